"""Finds the rule of former times that a sentence repeats."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import numpy as np

from ingest.index.database import to_microseconds
from ingest.index.index import Index
from ingest.index.scope import Scope
from server.answering.evidence_finder import EVIDENCE
from server.drafts.fitting import Fit
from server.drafts.judgement import Standing, judge
from server.drafts.reading import DraftReader, Reading
from server.drafts.settings import DraftSettings
from server.drafts.sources import Source

_CHUNKS = 12


@dataclass(frozen=True, slots=True)
class FormerRule:
    """A statement that said so once, and the moment from which it did not hold any more."""

    source: Source
    since: datetime


class FormerRules:
    """Looks back: each search takes a scope of its own, as of a moment just before a rule ended."""

    def __init__(self, index: Index, reader: DraftReader, settings: DraftSettings) -> None:
        self._index = index
        self._reader = reader
        self._settings = settings

    def find(self, readings: Sequence[Reading], scope: Scope) -> list[FormerRule | None]:
        """For each reading the former rule that says so; None where no document ever did."""
        found: list[FormerRule | None] = [None] * len(readings)
        moments = [self._moments(reading, scope) for reading in readings]
        for moment in sorted({one for several in moments for one in several}, reverse=True):
            open_ones = [place for place, several in enumerate(moments) if moment in several and found[place] is None]
            then = replace(scope, as_of=moment)
            for place, reading in zip(
                open_ones, self._reader.search([readings[one] for one in open_ones], then), strict=True
            ):
                found[place] = self._judge(reading, scope.as_of)
        return found

    def _judge(self, reading: Reading, now: datetime) -> FormerRule | None:
        former = [fit for fit in reading.fits if _ended(fit, now)]
        judgement = judge(reading.claim, former, self._settings)
        if judgement.standing is not Standing.SAID:
            return None
        source = judgement.sources[0]
        since = source.statement.passage.in_force_to
        return None if since is None else FormerRule(source, since)

    def _moments(self, reading: Reading, scope: Scope) -> list[datetime]:
        """Just before the ends of the versions that are likest the sentence, of those that do not hold any more.

        These are moments to ask about, no passages: what may be seen then is for the scope to say.
        """
        view = self._index.view()
        visible = view.visibility
        then = replace(scope, kinds=scope.kinds & EVIDENCE)
        ended = visible.in_force_to <= to_microseconds(scope.as_of)
        admitted = visible.audience.admitted(lambda groups: bool(groups & then.groups))
        admitted &= visible.kind.admitted(lambda kind: kind in then.kinds) & visible.is_searchable & ended
        chunks = np.flatnonzero(admitted[visible.version_index])
        if not len(chunks):
            return []
        alike = view.similarities(reading.claim.embedding)[chunks]
        best = chunks[[place for place in np.argsort(-alike)[:_CHUNKS] if alike[place] >= self._settings.former]]
        ends = dict.fromkeys(int(visible.in_force_to[visible.version_index[place]]) for place in best)
        return [_moment(end) for end in ends][: self._settings.expired_moments]


def _moment(end: int) -> datetime:
    return datetime.fromtimestamp(0, UTC) + timedelta(microseconds=end - 1)


def _ended(fit: Fit, now: datetime) -> bool:
    end = fit.source.statement.passage.in_force_to
    return end is not None and end <= now
