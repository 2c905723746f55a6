"""Who may speak to the API from another origin: extensions."""

import pytest
from fastapi.testclient import TestClient

ASKING = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,idempotency-key"}


@pytest.mark.parametrize("origin", ["chrome-extension://abcdefghijklmnop", "moz-extension://0a1b-2c3d"])
def test_an_extension_may_ask(nobody: TestClient, origin: str) -> None:
    response = nobody.options("/v1/answers", headers={"Origin": origin, **ASKING})
    assert response.headers["access-control-allow-origin"] == origin
    assert "access-control-allow-credentials" not in response.headers
    assert nobody.get("/healthz", headers={"Origin": origin}).headers["access-control-allow-origin"] == origin


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "https://evil.example/chrome-extension://a"])
def test_a_web_site_may_not(nobody: TestClient, origin: str) -> None:
    response = nobody.options("/v1/answers", headers={"Origin": origin, **ASKING})
    assert "access-control-allow-origin" not in response.headers


def test_pages_are_not_shared_with_extensions(nobody: TestClient) -> None:
    response = nobody.get("/sign-in", headers={"Origin": "chrome-extension://abcdefghijklmnop"})
    assert "access-control-allow-origin" not in response.headers
