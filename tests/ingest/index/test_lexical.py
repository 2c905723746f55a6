from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.index.catalog import Catalog
from ingest.index.lexical import FieldWeights, LexicalIndex
from ingest.index.publishing import Publisher
from tests.ingest.index.drafts import draft_of, publish

EVEN = FieldWeights()


def found(lexical: LexicalIndex, catalog: Catalog, *words: str, weights: FieldWeights = EVEN, k: int = 10) -> list[str]:
    """The chunks found for these words, best first."""
    texts = {row: chunk.text for version in every_version(catalog) for row, chunk in catalog.rows_of(version)}
    return [texts[hit.row] for hit in lexical.search(dict.fromkeys(words, 1.0), k, weights)]


def every_version(catalog: Catalog) -> list[str]:
    return catalog.staged_after(0)


@pytest.fixture
def lexical() -> LexicalIndex:
    return LexicalIndex(None)


def test_a_word_finds_its_other_forms(lexical: LexicalIndex, catalog: Catalog, publisher: Publisher) -> None:
    publish(publisher, draft_of("a.md", ("Chargers may be returned.", "Gift cards expire."), title="T"))
    lexical.catch_up(catalog)
    assert found(lexical, catalog, "returning", "CHARGER") == ["Chargers may be returned."]


def test_accents_make_no_difference(lexical: LexicalIndex, catalog: Catalog, publisher: Publisher) -> None:
    publish(publisher, draft_of("a.md", ("Das Café in Zürich öffnet.",), title="Orte"))
    lexical.catch_up(catalog)
    assert found(lexical, catalog, "cafe") == found(lexical, catalog, "zürich") == ["Das Café in Zürich öffnet."]


def test_a_rare_word_counts_more_than_a_common_one(
    lexical: LexicalIndex, catalog: Catalog, publisher: Publisher
) -> None:
    publish(publisher, draft_of("a.md", ("Return a lamp.", "Return a battery.", "Return a charger."), title="T"))
    lexical.catch_up(catalog)
    assert found(lexical, catalog, "return", "battery")[0] == "Return a battery."
    common, rare = lexical.terms("return battery")
    assert (common.frequency, rare.frequency) == (3, 1)
    assert common.rarity < rare.rarity


def test_a_words_own_weight_counts(lexical: LexicalIndex, catalog: Catalog, publisher: Publisher) -> None:
    publish(publisher, draft_of("a.md", ("A lamp.", "A battery."), title="T"))
    lexical.catch_up(catalog)
    (best, second) = lexical.search({"lamp": 0.5, "battery": 2.0}, 2, EVEN)
    assert best.score == pytest.approx(4 * second.score)


def test_the_place_of_a_word_counts(lexical: LexicalIndex, catalog: Catalog, publisher: Publisher) -> None:
    publish(
        publisher,
        draft_of("title.md", ("In the title.",), title="Battery"),
        draft_of("heading.md", ("In the heading.",), title="T", heading="Battery"),
        draft_of("body.md", ("A battery.",), title="T"),
    )
    lexical.catch_up(catalog)
    for weights, best in (
        (FieldWeights(title=9.0), "In the title."),
        (FieldWeights(headings=9.0), "In the heading."),
        (FieldWeights(body=9.0), "A battery."),
    ):
        assert found(lexical, catalog, "battery", weights=weights)[0] == best


def test_asking_for_more_finds_more(lexical: LexicalIndex, catalog: Catalog, publisher: Publisher) -> None:
    publish(publisher, draft_of("a.md", [f"Battery number {number}." for number in range(20)]))
    lexical.catch_up(catalog)
    few = lexical.search({"battery": 1.0}, 5, EVEN)
    many = lexical.search({"battery": 1.0}, 100, EVEN)
    assert (len(few), len(many)) == (5, 20)
    assert {hit.row for hit in few} <= {hit.row for hit in many}


@pytest.mark.parametrize(
    "words",
    [
        ["AND"],
        ["OR", "NOT"],
        ["battery", "NOT", "lamp"],
        ["battery", "AND"],
        ["IN", "TO", "battery"],
        ['"battery', 'battery"'],
        [
            "(battery",
            "battery)",
            "battery^9",
            "body:battery",
            "battery*",
            "-battery",
            "+",
            "",
            " ",
            "~",
            "[a",
            "TO",
            "b]",
        ],
        ["バッテリー", "Größe", "²", "_", "🔋", "\u0000", "a\u0301"],
        ["x" * 100_000],
    ],
)
def test_no_word_is_an_operator(
    lexical: LexicalIndex, catalog: Catalog, publisher: Publisher, words: list[str]
) -> None:
    publish(publisher, draft_of("a.md", ("The battery.", "The lamp."), title="T"))
    lexical.catch_up(catalog)
    hits = found(lexical, catalog, *words)
    assert ("The battery." in hits) == ("battery" in words)
    assert ("The lamp." in hits) == ("lamp" in words)


