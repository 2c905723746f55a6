"""ragas is loaded late, and reports home to nobody."""

import os
import subprocess
import sys

from evals.judging.judges.ragas_loading import is_ragas_installed, loading_ragas, ragas_version


def test_it_is_told_not_to_track_before_it_is_loaded() -> None:
    with loading_ragas():
        assert os.environ["RAGAS_DO_NOT_TRACK"] == "true"
    assert is_ragas_installed()
    assert ragas_version().startswith("0.4")


def test_neither_the_pages_nor_the_judges_load_it_until_it_is_needed() -> None:
    code = (
        "import sys, evals.pages.routes, evals.judging.opening, evals.judging.judges.ragas_with_model as judge;"
        "import evals.judging.judges.ragas_without_model;"
        "sys.exit(any(name.split('.')[0] in ('ragas', 'langchain', 'openai') for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
