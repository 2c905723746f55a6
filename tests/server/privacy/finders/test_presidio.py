"""Presidio beside the patterns, with a model of the operator's and without, and never from the internet."""

from pathlib import Path

import pytest

from ingest.index.errors import DesksideError
from server.answering.question import Question
from server.privacy.finders.presidio import PresidioFinder
from server.privacy.personal_data import Kind
from server.privacy.privacy import Privacy
from server.privacy.settings import FinderName, PrivacySettings

TEXT = "Maria Lopez, 536-22-1239, NINO AB123456C, maria.lopez@home.example, E17, 2026-05-03"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that knows one person: what a trained one would make of the text, by rule."""
    import spacy

    folder = tmp_path_factory.mktemp("model")
    language = spacy.blank("en")
    rules = language.add_pipe("entity_ruler")
    rules.add_patterns([{"label": "PERSON", "pattern": "Maria Lopez"}])  # type: ignore[attr-defined]  # spaCy's pipe
    language.to_disk(folder)
    return folder


def settings_with(model: Path | None, kinds: frozenset[Kind] = frozenset(Kind)) -> PrivacySettings:
    return PrivacySettings(finder=FinderName.PRESIDIO, presidio_model=model, kinds=kinds)


def found(settings: PrivacySettings) -> list[tuple[str, str]]:
    return [(one.kind, TEXT[one.start : one.end]) for one in PresidioFinder(settings).find(TEXT)]


def test_without_a_model_its_patterns_find_national_ids() -> None:
    assert found(settings_with(None, frozenset({Kind.EMAIL}))) == [
        ("US_SSN", "536-22-1239"),
        ("UK_NINO", "AB123456C"),
        ("EMAIL", "maria.lopez@home.example"),
    ]


def test_a_model_finds_people_and_their_parts_are_masked_too(model: Path) -> None:
    settings = settings_with(model, frozenset({Kind.NAME}))
    assert ("NAME", "Maria Lopez") in found(settings)
    masked = Privacy(settings, PresidioFinder(settings)).mask(Question("I spoke to Maria Lopez. Lopez agreed."))
    assert masked.question.text == "I spoke to [NAME_1]. [NAME_2] agreed."


def test_names_can_be_off(model: Path) -> None:
    assert "NAME" not in {kind for kind, _ in found(settings_with(model, frozenset({Kind.EMAIL})))}


def test_a_model_that_is_not_there_is_said_and_not_downloaded(tmp_path: Path) -> None:
    with pytest.raises(DesksideError, match="is no folder with a spaCy model"):
        PresidioFinder(settings_with(tmp_path / "en_core_web_sm"))


def test_what_presidio_does_not_know_is_said_when_it_is_opened() -> None:
    settings = PrivacySettings(finder=FinderName.PRESIDIO, presidio_entities=frozenset({"SHOE_SIZE"}))
    with pytest.raises(DesksideError, match="does not know SHOE_SIZE"):
        PresidioFinder(settings)
