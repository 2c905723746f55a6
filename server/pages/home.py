"""The start page: where each kind of user goes."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from ingest.index.documents import VersionState
from server.api.requirement import Reader
from server.api.state import TheDeskside
from server.deskside import Deskside
from server.feature import Entrance
from server.identity.person import Person, Role
from server.pages.page import entrances_for, render

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Way:
    """A link, and what waits behind it."""

    url: str
    name: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What one kind of user can do here."""

    title: str
    says: str
    ways: tuple[Way, ...]
    roles: frozenset[Role]

    def is_for(self, person: Person) -> bool:
        """Whether this is the person's own work."""
        return person.role in self.roles


@router.get("/")
def show_home(request: Request, running: TheDeskside, person: Reader) -> HTMLResponse:
    """The visitor's own work first."""
    cards = (_answering(), _documents(running), _learning(entrances_for(request, person)), _running())
    ordered = sorted((card for card in cards if card.ways), key=lambda card: not card.is_for(person))
    return render(request, "home.html", person, cards=ordered, is_sample=bool(running.people.sample()))


def _answering() -> Card:
    return Card(
        "Answer tickets",
        "Get the sentence that decides a ticket, see where it stands, and put it into your reply.",
        (
            Way("/desk", "Try the practice desk", "tickets with the panel beside them"),
            Way("/panel", "Open the panel", "ask anything"),
            Way("/extension", "Install the extension", "for the tool you work in"),
        ),
        frozenset({Role.AGENT}),
    )


def _documents(running: Deskside) -> Card:
    counts = running.index.catalog.counts()
    live, earlier = counts.get(VersionState.LIVE, 0), counts.get(VersionState.SUPERSEDED, 0)
    held_back = counts.get(VersionState.QUARANTINED, 0)
    facts = f"{live} documents in force, {earlier} earlier versions, {counts['chunks']} passages."
    warning = f" {held_back} held back because they look hostile." if held_back else ""
    return Card(
        "Keep documents right",
        facts + warning,
        (
            Way("/documents", "All documents", "owner, audience, dates"),
            Way("/documents?kind=policy", "Policies"),
            Way("/documents?kind=exemplar", "Approved answers"),
        ),
        frozenset({Role.CONTENT_OWNER}),
    )


def _learning(entrances: Sequence[Entrance]) -> Card:
    return Card(
        "Grow skills",
        "See what good work looks like, and the five minutes that lead there.",
        (
            *(Way(entrance.url, entrance.name, entrance.says) for entrance in entrances),
            Way("/skills", "Skill map", "behaviour, tasks, lessons"),
            Way("/lessons", "Lessons", "learn, do, reflect"),
        ),
        frozenset({Role.LEAD, Role.REVIEWER}),
    )


def _running() -> Card:
    return Card(
        "Run Deskside",
        "One process and one folder. See that it is well and build on it.",
        (
            Way("/readyz", "Health", "ready to answer?"),
            Way("/reference", "API", "for programs of your own"),
        ),
        frozenset({Role.ADMIN}),
    )
