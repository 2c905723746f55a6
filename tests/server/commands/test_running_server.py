"""Commands beside a server that owns the data folder."""

import json
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.index.ownership import Owner, Ownership, current_owner
from tests.server.commands.command_line import Place, command, environment, make_place

QUESTION = "Within how many days may a charger be returned?"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A place whose data folder a server owns."""
    place = make_place(tmp_path_factory.mktemp("served"))
    arguments = command("serve", "--port", "0", *place.options)
    with subprocess.Popen(
        arguments, cwd=place.folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        server.stdout.readline()
        wait_for_address(place, server)
        yield place
        server.terminate()
        _, errors = server.communicate(timeout=30)
        assert "Traceback" not in errors


def wait_for_address(place: Place, server: "subprocess.Popen[str]") -> None:
    pause = threading.Event()
    for _ in range(1000):
        owner = current_owner(place.data)
        if owner is not None and owner.url is not None:
            return
        assert server.poll() is None, server.communicate()[1]
        pause.wait(0.02)
    raise AssertionError("the server did not say where it serves")


def test_files_are_indexed_by_the_server(served: Place) -> None:
    (served.docs / "empty.md").write_text("")
    result = served.run("ingest", "docs", "--json", *served.options)
    assert result.returncode == 1, result.stderr
    states = {file["path"]: file["state"] for file in json.loads(result.stdout)["files"]}
    assert states == {"delivery.md": "live", "returns.md": "live", "empty.md": "failed"}
    (served.docs / "empty.md").unlink()
    shown = served.run("ingest", "docs", "--dry-run", *served.options)
    assert shown.returncode == 0, shown.stderr
    assert "retired: empty.md" in shown.stdout


def test_questions_are_answered_by_the_server(served: Place) -> None:
    assert served.run("ingest", "docs", *served.options).returncode == 0
    result = served.run("ask", QUESTION, "--json", *served.options)
    assert result.returncode == 0, result.stderr
    answer = json.loads(result.stdout)
    assert answer["citations"][0]["quote"] == "A charger may be returned within 30 days of delivery."
    old = served.run("ask", QUESTION, "--as-of", "2020-01-01", *served.options)
    assert old.returncode == 0, old.stderr


def test_documents_can_be_listed_beside_the_server(served: Place) -> None:
    assert served.run("documents", *served.options).returncode == 0


def test_the_servers_refusal_reads_like_any_other(served: Place) -> None:
    result = served.run("ingest", "nowhere", *served.options)
    assert result.returncode == 1
    assert "nowhere: no such file or folder" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_second_server_is_refused(served: Place) -> None:
    result = served.run("serve", "--port", "0", *served.options)
    assert result.returncode == 1
    assert "(deskside serve)" in result.stderr


def test_a_server_that_does_not_answer_is_named(tmp_path: Path) -> None:
    place = make_place(tmp_path)
    ownership = Ownership(place.data, "deskside serve")
    ownership.announce(Owner(1, "deskside serve", "http://127.0.0.1:9", "key"))
    for arguments in (["ingest", "docs"], ["ask", "x"]):
        result = place.run(*arguments, *place.options)
        assert result.returncode == 1
        assert "http://127.0.0.1:9 owns the data folder but does not answer" in result.stderr
        assert "Traceback" not in result.stderr
    ownership.close()
