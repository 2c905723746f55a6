"""Who may read what, and when it holds."""

from datetime import UTC, datetime

import pytest

from ingest.index.audience import is_in_force, may_read, may_read_span
from ingest.index.documents import VersionState
from ingest.index.sentences import Span
from tests.server.pages.source.papers import Written, version_of

JO = frozenset({"staff"})
SPRING = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize("state", [VersionState.STAGED, VersionState.QUARANTINED, VersionState.PURGED])
def test_a_version_that_never_answered_or_was_erased_is_not_read(state: VersionState) -> None:
    assert not may_read(version_of([Written("x")], state=state), JO)


def test_a_document_for_other_groups_is_not_read() -> None:
    assert not may_read(version_of([Written("x")], frozenset({"fraud-desk"})), JO)


def test_a_version_holds_from_its_first_day_to_the_day_before_its_end() -> None:
    assert is_in_force(version_of([Written("x")], begins=SPRING), SPRING)
    assert not is_in_force(version_of([Written("x")], ends=SPRING), SPRING)


def test_a_span_is_read_only_with_every_passage_it_touches() -> None:
    version = version_of([Written("Open."), Written("Secret.", audience=frozenset({"fraud-desk"}))])
    assert may_read_span(version, Span(0, 5), JO)
    assert not may_read_span(version, Span(0, 8), JO)
