from datetime import timedelta

import pytest

from ingest.index.catalog import Catalog
from ingest.index.documents import VersionState
from ingest.index.errors import MetadataError
from ingest.index.publishing import FileRecord, Publisher, document_id
from tests.ingest.index.drafts import SOURCE, StandingClock, day, draft_of, publish, record_of, said_at

OLD, NEW, NEWEST = ("Returns within 14 days.",), ("Returns within 30 days.",), ("Returns within 60 days.",)


def test_a_staged_version_is_invisible(catalog: Catalog, publisher: Publisher, clock: StandingClock) -> None:
    publisher.stage([draft_of("returns.md", NEW)])
    assert said_at(catalog, "returns.md", clock()) == []
    assert catalog.visibility(after=0) == []


def test_staging_twice_changes_nothing(catalog: Catalog, publisher: Publisher) -> None:
    first = publisher.stage([draft_of("returns.md", NEW)])
    sequence = catalog.sequence()
    assert publisher.stage([draft_of("returns.md", NEW)]) == first
    assert catalog.sequence() == sequence


def test_publishing_twice_changes_nothing(catalog: Catalog, publisher: Publisher, clock: StandingClock) -> None:
    publish(publisher, draft_of("returns.md", NEW))
    sequence = catalog.sequence()
    clock.pass_days(1)
    publish(publisher, draft_of("returns.md", NEW))
    assert catalog.sequence() == sequence
    assert said_at(catalog, "returns.md", clock()) == list(NEW)


def test_the_first_version_holds_from_the_beginning(catalog: Catalog, publisher: Publisher) -> None:
    publish(publisher, draft_of("returns.md", NEW))
    assert said_at(catalog, "returns.md", day(1990)) == list(NEW)


def test_an_edit_holds_from_its_publication_and_the_older_version_before(
    catalog: Catalog, publisher: Publisher, clock: StandingClock
) -> None:
    publish(publisher, draft_of("returns.md", OLD))
    edited = clock.pass_days(10)
    publish(publisher, draft_of("returns.md", NEW))
    assert said_at(catalog, "returns.md", edited) == list(NEW)
    assert said_at(catalog, "returns.md", edited - timedelta(microseconds=1)) == list(OLD)


def test_as_of_questions_see_exactly_one_version(catalog: Catalog, publisher: Publisher, clock: StandingClock) -> None:
    publish(publisher, draft_of("returns.md", OLD, effective_from=day(2024)))
    publish(publisher, draft_of("returns.md", NEW, effective_from=day(2025)))
    publish(publisher, draft_of("returns.md", NEWEST, effective_from=day(2026)))
    assert said_at(catalog, "returns.md", day(2023)) == []
    assert said_at(catalog, "returns.md", day(2024, 7)) == list(OLD)
    assert said_at(catalog, "returns.md", day(2025)) == list(NEW)
    assert said_at(catalog, "returns.md", clock()) == list(NEWEST)


def test_a_future_version_is_invisible_until_it_begins(
    catalog: Catalog, publisher: Publisher, clock: StandingClock
) -> None:
    publish(publisher, draft_of("returns.md", OLD))
    publish(publisher, draft_of("returns.md", NEW, effective_from=day(2027)))
    assert said_at(catalog, "returns.md", clock()) == list(OLD)
    assert said_at(catalog, "returns.md", day(2027)) == list(NEW)


def test_a_correction_with_the_same_effective_from_replaces(
    catalog: Catalog, publisher: Publisher, clock: StandingClock
) -> None:
    publish(publisher, draft_of("returns.md", OLD, effective_from=day(2026)))
    clock.pass_days(1)
    publish(publisher, draft_of("returns.md", NEW, effective_from=day(2026)))
    for moment in (day(2026), clock(), day(2030)):
        assert said_at(catalog, "returns.md", moment) == list(NEW)


def test_a_correction_to_an_earlier_date_replaces(catalog: Catalog, publisher: Publisher, clock: StandingClock) -> None:
    publish(publisher, draft_of("returns.md", OLD, effective_from=day(2026, 5)))
    clock.pass_days(1)
    publish(publisher, draft_of("returns.md", NEW, effective_from=day(2026, 4)))
    for moment in (day(2026, 4), clock(), day(2030)):
        assert said_at(catalog, "returns.md", moment) == list(NEW)


def test_an_announced_version_that_its_file_no_longer_holds_never_begins(
    catalog: Catalog, publisher: Publisher, clock: StandingClock
) -> None:
    publish(publisher, draft_of("returns.md", OLD))
    clock.pass_days(1)
    publish(publisher, draft_of("returns.md", NEW, effective_from=day(2027)))
    clock.pass_days(1)
    publish(publisher, draft_of("returns.md", OLD))
    for moment in (day(2025), clock(), day(2028)):
        assert said_at(catalog, "returns.md", moment) == list(OLD)


def test_a_stated_end_ends_a_version(catalog: Catalog, publisher: Publisher) -> None:
    publish(publisher, draft_of("returns.md", NEW, effective_from=day(2026), effective_to=day(2026, 12)))
    assert said_at(catalog, "returns.md", day(2026, 11)) == list(NEW)
    assert said_at(catalog, "returns.md", day(2026, 12)) == []


