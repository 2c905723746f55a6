"""A verdict as people and programs read it."""

import json
from io import StringIO
from pathlib import Path

from rich.console import Console

from evals.gating.gate import Verdict, decide
from evals.gating.gate_report import (
    render_verdict,
    say_limits,
    say_power,
    say_verdict,
    verdict_markdown,
    write_markdown,
    write_verdict,
)
from tests.evals import compared_runs as made
from tests.evals.examples import NOON


def blocked() -> Verdict:
    before = made.run_of([*made.many(made.right, 30), made.right("gone")])
    after = made.run_of([*made.many(made.wrong, 12), *made.many(made.right, 18, 12)], "candidate", golden_hash="new")
    return decide(before, after, NOON)


def test_it_says_what_decided_and_which_examples_were_lost() -> None:
    console = Console(file=StringIO(), width=160)
    console.print(render_verdict(blocked()))
    told = console.file.getvalue()  # type: ignore[attr-defined]
    assert "Blocked by right." in told
    assert "right: lost example-0, example-1" in told
    assert "At n = 30 this gate sees a loss of 5 points" in told


def test_a_pass_is_a_word() -> None:
    run = made.run_of(made.many(made.right, 3))
    assert say_verdict(decide(run, run, NOON)) == "Passed."


def test_a_gate_that_sees_little_says_so() -> None:
    run = made.run_of(made.many(made.right, 3))
    assert say_power(decide(run, run, NOON)).endswith("It sees little: add examples.")
    run = made.run_of(made.many(made.right, 160))
    assert say_power(decide(run, run, NOON)).endswith("one of 5 points with 0.95.")


def test_what_could_not_be_compared_is_counted_and_named() -> None:
    said = say_limits(blocked())
    assert said == [
        "The golden sets differ; compared is only what is equal in both: 30 examples.",
        "1 example only in the baseline: gone",
    ]


def test_the_json_holds_what_follows_from_the_verdict(tmp_path: Path) -> None:
    write_verdict(blocked(), tmp_path / "out" / "gate.json")
    told = json.loads((tmp_path / "out" / "gate.json").read_text())
    assert (told["passed"], told["decided_by"]) == (False, ["right"])
    assert told["differences"]["right"] == -12 / 30
    assert told["verdict"]["guards"][0]["p_value"] == 2**-13


def test_markdown_is_added_to_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    file.write_text("# Before\n")
    write_markdown(blocked(), file)
    text = file.read_text()
    assert text.startswith("# Before\n## Gate on small: Blocked by right.\n")
    assert "| right | 1.000 → 0.600 (-0.400) | 12 / 0 | 30 | 0.000122 (≤ 0.04) | no |" in verdict_markdown(blocked())
