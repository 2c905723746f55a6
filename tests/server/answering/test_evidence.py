import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.index.documents import BlockKind
from ingest.index.lexical import LexicalIndex
from server.answering.evidence import EvidenceSettings, Sought, Weighed, choose, weigh
from server.answering.statements import Statement
from tests.server.answering.made import statement_of

SETTINGS = EvidenceSettings()
KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)


def said(chosen: list[Statement]) -> list[str]:
    return [statement.text for statement in chosen]


@st.composite
def weighed_passages(draw: st.DrawFn) -> list[Weighed]:
    items, start = [], 0
    for rank in range(draw(st.integers(1, 3))):
        for block in range(draw(st.integers(1, 6))):
            text = draw(st.sampled_from(["It is free.", "These apply:", "A return takes 14 days.", "Bring the box."]))
            statement = statement_of(
                f"{text[:-1]} {start}{text[-1]}", draw(st.sampled_from(KINDS)), rank, rank, block, start
            )
            items.append(Weighed(statement, draw(st.floats(0.01, 1)), 0.5))
            start += len(statement.text) + 1
    return items


@given(weighed_passages())
def test_within_a_passage_the_chosen_keep_their_reading_order(weighed: list[Weighed]) -> None:
    chosen = choose(weighed, SETTINGS)
    assert chosen
    assert len({id(statement) for statement in chosen}) == len(chosen)
    for rank in {statement.rank for statement in chosen}:
        starts = [statement.span.start for statement in chosen if statement.rank == rank]
        if rank == chosen[0].rank:
            assert starts == sorted(starts)


def test_a_list_item_brings_the_words_that_introduce_it() -> None:
    lead = Weighed(statement_of("Free of charge are:", block=0), 0.1, 0.1)
    item = Weighed(statement_of("the first visit", BlockKind.LIST_ITEM, block=1), 0.9, 0.9)
    assert said(choose([lead, item], SETTINGS)) == ["Free of charge are:", "the first visit"]


def test_a_statement_that_leans_back_brings_the_one_before_it() -> None:
    before = Weighed(statement_of("A home survey is needed."), 0.1, 0.1)
    best = Weighed(statement_of("It costs £120."), 0.9, 0.9)
    assert said(choose([before, best], SETTINGS)) == ["A home survey is needed.", "It costs £120."]


def test_rows_beside_the_best_row_stay_out() -> None:
    rows = [
        Weighed(statement_of("Tier: Trade; Discount: 6%", BlockKind.TABLE_ROW), 0.7, 0.7),
        Weighed(statement_of("Tier: Trade Plus; Discount: 11%", BlockKind.TABLE_ROW), 0.8, 0.8),
    ]
    assert said(choose(rows, SETTINGS)) == ["Tier: Trade Plus; Discount: 11%"]


def test_what_another_passage_repeats_is_not_said_twice() -> None:
    first = Weighed(statement_of("The window is 30 days from delivery in the UK."), 0.9, 0.9)
    again = Weighed(statement_of("The window is 30 days, from delivery in the UK.", rank=1, row=2), 0.89, 0.89)
    assert said(choose([first, again], SETTINGS)) == [first.statement.text]


def test_what_another_passage_contradicts_is_shown_beside_it() -> None:
    first = Weighed(statement_of("The missed appointment fee is £80."), 0.9, 0.9)
    other = Weighed(statement_of("The missed appointment fee is £65.", rank=1, row=2), 0.89, 0.89)
    assert said(choose([first, other], SETTINGS)) == [first.statement.text, other.statement.text]


def test_the_region_asked_about_decides_between_equals() -> None:
    statements = [statement_of("Collection costs $90 there."), statement_of("Collection costs €55 there.", row=2)]
    sought = Sought({"collection": 1.0}, frozenset({"eu"}))
    weighed = weigh(statements, np.zeros(2, dtype=np.float32), sought, LexicalIndex(None), SETTINGS)
    assert weighed[1].score > weighed[0].score


def test_the_code_asked_for_decides_between_equals() -> None:
    rows = [statement_of(f"Code: {code}; Meaning: fault", BlockKind.TABLE_ROW) for code in ("E14", "E17")]
    sought = Sought({}, identifiers=frozenset({"e17"}))
    first, second = weigh(rows, np.zeros(2, dtype=np.float32), sought, LexicalIndex(None), SETTINGS)
    assert second.score - first.score == pytest.approx(1.5 * SETTINGS.identifier_weight)


def test_the_next_best_statement_joins_also_from_the_same_passage() -> None:
    best = Weighed(statement_of("The fee is £80.", block=0, start=0), 0.9, 0.9)
    between = Weighed(statement_of("Vans are white.", block=1, start=20), 0.1, 0.1)
    next_best = Weighed(statement_of("Trade customers pay half.", block=2, start=40), 0.85, 0.85)
    assert said(choose([best, between, next_best], SETTINGS)) == ["The fee is £80.", "Trade customers pay half."]
