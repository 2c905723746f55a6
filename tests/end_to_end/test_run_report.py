"""The report of a run opens from a disk, in light and dark, on wide and narrow screens, and keeps nobody out."""

from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from evals.export.outgoing_run import outgoing
from evals.export.run_report import run_report
from evals.judging.judgement import Judgement, Verdict
from tests.end_to_end.accessibility import assert_accessible
from tests.evals.examples import ANSWERABLE, NOON
from tests.evals.export.runs import SAMPLES, abstaining, kept, leaving, right


@pytest.fixture
def report(tmp_path: Path) -> str:
    """The address of a report with every section in it."""
    judgements = [Judgement("returns-1", "hash", "judge-7", "faithfulness", 0, Verdict(0.75), NOON)]
    earlier = leaving([abstaining(ANSWERABLE), *(replace(sample, repeat=0) for sample in SAMPLES[1:])])
    file = tmp_path / "report.html"
    file.write_text(run_report(outgoing(kept([right(), *SAMPLES[1:]]), judgements=judgements), earlier), "utf-8")
    return file.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_it_is_accessible_and_asks_for_nothing(
    browser: Browser, report: str, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(report)
    assert page.locator("details").first.evaluate("details => details.open = true")
    assert_accessible(page, f"report, {scheme}, {width} pixels wide")
    is_too_wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    context.close()
    assert (asked, complaints, is_too_wide) == ([report], [], False)
