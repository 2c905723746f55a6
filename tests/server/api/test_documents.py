"""Reading documents over HTTP, as far as whoever asks may."""

from tests.server.api.caller import Caller, Json
from tests.server.api.company import INTERNAL


def listed(caller: Caller, **query: str | int) -> dict[str, Json]:
    return {item["path"]: item for item in caller.get("/v1/documents", **query)["items"]}


def test_the_documents_in_force_are_listed_for_those_who_may_see_them(jo: Caller, sam: Caller) -> None:
    assert set(listed(jo)) == {"returns.md", "lessons/returns.md"}
    assert set(listed(sam)) == {"returns.md", "lessons/returns.md", "chargebacks.md"}


def test_the_list_comes_in_pages(sam: Caller) -> None:
    seen, cursor = [], ""
    for _ in range(3):
        page = sam.get("/v1/documents", limit=1, cursor=cursor)
        seen += [item["path"] for item in page["items"]]
        cursor = page["next"] or ""
    assert sorted(seen) == ["chargebacks.md", "lessons/returns.md", "returns.md"]
    assert cursor == ""


def test_a_document_is_read_in_the_version_of_the_day(jo: Caller) -> None:
    document = listed(jo)["returns.md"]["document"]
    assert "30 days" in jo.get(f"/v1/documents/{document}")["text"]
    assert "14 days" in jo.get(f"/v1/documents/{document}", as_of="2025-06-01")["text"]


def test_a_day_without_a_version_is_said(jo: Caller) -> None:
    document = listed(jo)["returns.md"]["document"]
    assert jo.refused("GET", f"/v1/documents/{document}?as_of=2020-01-01")["status"] == 404


def test_the_versions_come_newest_first(jo: Caller) -> None:
    document = listed(jo)["returns.md"]["document"]
    versions = jo.get(f"/v1/documents/{document}/versions")["items"]
    assert [version["in_force_from"] for version in versions] == ["2026-01-01T00:00:00Z", "2025-01-01T00:00:00Z"]
    assert "text" not in versions[0]


def test_a_passage_for_others_is_blank_and_moves_nothing(jo: Caller, sam: Caller) -> None:
    version = listed(jo)["returns.md"]["version"]
    mine, theirs = jo.get(f"/v1/versions/{version}")["text"], sam.get(f"/v1/versions/{version}")["text"]
    assert INTERNAL in theirs
    assert INTERNAL not in mine
    assert mine.rstrip() == theirs[: theirs.index(INTERNAL)].rstrip()
    assert len(mine) == len(theirs)


def test_a_document_for_others_does_not_exist(jo: Caller, sam: Caller) -> None:
    item = listed(sam)["chargebacks.md"]
    for path in (
        f"/v1/documents/{item['document']}",
        f"/v1/documents/{item['document']}/versions",
        f"/v1/versions/{item['version']}",
    ):
        assert sam.get(path)
        assert jo.refused("GET", path)["status"] == 404


def test_an_administrator_reads_every_version_whole(root: Caller, sam: Caller) -> None:
    assert INTERNAL in root.get(f"/v1/versions/{listed(sam)['returns.md']['version']}")["text"]
    assert root.get(f"/v1/versions/{listed(sam)['chargebacks.md']['version']}")["text"]


def test_what_is_not_there_is_not_found(jo: Caller) -> None:
    assert jo.refused("GET", "/v1/documents/nothing")["status"] == 404
    assert jo.refused("GET", "/v1/versions/nothing")["status"] == 404


def test_a_page_has_a_limit(jo: Caller) -> None:
    assert jo.refused("GET", "/v1/documents?limit=0")["errors"][0]["field"] == "limit"
