from datetime import datetime

import pytest

from ingest.index.catalog import Catalog
from ingest.index.publishing import Publisher
from ingest.index.scope import Scope
from tests.ingest.index.drafts import StandingClock, draft_of, publish, said_at

WORDS = ("Chargebacks are answered within seven days.",)


def test_everybody_belongs_to_everyone(clock: StandingClock) -> None:
    assert Scope(frozenset(), clock()).groups == {"everyone"}


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Scope(frozenset(), datetime(2026, 1, 1))


def test_a_document_for_some_groups_is_hidden_from_the_others(
    catalog: Catalog, publisher: Publisher, clock: StandingClock
) -> None:
    publish(publisher, draft_of("a.md", WORDS, audience=frozenset({"fraud", "leads"})))
    assert said_at(catalog, "a.md", clock()) == []
    assert said_at(catalog, "a.md", clock(), "support") == []
    assert said_at(catalog, "a.md", clock(), "leads") == list(WORDS)


@pytest.mark.parametrize("group", ["fra", "aud", "fraud|leads", "%", "_raud", ""])
def test_a_group_is_never_matched_in_part(
    catalog: Catalog, publisher: Publisher, clock: StandingClock, group: str
) -> None:
    publish(publisher, draft_of("a.md", WORDS, audience=frozenset({"fraud", "leads"})))
    publish(publisher, draft_of("b.md", WORDS, audiences=(frozenset({"fraud"}),)))
    assert said_at(catalog, "a.md", clock(), group) == []
    assert said_at(catalog, "b.md", clock(), group) == []


def test_capitals_make_no_difference(catalog: Catalog, publisher: Publisher, clock: StandingClock) -> None:
    publish(publisher, draft_of("a.md", WORDS, audience=frozenset({"fraud"})))
    assert said_at(catalog, "a.md", clock(), "Fraud") == list(WORDS)
    assert Scope(frozenset({"Fraud"}), clock()).groups == {"fraud", "everyone"}


def test_an_internal_passage_narrows_its_document_and_never_widens_it(
    catalog: Catalog, publisher: Publisher, clock: StandingClock
) -> None:
    open_document = draft_of("a.md", ("All.", "Secret."), audiences=(frozenset(), frozenset({"fraud"})))
    closed = draft_of(
        "b.md", ("All.", "Open?"), audiences=(frozenset(), frozenset({"everyone"})), audience=frozenset({"fraud"})
    )
    publish(publisher, open_document, closed)
    assert said_at(catalog, "a.md", clock(), "support") == ["All."]
    assert said_at(catalog, "a.md", clock(), "fraud") == ["All.", "Secret."]
    assert said_at(catalog, "b.md", clock(), "support") == []


def test_a_tag_hides_other_values_and_never_documents_without_it(clock: StandingClock) -> None:
    scope = Scope(frozenset(), clock(), {"region": frozenset({"uk"})})
    assert scope.admits_tags({"region": ("uk", "eu")})
    assert not scope.admits_tags({"region": ("us",)})
    assert scope.admits_tags({})
    assert scope.admits_tags({"region": ()})
    assert scope.admits_tags({"product": ("vault",)})


def test_every_named_tag_must_fit(clock: StandingClock) -> None:
    scope = Scope(frozenset(), clock(), {"region": frozenset({"uk"}), "product": frozenset({"vault", "aera"})})
    assert scope.admits_tags({"region": ("uk",), "product": ("aera",)})
    assert not scope.admits_tags({"region": ("uk",), "product": ("corda",)})


def test_tags_hold_for_every_way_to_read_the_catalog(
    catalog: Catalog, publisher: Publisher, clock: StandingClock
) -> None:
    uk, us, untagged = publish(
        publisher,
        draft_of("uk.md", tags={"region": ("uk",)}),
        draft_of("us.md", tags={"region": ("us",)}),
        draft_of("all.md"),
    )
    scope = Scope(frozenset(), clock(), {"region": frozenset({"uk"})})
    assert {version.id for version in catalog.live_versions(scope)} == {uk, untagged}
    rows = [row for version in (uk, us, untagged) for row, _ in catalog.rows_of(version)]
    assert {passage.chunk.version_id for passage in catalog.confirm(rows, scope).values()} == {uk, untagged}
