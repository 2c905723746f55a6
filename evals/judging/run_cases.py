"""The cases of a run: its answers with the passages they were made from, and what the golden set expects."""

from collections.abc import Callable, Iterable

from evals.judging.case import JudgeCase, ShownText, case_of
from evals.sample import CheckedPassage, Sample
from ingest.index.catalog import Catalog
from ingest.index.errors import NotFound

VersionText = Callable[[str], str | None]
"""The text of a version, by its id; `None` where it is not known."""


def cases_of(samples: Iterable[Sample], version_text: VersionText, passages: int) -> list[JudgeCase]:
    """A case for every answer that is there. A sample that failed has none: it counts zero without a judge."""
    return [_case(sample, version_text, passages) for sample in samples if sample.answer is not None]


def case_id_of(sample: Sample) -> str:
    """The id of its case: that of the example, with the repeat after the first."""
    return f"{sample.example.id}#{sample.repeat}" if sample.repeat else sample.example.id


def texts_in(catalog: Catalog) -> VersionText:
    """The versions that a catalog holds."""

    def text_of(version: str) -> str | None:
        try:
            return catalog.version(version).text
        except NotFound:
            return None

    return text_of


def _case(sample: Sample, version_text: VersionText, passages: int) -> JudgeCase:
    assert sample.answer is not None
    example = sample.example
    shown = [_shown(passage, version_text) for passage in sample.passages[:passages]]
    return case_of(
        case_id_of(sample),
        sample.answer,
        [passage for passage in shown if passage is not None],
        example.reference_answer if example.answerable else None,
        [ShownText(str(evidence.document), evidence.quote) for evidence in example.evidence],
    )


def _shown(passage: CheckedPassage, version_text: VersionText) -> ShownText | None:
    text = version_text(passage.version)
    return None if text is None else ShownText(passage.document, text[passage.start : passage.end])
