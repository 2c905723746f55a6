"""A reviewer's morning: what fell overnight, why, and what is done about it; then every page of measuring by itself."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.end_to_end.accessibility import assert_accessible
from tests.end_to_end.conftest import ROOT
from tests.end_to_end.demo import Demo, run_demo
from tests.end_to_end.screenshots import SCHEMES, shoot

REVIEWER, LEAD = "Ruth Calder", "Sam Okoro"
ASKERS = ("jo-abara", "lin-petrov")
LABELS = 30
CORRECTED = "The standard return window is 30 days from delivery in the UK."
MESSAGE = "Agents now get the price of the campaign. Which of the two holds?"
EXAMPLES = [
    json.loads(line)
    for line in (ROOT / "evals" / "golden_sets" / "sample_company.jsonl").read_text(encoding="utf-8").splitlines()
]


# Another demo than the other tests': documents are added to this one.
@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with run_demo(tmp_path_factory.mktemp("evaluations")) as demo:
        _ask_questions(demo)
        yield demo


@pytest.fixture(scope="module")
def runs(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The addresses of a run, and of another after somebody added a careless document."""
    before = _run(demo)
    folder = tmp_path_factory.mktemp("campaign")
    careless = [f"{example['question'].rstrip('?')}: the campaign desk decides that." for example in EXAMPLES[:25]]
    (folder / "campaign.md").write_text("# Autumn campaign\n\n" + "\n\n".join(careless), encoding="utf-8")
    demo.call(demo.admin_key, "POST", "/v1/ingestions", {"paths": [str(folder)]})
    return before, _run(demo)


def test_a_reviewers_morning(page: Page, runs: tuple[str, str], demo: Demo) -> None:
    _sign_in(page, REVIEWER, "/evaluations")
    _look_at(page, "evaluations")
    newest = page.locator(f'main a[href="{runs[1]}"]').first
    newest.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sample company")
    _look_at(page, "evaluations-run")

    worst = _five_worst(page)
    assert len(set(worst)) == 5
    page.goto(worst[0])
    _look_at(page, "evaluations-example")
    page.get_by_role("button", name="Send to review").click()
    page.get_by_role("link", name="Open its review").click()
    _score(page)
    page.get_by_text("Correct the answer", exact=True).click()
    page.get_by_label("How it should read").fill(CORRECTED)
    page.get_by_role("button", name="Submit and go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Make it an example")
    _look_at(page, "evaluations-make-example")
    page.get_by_role("button", name="Add as a candidate").click()
    golden = demo.call(demo.admin_key, "GET", "/v1/evaluations/golden-sets").json()["items"][0]
    assert golden["candidates"] == 1

    page.goto(f"/evaluations/compare?left={_id(runs[0])}&right={_id(runs[1])}")
    expect(page.get_by_role("heading", name="Answers that came out otherwise")).to_be_visible()
    assert page.locator("ol > li.card").count() > 3
    _look_at(page, "evaluations-compare")

    page.goto(worst[0])
    page.get_by_role("link", name="Send to the owner").click()
    page.get_by_label("What the owner should know").fill(MESSAGE)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("main")).to_contain_text(MESSAGE)
    _look_at(page, "evaluations-notes")

    page.goto("/evaluations/reviews/add")
    page.get_by_label("How many").fill(str(LABELS))
    page.get_by_label("For two reviewers, in percent").fill("0")
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("button", name=f"Put {LABELS} in the queue").click()
    _look_at(page, "evaluations-reviews")
    page.goto("/evaluations/reviews/next")
    _look_at(page, "evaluations-review")
    for place in range(LABELS):
        _score(page, low=place % 3 == 0)
        with page.expect_navigation():
            page.keyboard.press("Enter")
    page.goto("/evaluations/calibration")
    page.get_by_role("button", name="Judge the reviewed answers").click()
    row = page.locator("table.agreement tbody tr").first
    expect(row).to_be_visible()
    expect(row).to_contain_text("not calibrated")
    _look_at(page, "evaluations-calibration")


