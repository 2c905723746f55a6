"""When two statements contradict each other."""

from pydantic import BaseModel, ConfigDict


class ConflictSettings(BaseModel):
    """When two statements are about the same thing, and disagree.

    The values were chosen by `deskside eval conflicts` on written contradictions and near misses of the sample company,
    and on pairs of statements of other corpora in which hardly any disagree.
    """

    model_config = ConfigDict(frozen=True)

    likeness: float = 0.56
    """The least cosine of two statements that name other amounts."""
    shared: float = 0.5
    """The least share of the shorter one's words that the other, or its title, has too."""
    covered: float = 0.3
    """The least share of the longer one's words for which that holds: what it says besides may set it apart."""
    closeness: float = 0.55
    """How near the words beside the two amounts have to be."""
    sameness: float = 2.05
    """The least sum of the three."""
    furthest: float = 6.0
    """Amounts further apart than this factor are of different things."""
    telling: float = 1.0
    """How much the shared words have to tell: "maximum number of items" is the same everywhere and says nothing."""
    denial_likeness: float = 0.75
    denial_shared: float = 0.7
    """The share of all words of both that a denial and what it denies have in common."""
    scoping_tags: frozenset[str] = frozenset({"region", "product"})
    """Tags that say where a document holds: with other values of these, two rules do not meet."""
