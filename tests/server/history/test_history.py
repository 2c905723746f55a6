"""What was asked, answered and thought of it."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.dialects import postgresql

from ingest.index.documents import DocumentKind
from ingest.index.errors import InvalidRequest, NotFound
from ingest.index.scope import Scope
from server.answering.answer import Answer, AnswerSentence, Citation, ExemplarLink, LessonLink, Outcome
from server.answering.question import Question, Role, Ticket, Turn
from server.history.asked import Asked
from server.history.encoding import encode_answer
from server.history.history import History
from server.history.record import AnswerRecord, FeedbackReason
from server.history.tables import answers
from server.history.wanted import WantedAnswers

NOW = datetime(2026, 11, 22, 9, 30, 1, 5, tzinfo=UTC)
CITATION = Citation(
    number=1,
    document="d1",
    version="v1",
    path="policies/returns.md",
    title="Returns",
    section="Window",
    kind=DocumentKind.POLICY,
    owner="returns@lumenfold.example",
    start=3,
    end=20,
    quote="30 days, “no” less",
    url="/documents/d1/versions/v1?start=3&end=20",
    in_force_from=NOW,
    in_force_to=None,
    verified_at=None,
    is_internal=False,
    page=None,
)
ANSWER = Answer(
    id="a1",
    question="How long?",
    outcome=Outcome.ANSWERED,
    text="30 days. [1]",
    sentences=(AnswerSentence("30 days.", (1,)),),
    citations=(CITATION,),
    as_of=NOW,
    asked_at=NOW,
    confidence=0.9,
    nearest=(replace(CITATION, number=2, version="v2"),),
    lesson=LessonLink("l1", "Three questions", 8, "returns-assessment", "/lessons/l1"),
    exemplar=ExemplarLink("e1", "Winter gifts", "Ines Marrow", NOW, "/documents/e1"),
    timings_ms={"retrieve": 1.5},
)
SCOPE = Scope(frozenset({"staff", "support"}), NOW, {"region": frozenset({"uk"})})


@pytest.fixture
def history(engine: Engine) -> History:
    return History(engine, lambda: NOW)


def test_an_answer_comes_back_whole_with_its_asker_and_ticket(history: History) -> None:
    history.keep(ANSWER, "jo", Asked(Question("How long?", ticket=Ticket("zendesk", "4101", "Charger")), SCOPE))
    record = history.answer("a1")
    assert record.answer == ANSWER
    assert (record.asker_id, record.ticket_tool, record.ticket_id) == ("jo", "zendesk", "4101")


def test_what_was_asked_comes_back_with_its_scope(history: History) -> None:
    asked = Asked(Question("How long?", (Turn(Role.USER, "Chargers “UK”?"),), Ticket("zendesk", "4101", "C")), SCOPE, 3)
    history.keep(ANSWER, "jo", asked)
    assert history.asked("a1") == asked
    assert history.answer("a1").answer == ANSWER


def test_an_answer_of_an_earlier_version_says_nothing_of_what_was_asked(history: History) -> None:
    history.keep(ANSWER, "jo")
    assert history.asked("a1") is None
    with pytest.raises(NotFound):
        history.asked("a2")


def test_an_answer_that_lacks_what_later_versions_keep_can_be_read(history: History, engine: Engine) -> None:
    history.keep(ANSWER, "jo")
    whole = json.loads(encode_answer(ANSWER))
    for name in ("missing", "options", "conflicts", "today", "suspicious", "notices", "making"):
        del whole[name]
    with engine.begin() as connection:
        connection.execute(update(answers).values(body=json.dumps(whole)))
    assert history.answer("a1").answer == ANSWER


def test_somebodys_own_answers_come_a_page_at_a_time(history: History) -> None:
    ticket = Asked(Question("How long?", ticket=Ticket("zendesk", "4101", "Charger")), SCOPE)
    for number in range(4):
        answer = replace(ANSWER, id=f"a{number}", asked_at=NOW.replace(hour=number // 2))
        history.keep(answer, "jo", ticket if number % 2 else None)
    history.keep(replace(ANSWER, id="b"), "lin", ticket)
    assert ids(history.own("jo", 3)) == ["a2", "a3", "a0"]
    assert ids(history.own("jo", 3, after="a3")) == ["a0", "a1"]
    assert ids(history.own("jo", 9, tool="zendesk", ticket="4101")) == ["a3", "a1"]
    assert history.own("jo", 9, tool="freshdesk") == []
    for strange in ("b", "nothing"):
        with pytest.raises(InvalidRequest):
            history.own("jo", 9, after=strange)


def ids(records: list[AnswerRecord]) -> list[str]:
    return [record.answer.id for record in records]


def test_an_unknown_answer_is_not_found(history: History) -> None:
    with pytest.raises(NotFound):
        history.answer("a1")


def test_recent_answers_come_newest_first_and_can_be_narrowed(history: History) -> None:
    older = replace(ANSWER, id="a0", asked_at=NOW.replace(hour=8), outcome=Outcome.NOT_IN_DOCUMENTS)
    history.keep(older, "lin")
    history.keep(ANSWER, "jo")
    assert [record.answer.id for record in history.recent(9)] == ["a1", "a0"]
    assert [record.answer.id for record in history.recent(1)] == ["a1"]
    assert [record.answer.id for record in history.recent(9, asker_id="lin")] == ["a0"]
    assert [record.answer.id for record in history.recent(9, outcome=Outcome.NOT_IN_DOCUMENTS)] == ["a0"]


def test_the_answers_that_showed_a_version_can_be_found(history: History) -> None:
    history.keep(ANSWER, "jo")
    assert [record.answer.id for record in history.answers_using("v1")] == ["a1"]
    assert [record.answer.id for record in history.answers_using("v2")] == ["a1"]
    assert history.answers_using("v3") == []


def test_feedback_is_kept_in_order(history: History) -> None:
    history.keep(ANSWER, "jo")
    record = history.answer("a1")
    first = history.give_feedback(record, "jo", False, FeedbackReason.OUTDATED, 1, "changed in May")
    second = history.give_feedback(record, "sam", True)
    assert history.feedback_on("a1") == [first, second]
    assert (first.reason, first.citation, first.given_at) == (FeedbackReason.OUTDATED, 1, NOW)


def test_feedback_on_a_citation_that_is_not_there_is_refused(history: History) -> None:
    history.keep(ANSWER, "jo")
    with pytest.raises(InvalidRequest, match="7"):
        history.give_feedback(history.answer("a1"), "jo", False, citation=7)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (WantedAnswers(), ["a1", "a2"]),
        (WantedAnswers(since=NOW), ["a1"]),
        (WantedAnswers(askers={"lin"}), ["a2"]),
        (WantedAnswers(askers=frozenset()), []),
        (WantedAnswers(versions={"v9"}), ["a2"]),
        (WantedAnswers(outcomes={Outcome.ANSWERED}), ["a1"]),
        (WantedAnswers(skill="returns-assessment"), ["a1"]),
        (WantedAnswers(is_disliked=True), ["a2"]),
        (WantedAnswers(confidence_below=0.95), ["a2", "a1"]),
        (WantedAnswers(confidence_below=0.9), ["a2"]),
        (WantedAnswers(since=NOW, confidence_below=0.5), []),
    ],
)
def test_answers_are_found_by_what_is_said_of_them(history: History, wanted: WantedAnswers, found: list[str]) -> None:
    history.keep(ANSWER, "jo")
    unanswered = replace(ANSWER, id="a2", outcome=Outcome.NOT_IN_DOCUMENTS, confidence=0.2, lesson=None, citations=())
    nearest = (replace(CITATION, version="v9"),)
    history.keep(replace(unanswered, asked_at=NOW.replace(hour=8), nearest=nearest), "lin")
    history.give_feedback(history.answer("a2"), "lin", False)
    history.give_feedback(history.answer("a1"), "jo", True)
    assert history.find(wanted) == found


def test_on_postgresql_the_stored_answer_is_told_to_be_json() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy gives its dialects no types
    statement = str(WantedAnswers(skill="x", confidence_below=0.5).statement(dialect).compile(dialect=dialect))
    assert "CAST(answers.body AS JSON)" in statement
