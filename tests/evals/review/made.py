"""Small answers, verdicts and people for the tests of reviewing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from evals.review.review import Review, Verdict
from evals.review.rubric import Criterion, Rubric, Scale
from ingest.index.documents import Version
from server.answering.answer import Answer, AnswerSentence, Citation, LessonLink, Outcome
from server.deskside import Deskside
from server.identity.person import Person, Role
from tests.server.api.company import INTERNAL, NOW

RUTH = Person("ruth", "Ruth Calder", "ruth@lumenfold.example", Role.REVIEWER, frozenset({"support"}))
ANNA = Person("anna", "Anna Weiss", "anna@lumenfold.example", Role.REVIEWER, frozenset({"support", "fraud-desk"}))
BEN = Person("ben", "Ben Ruiz", "ben@lumenfold.example", Role.REVIEWER, frozenset({"support"}))

ACCURACY = Criterion("accuracy", "Accuracy", "Is it right?", Scale.POINTS, ("a", "b", "c", "d", "e"), weight=3.0)
TONE = Criterion("tone", "Tone", "Is it kind?", Scale.POINTS, ("a", "b", "c", "d", "e"), may_not_apply=True)
SAFE = Criterion("safe", "Safe", "Does it keep to policy?", Scale.YES_NO, ("it does", "it does not"))
RUBRIC = Rubric(1, (ACCURACY, TONE, SAFE), "", NOW)
REVISIONS = {1: RUBRIC}

GOOD: Mapping[str, float | None] = {
    "accuracy": 5.0,
    "completeness": 4.0,
    "tone": 4.0,
    "policy-adherence": 1.0,
    "resolution": 1.0,
}
"""Scores by the rubric to begin with."""


class Hands:
    """A clock that is moved by hand."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


def verdict(revision: int = 1, /, comment: str = "", **scores: float | None) -> Verdict:
    """A verdict with these scores, or with good ones changed by these; `policy_adherence` for `policy-adherence`."""
    named = {name.replace("_", "-"): value for name, value in scores.items()}
    return Verdict(revision, {**GOOD, **named}, comment=comment, seconds=40)


def said(
    reviewer: str, is_adjudication: bool = False, is_open: bool = False, item_id: int = 1, **scores: float | None
) -> Review:
    """A review of one answer by `RUBRIC`."""
    return Review(
        id=hash((reviewer, item_id)),
        item_id=item_id,
        answer_id=f"a{item_id}",
        reviewer_id=reviewer,
        is_adjudication=is_adjudication,
        verdict=Verdict(1, scores),
        golden_set=None,
        made_at=NOW,
        is_open=is_open,
    )


def version_of(deskside: Deskside, path: str) -> Version:
    """The newest version of the document at a path."""
    catalog = deskside.index.catalog
    return catalog.versions_of(catalog.find_documents(path)[0].id)[0]


def cite_words(deskside: Deskside, path: str, words: str, number: int = 1) -> Citation:
    """A citation of these words of a document."""
    version = version_of(deskside, path)
    start = version.text.index(words)
    return Citation(
        number=number,
        document=version.document_id,
        version=version.id,
        path=path,
        title=version.description.title,
        section="",
        kind=version.description.kind,
        owner=version.description.owner,
        start=start,
        end=start + len(words),
        quote=words,
        url=f"/documents/{version.document_id}",
        in_force_from=version.in_force_from,
        in_force_to=version.in_force_to,
        verified_at=None,
        is_internal=words == INTERNAL,
        page=None,
    )


def answer_citing(deskside: Deskside, answer_id: str, path: str, words: str, **changes: object) -> Answer:
    """An answer that says what it cites."""
    citation = cite_words(deskside, path, words)
    made = Answer(
        id=answer_id,
        question=f"What about {answer_id}?",
        outcome=Outcome.ANSWERED,
        text=f"{words} [1]",
        sentences=(AnswerSentence(words, (1,)),),
        citations=(citation,),
        as_of=NOW,
        asked_at=NOW - timedelta(days=1),
        confidence=0.8,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # fields of an answer, by name


def keep_answers(deskside: Deskside, count: int, asker: str = "jo") -> list[str]:
    """Answers in the history that everybody may read, `a0` the first."""
    ids = [f"a{place}" for place in range(count)]
    for answer_id in ids:
        deskside.history.keep(answer_citing(deskside, answer_id, "returns.md", RETURNS), asker)
    return ids


RETURNS = "A charger may be returned within 30 days of delivery."
CHARGEBACKS = "A chargeback is answered with proof of delivery within seven days."
LESSON = LessonLink("l1", "Three questions", 8, "returns-assessment", "/lessons/l1")
