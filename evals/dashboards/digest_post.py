"""Sends the digest of a week, once."""

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from evals.dashboards.digest import DigestDesk
from evals.dashboards.digest_letter import LetterWriter
from evals.dashboards.mail import Delivery, Letter, Mailer
from evals.dashboards.period import Period, last_whole_week
from evals.dashboards.sent_digests import SentDigests
from ingest.index.documents import EVERYONE, STAFF
from server.clock import Clock

_LATEST = timedelta(days=3)
"""A digest that could not go out by then, since nobody served, is not sent any more: the next is near."""


@dataclass(frozen=True, slots=True)
class DigestPost:
    """Puts the digest together, writes it and hands it over."""

    desk: DigestDesk
    mailer: Mailer
    sent: SentDigests
    writer: LetterWriter
    clock: Clock

    @property
    def audience(self) -> frozenset[str]:
        """The groups of those who get it."""
        return frozenset({*self.mailer.settings.audience, EVERYONE, STAFF})

    def letter(self, week: Period) -> Letter:
        """The digest of a week as its recipients get it."""
        return self.writer.write(self.desk.read(week, self.audience))

    def send(self, week: Period) -> Delivery:
        """Send the digest of a week, though it went out before. Raises MailError; then nothing was sent."""
        delivery = self.mailer.send(self.letter(week))
        if self.sent.is_sent(week.first) or self.sent.claim(week.first):
            self.sent.confirm(week.first, len(delivery.accepted))
        return delivery

    def send_if_due(self) -> Delivery | None:
        """Send last week's digest when its hour has come and nobody sent it. Raises MailError."""
        week = last_whole_week(self.clock())
        if not (self.mailer.is_on and self._is_due(week) and self.sent.claim(week.first)):
            return None
        try:
            delivery = self.mailer.send(self.letter(week))
        except BaseException:
            self.sent.release(week.first)
            raise
        self.sent.confirm(week.first, len(delivery.accepted))
        return delivery

    def _is_due(self, week: Period) -> bool:
        settings = self.mailer.settings
        now = self.clock().astimezone(ZoneInfo(settings.timezone)).replace(tzinfo=None)
        monday = week.begins + timedelta(days=7)
        due = now.replace(year=monday.year, month=monday.month, day=monday.day, hour=settings.hour, minute=0, second=0)
        due = due.replace(microsecond=0) + timedelta(days=settings.weekday.place)
        return due <= now < due + _LATEST
