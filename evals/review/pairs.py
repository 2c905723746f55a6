"""Two answers to one question, from two runs, judged without knowing which is whose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, Row, Select, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from evals.answer_text import without_citation_numbers
from evals.comparing.pairing import pair_up
from evals.review.choosing import chance
from evals.review.pair_result import PairChoice, PairResult, result_of
from evals.review.tables import choices, pairs, studies
from evals.running.kept_run import KeptRun
from ingest.index.errors import InvalidRequest, NotFound
from server.answering.answer import Answer, Outcome
from server.clock import Clock
from server.errors import Conflict
from server.history.encoding import decode_answer, encode_answer


@dataclass(frozen=True, slots=True)
class Study:
    """Pairs of two runs. Both answered `shared` examples, `differing` not alike; `pairs` of these are judged."""

    id: int
    left_run: str
    right_run: str
    seed: str
    shared: int
    differing: int
    made_by: str
    made_at: datetime
    pairs: int


@dataclass(frozen=True, slots=True)
class AnswerPair:
    """One question with the answers of both runs."""

    id: int
    study_id: int
    example_id: str
    left: Answer
    right: Answer


@dataclass(frozen=True, slots=True)
class MadeChoice:
    """What one person chose, on one pair."""

    pair_id: int
    person_id: str
    choice: PairChoice


@dataclass(frozen=True, slots=True)
class _Candidate:
    example_id: str
    left: Answer
    right: Answer


class Pairs:
    """Keeps studies, their pairs and what people chose."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def begin(self, left: KeptRun, right: KeptRun, count: int, seed: str, person_id: str) -> Study:
        """Pair the answers of two runs where they differ, at most `count` of them, chosen and ordered by the seed.

        Raises Incomparable where the runs share no example, InvalidRequest where all their answers are the same.
        """
        together = _answered(left, right)
        differing = [each for each in together if _differs(each.left, each.right)]
        if not differing:
            raise InvalidRequest(
                f"both runs answer all {len(together)} examples alike; there is nothing to choose from"
            )
        chosen = sorted(differing, key=lambda each: chance(seed, each.example_id))[:count]
        about = {"left_run": left.name, "right_run": right.name, "seed": seed, "made_by": person_id}
        counts = {"shared": len(together), "differing": len(differing), "made_at": self._clock()}
        with self._engine.begin() as connection:
            study_id = connection.execute(
                insert(studies).values(**about, **counts).returning(studies.c.id)
            ).scalar_one()
            connection.execute(insert(pairs), [_values(study_id, each) for each in chosen])
        return self.study(study_id)

    def all(self) -> list[Study]:
        """Every study, newest first."""
        with self._engine.connect() as connection:
            return [_study(row) for row in connection.execute(_studies().order_by(studies.c.id.desc()))]

    def study(self, study_id: int) -> Study:
        """One study. Raises NotFound."""
        with self._engine.connect() as connection:
            row = connection.execute(_studies().where(studies.c.id == study_id)).one_or_none()
        if row is None:
            raise NotFound(f"there is no comparison {study_id}")
        return _study(row)

    def pairs_of(self, study_id: int) -> list[AnswerPair]:
        """The pairs of a study, in the order in which they are shown."""
        statement = select(pairs).where(pairs.c.study_id == study_id).order_by(pairs.c.id)
        with self._engine.connect() as connection:
            return [_pair(row) for row in connection.execute(statement)]

    def pair(self, pair_id: int) -> AnswerPair:
        """One pair. Raises NotFound."""
        with self._engine.connect() as connection:
            row = connection.execute(select(pairs).where(pairs.c.id == pair_id)).one_or_none()
        if row is None:
            raise NotFound(f"there is no pair {pair_id}")
        return _pair(row)

    def choose(self, pair: AnswerPair, person_id: str, shown: PairChoice, seconds: int) -> None:
        """Keep what somebody chose, by the side on which they saw it. Raises Conflict where they chose before."""
        choice = shown.other_side if is_swapped(pair, person_id) else shown
        row = {"pair_id": pair.id, "person_id": person_id, "choice": choice, "seconds": seconds}
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(choices).values(**row, made_at=self._clock()))
        except IntegrityError as error:
            raise Conflict("you have chosen here already") from error

    def take_back(self, study_id: int, person_id: str) -> None:
        """Forget this person's last choice in a study. Raises Conflict where they have made none."""
        mine = choices.c.person_id == person_id
        of_study = choices.c.pair_id.in_(select(pairs.c.id).where(pairs.c.study_id == study_id))
        last = select(choices.c.pair_id).where(mine, of_study)
        with self._engine.begin() as connection:
            order = (choices.c.made_at.desc(), choices.c.pair_id.desc())
            pair_id = connection.execute(last.order_by(*order).limit(1)).scalar_one_or_none()
            if pair_id is None:
                raise Conflict("you have not chosen here yet")
            connection.execute(delete(choices).where(mine, choices.c.pair_id == pair_id))

    def choices_of(self, study_id: int) -> list[MadeChoice]:
        """Everything that was chosen."""
        statement = select(choices).join(pairs).where(pairs.c.study_id == study_id).order_by(choices.c.pair_id)
        with self._engine.connect() as connection:
            return [_choice(row) for row in connection.execute(statement)]

    def result(self, study_id: int) -> PairResult:
        """What the choices come to."""
        return result_of(_by_pair(self.choices_of(study_id)))


def is_swapped(pair: AnswerPair, person_id: str) -> bool:
    """Whether this person sees the left run's answer on the right."""
    return chance(f"side {pair.study_id} {pair.example_id}", person_id) < 0.5


def _answered(left: KeptRun, right: KeptRun) -> list[_Candidate]:
    """The examples that both runs answered; of repeats the first."""
    found = []
    for pair in pair_up(left, right).pairs:
        one, other = pair.baseline[0].answer, pair.candidate[0].answer
        if one is not None and other is not None:
            found.append(_Candidate(pair.example.id, one, other))
    return found


def _differs(one: Answer, other: Answer) -> bool:
    """Whether a reader would notice: in the words, or in the passages shown."""
    return _noticed(one) != _noticed(other)


def _noticed(answer: Answer) -> object:
    shown = frozenset((each.path, each.quote) for each in answer.citations or answer.nearest)
    is_abstention = answer.outcome is Outcome.NOT_IN_DOCUMENTS
    return answer.outcome, "" if is_abstention else without_citation_numbers(answer.text), shown


def _by_pair(made: Sequence[MadeChoice]) -> Mapping[int, Sequence[PairChoice]]:
    grouped: dict[int, list[PairChoice]] = {}
    for each in made:
        grouped.setdefault(each.pair_id, []).append(each.choice)
    return grouped


def _studies() -> Select[tuple[object, ...]]:
    count = select(func.count()).where(pairs.c.study_id == studies.c.id).scalar_subquery()
    return select(studies, count.label("pairs"))


def _study(row: Row[tuple[object, ...]]) -> Study:
    return Study(**row._mapping)


def _values(study_id: int, each: _Candidate) -> dict[str, object]:
    bodies = {"left_body": encode_answer(each.left), "right_body": encode_answer(each.right)}
    return {"study_id": study_id, "example_id": each.example_id, **bodies}


def _pair(row: Row[tuple[object, ...]]) -> AnswerPair:
    return AnswerPair(row.id, row.study_id, row.example_id, decode_answer(row.left_body), decode_answer(row.right_body))


def _choice(row: Row[tuple[object, ...]]) -> MadeChoice:
    return MadeChoice(row.pair_id, row.person_id, PairChoice(row.choice))
