"""How the needs of a ticket are weighed and how many are suggested."""

from pydantic import BaseModel, ConfigDict


class SuggestionSettings(BaseModel):
    """Settings of suggestions."""

    model_config = ConfigDict(frozen=True)

    most: int = 3
    """Suggestions for one ticket."""
    considered: int = 24
    """Needs that are looked at: however long a ticket is, it costs no more."""
    tried: int = 7
    """Needs that are answered to find those."""
    same_need: float = 0.8
    """The least cosine at which two needs are the same in other words."""
    asked_bonus: float = 0.15
    requested_bonus: float = 0.05
    note_malus: float = 0.1
    """What a need counts less for standing in a colleague's note."""
    shared_weight: float = 2.0
    """What it counts that the other needs of the ticket lead to the same document."""
    least_worth: float = 0.9
    """From here on trouble and requests are suggested; questions always are."""
