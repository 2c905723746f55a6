"""The practice desk: a queue of practice tickets, each with the panel beside it."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse

from server.api.requirement import Reader
from server.api.state import TheDeskside
from server.deskside import Deskside
from server.identity.person import Person
from server.learning.practice import PracticeTicket
from server.pages.page import render
from server.pages.wording import day

router = APIRouter(include_in_schema=False)

_LONGEST_REPLY = 20_000


@router.get("/desk")
def show_queue(request: Request, running: TheDeskside, person: Reader) -> HTMLResponse:
    """Every practice ticket."""
    skills = {skill.id: skill.name for skill in running.programme.skills()}
    return render(request, "desk.html", person, tickets=running.programme.tickets(), skills=skills)


@router.get("/desk/{ticket_id}")
def show_ticket(request: Request, ticket_id: str, running: TheDeskside, person: Reader) -> HTMLResponse:
    """One ticket, to be answered."""
    return _ticket(request, running, person, running.programme.ticket(ticket_id))


@router.post("/desk/{ticket_id}")
def compare_reply(
    request: Request,
    ticket_id: str,
    running: TheDeskside,
    person: Reader,
    reply: Annotated[str, Form(max_length=_LONGEST_REPLY)] = "",
) -> HTMLResponse:
    """The ticket with the points of a good reply, for a browser that runs no scripts. Nothing is sent or kept."""
    return _ticket(request, running, person, running.programme.ticket(ticket_id), reply, is_sent=True)


def _ticket(
    request: Request,
    running: Deskside,
    person: Person,
    ticket: PracticeTicket,
    reply: str = "",
    is_sent: bool = False,
) -> HTMLResponse:
    return render(
        request,
        "ticket.html",
        person,
        ticket=ticket,
        ticket_json=asdict(ticket.as_ticket()),
        tickets=running.programme.tickets(),
        facts=_facts(ticket),
        reply=reply,
        is_sent=is_sent,
    )


def _facts(ticket: PracticeTicket) -> dict[str, str]:
    facts = {
        "Customer": ticket.customer.name,
        "E-mail": ticket.customer.email,
        "Region": ticket.customer.region.upper(),
    }
    if ticket.order is not None:
        order = ticket.order
        facts |= {"Order": order.number or "", "Ordered": _said(order.date), "Product": order.product or ""}
    return {name: value for name, value in facts.items() if value}


def _said(written: str | None) -> str:
    try:
        return day(datetime.fromisoformat(written or ""))
    except ValueError:
        return written or ""
