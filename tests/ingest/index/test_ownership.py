import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.index.errors import IndexInUse, SourceError
from ingest.index.ownership import Owner, Ownership, current_owner

HOLD = """
import sys
from pathlib import Path
from ingest.index.ownership import Ownership
ownership = Ownership(Path(sys.argv[1]), "deskside ingest")
print("held", flush=True)
sys.stdin.read()
ownership.close()
"""


@pytest.fixture
def other(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that holds the folder until its input ends."""
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_process_hears_who_has_the_folder(tmp_path: Path, other: "subprocess.Popen[str]") -> None:
    assert current_owner(tmp_path) == Owner(other.pid, "deskside ingest")
    with pytest.raises(IndexInUse, match=rf"process {other.pid} \(deskside ingest\)"):
        Ownership(tmp_path, "deskside serve")


def test_a_crash_frees_the_folder(tmp_path: Path, other: "subprocess.Popen[str]") -> None:
    other.kill()
    other.wait()
    assert current_owner(tmp_path) is None
    Ownership(tmp_path, "deskside serve").close()


def test_the_end_of_a_process_frees_the_folder(tmp_path: Path, other: "subprocess.Popen[str]") -> None:
    other.communicate()
    assert current_owner(tmp_path) is None
    assert not (tmp_path / "owner.json").exists()


def test_the_same_process_cannot_have_it_twice(tmp_path: Path) -> None:
    first = Ownership(tmp_path, "deskside serve")
    with pytest.raises(IndexInUse, match=str(os.getpid())):
        Ownership(tmp_path, "deskside serve")
    first.close()
    Ownership(tmp_path, "deskside serve").close()


def test_an_owner_says_where_it_serves_and_only_to_its_own_user(tmp_path: Path) -> None:
    ownership = Ownership(tmp_path, "deskside serve")
    (tmp_path / "owner.json").chmod(0o644)
    ownership.announce(Owner(os.getpid(), "deskside serve", "http://127.0.0.1:8800", "a key"))
    owner = current_owner(tmp_path)
    assert owner is not None
    assert (owner.url, owner.key) == ("http://127.0.0.1:8800", "a key")
    assert (tmp_path / "owner.json").stat().st_mode & 0o777 == 0o600
    ownership.close()


@pytest.mark.parametrize("card", ["", "{", "[]", '{"pid": 1}', json.dumps({"pid": 1, "command": "x", "more": 1})])
def test_an_unreadable_card_still_means_that_the_folder_is_taken(tmp_path: Path, card: str) -> None:
    ownership = Ownership(tmp_path, "deskside serve")
    (tmp_path / "owner.json").write_text(card)
    with pytest.raises(IndexInUse, match="another process"):
        Ownership(tmp_path, "deskside ask")
    ownership.close()


def test_nobody_owns_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert current_owner(tmp_path / "nowhere") is None
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SourceError, match=r"file/data cannot be used"):
        Ownership(tmp_path / "file" / "data", "deskside ingest")
