import json
import zipfile

import pytest

from ingest.index.errors import SourceError
from tests.server.commands.command_line import Place
from tests.server.commands.conftest import Invoke


def test_the_exit_status_is_0_when_every_file_was_indexed(place: Place, invoke: Invoke) -> None:
    result = invoke("ingest", str(place.docs))
    assert result.exit_code == 0
    assert "2 files (2 live; 0 unchanged), 2 passages" in result.stdout


def test_the_exit_status_is_1_when_some_were_not_and_they_are_listed(place: Place, invoke: Invoke) -> None:
    with zipfile.ZipFile(place.docs / "broken.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w")
    (place.docs / "empty.md").write_text("")
    result = invoke("ingest", str(place.docs))
    assert result.exit_code == 1
    assert "broken.docx" in result.stdout
    assert "empty.md is empty (0 bytes); upload the file again." in result.stdout
    again = invoke("ingest", str(place.docs))
    assert again.exit_code == 1
    assert "empty.md is empty" in again.stdout


def test_json_lists_each_file(place: Place, invoke: Invoke) -> None:
    (place.docs / "empty.md").write_text("")
    result = invoke("ingest", str(place.docs), "--json")
    receipt = json.loads(result.stdout)
    files = {file["path"]: file for file in receipt["files"]}
    assert set(files) == {"delivery.md", "returns.md", "empty.md"}
    for file in files.values():
        assert {"path", "state", "reason", "passages", "pages", "seconds"} <= set(file)
    assert (files["returns.md"]["state"], files["returns.md"]["reason"]) == ("live", None)
    assert files["returns.md"]["passages"] == 1
    assert files["empty.md"]["state"] == "failed"
    assert {"embedded", "seconds", "bytes", "is_dry_run", "sources"} <= set(receipt)


def test_a_dry_run_changes_nothing(place: Place, invoke: Invoke) -> None:
    result = invoke("ingest", str(place.docs), "--dry-run")
    assert result.exit_code == 0
    assert "live: returns.md (new: would be read and indexed)" in result.stdout
    assert json.loads(invoke("documents", "--json").stdout)["documents"] == []
    invoke("ingest", str(place.docs))
    (place.docs / "returns.md").unlink()
    assert "retired: returns.md (no longer in the source)" in invoke("ingest", str(place.docs), "--dry-run").stdout
    listed = json.loads(invoke("documents", "--json").stdout)["documents"]
    assert [row["path"] for row in listed] == ["delivery.md", "returns.md"]


def test_failures_are_read_again_when_asked(place: Place, invoke: Invoke) -> None:
    (place.docs / "empty.md").write_text("")
    invoke("ingest", str(place.docs))

    def is_unchanged(*options: str) -> bool:
        receipt = json.loads(invoke("ingest", str(place.docs), "--json", *options).stdout)
        return bool(next(file["is_unchanged"] for file in receipt["files"] if file["path"] == "empty.md"))

    assert is_unchanged()
    assert not is_unchanged("--retry-failed")


def test_files_and_patterns_may_be_named(place: Place, invoke: Invoke) -> None:
    assert invoke("ingest", str(place.docs / "returns.md")).exit_code == 0
    assert invoke("ingest", str(place.docs / "*.md")).exit_code == 0
    listed = json.loads(invoke("documents", "--json").stdout)["documents"]
    assert {(row["source"], row["path"]) for row in listed} == {
        (str(place.docs), "returns.md"),
        (str(place.docs), "delivery.md"),
    }


def test_a_path_that_is_not_there_is_named(place: Place, invoke: Invoke) -> None:
    with pytest.raises(SourceError, match="nowhere: no such file or folder"):
        invoke("ingest", "nowhere")


def test_a_path_is_needed(invoke: Invoke) -> None:
    assert invoke("ingest").exit_code == 2


def test_markup_in_a_files_name_is_shown_as_it_is(place: Place, invoke: Invoke) -> None:
    (place.docs / "[bold]empty.md").write_text("")
    result = invoke("ingest", str(place.docs))
    assert "[bold]empty.md" in result.stdout
    assert "[bold]empty.md" in invoke("documents").stdout
