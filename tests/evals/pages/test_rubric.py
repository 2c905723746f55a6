"""The rubric page."""

from dataclasses import replace

from evals.pages.rubric_form import criteria_of, fields_of
from evals.quality import Quality
from evals.review.rubric import DEFAULT, Scale
from tests.evals.pages.reviewers import Browse, hire, words_of
from tests.evals.review.made import RUTH
from tests.server.api.company import SAM

RUBRIC = "/evaluations/rubric"


def form(**changed: str) -> dict[str, str]:
    """The form of the rubric to begin with; `c0_weight="9"` changes a field."""
    fields: dict[str, str] = {"seen": "1"}
    for number, each in enumerate(fields_of(DEFAULT)):
        c = f"c{number}"
        fields |= {f"{c}-id": each.id, f"{c}-name": each.name, f"{c}-question": each.question, f"{c}-scale": each.scale}
        fields |= {f"{c}-weight": each.weight, f"{c}-place": each.place}
        fields |= {f"{c}-may-not-apply": "1"} if each.may_not_apply else {}
        fields |= {f"{c}-points-{place}": anchor for place, anchor in enumerate(each.points)}
        fields |= {f"{c}-yes-no-{place}": anchor for place, anchor in enumerate(each.yes_no)}
    return {**fields, **{name.replace("_", "-", 1): value for name, value in changed.items()}}


def test_a_form_as_it_came_changes_nothing(quality: Quality, browse_as: Browse) -> None:
    assert criteria_of(fields_of(DEFAULT)) == DEFAULT
    assert browse_as(SAM).post(RUBRIC, data=form()).headers["location"] == RUBRIC
    assert quality.review.rubrics.current().revision == 1


def test_reviewers_read_it_and_leads_change_it(quality: Quality, browse_as: Browse) -> None:
    hire(quality)
    page = browse_as(RUTH).get(RUBRIC).text
    assert "Is everything the answer says what the documents in force say?" in page
    assert "Change it" not in page
    assert browse_as(RUTH).get(f"{RUBRIC}/edit").status_code == 403
    assert browse_as(RUTH).post(RUBRIC, data=form()).status_code == 403
    assert "Change it" in browse_as(SAM).get(RUBRIC).text


def test_the_preview_saves_nothing(quality: Quality, browse_as: Browse) -> None:
    page = words_of(browse_as(SAM).post(f"{RUBRIC}/preview", data=form(c0_name="Rightness")).text)
    assert "Not saved yet." in page
    assert "Rightness" in page
    assert quality.review.rubrics.current().revision == 1


def test_saving_makes_a_revision_and_earlier_ones_can_be_read(quality: Quality, browse_as: Browse) -> None:
    sam = browse_as(SAM)
    new = {"c5-name": "Links work", "c5-question": "Do its links open?", "c5-scale": "yes/no", "c5-weight": "0,5"}
    new |= {"c5-yes-no-0": "They do.", "c5-yes-no-1": "One does not."}
    changed = form(c0_weight="9", c2_remove="1", c1_place="99") | new
    assert sam.post(RUBRIC, data=changed).headers["location"] == RUBRIC
    current = quality.review.rubrics.current()
    assert [each.id for each in current.criteria] == [
        "accuracy",
        "policy-adherence",
        "resolution",
        "links-work",
        "completeness",
    ]
    assert current.criteria[0] == replace(DEFAULT[0], weight=9.0)
    assert (current.criteria[3].scale, current.criteria[3].weight) == (Scale.YES_NO, 0.5)
    assert "Revision 2" in sam.get(RUBRIC).text
    assert "not the current one" in sam.get(f"{RUBRIC}/1").text
    assert sam.get(f"{RUBRIC}/3").status_code == 404


def test_what_cannot_be_asked_comes_back_with_the_reason(quality: Quality, browse_as: Browse) -> None:
    for path in (RUBRIC, f"{RUBRIC}/preview"):
        for wrong, reason in (
            (form(c0_question=""), "asks nothing"),
            (form(c0_weight="much"), "no number"),
            (form(c0_scale="stars"), "no scale"),
        ):
            page = browse_as(SAM).post(path, data=wrong)
            assert page.status_code == 422
            assert reason in words_of(page.text)
            assert "Could an agent put it into a reply as it stands?" in page.text
    assert quality.review.rubrics.current().revision == 1


def test_nobody_overwrites_anothers_change(quality: Quality, browse_as: Browse) -> None:
    browse_as(SAM).post(RUBRIC, data=form(c0_weight="9"))
    assert browse_as(SAM).post(RUBRIC, data=form(c0_weight="8")).status_code == 409
