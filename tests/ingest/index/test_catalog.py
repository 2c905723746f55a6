import pytest

from ingest.index.catalog import Catalog, embedded_text
from ingest.index.documents import DocumentKind
from ingest.index.errors import NotFound
from ingest.index.publishing import FileRecord, Publisher, document_id
from ingest.index.scope import Scope
from tests.ingest.index.drafts import SOURCE, StandingClock, day, draft_of, publish, scope_at

INTERNAL = frozenset({"support"})


def test_confirm_returns_what_the_scope_may_see(catalog: Catalog, publisher: Publisher, clock: StandingClock) -> None:
    (version,) = publish(publisher, draft_of("returns.md", ("All.", "Secret."), audiences=(frozenset(), INTERNAL)))
    rows = [row for row, _ in catalog.rows_of(version)]
    everyone = catalog.confirm(rows, scope_at(clock()))
    assert [passage.chunk.text for passage in everyone.values()] == ["All."]
    support = catalog.confirm(rows, scope_at(clock(), "support"))
    assert [passage.chunk.text for passage in support.values()] == ["All.", "Secret."]
    assert catalog.confirm([], scope_at(clock())) == {}
    assert catalog.confirm([9999], scope_at(clock())) == {}


def test_a_passage_says_where_it_is_from(catalog: Catalog, publisher: Publisher, clock: StandingClock) -> None:
    (version,) = publish(publisher, draft_of("a/returns.md", ("All.",), owner="ines", effective_from=day(2026)))
    ((row, chunk),) = catalog.rows_of(version)
    passage = catalog.confirm([row], scope_at(clock()))[row]
    assert passage.document.path == "a/returns.md"
    assert passage.document.source == SOURCE
    assert passage.description.owner == "ines"
    assert passage.in_force_from == day(2026)
    assert passage.in_force_to is None
    assert catalog.version(version).text[chunk.start : chunk.end] == "All."


def test_what_is_not_there_is_not_found(catalog: Catalog) -> None:
    for look in (catalog.version, catalog.description, catalog.document):
        with pytest.raises(NotFound, match="nowhere"):
            look("nowhere")


def test_versions_are_listed_newest_start_first(catalog: Catalog, publisher: Publisher) -> None:
    for year in (2025, 2024, 2026):
        publish(publisher, draft_of("returns.md", (f"In {year}.",), effective_from=day(year)))
    texts = [version.text for version in catalog.versions_of(document_id(SOURCE, "returns.md"))]
    assert texts == ["In 2026.", "In 2025.", "In 2024."]


def test_live_versions_can_be_read_in_pages(catalog: Catalog, publisher: Publisher, clock: StandingClock) -> None:
    ids = sorted(publish(publisher, *(draft_of(f"{number}.md") for number in range(5))))
    first = catalog.live_versions(scope_at(clock()), limit=2)
    rest = catalog.live_versions(scope_at(clock()), after=first[-1].id)
    assert [version.id for version in [*first, *rest]] == ids


def test_a_scope_may_ask_for_kinds(catalog: Catalog, publisher: Publisher, clock: StandingClock) -> None:
    publish(publisher, draft_of("a.md"), draft_of("b.md", kind=DocumentKind.LESSON))
    lessons = Scope(frozenset(), clock(), kinds=frozenset({DocumentKind.LESSON}))
    assert [version.description.kind for version in catalog.live_versions(lessons)] == [DocumentKind.LESSON]


def test_files_are_remembered_by_source(catalog: Catalog, publisher: Publisher) -> None:
    publisher.record(SOURCE, [FileRecord("a.md", "hash", "failed", "why", None, {"path": "a.md"})])
    publisher.record("/srv/other", [FileRecord("a.md", "hash", "live", None, "v", {})])
    assert sorted(catalog.sources()) == ["/srv/other", SOURCE]
    assert catalog.files_of(SOURCE)["a.md"].receipt == '{"path": "a.md"}'


def test_counts_name_the_states(catalog: Catalog, publisher: Publisher) -> None:
    publish(publisher, draft_of("a.md", ("One.", "Two.")))
    publisher.stage([draft_of("b.md")])
    assert catalog.counts() == {"live": 1, "staged": 1, "chunks": 3}


def test_facts_are_replaced(catalog: Catalog, publisher: Publisher) -> None:
    assert catalog.fact("embedder") is None
    publisher.remember_fact("embedder", "a")
    publisher.remember_fact("embedder", "b")
    assert catalog.fact("embedder") == "b"


def test_the_embedded_text_says_each_heading_once() -> None:
    assert embedded_text("Returns", ("Returns", "Fees"), "Free.") == "Returns > Fees\nFree."
    assert embedded_text("Returns", ("Fees",), "Fees are waived.") == "Returns\nFees are waived."
