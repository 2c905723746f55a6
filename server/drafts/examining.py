"""Finds out everything about the claims of a draft: what holds, what held once, what is forbidden, what is internal."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.index.documents import EVERYONE
from ingest.index.scope import Scope
from server.answering.answer import Citation
from server.drafts.expiry import FormerRules
from server.drafts.judgement import Standing, judge_in_parts, near_fits
from server.drafts.prohibitions import prohibition_of
from server.drafts.reading import DraftReader, Reading
from server.drafts.settings import DraftSettings
from server.drafts.sources import Source
from server.drafts.verdicts import Judged

_DOUBTFUL = (Standing.DENIED, Standing.UNHEARD_OF)


class Examiner:
    """Judges readings within a scope; whatever else it looks at, it looks at through a scope that is no wider."""

    def __init__(self, reader: DraftReader, former: FormerRules, settings: DraftSettings) -> None:
        self._reader = reader
        self._former = former
        self._settings = settings

    def examine(self, readings: Sequence[Reading], scope: Scope, told: Sequence[Citation] = ()) -> list[Judged]:
        """A judgement of each reading; `told` is what an approved answer tells customers, wherever it stands."""
        judged = [self._judge(reading) for reading in readings]
        judged = self._look_back(self._forbid(judged), scope)
        return self._show_what_is_public([replace(one, is_told=_is_told(one, told)) for one in judged], scope)

    def _judge(self, reading: Reading) -> Judged:
        return Judged(reading, judge_in_parts(reading.claim, reading.fits, reading.parts, self._settings))

    def _forbid(self, judged: Sequence[Judged]) -> list[Judged]:
        """Names what forbids a sentence, for those that no document confirms."""
        return [
            one
            if one.judgement.standing is Standing.SAID
            else replace(one, prohibition=prohibition_of(one.reading.fits, self._settings.forbidden))
            for one in judged
        ]

    def _look_back(self, judged: Sequence[Judged], scope: Scope) -> list[Judged]:
        doubtful = [one for one in judged if one.judgement.standing in _DOUBTFUL]
        former = self._former.find([one.reading for one in doubtful], scope)
        known = {id(one): rule for one, rule in zip(doubtful, former, strict=True)}
        return [replace(one, former=known.get(id(one))) for one in judged]

    def _show_what_is_public(self, judged: Sequence[Judged], scope: Scope) -> list[Judged]:
        """Searches again as a customer might, for what only internal passages were found to say."""
        internal = [one for one in judged if one.is_internal]
        if not internal:
            return list(judged)
        public = self._reader.search([one.reading for one in internal], replace(scope, groups=frozenset({EVERYONE})))
        read = {id(one): reading for one, reading in zip(internal, public, strict=True)}
        return [self._made_public(one, read[id(one)]) if id(one) in read else one for one in judged]

    def _made_public(self, one: Judged, reading: Reading) -> Judged:
        said = judge_in_parts(reading.claim, reading.fits, reading.parts, self._settings)
        if said.standing is Standing.SAID and said.sources[0].is_public:
            return replace(one, judgement=said)
        near = [fit.source for fit in near_fits(reading.fits, self._settings) if fit.source.is_public]
        return replace(one, public=near[0] if near else None)


def _is_told(one: Judged, told: Sequence[Citation]) -> bool:
    return any(_overlaps(source, citation) for source in one.judgement.sources for citation in told)


def _overlaps(source: Source, citation: Citation) -> bool:
    passage, span = source.statement.passage, source.statement.span
    is_same = passage.chunk.version_id == citation.version and not passage.chunk.is_internal
    return is_same and span.start < citation.end and citation.start < span.end
