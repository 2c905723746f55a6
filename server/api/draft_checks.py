"""Checking a reply before it is sent."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.config import JsonDict

from ingest.index.scope import Scope
from server.answering.question import Ticket
from server.api.asking import Name
from server.api.moment import MomentAsked
from server.api.requirement import Asker
from server.api.scope import scope_of
from server.api.state import TheClock, TheDeskside
from server.drafts.draft import Draft
from server.drafts.draft_check import DraftCheck
from server.identity.person import Person

router = APIRouter(prefix="/v1/draft-checks", tags=["drafts"])

DraftText = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]

EXAMPLE: JsonDict = {
    "draft": "Hi Anna,\n\nYou can return the unopened Nook within 45 days of delivery.",
    "ticket": {
        "tool": "zendesk",
        "id": "4101",
        "subject": "return a thermostat",
        "messages": [{"speaker": "customer", "text": "How long do I have to send the Nook back?"}],
        "fields": {"region": "uk"},
    },
    "as_of": "2026-11-22",
    "tags": None,
    "audience": None,
}

CHECKED: JsonDict = {
    "is_clear": False,
    "as_of": "2026-11-22T12:00:00Z",
    "checked_at": "2026-11-22T09:30:00Z",
    "sentences": [
        {
            "start": 0,
            "end": 8,
            "text": "Hi Anna,",
            "verdict": "no_claim",
            "citations": [],
            "says": "",
            "faults": [],
            "fix": None,
            "expired": None,
            "is_promise": False,
        },
        {
            "start": 10,
            "end": 70,
            "text": "You can return the unopened Nook within 45 days of delivery.",
            "verdict": "contradicted",
            "citations": [1],
            "says": "The documents say “30 days”, not “45 days”.",
            "faults": [{"kind": "figure", "says": "45 days", "start": 50, "end": 57, "expected": "30 days"}],
            "fix": {"kind": "replace_words", "start": 50, "end": 57, "text": "30 days"},
            "expired": None,
            "is_promise": False,
        },
    ],
    "citations": [
        {
            "number": 1,
            "document": "d3b07384d113edec",
            "version": "49f68a5c8493ec2c",
            "path": "policies/returns.md",
            "title": "Returns policy",
            "section": "Returns policy › Return windows",
            "kind": "policy",
            "owner": "returns@lumenfold.example",
            "start": 612,
            "end": 670,
            "quote": "Region: UK; Unopened: 30 days; Opened but not installed: 14 days",
            "url": "/documents/d3b07384d113edec/versions/49f68a5c8493ec2c?start=612&end=670#cited",
            "in_force_from": "2026-03-01T00:00:00Z",
            "in_force_to": None,
            "verified_at": "2026-10-05T00:00:00Z",
            "is_internal": False,
            "page": None,
        }
    ],
    "missing": [
        {
            "says": "The customer must remove the device from their account and reset it before posting it.",
            "citation": 1,
            "suggestion": None,
        }
    ],
    "exemplar": {
        "exemplar": {
            "id": "0c5b1f",
            "title": "Gift return for Nook or Glint over the winter",
            "approved_by": "Ines Marrow",
            "approved_on": "2026-11-03T00:00:00Z",
            "url": "/documents/0c5b1f/versions/77ab",
        },
        "likeness": 0.71,
        "absent": [{"text": "The return label is free for these gifts.", "citations": [1]}],
    },
    "tone": [
        {
            "kind": "closing",
            "says": "The reply ends without a closing line.",
            "start": None,
            "end": None,
            "expected": None,
            "citation": None,
        }
    ],
    "timings_ms": {"retrieve": 120.5, "judge": 40.2},
}


class DraftChecking(BaseModel):
    """A reply as it stands in the composer, with the ticket it answers and what may be seen to check it."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    draft: DraftText
    ticket: Ticket | None = None
    as_of: MomentAsked | None = None
    """A date (noon UTC is meant) or a time; now where it is left out."""
    tags: dict[Name, list[Name]] | None = None
    audience: list[Name] | None = Field(None)
    """Narrows what may be seen to these of the asker's groups; who administers may name any."""

    def to_draft(self) -> Draft:
        """The draft as the inside knows it."""
        return Draft(self.draft, self.ticket)

    def to_scope(self, person: Person, now: datetime) -> Scope:
        """What this person may see for it."""
        return scope_of(person, now, self.as_of, self.audience, self.tags)


@router.post("", response_model=DraftCheck, responses={200: {"content": {"application/json": {"example": CHECKED}}}})
def check_draft(checking: DraftChecking, person: Asker, deskside: TheDeskside, clock: TheClock) -> DraftCheck:
    """Hold a reply against the documents before it is sent. Nothing is stored.

    Offsets count the characters of the draft as Unicode code points. `fix` puts `text` in place of
    `draft[start:end]`; apply fixes from the last to the first.
    """
    return deskside.drafts.check(checking.to_draft(), checking.to_scope(person, clock()))