def test_an_archived_file_answers_for_its_own_time(
    catalog: Catalog, publisher: Publisher, clock: StandingClock
) -> None:
    archived = draft_of("archive/returns-2024.md", OLD, version_of="returns.md", effective_from=day(2024))
    publish(publisher, draft_of("returns.md", NEW, effective_from=day(2026)), archived)
    assert said_at(catalog, "returns.md", day(2025)) == list(OLD)
    assert said_at(catalog, "returns.md", clock()) == list(NEW)
    assert catalog.find_documents("archive/returns-2024.md") == []


def test_a_file_that_goes_back_to_what_it_said_keeps_its_whole_history(
    catalog: Catalog, publisher: Publisher, clock: StandingClock
) -> None:
    publish(publisher, draft_of("returns.md", OLD))
    edited = clock.pass_days(10)
    publish(publisher, draft_of("returns.md", NEW))
    rolled_back = clock.pass_days(10)
    publish(publisher, draft_of("returns.md", OLD))
    assert said_at(catalog, "returns.md", day(2025)) == list(OLD)
    assert said_at(catalog, "returns.md", edited) == list(NEW)
    assert said_at(catalog, "returns.md", rolled_back) == list(OLD)


def test_retiring_withdraws_at_once_and_for_every_moment(
    catalog: Catalog, publisher: Publisher, clock: StandingClock
) -> None:
    versions = publish(publisher, draft_of("returns.md", NEW), draft_of("other.md"))
    assert publisher.retire(SOURCE, ["returns.md"]) == versions[:1]
    assert said_at(catalog, "returns.md", clock()) == []
    assert said_at(catalog, "returns.md", day(2020)) == []
    assert said_at(catalog, "other.md", clock()) != []
    assert set(catalog.files_of(SOURCE)) == {"other.md"}


def test_retiring_leaves_equal_paths_of_other_sources_alone(
    catalog: Catalog, publisher: Publisher, clock: StandingClock
) -> None:
    publish(publisher, draft_of("returns.md", NEW), draft_of("returns.md", NEW, source="/srv/other"))
    assert publisher.retire("/srv/other", ["returns.md"]) != []
    assert said_at(catalog, "returns.md", clock()) == list(NEW)


def test_what_was_retired_can_be_published_again(catalog: Catalog, publisher: Publisher, clock: StandingClock) -> None:
    first = publish(publisher, draft_of("returns.md", NEW))
    publisher.retire(SOURCE, ["returns.md"])
    assert publish(publisher, draft_of("returns.md", NEW)) == first
    assert said_at(catalog, "returns.md", clock()) == list(NEW)


def test_retiring_an_archived_file_leaves_the_current_one(
    catalog: Catalog, publisher: Publisher, clock: StandingClock
) -> None:
    archived = draft_of("archive/returns-2024.md", OLD, version_of="returns.md", effective_from=day(2024))
    publish(publisher, draft_of("returns.md", NEW, effective_from=day(2026)), archived)
    publisher.retire(SOURCE, ["archive/returns-2024.md"])
    assert said_at(catalog, "returns.md", day(2025)) == []
    assert said_at(catalog, "returns.md", clock()) == list(NEW)


def test_a_failed_file_is_remembered_and_its_older_version_keeps_answering(
    catalog: Catalog, publisher: Publisher, clock: StandingClock
) -> None:
    publish(publisher, draft_of("returns.md", NEW))
    publisher.record(SOURCE, [FileRecord("returns.md", "other hash", "failed", "it is damaged", None, {})])
    assert said_at(catalog, "returns.md", clock()) == list(NEW)
    assert catalog.files_of(SOURCE)["returns.md"].reason == "it is damaged"


def test_publishing_is_all_or_nothing(catalog: Catalog, publisher: Publisher, clock: StandingClock) -> None:
    drafts = [draft_of("a.md", NEW), draft_of("b.md", NEW)]
    versions = publisher.stage(drafts)
    records = [record_of(drafts[0], versions[0]), record_of(drafts[1], "no such version")]
    with pytest.raises(Exception, match="No row was found"):
        publisher.publish(SOURCE, records)
    assert said_at(catalog, "a.md", clock()) == []
    assert catalog.files_of(SOURCE) == {}


def test_superseded_versions_are_counted_as_such(catalog: Catalog, publisher: Publisher, clock: StandingClock) -> None:
    publish(publisher, draft_of("returns.md", OLD))
    clock.pass_days(1)
    publish(publisher, draft_of("returns.md", NEW))
    states = [version.state for version in catalog.versions_of(document_id(SOURCE, "returns.md"))]
    assert states == [VersionState.LIVE, VersionState.SUPERSEDED]


def test_a_group_name_that_would_not_survive_is_refused(publisher: Publisher) -> None:
    with pytest.raises(MetadataError, match="group"):
        publisher.stage([draft_of("returns.md", audience=frozenset({"a|b"}))])
