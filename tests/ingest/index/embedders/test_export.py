from pathlib import Path

import pytest

from ingest.index.embedders.export import export_apart
from ingest.index.errors import DesksideError


def test_what_went_wrong_is_shown(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file, where a folder should be")
    with pytest.raises(DesksideError, match=r"could not be exported to .*models/minilm:\n(?s:.*)FileExistsError"):
        export_apart(tmp_path / "models" / "minilm")