def test_nothing_is_found_for_nothing(lexical: LexicalIndex, catalog: Catalog, publisher: Publisher) -> None:
    assert lexical.search({"battery": 1.0}, 5, EVEN) == []
    publish(publisher, draft_of("a.md"))
    lexical.catch_up(catalog)
    assert lexical.search({}, 5, EVEN) == []
    assert lexical.terms("") == []
    assert lexical.stems("the of and") == []


@given(st.lists(st.text(max_size=20), max_size=6))
def test_any_words_can_be_looked_up(words: list[str]) -> None:
    empty = LexicalIndex(None)
    assert empty.search(dict.fromkeys(words, 1.0), 3, EVEN) == []
    for word in words:
        empty.terms(word)


def test_count_says_how_many_chunks_of_a_version_can_be_found(
    lexical: LexicalIndex, catalog: Catalog, publisher: Publisher
) -> None:
    first, second = publish(publisher, draft_of("a.md", ("One.", "Two.", "Three.")), draft_of("b.md", ("One.",)))
    assert lexical.count(first) == 0
    lexical.catch_up(catalog)
    assert (lexical.count(first), lexical.count(second), lexical.count("nowhere")) == (3, 1, 0)


def test_catching_up_twice_indexes_nothing_twice(lexical: LexicalIndex, catalog: Catalog, publisher: Publisher) -> None:
    (version,) = publish(publisher, draft_of("a.md", ("One.", "Two.")))
    lexical.catch_up(catalog)
    lexical.catch_up(catalog)
    assert lexical.count(version) == 2


def test_a_reopened_index_goes_on_where_it_was(tmp_path: Path, catalog: Catalog, publisher: Publisher) -> None:
    (first,) = publish(publisher, draft_of("a.md", ("One.",)))
    LexicalIndex(tmp_path / "lexical").catch_up(catalog)
    (second,) = publish(publisher, draft_of("b.md", ("Two.",)))
    reopened = LexicalIndex(tmp_path / "lexical")
    assert (reopened.count(first), reopened.count(second)) == (1, 0)
    reopened.catch_up(catalog)
    assert (reopened.count(first), reopened.count(second)) == (1, 1)


def test_a_crash_after_indexing_and_before_remembering_it_indexes_nothing_twice(
    tmp_path: Path, catalog: Catalog, publisher: Publisher
) -> None:
    (version,) = publish(publisher, draft_of("a.md", ("One.", "Two.")))
    LexicalIndex(tmp_path / "lexical").catch_up(catalog)
    (tmp_path / "lexical" / "reached").unlink()
    reopened = LexicalIndex(tmp_path / "lexical")
    reopened.catch_up(catalog)
    assert reopened.count(version) == 2


@pytest.mark.parametrize("damage", ["format", "reached", "meta.json", "everything", "outdated"])
def test_a_damaged_index_is_built_anew(tmp_path: Path, catalog: Catalog, publisher: Publisher, damage: str) -> None:
    folder = tmp_path / "lexical"
    (version,) = publish(publisher, draft_of("a.md", ("One.", "Two.")))
    LexicalIndex(folder).catch_up(catalog)
    if damage == "everything":
        for file in folder.iterdir():
            file.write_bytes(b"\xff garbage")
    elif damage == "outdated":
        (folder / "format").write_text("0")
    else:
        (folder / damage).write_bytes(b"\xff garbage")
    healed = LexicalIndex(folder)
    healed.catch_up(catalog)
    assert healed.count(version) == 2


@pytest.mark.parametrize("name", ["meta.json", "format", "reached"])
def test_a_missing_part_is_built_anew(tmp_path: Path, catalog: Catalog, publisher: Publisher, name: str) -> None:
    folder = tmp_path / "lexical"
    (version,) = publish(publisher, draft_of("a.md", ("One.", "Two.")))
    LexicalIndex(folder).catch_up(catalog)
    (folder / name).unlink()
    healed = LexicalIndex(folder)
    healed.catch_up(catalog)
    assert healed.count(version) == 2


def test_an_older_catalog_restored_from_a_backup_is_indexed_anew(
    tmp_path: Path, catalog: Catalog, publisher: Publisher
) -> None:
    folder = tmp_path / "lexical"
    (version,) = publish(publisher, draft_of("a.md", ("One.",)))
    lexical = LexicalIndex(folder)
    lexical.catch_up(catalog)
    (folder / "reached").write_text("1000")
    restored = LexicalIndex(folder)
    restored.catch_up(catalog)
    assert restored.count(version) == 1
    assert (folder / "reached").read_text() == str(catalog.sequence())
