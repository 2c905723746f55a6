"""Keys over HTTP."""

from fastapi.testclient import TestClient

from tests.server.api.caller import Caller


def test_an_administrator_makes_lists_and_revokes_keys(root: Caller, nobody: TestClient) -> None:
    made = root.post("/v1/keys", {"person": "jo", "name": "laptop"})
    as_jo = {"Authorization": f"Bearer {made['key']}"}
    assert nobody.get("/v1/me", headers=as_jo).json()["id"] == "jo"
    listed = {key["id"]: key for key in root.get("/v1/keys")["items"]}
    assert listed[made["id"]]["prefix"] == made["key"][:10]
    assert made["key"] not in str(listed)
    assert root.client.delete(f"/v1/keys/{made['id']}").status_code == 204
    assert nobody.get("/v1/me", headers=as_jo).status_code == 401


def test_nobody_else_may(jo: Caller, sam: Caller, ines: Caller) -> None:
    for caller in (jo, sam, ines):
        assert caller.refused("POST", "/v1/keys", {"person": "jo", "name": "laptop"})["status"] == 403
        assert caller.refused("GET", "/v1/keys")["status"] == 403


def test_a_key_for_somebody_unknown_is_not_made(root: Caller) -> None:
    assert root.refused("POST", "/v1/keys", {"person": "nobody", "name": "laptop"})["status"] == 404


def test_an_unknown_key_cannot_be_revoked(root: Caller) -> None:
    assert root.refused("DELETE", "/v1/keys/nothing")["status"] == 404
