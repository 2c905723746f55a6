"""What of a statement holds for one region, and for the column a sentence names."""

from dataclasses import dataclass

import pytest

from ingest.index.documents import BlockKind
from server.drafts.fact import cells, for_regions, narrowed, row_label

UK, EU, US = frozenset({"uk"}), frozenset({"eu"}), frozenset({"us"})


@dataclass(frozen=True)
class Row:
    """A table row, as far as it is looked at here."""

    text: str
    kind: BlockKind = BlockKind.TABLE_ROW


def test_the_figures_of_other_regions_are_left_out() -> None:
    text = "The collection costs £45 in the UK, €55 in the EU and $90 in the US, unless the unit is faulty."
    assert "€55" in for_regions(text, EU)
    assert "£45" not in for_regions(text, EU)
    assert "$90" not in for_regions(text, EU)
    assert "unless the unit is faulty" in for_regions(text, EU)


def test_of_sums_in_a_row_only_the_own_currency_stays() -> None:
    assert for_regions("at most £30 / €35 / $40", US) == "at most $40"
    assert for_regions("Order value: £2,000 to £20,000 / €2,300 to €23,000", EU) == "Order value: €2,300 to €23,000"


@pytest.mark.parametrize("regions", [UK, EU, US, frozenset[str]()])
def test_a_text_without_regions_stays_as_it_is(regions: frozenset[str]) -> None:
    text = "It lasts 30 days, and 20 more if the customer asks."
    assert for_regions(text, regions) == text


def test_a_region_that_has_no_figure_of_its_own_leaves_the_text_whole() -> None:
    text = "Bought in the UK or the EU in this period, it can be returned until 31 January 2027."
    assert for_regions(text, UK) == text


def test_the_column_of_the_region_is_read() -> None:
    row = Row("Step: Visit after the decision; UK: 10 working days; EU: 15 working days; US: no visits")
    assert narrowed(row, "The visit takes place within 10 working days.", EU) == (  # type: ignore[arg-type]
        "Step: Visit after the decision; EU: 15 working days"
    )


def test_the_column_that_the_sentence_names_is_read() -> None:
    row = Row("Region: UK; Unopened: 30 days; Opened but not installed: 14 days")
    said = narrowed(row, "An opened charger that is not installed can come back.", UK)  # type: ignore[arg-type]
    assert said == "Region: UK; Opened but not installed: 14 days"


def test_the_column_that_the_sentence_before_names_is_read_where_its_own_names_none() -> None:
    row = Row("Response time; Basic: 5 working days; Plus: 3 working days; Complete: 1 working day")
    said = narrowed(row, "Its response time is short.", EU, "CarePlan Complete costs €25.")  # type: ignore[arg-type]
    assert said == "Response time; Complete: 1 working day"


def test_columns_of_different_sorts_do_not_rival() -> None:
    row = Row("area: Jersey; goods: parcel; surcharge: £14.00; extra_days: 4")
    assert narrowed(row, "It takes 4 more days.", UK) == row.text  # type: ignore[arg-type]


def test_the_country_decides_where_columns_name_countries() -> None:
    row = Row("Service: Yearly service; UK: £145; Germany: €170; France: €175; Ireland: €160")
    said = narrowed(row, "The service costs €175 in Ireland.", EU)  # type: ignore[arg-type]
    assert said == "Service: Yearly service; Ireland: €160"


def test_a_row_is_about_its_first_cell() -> None:
    assert row_label(Row("Tier: Trade; Discount: 6%")) == "Trade"  # type: ignore[arg-type]
    assert row_label(Row("Response time; Basic: 5 days")) == "Response time"  # type: ignore[arg-type]
    assert cells("Just a sentence: with a colon; and more") == ()
