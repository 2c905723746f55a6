"""What is shown of two statements that disagree."""

from collections.abc import Sequence
from dataclasses import replace

from server.answering.answer import Citation, Conflict
from server.answering.citations import cite
from server.answering.conflicts.beside import Embedded
from server.answering.conflicts.judgement import DisagreementKind
from server.answering.conflicts.pairs import Pair
from server.answering.version_cache import VersionCache


def card_of(pair: Pair, known: Sequence[Citation], versions: VersionCache) -> Conflict:
    """Both sides, each with its number where it is among the known citations, else with the next."""
    left = _cite(pair.left, known, len(known) + 1, versions)
    right = _cite(pair.right, known, max(len(known), left.number) + 1, versions)
    return Conflict(_says(pair, left.title, right.title), left, right)


def _cite(side: Embedded, known: Sequence[Citation], free: int, versions: VersionCache) -> Citation:
    statement = side.statement
    text = versions.get(statement.passage.chunk.version_id).text
    made = cite(free, statement.passage, statement.span, text)
    return replace(made, number=next((one.number for one in known if _holds(one, made)), free))


def _holds(citation: Citation, side: Citation) -> bool:
    return citation.version == side.version and citation.start <= side.start and side.end <= citation.end


def _says(pair: Pair, left: str, right: str) -> str:
    if pair.disagreement.kind is DisagreementKind.DENIAL:
        return f"“{left}” and “{right}” say the opposite of each other."
    mine = _listed([one.left.written for one in pair.disagreement.differences])
    theirs = _listed([one.right.written for one in pair.disagreement.differences])
    return f"“{left}” says {mine}; “{right}” says {theirs}."


def _listed(amounts: Sequence[str]) -> str:
    """`£80 and €90`."""
    distinct = list(dict.fromkeys(amounts))
    return " and ".join([", ".join(distinct[:-1]), distinct[-1]]) if len(distinct) > 1 else distinct[0]
