"""Who is let in at the address of the tools."""

from collections.abc import Callable
from http import HTTPStatus

import httpx2
import pytest
from fastapi.testclient import TestClient

from server.api.guarding import unguarded
from server.api.session_cookie import NAME
from server.app import create_app
from server.deskside import Deskside
from server.identity.person import Person
from tests.server.api.company import JO
from tests.server.mcp.served import Served

KeyOf = Callable[[Person], str]
LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
ACCEPT = {"Accept": "application/json, text/event-stream"}


def post(served: Served, body: object = LIST, **headers: str) -> httpx2.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx2.post(f"{served.url}/mcp", json=body, headers=ACCEPT | named)


@pytest.mark.parametrize("authorization", ["Bearer dsk_wrong", "Bearer", "Basic am86cGFzc3dvcmQ=", ""])
def test_without_a_valid_key_nobody_is_let_in(served: Served, authorization: str) -> None:
    refused = post(served, Authorization=authorization)
    assert refused.status_code == HTTPStatus.UNAUTHORIZED
    assert refused.headers["www-authenticate"] == "Bearer"


def test_a_key_that_was_revoked_is_none(served: Served, deskside: Deskside) -> None:
    new = deskside.keys.issue(JO.id, "assistant")
    assert post(served, Authorization=f"Bearer {new.secret}").is_success
    deskside.keys.revoke(new.key.id)
    assert post(served, Authorization=f"Bearer {new.secret}").status_code == HTTPStatus.UNAUTHORIZED


def test_the_cookie_of_a_browser_is_no_key(served: Served, deskside: Deskside) -> None:
    cookie = f"{NAME}={deskside.sessions.begin(JO.id)}"
    assert post(served, Cookie=cookie, Sec_Fetch_Site="same-origin").status_code == HTTPStatus.UNAUTHORIZED


def test_a_page_of_another_site_is_refused_and_so_is_another_name_of_this_machine(
    served: Served, key_of: KeyOf
) -> None:
    key = f"Bearer {key_of(JO)}"
    assert post(served, Authorization=key, Origin=served.url).is_success
    assert post(served, Authorization=key, Origin="https://evil.example").status_code == HTTPStatus.FORBIDDEN
    assert post(served, Authorization=key, Host="evil.example").status_code == HTTPStatus.MISDIRECTED_REQUEST


def test_no_session_is_given_and_no_stream_stays_open(served: Served, key_of: KeyOf) -> None:
    key = f"Bearer {key_of(JO)}"
    listed = post(served, Authorization=key)
    assert "mcp-session-id" not in listed.headers
    opened = httpx2.get(f"{served.url}/mcp", headers=ACCEPT | {"Authorization": key})
    assert opened.status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_what_is_no_message_is_refused_as_the_protocol_says(served: Served, key_of: KeyOf) -> None:
    key = f"Bearer {key_of(JO)}"
    refused = post(served, {"question": "How long?"}, Authorization=key)
    assert refused.status_code == HTTPStatus.BAD_REQUEST
    assert refused.json()["error"]["code"] < 0
    unknown = post(served, LIST | {"method": "tools/delete"}, Authorization=key)
    assert '"code":-32601' in unknown.text


def test_a_message_of_more_than_a_million_bytes_is_refused(served: Served, key_of: KeyOf) -> None:
    refused = post(served, LIST | {"params": {"cursor": "x" * 1_000_001}}, Authorization=f"Bearer {key_of(JO)}")
    assert refused.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def test_the_address_requires_somebody(deskside: Deskside) -> None:
    app = create_app(deskside)
    assert unguarded(app) == []
    assert TestClient(app).post("/mcp", json=LIST, headers=ACCEPT).status_code == HTTPStatus.UNAUTHORIZED
