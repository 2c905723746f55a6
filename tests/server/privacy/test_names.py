"""Names that are known, where they stand."""

import pytest

from server.privacy.name_words import fold
from server.privacy.names import Names


def found(name: str, text: str, words: frozenset[str] = frozenset()) -> list[str]:
    return [text[one.start : one.end] for one in Names([name], words).find(fold(text))]


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("Maria Lopez", "maria, MARIA  LOPEZ and Lopez's", ["maria", "MARIA  LOPEZ", "Lopez"]),
        ("José Núñez", "Jose Nunez", ["Jose Nunez"]),
        ("Jose", "José", ["José"]),
        ("Mariana", "Maria", []),
        ("Maria", "Mariana", []),
        ("Ana Li", "Analysis of Li-ion, Ana-log", []),
        ("Ana Li", "Ana Li wrote. Thanks, Ana", ["Ana Li", "Ana"]),
        ("Will Price", "Will the price rise? I will pay.", []),
        ("Will Price", "Hi Will, thanks. I told Will so.", ["Will", "Will"]),
        ("May Chen", "In May, on 12 May, until May, Maybe.", []),
        ("May Chen", "Regards,\nMay", ["May"]),
        ("Maria May", "Maria May and May", ["Maria May"]),
        ("王伟", "王伟您好", ["王伟"]),
    ],
)
def test_a_word_of_every_day_needs_something_beside_it(name: str, text: str, names: list[str]) -> None:
    assert found(name, text) == names


def test_a_product_called_like_a_person_stays_a_product() -> None:
    assert found("Aera Jensen", "My new Aera 9 hums. The Aera is loud. Dear Aera,", frozenset({"aera"})) == ["Aera"]


def test_a_word_that_is_never_a_name_is_none_alone() -> None:
    text = "Vault Peters has a Vault"
    names = Names(["Vault Peters"], never=frozenset({"vault"}))
    assert [text[one.start : one.end] for one in names.find(text)] == ["Vault Peters"]


def test_nobody_is_found_where_nobody_is_known() -> None:
    assert Names(()).find("Maria") == []
