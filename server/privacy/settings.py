"""What is taken for personal data."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from ingest.index.errors import InvalidRequest
from server.privacy.custom import CustomPatterns
from server.privacy.personal_data import Kind
from server.privacy.ticket_fields import plain_name


class FinderName(StrEnum):
    """Which finder looks."""

    PATTERNS = "patterns"
    PRESIDIO = "presidio"


class PrivacySettings(BaseModel):
    """What is replaced before anything is stored, logged or sent to a model."""

    model_config = ConfigDict(frozen=True)

    finder: FinderName = FinderName.PATTERNS
    kinds: frozenset[Kind] = frozenset({Kind.EMAIL, Kind.PHONE, Kind.CARD, Kind.IBAN, Kind.ADDRESS, Kind.NAME})
    """Leave one out to turn it off. ORDER and ACCOUNT find whatever looks like such a number, and may hide a part
    number that decides the answer: a pattern of your own numbers is the better way."""
    patterns: Mapping[str, str] = Field(default_factory=dict)
    """Your own kinds, by their names in capitals, in RE2's syntax: `ORDER = 'LU-\\d{6}'`. A group says what to hide."""
    name_fields: frozenset[str] = frozenset()
    """Fields of tickets, besides the usual ones, that name a person."""
    not_names: frozenset[str] = frozenset()
    """Words that are never a name by themselves: your company's, and products called like people."""
    phone_regions: tuple[str, ...] = ("GB", "US", "DE", "FR", "NL", "ES", "IT", "IE")
    """Where a number without a country's code may be from (ISO 3166)."""
    presidio_model: Path | None = None
    """A folder with a spaCy model. Without one Presidio's patterns look alone."""
    presidio_language: str = "en"
    presidio_entities: frozenset[str] = frozenset({"PERSON", "US_SSN", "UK_NINO"})
    """What Presidio looks for besides the kinds above, by its own names."""

    @field_validator("name_fields")
    @classmethod
    def _plainly(cls, fields: frozenset[str]) -> frozenset[str]:
        return frozenset(map(plain_name, fields))

    @model_validator(mode="after")
    def _has_good_patterns(self) -> Self:
        try:
            CustomPatterns(self.patterns)
        except InvalidRequest as error:
            raise ValueError(str(error)) from error
        return self
