from hypothesis import given
from hypothesis import strategies as st

from ingest.index.documents import BlockKind
from server.answering.conflicts.claim import Claim
from server.answering.conflicts.judgement import Disagreement, DisagreementKind, judge
from server.answering.conflicts.settings import ConflictSettings
from tests.server.answering.claims import claim

SETTINGS = ConflictSettings()


def telling(words: str) -> float:
    return float(len(words.split()))


def held(left: Claim, right: Claim, likeness: float = 0.8) -> Disagreement | None:
    return judge(left, right, likeness, telling, SETTINGS)


def amounts(found: Disagreement | None) -> list[tuple[str, str]]:
    return [(one.left.written, one.right.written) for one in found.differences] if found else []


FEE = "If nobody is at home when the installer comes, we charge a missed-appointment fee of £80 (UK) and €90 (EU)."
RULING = "When our installer stands before a closed door, the missed-appointment charge is £65 (UK) and €75 (EU)."


def test_two_documents_that_name_other_sums_disagree_region_by_region() -> None:
    found = held(claim(FEE), claim(RULING, "b"))
    assert amounts(found) == [("£80", "£65"), ("€90", "€75")]


def test_the_same_in_other_words_is_no_contradiction() -> None:
    left = claim("A return number is valid for 14 days.")
    assert held(left, claim("The return number stays valid for two weeks.", "b")) is None


def test_a_month_is_no_contradiction_to_thirty_days() -> None:
    left = claim("The plan can be ended with 30 days of notice.")
    assert held(left, claim("The plan can be ended with one month of notice.", "b")) is None


def test_other_times_disagree() -> None:
    left = claim("Orders placed before 14:00 are handed to the carrier the same day.")
    right = claim("Orders placed before 15:00 are handed to the carrier on the same day.", "b")
    assert amounts(held(left, right)) == [("14:00", "15:00")]


def test_what_one_forbids_and_the_other_allows_is_a_contradiction() -> None:
    found = held(
        claim("A price match cannot be combined with a discount code."),
        claim("A price match can be combined with a discount code.", "b"),
    )
    assert found is not None
    assert found.kind is DisagreementKind.DENIAL


def test_a_duty_that_is_a_choice_elsewhere_is_a_contradiction() -> None:
    left = claim("A survey of the house is required before the installation of a heat pump.")
    right = claim("A survey of the house is optional before the installation of a heat pump.", "b")
    assert held(left, right) is not None


def test_two_nots_belong_to_two_cases() -> None:
    left = claim("A paid home survey is not refunded once the surveyor has visited.")
    right = claim("A paid home survey is refunded when the surveyor has not visited yet.", "b")
    assert held(left, right) is None


def test_other_regions_do_not_disagree() -> None:
    left = claim("Invoices are kept for 6 years in the UK.")
    assert held(left, claim("Invoices are kept for 10 years in Germany.", "b")) is None


def test_documents_tagged_for_other_products_do_not_disagree() -> None:
    left = claim("The warranty lasts 5 years from commissioning.", tags={"product": ("inverter",)})
    right = claim("The warranty lasts 7 years from commissioning.", "b", tags={"product": ("heat-pump",)})
    assert held(left, right) is None
    assert held(left, claim("The warranty lasts 7 years from commissioning.", "b")) is not None


def test_statements_that_name_other_products_do_not_disagree() -> None:
    left = claim("In plain words: an Aera is covered for 7 years.")
    assert held(left, claim("In plain words: a Pylon is covered for 3 years.", "b")) is None


def test_an_exception_outranks_its_rule_and_does_not_contradict_it() -> None:
    rule = claim("A parcel counts as lost after 8 working days without a scan.", "rule")
    ruling = claim("A parcel counts as lost after 20 working days without a scan.", "b", exception_to="rule.md")
    assert held(rule, ruling) is None
    assert held(ruling, rule) is None


def test_rows_about_something_else_do_not_disagree() -> None:
    left = claim("Product: Aera 6; Noise: 52 dB", kind=BlockKind.TABLE_ROW)
    right = claim("Product: Aera 9; Noise: 55 dB", "b", kind=BlockKind.TABLE_ROW)
    assert held(left, right) is None


def test_where_two_kinds_of_amounts_differ_one_is_the_case() -> None:
    left = claim("Every review with two stars gets a reply within 2 working days.")
    right = claim("Every review with three stars gets a reply within 5 working days.", "b")
    assert held(left, right) is None


def test_limits_from_two_sides_do_not_disagree() -> None:
    left = claim("A return is accepted after at least 3 days.")
    assert held(left, claim("A return is accepted after at most 14 days.", "b")) is None


def test_a_form_of_words_that_says_nothing_is_no_contradiction() -> None:
    left, right = claim("Maximum number of 50 items."), claim("Maximum number of 100 items.", "b")
    assert judge(left, right, 0.95, lambda words: 0.3, SETTINGS) is None


def test_statements_that_are_not_alike_do_not_disagree() -> None:
    assert held(claim(FEE), claim(RULING, "b"), likeness=0.4) is None


@given(
    st.sampled_from((FEE, RULING, "A return number is valid for 14 days.", "The return number is valid for 21 days.")),
    st.sampled_from((FEE, RULING, "A return number is valid for 14 days.", "It never expires.")),
    st.floats(-1, 1),
)
def test_neither_side_is_preferred(one: str, other: str, likeness: float) -> None:
    left, right = claim(one), claim(other, "b")
    there, back = held(left, right, likeness), held(right, left, likeness)
    assert (there is None) == (back is None)
    assert sorted(amounts(there)) == sorted((b, a) for a, b in amounts(back))


@given(st.sampled_from((FEE, RULING, "A price match cannot be combined with a discount code.")))
def test_nothing_contradicts_itself(text: str) -> None:
    assert held(claim(text), claim(text, "b"), 1.0) is None
