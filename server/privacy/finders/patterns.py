"""The finder that needs nothing: shapes, check digits and numbering plans."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from server.privacy.addresses import find_addresses
from server.privacy.checked_numbers import find_cards, find_ibans
from server.privacy.custom import CustomPatterns
from server.privacy.dates import DATE, find_dates
from server.privacy.emails import find_emails
from server.privacy.other_numbers import find_accounts, find_orders
from server.privacy.personal_data import Kind, PersonalData, blank
from server.privacy.phones import find_phones
from server.privacy.settings import PrivacySettings

Look = Callable[[str], Iterable[PersonalData]]


class PatternFinder:
    """Looks for one kind after the other, the surest first; what one has taken the next does not see."""

    def __init__(self, settings: PrivacySettings) -> None:
        self._looks = tuple(_looks(settings))

    def find(self, text: str) -> tuple[PersonalData, ...]:
        """What was found, in reading order, nothing overlapping."""
        taken: list[PersonalData] = []
        for look in self._looks:
            for one in look(text):
                if all(one.end <= other.start or other.end <= one.start for other in taken):
                    taken.append(one)
            text = blank(text, taken)
        return tuple(sorted((one for one in taken if one.kind != DATE), key=lambda one: one.start))


def _looks(settings: PrivacySettings) -> Iterator[Look]:
    by_kind: Mapping[Kind, Look] = {
        Kind.EMAIL: find_emails,
        Kind.IBAN: find_ibans,
        Kind.CARD: find_cards,
        Kind.ACCOUNT: find_accounts,
        Kind.PHONE: partial(find_phones, regions=settings.phone_regions),
        Kind.ADDRESS: find_addresses,
        Kind.ORDER: find_orders,
    }
    yield CustomPatterns(settings.patterns).find
    for kind, look in by_kind.items():
        if kind is Kind.ACCOUNT:
            yield find_dates
        if kind in settings.kinds:
            yield look
