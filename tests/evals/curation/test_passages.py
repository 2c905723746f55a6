"""Evidence is picked from what the assistant finds."""

from pathlib import Path

from evals.quality import Quality
from tests.evals.curation.lines import FOLDER, NOW_SAYS, ONCE_SAID, example
from tests.server.api.company import INTERNAL, JO, SAM


def test_the_passages_are_named_as_the_golden_set_names_documents(quality: Quality) -> None:
    offered = quality.curation.passages.for_question(example(), FOLDER, SAM)
    first = next(one for one in offered if NOW_SAYS in one.text)
    assert (first.document, first.title) == ("returns.md", "Returns")
    assert first.quote in first.text
    assert first.url.startswith("/documents/")
    elsewhere = quality.curation.passages.for_question(example(), Path("/srv/golden"), SAM)
    assert "../lumenfold/returns.md" in {one.document for one in elsewhere}


def test_nobody_is_offered_what_they_may_not_read(quality: Quality) -> None:
    line = example(question="Which customers are refused for fraud?")
    assert any(INTERNAL in one.text for one in quality.curation.passages.for_question(line, FOLDER, SAM))
    assert not any(INTERNAL in one.text for one in quality.curation.passages.for_question(line, FOLDER, JO))


def test_for_a_broken_quote_the_words_that_took_its_place_are_offered(quality: Quality) -> None:
    (broken,) = quality.curation.validator.standing(example(quote=ONCE_SAID), FOLDER).evidence
    nearest, *_ = quality.curation.passages.near(broken, FOLDER, SAM)
    assert nearest.quote == NOW_SAYS
    (unknown,) = quality.curation.validator.standing(example(document="absent.md"), FOLDER).evidence
    assert quality.curation.passages.near(unknown, FOLDER, SAM) == []
