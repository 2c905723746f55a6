"""Practice tickets: realistic tickets on which a newcomer sees the product at work."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from server.answering.question import Message, Speaker, Ticket


class Customer(BaseModel):
    """Who wrote the ticket."""

    model_config = ConfigDict(frozen=True)

    name: str
    region: str
    email: str


class Order(BaseModel):
    """What the ticket is about, as far as the customer said."""

    model_config = ConfigDict(frozen=True)

    number: str | None = None
    date: str | None = None
    product: str | None = None


class PracticeMessage(BaseModel):
    """One message of a practice ticket."""

    model_config = ConfigDict(frozen=True)

    speaker: Speaker
    author: str
    at: datetime
    text: str


class PracticeTicket(BaseModel):
    """A ticket as the practice desk shows it, with what a good reply makes of it."""

    model_config = ConfigDict(frozen=True)

    id: str
    subject: str
    channel: str
    customer: Customer
    opened_at: datetime
    order: Order | None = None
    skill: str
    messages: tuple[PracticeMessage, ...]
    good_reply: tuple[str, ...] = ()

    def as_ticket(self) -> Ticket:
        """The ticket as the panel reads it from a page."""
        fields = {"customer": self.customer.name, "region": self.customer.region}
        if self.order is not None:
            order = {
                "order_number": self.order.number,
                "order_date": self.order.date,
                "product": self.order.product,
            }
            fields |= {name: value for name, value in order.items() if value is not None}
        messages = tuple(Message(m.speaker, m.text, m.at.isoformat()) for m in self.messages)
        return Ticket("practice-desk", self.id, self.subject, f"/desk/{self.id}", messages, fields)
