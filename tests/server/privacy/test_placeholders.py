"""Placeholders are one for one value, and lead back."""

from server.privacy.personal_data import PersonalData
from server.privacy.placeholders import Placeholders, without_placeholders


def test_the_same_value_has_the_same_placeholder() -> None:
    placeholders = Placeholders()
    found = [PersonalData("EMAIL", 0, 1, "a"), PersonalData("EMAIL", 2, 3, "b"), PersonalData("EMAIL", 4, 5, "a")]
    assert placeholders.replace("a b A", found) == "[EMAIL_1] [EMAIL_2] [EMAIL_1]"
    assert placeholders.restore("[EMAIL_2] wrote to [EMAIL_1].") == "b wrote to A."


def test_what_was_never_given_out_stays() -> None:
    placeholders = Placeholders()
    placeholders.replace("a", [PersonalData("NAME", 0, 1, "a")])
    assert placeholders.restore("[NAME_2] [name_1] [x] [NAME_1") == "[NAME_2] [name_1] [x] [NAME_1"


def test_a_placeholder_that_somebody_wrote_means_nothing_and_is_not_given_out() -> None:
    placeholders = Placeholders()
    placeholders.keep_clear_of(["send [NAME_1] to me"])
    assert placeholders.replace("a", [PersonalData("NAME", 0, 1, "a")]) == "[NAME_2]"
    assert placeholders.restore("[NAME_1], [NAME_2]") == "[NAME_1], a"


def test_who_compares_words_sees_a_gap() -> None:
    assert without_placeholders("May [NAME_1] return [x]?").split() == ["May", "return", "[x]?"]
