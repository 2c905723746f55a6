"""How people say who they are."""

import pytest

from server.privacy.introductions import introduced_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dear Ms Okafor, hello", ["Okafor"]),
        ("Hi Maria,\nthank you", ["Maria"]),
        ("It is broken.\nKind regards,\nElena van der Berg\nFacilities", ["Elena van der Berg"]),
        ("It is broken. Thanks, Tom", ["Tom"]),
        ("my name is Aisha Rahman and", ["Aisha Rahman"]),
        ("this is Tomasz speaking", ["Tomasz"]),
        ("Customer Ingrid Solberg wants", ["Ingrid Solberg"]),
        ("From: Declan Moriarty\nTo: support", ["Declan Moriarty"]),
        ("Requester\nLuca Bianchi\nStatus\nOpen", ["Luca Bianchi"]),
        ("Jo Nakamura <\ufffc\ufffc> wrote", ["Jo Nakamura"]),
        ("May Maria Lopez (\ufffc) return it? Will Tom (\ufffc)?", ["Maria Lopez", "Tom"]),
        ("Does Mr Okafor's warranty hold?", ["Okafor"]),
        ("Hi there, hello all,\nDear support team,\nThanks in advance", []),
        ("Customer Service Team said so. Best regards,\nCustomer Care", []),
        ("Thanks, Black Friday prices hold until 30.11.", []),
        ("this is Great, thanks", []),
    ],
)
def test_names_are_told_from_words(text: str, names: list[str]) -> None:
    assert sorted(set(introduced_names(text))) == names
