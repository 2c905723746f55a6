"""How moments, people and kinds are said on the pages."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from ingest.index.documents import EVERYONE, STAFF, DocumentKind
from server.answering.question import Speaker
from server.identity.person import Person, Role

ROLES = {
    Role.AGENT: "Agent",
    Role.CONTENT_OWNER: "Content owner",
    Role.REVIEWER: "Reviewer",
    Role.LEAD: "Team lead",
    Role.ADMIN: "Administrator",
}
KINDS = {
    DocumentKind.POLICY: "Policy",
    DocumentKind.PRODUCT: "Product",
    DocumentKind.EXEMPLAR: "Approved answer",
    DocumentKind.LESSON: "Lesson",
}
SPEAKERS = {Speaker.CUSTOMER: "Customer", Speaker.AGENT: "Agent", Speaker.NOTE: "Internal note"}
_GROUPS = {EVERYONE: "everyone", STAFF: "all staff"}


def day(moment: datetime | None) -> str:
    """ "6 Nov 2026"; empty for none."""
    return f"{moment.day} {moment:%b %Y}" if moment else ""


def minute(moment: datetime | None) -> str:
    """ "6 Nov 2026, 08:41"; empty for none."""
    return f"{day(moment)}, {moment:%H:%M}" if moment else ""


def groups(names: Iterable[str]) -> str:
    """ "fraud desk, team leads"; the widest group alone where it is among them."""
    named = set(names)
    for widest, said in _GROUPS.items():
        if widest in named:
            return said
    return ", ".join(name.replace("-", " ") for name in sorted(named)) or "nobody"


def sees(person: Person) -> str:
    """ "staff, support, team leads": the groups whose documents this person sees."""
    return ", ".join(["staff", *(name.replace("-", " ") for name in sorted(person.groups - {EVERYONE, STAFF}))])


def period(begins: datetime | None, ends: datetime | None) -> str:
    """ "1 Mar 2025 to 28 Feb 2026", both days included; `ends` is the first moment outside."""
    last = ends - timedelta(days=1) if ends is not None and ends.time() == time() else ends
    if begins is not None and ends is not None and ends <= begins:
        return "never in force"
    if begins is None:
        return f"until {day(last)}" if last else "without a time limit"
    return f"{day(begins)} to {day(last)}" if last else f"since {day(begins)}"
