"""Small cases and judges for the tests of judging."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from evals.judging.case import CitedSentence, JudgeCase, ShownText
from evals.judging.judgement import Judgement, NotScored, Verdict, not_scored
from evals.judging.judgement_key import key_of
from evals.judging.settings import JudgeSettings
from tests.evals.examples import citation

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
QUOTE = "Chargers may be returned within 30 days of delivery. The customer pays for the label."

CASE = JudgeCase(
    id="returns-1",
    question="How long is the return window?",
    answer="Chargers may be returned within 30 days. Cats purr at night.",
    sentences=(
        CitedSentence("Chargers may be returned within 30 days.", (citation(1, QUOTE),)),
        CitedSentence("Cats purr at night.", (citation(1, QUOTE),)),
    ),
    passages=(ShownText("returns.md", QUOTE), ShownText("gifts.md", "Gift cards expire after two years.")),
    reference="Chargers may be returned within 30 days.",
    evidence=(ShownText("returns.md", "Chargers may be returned within 30 days of delivery."),),
)
ABSTENTION = replace(CASE, id="moon-1", answer="That is not in the documents.", sentences=(), is_abstention=True)


def settings_for(url: str, **changes: object) -> JudgeSettings:
    """Settings of a judge that asks the model at this address, and does not wait between attempts."""
    values: dict[str, object] = {
        "model": "openai:scripted",
        "base_url": url,
        "timeout_seconds": 20.0,
        "wait_seconds": 0.0,
        "attempts": 2,
        **changes,
    }
    return JudgeSettings.model_validate(values)


def judgement(
    value: float | None,
    case_id: str = "returns-1",
    repeat: int = 0,
    judge: str = "fake 1",
    criterion: str = "kindness",
    reason: NotScored = NotScored.TIMEOUT,
    case_hash: str = "h",
    made_at: datetime = NOON,
) -> Judgement:
    """A judgement with this value; without one, with this reason."""
    verdict = not_scored(reason) if value is None else Verdict(value)
    return Judgement(case_id, case_hash, judge, criterion, repeat, verdict, made_at)


@dataclass
class FakeJudge:
    """Says what `says` gives for a case; counts every judgement as one call."""

    says: Callable[[JudgeCase], Verdict] = lambda _: Verdict(1.0)
    name: str = "fake"
    identity: str = "fake 1"
    criteria: tuple[str, ...] = ("kindness",)
    is_repeatable: bool = False
    calls: int = 0
    asked: list[str] = field(default_factory=list)
    is_closed: bool = False

    def judge(self, case: JudgeCase, criterion: str) -> Verdict:
        self.calls += 1
        self.asked.append(case.id)
        return self.says(case)

    def close(self) -> None:
        self.is_closed = True


class MemoryStore:
    """Keeps judgements for as long as the test lasts."""

    def __init__(self, *kept: Judgement) -> None:
        self.kept = {key_of(one): one for one in kept}

    def keep(self, judgement: Judgement) -> None:
        self.kept[key_of(judgement)] = judgement

    def of_cases(self, case_ids: Collection[str]) -> list[Judgement]:
        return [one for one in self.kept.values() if one.case_id in case_ids]
