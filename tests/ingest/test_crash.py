"""Indexing passes that are killed in the middle lose nothing and show nothing by halves.

Six rounds; `DESKSIDE_CRASH_ROUNDS=20` runs twenty.
"""

import os
import random
import subprocess
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from ingest.index.catalog import embedded_text
from ingest.index.embedders.hashing import HashingEmbedder
from ingest.index.index import Index, open_index
from ingest.index.lexical import FieldWeights
from ingest.index.scope import Scope
from ingest.index.settings import IndexSettings
from tests.server.commands.command_line import SETTINGS, command, environment

ROUNDS = int(os.environ.get("DESKSIDE_CRASH_ROUNDS", "6"))
FILES = 150
SCOPE = Scope(frozenset(), datetime(2999, 1, 1, tzinfo=UTC))


@dataclass(frozen=True)
class Corpus:
    """A folder of small documents, each with a word of its own."""

    folder: Path

    def write(self, number: int, edition: int) -> None:
        """Section 1 changes with the edition; section 2 stays, so that some embeddings are shared and some are new."""
        (self.folder / f"{number:03}.md").write_text(
            f"# Rule {number}\n\n## Terms\n\nmarker{number:03} holds in edition {edition} of round{edition}.\n\n"
            f"## Fees\n\nmarker{number:03} costs {number} euros.\n"
        )

    def change(self, edition: int, chance: random.Random) -> None:
        """Edit a third of the files, remove a few, bring some back."""
        for number in chance.sample(range(FILES), FILES // 3):
            self.write(number, edition)
        for number in chance.sample(range(FILES), 5):
            (self.folder / f"{number:03}.md").unlink(missing_ok=True)

    def paths(self) -> set[str]:
        return {file.name for file in self.folder.iterdir()}


def start(corpus: Corpus, data: Path) -> "subprocess.Popen[bytes]":
    settings = data.parent / "settings.toml"
    settings.write_text(SETTINGS)
    arguments = command("ingest", str(corpus.folder), "--data", str(data), "--settings", str(settings))
    return subprocess.Popen(arguments, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def watch(process: "subprocess.Popen[bytes]", data: Path, steps: int | None) -> int:
    """Follow what the process writes; kill it after so many steps. Returns how many were seen."""
    pause = threading.Event()
    seen, before = 0, footprint(data)
    while process.poll() is None and (steps is None or seen < steps):
        now = footprint(data)
        seen += now != before
        before = now
        pause.wait(0.001)
    if process.poll() is None:
        process.kill()
    _, errors = process.communicate()
    assert b"Traceback" not in errors, errors.decode()
    return seen


def footprint(data: Path) -> frozenset[tuple[str, int, int]]:
    """What lies in the data folder: names, sizes, times."""
    found = []
    for folder in ("", "lexical", "chroma", "snapshot"):
        try:
            entries = list(os.scandir(data / folder))
        except OSError:
            continue
        for entry in entries:
            try:
                status = entry.stat()
            except OSError:
                continue
            found.append((entry.path, status.st_size, status.st_mtime_ns))
    return frozenset(found)


def opened(data: Path) -> Index:
    return open_index(IndexSettings(data=data, embedder="hashing"), HashingEmbedder(), "test")


def visible(index: Index) -> dict[str, str]:
    """The visible version of each path."""
    return {
        index.catalog.document(version.document_id).path: version.id for version in index.catalog.live_versions(SCOPE)
    }


def assert_sound(index: Index) -> None:
    """Every acknowledged document is found, and none is visible by halves."""
    versions = visible(index)
    index.require_findable(list(versions.values()))
    view = index.view()
    mask = view.visibility.mask(SCOPE)
    for path, version in versions.items():
        rows = index.catalog.rows_of(version)
        assert len(rows) == 2, path
        assert path in found_by_words(index, f"marker{Path(path).stem}")
        places = view.visibility.positions([row for row, _ in rows])
        assert len(places) == len(rows)
        assert mask[places].all()
        title = index.catalog.description(version).title
        texts = [embedded_text(title, chunk.heading_path, chunk.text) for _, chunk in rows]
        stored = view.embeddings[view.visibility.embedding_index[places]]
        assert np.allclose(stored, index.embedder.embed(texts), atol=1e-5)
    assert int(mask.sum()) == 2 * len(versions)


def found_by_words(index: Index, word: str) -> set[str]:
    rows = [hit.row for hit in index.lexical.search({word: 1.0}, 50, FieldWeights())]
    return {passage.document.path for passage in index.catalog.confirm(rows, SCOPE).values()}


def content(index: Index) -> dict[str, list[str]]:
    """Chunk ids by path."""
    return {path: [chunk.id for chunk in index.catalog.chunks_of(version)] for path, version in visible(index).items()}


def test_killed_passes_lose_nothing_and_show_nothing_by_halves(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "docs")
    corpus.folder.mkdir()
    for number in range(FILES):
        corpus.write(number, 0)
    usual = watch(start(corpus, tmp_path / "whole"), tmp_path / "whole", None)
    data = tmp_path / "data"
    known: set[str] = set()
    for number in range(ROUNDS):
        chance = random.Random(f"round {number}")
        # Later rounds have a third of the files to read, and so fewer steps.
        watch(start(corpus, data), data, chance.randint(1, usual if number == 0 else usual // 2))
        index = opened(data)
        assert_sound(index)
        assert known & corpus.paths() <= set(visible(index))
        known = set(visible(index))
        index.close()
        corpus.change(number + 1, chance)
    finish(corpus, data)
    finish(corpus, tmp_path / "uninterrupted")
    survivor, uninterrupted = opened(data), opened(tmp_path / "uninterrupted")
    assert_sound(survivor)
    assert set(visible(survivor)) == corpus.paths()
    assert content(survivor) == content(uninterrupted)
    survivor.close()
    uninterrupted.close()


def finish(corpus: Corpus, data: Path) -> None:
    process = start(corpus, data)
    watch(process, data, None)
    assert process.returncode == 0
