"""The description of the API."""

import pytest
from fastapi import FastAPI

from server.api.description import describe
from tests.server.api.caller import Caller, Json


@pytest.fixture
def description(jo: Caller) -> Json:
    return jo.get("/v1/openapi.json")


def test_it_is_openapi_3_1_and_names_every_route_of_the_contract(description: Json) -> None:
    assert description["openapi"].startswith("3.1")
    assert set(description["paths"]) >= {
        "/healthz",
        "/readyz",
        "/v1/answers",
        "/v1/answers/{answer_id}",
        "/v1/answers/{answer_id}/feedback",
        "/v1/me",
        "/v1/tickets",
        "/v1/tickets/{ticket_id}",
        "/v1/lessons",
        "/v1/documents",
        "/v1/documents/{document_id}",
        "/v1/documents/{document_id}/versions",
        "/v1/versions/{version_id}",
        "/v1/search",
        "/v1/keys",
        "/v1/sign-in-links",
        "/v1/ingestions",
    }


def test_every_body_has_an_example(description: Json) -> None:
    schemas = description["components"]["schemas"]
    for path in description["paths"].values():
        for operation in path.values():
            for content in operation.get("requestBody", {}).get("content", {}).values():
                assert schemas[content["schema"]["$ref"].rpartition("/")[2]]["examples"]


def test_problems_are_described_under_their_own_media_type(app: FastAPI) -> None:
    describe(app)
    asking = app.openapi()["paths"]["/v1/answers"]["post"]
    assert asking["responses"]["default"]["content"].keys() == {"application/problem+json"}
    assert "text/event-stream" in asking["responses"]["200"]["content"]
    assert asking["security"] == [{"HTTPBearer": []}]


def test_pages_are_not_part_of_it(description: Json) -> None:
    assert all(path.startswith(("/v1/", "/healthz", "/readyz")) for path in description["paths"])
