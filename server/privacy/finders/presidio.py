"""The finder that adds Presidio: people whom a language model recognises, and national ids.

Nothing is downloaded: its model is a folder of the operator's, and without one its patterns look alone.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.index.errors import DesksideError
from server.privacy.finders.patterns import PatternFinder
from server.privacy.legible import legible
from server.privacy.personal_data import BLANK, Kind, PersonalData, blank
from server.privacy.settings import PrivacySettings

_PERSON = "PERSON"
_SURE_ENOUGH = 0.5


class PresidioFinder:
    """What the patterns leave, Presidio looks through. It loads spaCy, and takes milliseconds where they take one."""

    def __init__(self, settings: PrivacySettings) -> None:
        """Raises DesksideError where Presidio is not installed, its model is not there, or it lacks an entity."""
        self._patterns = PatternFinder(settings)
        self._language = settings.presidio_language
        self._entities = sorted(_wanted(settings))
        self._analyzer = _open_analyzer(self._language, settings.presidio_model, self._entities)

    def find(self, text: str) -> tuple[PersonalData, ...]:
        """What was found, in reading order, nothing overlapping."""
        found = self._patterns.find(text)
        further = list(self._analyze(legible(blank(text, found)))) if self._entities else []
        return tuple(sorted((*found, *further), key=lambda one: one.start))

    def _analyze(self, rest: str) -> Iterator[PersonalData]:
        results = self._analyzer.analyze(rest, self._language, self._entities, score_threshold=_SURE_ENOUGH)
        end = 0
        for one in sorted(results, key=lambda result: (result.start, -result.end)):
            written = rest[one.start : one.end]
            if one.start >= end and BLANK not in written:
                end = one.end
                kind = Kind.NAME if one.entity_type == _PERSON else one.entity_type
                yield PersonalData(kind, one.start, one.end, " ".join(written.casefold().split()))


def _wanted(settings: PrivacySettings) -> frozenset[str]:
    """Without a model nobody is recognised, and where names are left out nobody is looked for."""
    has_people = settings.presidio_model is not None and Kind.NAME in settings.kinds
    return settings.presidio_entities if has_people else settings.presidio_entities - {_PERSON}


# Any: Presidio and spaCy are an extra, and untyped.
def _open_analyzer(language: str, model: Path | None, entities: list[str]) -> Any:
    try:
        from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    except ImportError as error:
        raise DesksideError(
            "Presidio is not installed; install deskside[presidio] or leave privacy.finder out"
        ) from error
    engine = _open_engine(language, model)
    registry = RecognizerRegistry(list(_recognizers(language, entities)), supported_languages=[language])
    if model is not None:
        registry.add_nlp_recognizer(engine)
    analyzer = AnalyzerEngine(registry, engine, supported_languages=[language])
    if unknown := sorted(set(entities) - set(analyzer.get_supported_entities(language))):
        raise DesksideError(f"Presidio does not know {', '.join(unknown)}; correct privacy.presidio_entities")
    return analyzer


def _open_engine(language: str, model: Path | None) -> Any:
    """The language model, opened here: given its name alone, Presidio would fetch it from the internet."""
    import spacy
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    if model is not None and not model.is_dir():
        raise DesksideError(f"{model}, which privacy.presidio_model names, is no folder with a spaCy model")
    engine: Any = SpacyNlpEngine([{"lang_code": language, "model_name": str(model or "blank")}])
    engine.nlp = {language: spacy.load(model) if model else spacy.blank(language)}
    return engine


def _recognizers(language: str, entities: list[str]) -> Iterator[Any]:
    from presidio_analyzer import PatternRecognizer, predefined_recognizers

    kinds: list[Any] = [getattr(predefined_recognizers, name) for name in predefined_recognizers.__all__]
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, PatternRecognizer):
            recognizer: Any = kind(supported_language=language)  # type: ignore[call-arg]  # each has its own entity
            if set(recognizer.supported_entities) & set(entities):
                yield recognizer
