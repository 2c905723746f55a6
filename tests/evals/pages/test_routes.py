"""What holds for every page of measuring."""

import re
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from evals.pages.page import FOLDER
from server.identity.person import Person
from tests.server.api.company import JO, SAM

PAGES = [
    "/evaluations",
    "/evaluations/dashboard",
    "/evaluations/documents",
    "/evaluations/gaps",
    "/evaluations/answers",
    "/evaluations/digest",
    "/evaluations/runs",
    "/evaluations/runs/under-way",
    "/evaluations/compare",
    "/evaluations/gate",
    "/evaluations/calibration",
    "/evaluations/metrics",
    "/evaluations/reviews",
    "/evaluations/reviews/add",
    "/evaluations/reviews/settled",
    "/evaluations/rubric",
    "/evaluations/rubric/edit",
    "/evaluations/pairs",
    "/evaluations/notes",
    "/evaluations/golden-sets",
]


@pytest.mark.parametrize("path", PAGES)
def test_it_opens_for_a_lead_and_not_for_an_agent(browse_as: Callable[[Person], TestClient], path: str) -> None:
    page = browse_as(SAM).get(path)
    assert page.is_success, page.text
    assert browse_as(JO).get(path).status_code == 403


def test_no_template_holds_scripts_or_styles_or_anything_remote() -> None:
    for template in (FOLDER / "templates").glob("*.html"):
        text = template.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|\son\w+=|https?://|\|\s*safe", text), template.name
        for attributes in re.findall(r"<script([^>]*)>", text):
            assert "src=" in attributes or 'type="application/json"' in attributes, template.name
