"""Lessons in a browser."""

from collections.abc import Callable

from fastapi.testclient import TestClient

from ingest.index.documents import Version
from server.identity.person import Person
from tests.server.api.company import JO

Browse = Callable[[Person], TestClient]
Find = Callable[[str], list[Version]]


def test_a_lesson_says_how_long_it_takes(browse_as: Browse, find: Find) -> None:
    page = browse_as(JO).get(f"/lessons/{find('lessons/returns.md')[0].document_id}").text
    assert "8 minutes" in page
    assert "Ask for the delivery date" in page


def test_a_policy_is_not_a_lesson(browse_as: Browse, find: Find) -> None:
    assert browse_as(JO).get(f"/lessons/{find('returns.md')[0].document_id}").status_code == 404
