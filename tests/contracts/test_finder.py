"""What every adapter of the finder port keeps."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.privacy.finder import Finder
from server.privacy.settings import FinderName, PrivacySettings
from server.wiring import open_finder

TEXT = (
    "Mail mia@home.example or ring +44 20 7946 0958, card 4111 1111 1111 1111, IBAN DE89 3704 0044 0532 0130 00, "
    "12 High Street, Leeds LS1 4AB. Order LU-208814 of 2026-10-29 shows E17, 7.4 kW, £1,299.00, version 10.0.19041."
)


@pytest.fixture(scope="module", params=["patterns", "presidio", "presidio-with-model"])
def finder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Finder:
    name, _, model = request.param.partition("-")
    folder = None if not model else empty_model(tmp_path_factory.mktemp("model"))
    order = {"ORDER": r"LU-\d{6}"}
    return open_finder(PrivacySettings(finder=FinderName(name), presidio_model=folder, patterns=order))


def empty_model(folder: Path) -> Path:
    import spacy

    spacy.blank("en").to_disk(folder)
    return folder


def test_it_finds_what_has_a_shape_and_leaves_what_decides_the_answer(finder: Finder) -> None:
    assert [(one.kind, TEXT[one.start : one.end]) for one in finder.find(TEXT)] == [
        ("EMAIL", "mia@home.example"),
        ("PHONE", "+44 20 7946 0958"),
        ("CARD", "4111 1111 1111 1111"),
        ("IBAN", "DE89 3704 0044 0532 0130 00"),
        ("ADDRESS", "12 High Street, Leeds LS1 4AB"),
        ("ORDER", "LU-208814"),
    ]


@given(st.lists(st.one_of(st.text(max_size=40), st.sampled_from(TEXT.split()))).map(" ".join))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_what_it_finds_is_in_the_text_in_order_and_apart(finder: Finder, text: str) -> None:
    found = finder.find(text)
    assert found == finder.find(text)
    assert all(0 <= one.start < one.end <= len(text) and one.value for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("text", ["", "\n", "\x00", "\ud800", "💳 4111", "￼", "[EMAIL_1]", "x" * 20_000, "1 " * 5_000])
def test_there_is_no_text_that_it_cannot_read(finder: Finder, text: str) -> None:
    assert finder.find(text) == ()
