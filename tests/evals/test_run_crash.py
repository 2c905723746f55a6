"""A run that is killed at any moment goes on where it stopped, and comes to the same.

Three kills on a small golden set. `DESKSIDE_RUN_KILLS=10 DESKSIDE_RUN_BENCH=FOLDER` kills ten times a run of 3,000
examples, made of those in FOLDER, which holds `questions.jsonl` and `docs` as support-bench does.
"""

import json
import os
import random
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

from evals.running.results_digest import results_digest
from evals.running.run_folder import RunFolder
from evals.running.run_state import RunState
from tests.server.commands.command_line import SETTINGS, command, environment

KILLS = int(os.environ.get("DESKSIDE_RUN_KILLS", "3"))
BENCH = os.environ.get("DESKSIDE_RUN_BENCH")
RULES = 40


@dataclass(frozen=True)
class Place:
    """Where it happens: documents, a golden set, and how the command is called on them."""

    folder: Path
    documents: Path
    golden: Path
    options: tuple[str, ...]
    examples: int

    def start(self, runs: Path, *arguments: str) -> "subprocess.Popen[bytes]":
        """The command, running."""
        places = ("--golden", str(self.golden), "--documents", str(self.documents), "--runs", str(runs))
        given = command("eval", "run", *places, *self.options, *arguments)
        # Indexes go to a cache of the test's own, but for the large set, whose index takes minutes.
        cache = {} if BENCH else {"XDG_CACHE_HOME": str(self.folder / "cache")}
        return subprocess.Popen(
            given, env={**environment(), **cache}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=self.folder
        )

    def finish(self, runs: Path, *arguments: str) -> None:
        """The command, until it ends well."""
        process = self.start(runs, *arguments)
        _, errors = process.communicate()
        assert process.returncode == 0, errors.decode()


def small(folder: Path) -> Place:
    """Forty rules and three questions about each, asked twice."""
    documents = folder / "documents"
    documents.mkdir()
    lines = []
    for number in range(RULES):
        says = f"Parcels of class {number} are returned within {number + 7} days."
        (documents / f"{number}.md").write_text(f"# Rule {number}\n\n{says}\n")
        for form in ("How long is class {} returned?", "Return of class {}?", "May class {} go back?"):
            lines.append(
                {
                    "id": f"{number}-{len(form)}",
                    "question": form.format(number),
                    "answerable": True,
                    "reference_answer": says,
                    "documents": [f"documents/{number}.md"],
                    "evidence": [{"document": f"documents/{number}.md", "quote": says}],
                }
            )
    golden = folder / "golden.jsonl"
    golden.write_text("".join(json.dumps(line) + "\n" for line in lines))
    settings = folder / "settings.toml"
    settings.write_text(SETTINGS)
    return Place(folder, documents, golden, ("--settings", str(settings), "--repeats", "2"), 2 * len(lines))


def large(folder: Path, bench: Path, examples: int = 3000) -> Place:
    """The questions of a benchmark, again and again under new ids until there are enough."""
    lines = (bench / "questions.jsonl").read_text().splitlines()
    golden = folder / "golden.jsonl"
    with golden.open("w") as file:
        for number in range(examples):
            line = json.loads(lines[number % len(lines)])
            line["id"] = f"{line['id']}-{number // len(lines)}"
            line["documents"] = [str(bench / path) for path in line["documents"]]
            line["evidence"] = [{**one, "document": str(bench / one["document"])} for one in line["evidence"]]
            file.write(json.dumps(line) + "\n")
    return Place(folder, bench / "docs", golden, (), examples)


def kill_after(process: "subprocess.Popen[bytes]", runs: Path, size: int) -> bool:
    """Kill a process when the samples of its run have grown to this size; whether it was still there."""
    pause = threading.Event()
    while process.poll() is None and written(runs) < size:
        pause.wait(0.0005)
    was_running = process.poll() is None
    process.kill()
    _, errors = process.communicate()
    assert b"Traceback" not in errors, errors.decode()
    return was_running


def written(runs: Path) -> int:
    """How long the file of samples is; -1 where no run has begun."""
    for folder in runs.glob("*"):
        file = RunFolder(folder).samples_file
        return file.stat().st_size if file.exists() else 0
    return -1


def test_a_run_that_is_killed_and_resumed_comes_to_the_same_as_one_that_is_not(tmp_path: Path) -> None:
    place = large(tmp_path, Path(BENCH).resolve()) if BENCH else small(tmp_path)
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    place.finish(whole)
    chance = random.Random("kills")
    kills, size = 0, written(whole)
    for share in sorted(chance.random() for _ in range(KILLS)):
        kills += kill_after(place.start(killed, *resuming(killed)), killed, round(share * size))
    place.finish(killed, *resuming(killed))
    (uninterrupted,), (survivor,) = whole.iterdir(), killed.iterdir()
    assert kills == KILLS
    samples = list(RunFolder(survivor).samples())
    assert len({(sample.example.id, sample.repeat) for sample in samples}) == len(samples) == place.examples
    assert results_digest(samples) == results_digest(RunFolder(uninterrupted).samples())
    manifests = RunFolder(survivor).manifest(), RunFolder(uninterrupted).manifest()
    assert manifests[0].results == manifests[1].results == results_digest(samples)
    assert manifests[0].state is RunState.FINISHED
    assert len(manifests[0].resumptions) == KILLS


def resuming(runs: Path) -> tuple[str, ...]:
    """The option that goes on with the run that is there."""
    return next((("--resume", str(folder)) for folder in runs.glob("*")), ())
