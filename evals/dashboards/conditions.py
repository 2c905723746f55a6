"""A selection as conditions on `answer_facts`; `masks.py` says the same over the columns in memory."""

from sqlalchemy import ColumnElement, Engine, Select, or_, select

from evals.dashboards.deriving import moment_of
from evals.dashboards.gap_groups import keys_alike
from evals.dashboards.period import Period
from evals.dashboards.reading_rule import admits
from evals.dashboards.selection import NONE, OutcomeChoice, Rating, Selection
from evals.dashboards.tables import answer_documents, answer_facts, fact_products, fact_rules, fact_versions
from evals.dashboards.teams import asker_ids_in_teams, asker_ids_of
from server.answering.answer import Outcome

_FOUND = (Outcome.ANSWERED, Outcome.PARTLY_ANSWERED)
_FACT = answer_facts.c
_RATINGS: dict[Rating, ColumnElement[bool]] = {
    Rating.RATED: _FACT.useful + _FACT.not_useful > 0,
    Rating.USEFUL: _FACT.useful > 0,
    Rating.NOT_USEFUL: _FACT.not_useful > 0,
    Rating.UNRATED: _FACT.useful + _FACT.not_useful == 0,
    Rating.REVIEWED: _FACT.reviews > 0,
}


def conditions(selection: Selection, engine: Engine) -> list[ColumnElement[bool]]:
    """What a row of `answer_facts` must fulfil. The database is asked only for the people of a team."""
    found = asked_in(selection.period)
    if selection.outcome is not None:
        found.append(_outcome(selection.outcome))
    if selection.rating is not None:
        found.append(_RATINGS[selection.rating])
    if selection.skill:
        found.append(_FACT.skill.is_(None) if selection.skill == NONE else _FACT.skill == selection.skill)
    if selection.product:
        found.append(_product(selection.product))
    if selection.source:
        found.append(_source(selection.source))
    if selection.team:
        found.append(_team(selection.team, engine))
    if selection.document:
        found.append(_document(selection.document))
    if selection.text:
        found.extend(question_contains(selection.text, selection.audience, engine))
    if selection.alike:
        found = [*found, _FACT.is_gap, _FACT.question_key.in_(keys_alike(engine, found, selection.alike))]
    return found


def asked_in(period: Period) -> list[ColumnElement[bool]]:
    """Asked on these days."""
    return [_FACT.asked_at >= moment_of(period.first), _FACT.asked_at < moment_of(period.last + 1)]


def versions_of_product(product: str) -> Select[tuple[int]]:
    """The rows of the versions tagged with a product; for none, of those tagged with any."""
    tagged = select(fact_products.c.version_row)
    return tagged if product == NONE else tagged.where(fact_products.c.product == product)


def versions_from(source: str) -> Select[tuple[int]]:
    """The rows of the versions from a source; for none, of those whose source the catalog does not know."""
    return select(fact_versions.c.row).where(fact_versions.c.source == ("" if source == NONE else source))


def versions_of_document(document: str) -> Select[tuple[int]]:
    """The rows of the versions of a document."""
    return select(fact_versions.c.row).where(fact_versions.c.document_id == document)


def question_contains(text: str, audience: frozenset[str], engine: Engine) -> list[ColumnElement[bool]]:
    """That the question contains each of these words, and that the searcher may read what was answered to it.

    Without the second, somebody could find out word by word what they may not read.
    """
    words = [_FACT.question.icontains(word, autoescape=True) for word in text.split()]
    return [is_readable(audience, engine), *words]


def is_readable(audience: frozenset[str], engine: Engine) -> ColumnElement[bool]:
    """That people in these groups may read what the answer quotes."""
    with engine.connect() as connection:
        rules = connection.execute(select(fact_rules.c.rule)).scalars().all()
    return _FACT.audience.in_([rule for rule in rules if admits(rule, audience)])


def _outcome(outcome: OutcomeChoice) -> ColumnElement[bool]:
    return _FACT.outcome.in_(_FOUND) if outcome is OutcomeChoice.FOUND else _FACT.outcome == outcome.value


def _product(product: str) -> ColumnElement[bool]:
    if product == NONE:
        return or_(_FACT.version_row.is_(None), _FACT.version_row.not_in(versions_of_product(NONE)))
    return _FACT.version_row.in_(versions_of_product(product))


def _source(source: str) -> ColumnElement[bool]:
    known = _FACT.version_row.in_(versions_from(source))
    return or_(_FACT.version_row.is_(None), known) if source == NONE else known


def _team(team: str, engine: Engine) -> ColumnElement[bool]:
    if team == NONE:
        return _FACT.asker_id.not_in(asker_ids_in_teams(engine))
    return _FACT.asker_id.in_(asker_ids_of(team))


def _document(document: str) -> ColumnElement[bool]:
    """Cited in the answer, in whatever version."""
    cited = answer_documents.c.version_row.in_(versions_of_document(document)) & answer_documents.c.is_cited
    return _FACT.row.in_(select(answer_documents.c.answer_row).where(cited))
