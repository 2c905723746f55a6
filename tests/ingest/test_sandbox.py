import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest.index.errors import LimitExceeded, MalformedFile, SourceError
from ingest.sandbox import Sandbox
from ingest.sandbox_limits import MEBIBYTE, SandboxLimits
from tests.ingest.made_files import zip_of

READER = "tests.ingest.misbehaving_readers:read"
PATIENT = SandboxLimits(seconds=30)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(PATIENT, reader=READER) as made:
        yield made


def test_it_reads_a_file_and_keeps_its_worker(sandbox: Sandbox) -> None:
    first, second = (sandbox.parse_bytes(b"nothing", "a.txt").text for _ in range(2))
    assert first == second
    assert first.startswith("a.txt ")


def test_it_replaces_a_worker_after_so_many_files() -> None:
    with Sandbox(SandboxLimits(files_per_worker=1), reader=READER) as sandbox:
        assert sandbox.parse_bytes(b"nothing", "a").text != sandbox.parse_bytes(b"nothing", "a").text


def test_it_ends_a_file_that_takes_too_long_and_goes_on_with_the_next() -> None:
    with Sandbox(SandboxLimits(seconds=1.5), reader=READER) as sandbox:
        with pytest.raises(LimitExceeded, match=r"slow\.docx takes longer than 1\.5 seconds.*split it"):
            sandbox.parse_bytes(b"loop", "slow.docx")
        assert sandbox.parse_bytes(b"nothing", "next.txt").text.startswith("next.txt")


def test_it_ends_a_file_that_takes_too_much_memory() -> None:
    limits = SandboxLimits(seconds=30, resident_bytes=200 * MEBIBYTE)
    with Sandbox(limits, reader=READER) as sandbox:
        with pytest.raises(LimitExceeded, match=r"big\.docx takes more than 200 MiB of memory"):
            sandbox.parse_bytes(b"hog", "big.docx")
        assert sandbox.parse_bytes(b"nothing", "next.txt").text


def test_memory_is_also_bounded_where_nobody_watches_the_resident_size() -> None:
    limits = SandboxLimits(seconds=30, address_bytes=600 * MEBIBYTE, resident_bytes=1 << 50)
    with Sandbox(limits, reader=READER) as sandbox, pytest.raises(LimitExceeded, match=r"big\.docx.*memory"):
        sandbox.parse_bytes(b"hog", "big.docx")


def test_a_worker_that_dies_names_the_file(sandbox: Sandbox) -> None:
    with pytest.raises(MalformedFile, match=r"odd\.pdf made its reader crash \(exit status 3\)"):
        sandbox.parse_bytes(b"exit", "odd.pdf")
    assert sandbox.parse_bytes(b"nothing", "next.txt").text


@pytest.mark.parametrize("deed", ["connect", "connect_quietly"])
def test_no_connection_is_made(sandbox: Sandbox, deed: str) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.setblocking(False)
        with pytest.raises(MalformedFile):
            sandbox.parse_bytes(f"{deed} {listener.getsockname()[1]}".encode(), "a.html")
        with pytest.raises(BlockingIOError):
            listener.accept()


@pytest.mark.parametrize("deed", ["look_up", "open /etc/passwd", "open /proc/1/environ", "start"])
def test_nothing_outside_is_read_looked_up_or_started(sandbox: Sandbox, deed: str) -> None:
    with pytest.raises(MalformedFile, match="do not trust this file"):
        sandbox.parse_bytes(deed.encode(), "a.xml")


def test_a_document_next_door_is_not_read(sandbox: Sandbox, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    with pytest.raises(MalformedFile, match="reading"):
        sandbox.parse_bytes(f"open {secret}".encode(), "a.xml")


def test_nothing_is_written_outside(sandbox: Sandbox, tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    with pytest.raises(MalformedFile, match="writing"):
        sandbox.parse_bytes(f"write {target}".encode(), "a.xml")
    assert not target.exists()


def test_the_environment_of_the_server_stays_outside(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKSIDE_SECRET", "x")
    with pytest.raises(MalformedFile) as caught:
        sandbox.parse_bytes(b"tell", "a.xml")
    assert "DESKSIDE_SECRET" not in str(caught.value)


def test_what_a_library_prints_does_not_disturb_the_reply(sandbox: Sandbox) -> None:
    assert sandbox.parse_bytes(b"talk", "a.txt").text.startswith("a.txt")


def test_a_file_beyond_the_size_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"x" * 2 * MEBIBYTE)
    with (
        Sandbox(SandboxLimits(file_bytes=MEBIBYTE)) as sandbox,
        pytest.raises(LimitExceeded, match=r"huge\.txt is larger than 1 MiB"),
    ):
        sandbox.parse(path)


def test_a_file_that_cannot_be_opened_is_a_source_error(sandbox: Sandbox, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.txt"):
        sandbox.parse(tmp_path / "gone.txt")


def test_several_threads_share_the_workers() -> None:
    with Sandbox(PATIENT, workers=2, reader=READER) as sandbox, ThreadPoolExecutor(6) as threads:
        names = [f"{number}.txt" for number in range(30)]
        texts = list(threads.map(lambda name: sandbox.parse_bytes(b"nothing", name).text, names))
    assert [text.split()[0] for text in texts] == names
    assert len({text.split()[1] for text in texts}) == 2


def test_an_xml_entity_does_not_read_a_file() -> None:
    page = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><p>Before &x; after</p></r>'
    with Sandbox(PATIENT) as sandbox:
        assert sandbox.parse_bytes(page, "a.xml").text == "Before after"
        with pytest.raises(MalformedFile, match="XML entities"):
            sandbox.parse_bytes(zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": page}), "a.docx")


def test_a_compression_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": b" " * (64 * MEBIBYTE)})
    with Sandbox(PATIENT) as sandbox, pytest.raises(LimitExceeded, match="compression bomb"):
        sandbox.parse_bytes(bomb, "a.docx")
