"""Real files, good and bad, where they are at hand; each must end as its class demands."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest.index.errors import (
    EncryptedFile,
    LimitExceeded,
    MalformedFile,
    NoTextLayer,
    ParseError,
    UnsupportedFile,
)
from ingest.sandbox import Sandbox

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "data" / "parser-files"
HOSTILE_SECONDS = 10
BY_CLASS: dict[str, tuple[type[ParseError], ...]] = {
    "ok": (NoTextLayer, UnsupportedFile),
    "ok_regression": (NoTextLayer, UnsupportedFile),
    "malformed": (MalformedFile, UnsupportedFile, NoTextLayer, EncryptedFile),
    "encrypted": (EncryptedFile,),
    "hostile": (MalformedFile, UnsupportedFile, NoTextLayer, LimitExceeded, EncryptedFile),
}
ONLY_PROTECTED_AGAINST_EDITING = ("documentProtection_", "workbookProtection-", "encrypted_document_exception")


@dataclass(frozen=True)
class Ending:
    path: str
    kind: str
    error: ParseError | None
    has_text: bool
    seconds: float


@pytest.fixture(scope="module")
def endings() -> list[Ending]:
    if not (CORPUS / "MANIFEST.jsonl").exists():
        pytest.skip("the corpus is not here")
    with Sandbox() as sandbox:
        return list(read_all(sandbox))


def read_all(sandbox: Sandbox) -> Iterator[Ending]:
    for line in (CORPUS / "MANIFEST.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        error, has_text, began = None, False, time.monotonic()
        try:
            has_text = bool(sandbox.parse(CORPUS / entry["path"]).text.strip())
        except ParseError as raised:
            error = raised
        yield Ending(entry["path"], entry["class"], error, has_text, time.monotonic() - began)


@pytest.mark.parametrize("kind", BY_CLASS)
def test_every_file_gives_text_or_is_refused_as_its_class_demands(endings: list[Ending], kind: str) -> None:
    wrong = [
        (ending.path, ending.error)
        for ending in endings
        if ending.kind == kind
        and not isinstance(ending.error, BY_CLASS[kind])
        and not (
            ending.has_text
            and (kind != "encrypted" or any(name in ending.path for name in ONLY_PROTECTED_AGAINST_EDITING))
        )
    ]
    assert wrong == []


def test_every_refusal_names_the_file_and_what_is_wrong(endings: list[Ending]) -> None:
    refused = [ending for ending in endings if ending.error is not None]
    assert all(Path(ending.path).name in str(ending.error) for ending in refused)
    assert all("password-protected" in str(e.error) for e in refused if isinstance(e.error, EncryptedFile))


def test_hostile_files_take_seconds(endings: list[Ending]) -> None:
    assert [e.path for e in endings if e.kind == "hostile" and e.seconds > HOSTILE_SECONDS] == []
