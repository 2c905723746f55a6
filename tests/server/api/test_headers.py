"""What every answer says to the browser."""

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize("path", ["/healthz", "/v1/me", "/sign-in", "/static/deskside.css", "/nothing"])
def test_nothing_from_elsewhere_may_run(nobody: TestClient, path: str) -> None:
    headers = nobody.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_only_what_is_the_same_for_everybody_may_be_kept(nobody: TestClient) -> None:
    assert nobody.get("/v1/me").headers["cache-control"] == "no-store"
    assert "cache-control" not in nobody.get("/static/deskside.css").headers
