"""Numbers the citations of a check: whoever names the same place gets the same number."""

from dataclasses import dataclass, field, replace

from server.answering.answer import Citation
from server.answering.citations import cite
from server.answering.version_cache import VersionCache
from server.drafts.sources import Source


@dataclass
class Citations:
    """The citations issued so far, in the order they were first used."""

    versions: VersionCache
    _issued: dict[tuple[str, int, int], Citation] = field(default_factory=dict)

    def number_of(self, source: Source) -> int:
        """The number of the citation of a statement."""
        passage, span = source.statement.passage, source.statement.span
        text = self.versions.get(passage.chunk.version_id).text
        return self.renumbered(cite(0, passage, span, text))

    def renumbered(self, citation: Citation) -> int:
        """The number under which this check shows a citation that was made elsewhere."""
        key = (citation.version, citation.start, citation.end)
        if key not in self._issued:
            self._issued[key] = replace(citation, number=len(self._issued) + 1)
        return self._issued[key].number

    @property
    def all(self) -> tuple[Citation, ...]:
        """Every citation, by number."""
        return tuple(self._issued.values())
