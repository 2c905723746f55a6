"""Postal addresses and what only looks like one."""

import pytest

from server.privacy.addresses import find_addresses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at 14 Rosemary Lane, Leeds LS1 4AB.", ["14 Rosemary Lane, Leeds LS1 4AB"]),
        ("Flat 2, 9 High Street", ["Flat 2, 9 High Street"]),
        ("3 Orchard Close, Stockport SK4 3DT", ["3 Orchard Close, Stockport SK4 3DT"]),
        ("1600 Oak Avenue, Austin, TX 78701", ["1600 Oak Avenue, Austin, TX 78701"]),
        ("Lindenstraße 12, 50674 Köln", ["Lindenstraße 12, 50674 Köln"]),
        ("Prinsengracht 263, 1016 GV Amsterdam", ["Prinsengracht 263, 1016 GV Amsterdam"]),
        ("18 rue de la Paix, 75002 Paris.", ["18 rue de la Paix, 75002 Paris"]),
        ("Calle Mayor 5", ["Calle Mayor 5"]),
        ("PO Box 481", ["PO Box 481"]),
        ("postcode NW1 6XE", ["NW1 6XE"]),
        ("E17 5GB, X1 2AH, L1 2HP", []),
        ("the 11 kW Drive, 2 Hard Drives, 1 Way valve", []),
        ("30 day returns, 2 year warranty, 3 Phase Square", []),
        ("Via the app, in 2 Minutes", []),
    ],
)
def test_a_street_needs_a_number_and_a_code_its_country(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_addresses(text)] == found
