"""A selection as a mask over the columns in memory; `conditions.py` says the same to the database."""

from typing import Any

import numpy as np
from sqlalchemy import Engine, Select, select

from evals.dashboards.columns import NO_CODE, OUTCOMES, Columns, Mask
from evals.dashboards.conditions import (
    asked_in,
    conditions,
    question_contains,
    versions_from,
    versions_of_document,
    versions_of_product,
)
from evals.dashboards.period import Period
from evals.dashboards.selection import NONE, OutcomeChoice, Rating, Selection
from evals.dashboards.tables import answer_facts
from evals.dashboards.tally import is_found
from evals.dashboards.teams import teams_by_asker


def in_period(columns: Columns, period: Period) -> Mask:
    """Which answers were asked on these days."""
    mask: Mask = (columns.day >= period.first) & (columns.day <= period.last)
    return mask


def filters_of(columns: Columns, selection: Selection, engine: Engine) -> Mask:
    """Which answers of the period and of the one before every other filter lets through."""
    mask: Mask = np.ones(len(columns.row), dtype=bool)
    if selection.outcome is not None:
        mask &= _outcome(columns, selection.outcome)
    if selection.rating is not None:
        mask &= _rating(columns, selection.rating)
    if selection.skill:
        mask &= _skill(columns, selection.skill)
    if selection.product:
        tagged = _numbers(engine, versions_of_product(selection.product))
        mask &= np.isin(columns.version_row, tagged, invert=selection.product == NONE)
    if selection.source:
        mask &= np.isin(columns.version_row, _source(engine, selection.source))
    if selection.team:
        mask &= _team(columns, selection.team, engine)
    if selection.document:
        mask &= _document(columns, selection.document, engine)
    if selection.text:
        mask &= np.isin(columns.row, _numbers(engine, _asking(selection, engine)))
    if selection.alike:
        mask &= np.isin(columns.row, _numbers(engine, _alike(selection, engine)))
    return mask


def _asking(selection: Selection, engine: Engine) -> Select[tuple[int]]:
    """The rows whose question contains the words; only in these days, since no index helps."""
    days = asked_in(Period(selection.period.before.first, selection.period.last))
    return select(answer_facts.c.row).where(*days, *question_contains(selection.text, selection.audience, engine))


def _alike(selection: Selection, engine: Engine) -> Select[tuple[int]]:
    """The rows of the period before are left out: a group holds only what was asked in the period."""
    return select(answer_facts.c.row).where(*conditions(selection, engine))


def _outcome(columns: Columns, outcome: OutcomeChoice) -> Mask:
    if outcome is OutcomeChoice.FOUND:
        return is_found(columns)
    mask: Mask = columns.outcome == [each.value for each in OUTCOMES].index(outcome.value)
    return mask


def _rating(columns: Columns, rating: Rating) -> Mask:
    said = columns.verdicts
    masks: dict[Rating, Mask] = {
        Rating.RATED: said.useful + said.not_useful > 0,
        Rating.USEFUL: said.useful > 0,
        Rating.NOT_USEFUL: said.not_useful > 0,
        Rating.UNRATED: said.useful + said.not_useful == 0,
        Rating.REVIEWED: said.reviews > 0,
    }
    return masks[rating]


def _skill(columns: Columns, skill: str) -> Mask:
    wanted = None if skill == NONE else skill
    if wanted not in columns.skills:
        return np.zeros(len(columns.row), dtype=bool)
    mask: Mask = columns.skill == columns.skills.index(wanted)
    return mask


def _source(engine: Engine, source: str) -> list[int]:
    versions = _numbers(engine, versions_from(source))
    return [NO_CODE, *versions] if source == NONE else versions


def _team(columns: Columns, team: str, engine: Engine) -> Mask:
    teams = teams_by_asker(engine)
    fits = [
        (not teams.get(asker)) if team == NONE else team in teams.get(asker, frozenset()) for asker in columns.askers
    ]
    mask: Mask = np.array(fits, dtype=bool)[columns.asker] if fits else np.zeros(len(columns.row), dtype=bool)
    return mask


def _document(columns: Columns, document: str, engine: Engine) -> Mask:
    cites = np.isin(columns.cited_version, _numbers(engine, versions_of_document(document)))
    mask: Mask = np.zeros(len(columns.row), dtype=bool)
    mask[columns.cited_answer[cites]] = True
    return mask


def _numbers(engine: Engine, statement: Select[Any]) -> list[int]:  # Any: its one column is an integer
    with engine.connect() as connection:
        return list(connection.execute(statement).scalars())
