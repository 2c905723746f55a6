"""Questions are put together by the words they share."""

from hypothesis import given
from hypothesis import strategies as st

from evals.dashboards.gap_groups import Wording, group_alike
from evals.dashboards.question_key import question_key

KEYS = st.lists(st.sampled_from("abcdefg"), max_size=6).map(lambda letters: " ".join(sorted(set(letters))))


@given(st.lists(KEYS, unique=True, max_size=20))
def test_every_wording_is_in_exactly_one_group(keys: list[str]) -> None:
    groups = group_alike([Wording(key, 1, 1) for key in keys])
    assert sorted(key for group in groups for key in group.keys) == sorted(keys)


def test_three_of_five_words_in_common_are_enough_and_two_of_four_are_not() -> None:
    def together(*keys: str) -> bool:
        return len(group_alike([Wording(key, 1, 1) for key in keys])) == 1

    assert together("charger return used", "charger old return used week")
    assert not together("charger return used", "charger refund used")
    assert not together("", "charger")


def test_a_key_is_the_telling_words_in_any_order() -> None:
    one = question_key("How can I return the used charger?", str.split)
    assert one == question_key("Used charger: return, please!", str.split) == "charger return used"


def test_a_long_message_keeps_its_first_telling_words() -> None:
    assert len(question_key(" ".join(f"word{number}" for number in range(99)), str.split).split()) == 12
