"""Figures of a sentence that its sources do not say, or say of something else."""

from collections.abc import Iterator

from server.answering.verification.attachment import better_fitting, closest
from server.answering.verification.clauses import clauses_of
from server.answering.verification.comparison import Comparison, limits_in
from server.answering.verification.figures import Figure
from server.answering.verification.finding import Finding, FindingKind
from server.answering.verification.known import Known
from server.answering.verification.statement import Stated, Statement
from server.answering.verification.words import stem, words_of

_LIMITS = {Comparison.FROM: "at least", Comparison.TO: "at most"}


def figure_findings(said: Statement, known: Known) -> Iterator[Finding]:
    """One for each figure that does not follow."""
    for stated in said.figures:
        figure = stated.fact
        if not (figure.is_weak or _is_known_year(figure, known) or _numbers_a_name(figure, said, known)):
            yield from _findings(said, stated, known)


def _findings(said: Statement, stated: Stated[Figure], known: Known) -> Iterator[Finding]:
    figure = stated.fact
    own = [one for one, statement in known.figures if _says(statement, one.fact, said, figure, known)]
    rivals = [one for one, _ in known.figures if one.fact.is_counterpart_of(figure) and one not in own]
    rivals = [one for one in rivals if not (one.fact.number == figure.number and one.fact.unit is None)]
    if not own:
        likely = closest(stated, rivals)
        yield _finding(figure, likely.fact.written if likely else None)
        return
    agreeing = [
        one for one in own if not one.fact.comparison.opposes(figure.comparison) or _may_turn(one, said, figure, known)
    ]
    if not agreeing:
        yield _finding(figure, f"{_LIMITS[own[0].fact.comparison]} {own[0].fact.written}")
    elif other := better_fitting(stated, agreeing, rivals, said.figures):
        yield _finding(figure, other.fact.written)


def _may_turn(own: Stated[Figure], said_in: Statement, said: Figure, known: Known) -> bool:
    """Whether the other limit says the same: it is denied, or the statement also limits the other way.

    "Not after 30 days" is "within 30 days"; and "free above £500; below that it costs £24" limits both ways.
    """
    statement = next(statement for stated, statement in known.figures if stated is own)
    return said.comparison in limits_in(statement.text) or _is_denied(said_in, said) != _is_denied(statement, own.fact)


def _is_denied(statement: Statement, figure: Figure) -> bool:
    """Whether the clause that has the figure denies."""
    return any(clause.is_negative for clause in clauses_of(statement) if figure.key in clause.keys)


def _finding(figure: Figure, expected: str | None) -> Finding:
    return Finding(FindingKind.FIGURE, figure.written, figure.span, expected)


def _says(statement: Statement, figure: Figure, said_in: Statement, said: Figure, known: Known) -> bool:
    """Whether the statement says this figure; where one of the two is bare, the other's unit stands near it."""
    if not said.equals(figure):
        return False
    if said.measure is not None and figure.measure is None:
        return _has_unit(statement, said, known)
    if said.measure is None and figure.measure is not None:
        counted = _counted(said_in, said)
        return counted is None or counted in statement.stems
    return True


def _has_unit(statement: Statement, figure: Figure, known: Known) -> bool:
    """Whether the unit stands in the statement or above it, or, for a table row, anywhere in the text around."""
    if any(stated.fact.unit == figure.unit for stated in statement.figures):
        return True
    unit_words = {word.stem for word in words_of(figure.written) if word.stem.isalpha()} | {str(figure.unit).lower()}
    around = known.stems if statement.is_row else {word.stem for word in statement.words} | statement.above
    signs = [sign for sign in "%£€$" if sign in figure.written]
    return bool(unit_words & around) or any(sign in statement.text for sign in signs) or figure.unit == "times"


def _counted(statement: Statement, figure: Figure) -> str | None:
    """The stem of the word right behind a bare number, when it tells something."""
    behind = next((word for word in statement.words if word.span.start >= figure.span.end), None)
    if behind is None or not behind.is_telling or behind.span.start > figure.span.end + 1:
        return None
    return behind.stem


def _is_known_year(figure: Figure, known: Known) -> bool:
    return figure.measure is None and figure.number in known.years


def _numbers_a_name(figure: Figure, said: Statement, known: Known) -> bool:
    """Whether it belongs to a name that the source numbers so and the sentence writes small, as "week 3"."""
    return figure.measure is None and any(
        name.number == str(figure.number) and stem(name.words[-1]) in said.stems
        for statement in known.statements
        for name in statement.names
    )
