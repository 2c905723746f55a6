"""The whole benchmark runs through its command on a few documents."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from evals.commands.group import eval_commands

_TEXTS = {
    "returns.txt": "Returns\n\nThe return window is thirty days. Opened boxes carry a fee of ten percent.\n",
    "delivery.md": "# Delivery\n\nDelivery takes two days. Islands wait one day longer.\n",
    "warranty.md": "# Warranty\n\nBatteries are covered for ten years. Panels are covered for twenty years.\n",
}


def lay_out(folder: Path) -> list[str]:
    """Three documents and two questions; the options that name them."""
    documents = folder / "documents"
    documents.mkdir()
    for name, text in _TEXTS.items():
        (documents / name).write_text(text)
    quote = "The return window is thirty days."
    start = _TEXTS["returns.txt"].index(quote)
    evidence = {"document": "documents/returns.txt", "start": start, "end": start + len(quote), "quote": quote}
    examples = [
        {
            "id": "one",
            "question": "How long is the return window?",
            "answerable": True,
            "documents": ["documents/returns.txt"],
            "evidence": [evidence],
        },
        {"id": "two", "question": "Who won the chess championship?", "answerable": False},
    ]
    golden = folder / "golden.jsonl"
    golden.write_text("\n".join(map(json.dumps, examples)))
    return ["--documents", str(documents), "--golden", str(golden)]


@pytest.mark.parametrize("options", [["--documents", "."], ["--rounds", "0"], ["--golden", "absent.jsonl"]])
def test_options_that_do_not_fit_together_are_bad_usage(options: list[str]) -> None:
    assert CliRunner().invoke(eval_commands, ["bench", *options]).exit_code == 2


def test_the_whole_benchmark_runs_on_three_documents(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    options = [*lay_out(tmp_path), "--quick", "--json", str(file)]
    result = CliRunner().invoke(eval_commands, ["bench", *options], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    told = json.loads(file.read_text())
    assert told["corpus"]["large_documents"] == 3
    assert set(told["contenders"]) == {"deskside", "langchain-chroma-1000"}
    for measured in told["contenders"].values():
        assert measured["large"]["report"]["chunks"] >= 3
        assert [load["errors"] for load in measured["loads"]] == [0, 0]
        assert [len(load["milliseconds"]) for load in measured["loads"]] == [10, 10]
        assert measured["quality"]["metrics"]["evidence_hit@5"]["value"] == 1
        assert measured["quality"]["metrics"]["abstention_auroc"]["value"] == 1
        assert measured["quality"]["failed"] == 0
    assert told["contenders"]["deskside"]["unchanged"][0]["report"]["embedded"] == 0
    assert told["contenders"]["deskside"]["changed"]["report"]["embedded"] > 0
    assert "deskside / langchain-chroma-1000" in result.output
