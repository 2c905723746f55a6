"""What the document about measuring shows can be used as it stands."""

import re
import tomllib
from pathlib import Path

from evals.export.run_report import MOST_FINDINGS
from evals.golden_line import read_example
from evals.settings import EvalsSettings
from server.settings import ServerSettings

README = (Path(__file__).parents[2] / "evals" / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    return str(found)


def test_the_examples_are_lines_of_a_golden_set() -> None:
    examples = [read_example(line, Path("/golden"), "README.md") for line in block("jsonl").splitlines()]
    assert [example.answerable for example in examples] == [True, False]
    evidence = examples[0].evidence[0]
    assert evidence.end - evidence.start == len(evidence.quote)


def test_every_setting_is_known() -> None:
    settings = EvalsSettings.of(ServerSettings.model_validate(tomllib.loads(block("toml"))))
    assert settings.judge.model == "openai:gpt-5-mini"
    assert settings.mail.to == ("leads@example.com",)


def test_a_report_shows_as_many_answers_as_it_says() -> None:
    assert f"the {MOST_FINDINGS} gravest answers" in README