def test_a_lead_turns_the_gate_on(page: Page, runs: tuple[str, str], demo: Demo) -> None:
    _sign_in(page, LEAD, "/evaluations/gate")
    page.get_by_role("link", name="Sample company").click()
    page.get_by_label("Baseline").select_option(value=_id(runs[0]))
    page.get_by_label("Judge every run").check()
    page.get_by_label("Why").fill("The answers before the campaign were looked through.")
    page.get_by_role("button", name="Set", exact=True).click()
    page.get_by_label("Judge a run now").select_option(value=_id(runs[1]))
    page.get_by_role("button", name="Judge", exact=True).click()
    expect(page.locator("section[aria-labelledby=history]")).to_contain_text("looked through")
    expect(page.locator("section[aria-labelledby=verdicts]")).to_contain_text("blocked")
    _look_at(page, "evaluations-gate")


@pytest.mark.parametrize(
    "path",
    [
        "/evaluations/dashboard",
        "/evaluations/documents",
        "/evaluations/gaps",
        "/evaluations/answers",
        "/evaluations/runs",
        "/evaluations/golden-sets",
        "/evaluations/golden-sets/sample-company",
        "/evaluations/digest",
        "/evaluations/metrics",
        "/evaluations/rubric",
        "/evaluations/pairs",
    ],
)
def test_a_page_of_measuring_keeps_nobody_out(page: Page, runs: tuple[str, str], path: str) -> None:
    _sign_in(page, LEAD, path)
    _look_at(page, path.strip("/").replace("/", "-"))


def _ask_questions(demo: Demo) -> None:
    """What two agents asked, and what they thought of some of the answers."""
    keys = [demo.key_for(person) for person in ASKERS]
    for place, example in enumerate(EXAMPLES[:80]):
        answer = demo.call(keys[place % 2], "POST", "/v1/answers", {"question": example["question"]}).json()
        if place % 4 == 0:
            given = {"useful": place % 12 != 0, "reason": "wrong" if place % 12 == 0 else None}
            demo.call(keys[place % 2], "POST", f"/v1/answers/{answer['id']}/feedback", given)


def _run(demo: Demo) -> str:
    """Has the golden set run, and waits for its end; the address of the run."""
    key = demo.admin_key
    run = demo.call(key, "POST", "/v1/evaluations/runs", {"golden_set": "sample-company"}).json()
    while run["state"] in ("queued", "running"):
        run = demo.call(key, "GET", f"/v1/evaluations/runs/{run['id']}").json()["run"]
    assert run["state"] == "finished", run["reason"]
    return str(run["url"])


def _sign_in(page: Page, name: str, path: str) -> None:
    page.goto(f"/sign-in?next={path}")
    page.get_by_role("button", name=name).click()
    page.wait_for_url(f"**{path}")


def _id(run: str) -> str:
    return Path(run).name


def _five_worst(page: Page) -> list[str]:
    """The addresses of the first five examples of a run, which are its worst."""
    links = page.locator("section[aria-labelledby=examples] td a")
    return [str(links.nth(place).get_attribute("href")) for place in range(5)]


def _score(page: Page, *, low: bool = False) -> None:
    """Scores every criterion by the keyboard."""
    expect(page.locator("form[data-review]")).to_be_visible()
    for criterion in page.locator("form[data-review] fieldset[data-criterion]").all():
        keys = [str(option.get_attribute("data-key")).split()[0] for option in criterion.locator("input").all()]
        points = sorted(key for key in keys if key.isdigit() and key != "0")
        criterion.locator("input").first.focus()
        page.keyboard.press(points[0] if low == (len(points) > 2) else points[-1])


def _look_at(page: Page, name: str) -> None:
    for width in (1400, 360):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert_accessible(page, f"{name} at {width} pixels, {scheme}")
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), (
            f"{name} is wider than {width}"
        )
        shoot(page, f"{name}-{width}", full_page=True)
    page.set_viewport_size({"width": 1400, "height": 900})
