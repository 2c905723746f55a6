"""A company that never was, with as many stored answers as a bench wants: written straight into the history."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import insert

from ingest.index.documents import EVERYONE, STAFF, Block, BlockKind, Description
from ingest.index.publishing import Draft, FileRecord, document_id, hash_of
from server.answering.answer import Answer, AnswerSentence, Citation, LessonLink, Outcome
from server.deskside import Deskside
from server.history.encoding import encode_answer
from server.history.tables import answer_versions, answers, feedback
from server.identity.person import Person, Role

LEAD = Person("lead", "Lead", "lead@generated.example", Role.LEAD, frozenset({"support", "team-1"}))
_PRODUCTS = "battery charger controller gateway heater inverter lamp meter panel pump sensor thermostat".split()
_SOURCES = ("/srv/policies", "/srv/products", "https://help.generated.example")
_OWNERS = tuple(f"owner-{number}@generated.example" for number in range(9))
_SKILLS = ("returns", "refunds", "warranty", "delivery", "billing", "escalation")
_ASKING = (
    "How long may a customer keep the {product} before sending it back when {case}?",
    "Is a {product} still covered by the warranty if {case}?",
    "Who pays for shipping the {product} when {case}?",
    "The customer says the {product} shows an error and {case}. What now?",
    "Can we refund the {product} when {case}?",
)
_CASES = tuple(
    f"{what} {where}"
    for what in ("it was opened", "the seal is broken", "the box is lost", "it was a gift", "a part is missing")
    for where in ("in the shop", "at home", "after the move", "by an installer", "during the trial", "abroad", "twice")
)
_CITIES = ("Leeds", "Graz", "Porto", "Turku", "Brno", "Cork", "Lund", "Nantes")
_OWN_WORDS = 0.6
"""So many questions hold words that no other has, as those beside a ticket do."""
_DAYS = 365
_AGENTS = 60
_TEAMS = 8
_BATCH = 2000


@dataclass(frozen=True, slots=True)
class _Paper:
    document: str
    version: str
    path: str
    owner: str
    text: str


@dataclass(frozen=True, slots=True)
class GeneratedHistory:
    """So many documents and answers; the same seed makes the same ones."""

    answers: int
    documents: int = 240
    seed: int = 7

    def write(self, deskside: Deskside, now: datetime) -> None:
        """Fill the data folder of this assistant, ending now."""
        chance = random.Random(self.seed)  # noqa: S311 - a bench needs repeatable numbers, not secret ones
        people = [_agent(number) for number in range(_AGENTS)]
        deskside.people.import_people([*people, LEAD])
        papers = [_publish(deskside, chance, number) for number in range(self.documents)]
        moments = sorted(now - timedelta(days=_DAYS * chance.random() ** 1.3) for _ in range(self.answers))
        made = (_answer(chance, papers, moment, place) for place, moment in enumerate(moments))
        self._store(deskside, made, chance, people)

    def _store(
        self, deskside: Deskside, made: Iterator[Answer], chance: random.Random, people: Sequence[Person]
    ) -> None:
        engine = deskside.index.catalog.engine
        while batch := list(islice(made, _BATCH)):
            rows = [_row(answer, chance.choice(people).id) for answer in batch]
            used = [{"answer_id": one.id, "version_id": version} for one in batch for version in _versions(one)]
            said = [each for one in batch if (each := _feedback(one, chance, people)) is not None]
            with engine.begin() as connection:
                connection.execute(insert(answers), rows)
                connection.execute(insert(answer_versions), used)
                if said:
                    connection.execute(insert(feedback), said)


def _agent(number: int) -> Person:
    groups = frozenset({"support", f"team-{number % _TEAMS}"})
    return Person(f"agent-{number}", f"Agent {number}", f"agent-{number}@generated.example", Role.AGENT, groups)


def _publish(deskside: Deskside, chance: random.Random, number: int) -> _Paper:
    product, source = chance.choice(_PRODUCTS), _SOURCES[number % len(_SOURCES)]
    sentences = [f"Rule {place} of paper {number} on the {product}: {_words(chance, 18)}." for place in range(40)]
    blocks, text = [], ""
    for sentence in sentences:
        blocks.append(Block(BlockKind.PARAGRAPH, len(text), len(text) + len(sentence)))
        text += sentence + "\n\n"
    audience = frozenset({"team-1"}) if number % 20 == 0 else frozenset({STAFF if number % 3 else EVERYONE})
    description = Description(
        f"Paper {number} on the {product}",
        owner=chance.choice(_OWNERS),
        audience=audience,
        tags={"product": (product,)} if number % 5 else {},
    )
    path = f"papers/{number}.md"
    draft = Draft(source, path, hash_of(text), text, tuple(blocks), "text/markdown", description, ())
    (version,) = deskside.index.publisher.stage([draft])
    deskside.index.publisher.publish(source, [FileRecord(path, draft.content_hash, "live", None, version, {})])
    return _Paper(document_id(source, path), version, path, description.owner or "", text)


def _answer(chance: random.Random, papers: Sequence[_Paper], moment: datetime, place: int) -> Answer:
    question = chance.choice(_ASKING).format(product=chance.choice(_PRODUCTS), case=chance.choice(_CASES))
    if chance.random() < _OWN_WORDS:
        question += f" The order is LU-{chance.randrange(10**6)}, from {chance.choice(_CITIES)}."
    outcome = chance.choices(list(Outcome), (70, 12, 15, 3))[0]
    found = min(int(chance.expovariate(1 / 30)), len(papers) - 1)
    shown = [
        _citation(papers[(found + step) % len(papers)], number, chance)
        for number, step in enumerate(range(chance.randint(1, 4)), 1)
    ]
    is_found = outcome in (Outcome.ANSWERED, Outcome.PARTLY_ANSWERED)
    sentences = tuple(AnswerSentence(one.quote, (one.number,)) for one in shown) if is_found else ()
    return Answer(
        id=hash_of("generated", str(place)),
        question=question,
        outcome=outcome,
        text=" ".join(sentence.text for sentence in sentences) or "The documents do not answer this.",
        sentences=sentences,
        citations=tuple(shown) if is_found else (),
        nearest=() if is_found else tuple(shown),
        as_of=moment,
        asked_at=moment,
        confidence=round(chance.betavariate(5, 2) if is_found else chance.betavariate(2, 5), 4),
        lesson=_lesson(chance) if chance.random() < 0.5 else None,
        timings_ms={"retrieve": round(chance.gammavariate(4, 10), 2), "answer": round(chance.gammavariate(2, 8), 2)},
    )


def _citation(paper: _Paper, number: int, chance: random.Random) -> Citation:
    start = paper.text.index("\n\n", chance.randrange(len(paper.text) // 2)) + 2
    end = paper.text.index("\n\n", start)
    return Citation(
        number=number,
        document=paper.document,
        version=paper.version,
        path=paper.path,
        title=paper.path,
        section="",
        kind=Description("").kind,
        owner=paper.owner,
        start=start,
        end=end,
        quote=paper.text[start:end],
        url=f"/documents/{paper.document}?version={paper.version}#cited",
        in_force_from=None,
        in_force_to=None,
        verified_at=None,
        is_internal=False,
        page=None,
    )


def _lesson(chance: random.Random) -> LessonLink:
    skill = chance.choice(_SKILLS)
    return LessonLink(f"lesson-{skill}", f"About {skill}", 8, skill, f"/lessons/lesson-{skill}")


def _row(answer: Answer, asker: str) -> dict[str, object]:
    return {
        "id": answer.id,
        "asker_id": asker,
        "question": answer.question,
        "outcome": answer.outcome,
        "asked_at": answer.asked_at,
        "body": encode_answer(answer),
    }


def _versions(answer: Answer) -> set[str]:
    return {citation.version for citation in (*answer.citations, *answer.nearest)}


def _feedback(answer: Answer, chance: random.Random, people: Sequence[Person]) -> dict[str, object] | None:
    if chance.random() > 0.12:
        return None
    is_found = answer.outcome in (Outcome.ANSWERED, Outcome.PARTLY_ANSWERED)
    return {
        "answer_id": answer.id,
        "person_id": chance.choice(people).id,
        "is_useful": chance.random() < (0.8 if is_found else 0.3),
        "given_at": answer.asked_at + timedelta(minutes=3),
    }


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(_CASES) for _ in range(count // 4))
