"""What every adapter of the judge port keeps."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from evals.judging.case import JudgeCase, ShownText
from evals.judging.judge import Judge
from evals.judging.judgement import Verdict
from evals.judging.opening import choose_judges, open_judges
from ingest.index.embedders.hashing import HashingEmbedder
from tests.evals.judging.made import ABSTENTION, CASE, settings_for
from tests.scripted_model.server import ScriptedModel

CASES = (
    CASE,
    ABSTENTION,
    JudgeCase(id="bare", question="?", answer=""),
    replace(CASE, id="strange", answer="\x00{}[1] NaN 🔋", reference="{", passages=(ShownText("", ""),)),
)


@pytest.fixture(scope="module", params=["evidence", "ragas-without-model", "ragas"])
def judge(request: pytest.FixtureRequest) -> Iterator[Judge]:
    with ScriptedModel() as model:
        judges = open_judges(settings_for(model.url), HashingEmbedder, {})
        (chosen,) = choose_judges(judges, [request.param])
        yield chosen
        for each in judges:
            each.close()


def said(judge: Judge) -> list[Verdict]:
    return [judge.judge(case, criterion) for case in CASES for criterion in judge.criteria]


def test_every_verdict_has_a_value_or_a_reason(judge: Judge) -> None:
    for verdict in said(judge):
        assert (verdict.value is None) != (verdict.reason is None)


def test_a_repeatable_judge_says_the_same_and_asks_no_model(judge: Judge) -> None:
    if judge.is_repeatable:
        assert said(judge) == said(judge)
        assert judge.calls == 0


def test_its_identity_begins_with_its_name_and_fits_the_table(judge: Judge) -> None:
    assert judge.identity.startswith(judge.name)
    assert judge.identity == judge.identity
    assert len(judge.identity) <= 300
    assert all(len(criterion) <= 64 for criterion in judge.criteria)


def test_it_may_be_closed_twice(judge: Judge) -> None:
    judge.close()
    judge.close()
