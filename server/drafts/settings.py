"""How a draft is held against the documents.

The thresholds were chosen on the tuning half of `evals/golden_sets/sample_company_drafts.jsonl`; `deskside eval drafts`
prints what they reach there and on the other half.
"""

from pydantic import BaseModel, ConfigDict


class DraftSettings(BaseModel):
    """Settings of draft checks."""

    model_config = ConfigDict(frozen=True)

    passages: int = 6
    """How many passages are read for each sentence."""
    word_weight: float = 0.5
    """What sharing the sentence's words, by their rarity, counts beside likeness of meaning."""
    region_weight: float = 0.15
    """What a statement loses that speaks only of other regions."""
    identifier_weight: float = 0.2
    company_weight: float = 0.5
    """What a statement loses whose document has little to say of the rest of the draft."""
    neighbour_weight: float = 0.3
    """How much the sentence before one that leans on it counts."""
    subject_weight: float = 0.15
    """How much the words of the ticket's subject count beside those of a sentence."""
    about: float = 0.62
    """From this score on a statement is about the same as a sentence."""
    loosely_about: float = 0.45
    """The same where the statement has the very figures of the sentence."""
    margin: float = 0.07
    """A statement whose score is so near the best may be the one that is meant, too."""
    denial_margin: float = 0.03
    """How much better a statement that says otherwise may fit than one that bears a sentence out."""
    leak_margin: float = 0.25
    """The same for an internal statement, where no public one confirms the sentence."""
    forbidden: float = 0.6
    """From this score on a statement that forbids saying something is about what a sentence says."""
    most_sources: int = 4
    """How many statements a sentence is held against."""
    former: float = 0.4
    """From this likeness on a passage that does not hold any more is looked at as the rule of former times."""
    expired_moments: int = 3
    """How many earlier states of the rules a doubtful sentence is looked for in."""
    occasion: float = 0.55
    """From this likeness on, the occasion of an obligation is the matter of a draft or its ticket."""
    ticket_hits: int = 2
    """An obligation in one of so many passages that the ticket leads to is due, too."""
    met: float = 0.5
    """From this likeness on, a sentence says what an obligation asks for."""
    met_words: float = 0.6
    """The same by the share of its words."""
    exemplar: float = 0.6
    """From this likeness on an approved answer is near enough to be compared with."""
    made: float = 0.55
    """From this likeness on a sentence makes a point of the approved answer."""
