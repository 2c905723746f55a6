from datetime import UTC, datetime

import pytest

from ingest.index.documents import DocumentKind, ParsedDocument, Premise
from ingest.index.errors import MetadataError
from ingest.metadata import DescriptionDefaults, describe, sidecar_path, unknown_keys


def parsed(title: str | None = None, **metadata: object) -> ParsedDocument:
    return ParsedDocument(text="x", blocks=(), media_type="text/markdown", title=title, metadata=metadata)


def test_everything_a_document_says_is_read() -> None:
    sidecar = """
title: Refund of a delivery fee
kind: exemplar
owner: returns@lumen.example
audience: [support, Field]
tags: {region: [uk, eu], product: battery}
effective_from: 2026-01-01
effective_to: 2026-06-01 12:00:00+02:00
verified_at: "2026-03-04"
version_of: policies/returns.md
exception_to: policies/delivery.md
question: Do we refund it?
also_asked: ["Is the fee refunded?"]
slots: [customer_name]
approved_by: Ines Marrow
approved_on: 2026-03-05
rests_on: [{document: policies/returns.md, quote: We refund the fee.}]
minutes: 7
"""
    description = describe("exemplars/fee.pdf", parsed(), sidecar)
    assert description.title == "Refund of a delivery fee"
    assert description.kind is DocumentKind.EXEMPLAR
    assert description.audience == frozenset({"support", "field"})
    assert description.tags == {"region": ("uk", "eu"), "product": ("battery",)}
    assert description.effective_from == datetime(2026, 1, 1, tzinfo=UTC)
    assert description.effective_to == datetime(2026, 6, 1, 10, tzinfo=UTC)
    assert description.verified_at == datetime(2026, 3, 4, tzinfo=UTC)
    assert description.exception_to == "policies/delivery.md"
    assert description.slots == ("customer_name",)
    assert description.questions == ("Do we refund it?", "Is the fee refunded?")
    assert description.rests_on == (Premise("policies/returns.md", "We refund the fee."),)
    assert description.minutes == 7


def test_the_sidecar_goes_before_the_front_matter_and_that_before_the_defaults() -> None:
    defaults = DescriptionDefaults(owner="default@x", kind=DocumentKind.PRODUCT, tags={"region": ("us",)})
    description = describe("a.md", parsed("T", owner="front@x"), "owner: sidecar@x", defaults)
    assert description.owner == "sidecar@x"
    assert describe("a.md", parsed(owner="front@x"), None, defaults).owner == "front@x"
    assert describe("a.md", parsed(), None, defaults).owner == "default@x"
    assert describe("a.md", parsed(), None, defaults).kind is DocumentKind.PRODUCT
    assert describe("a.md", parsed(), None, defaults).tags == {"region": ("us",)}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("policies/a.md", DocumentKind.POLICY),
        ("products/deep/a.md", DocumentKind.PRODUCT),
        ("exemplars/a.md", DocumentKind.EXEMPLAR),
        ("lessons/a.md", DocumentKind.LESSON),
        ("elsewhere/a.md", DocumentKind.POLICY),
        ("products.md", DocumentKind.POLICY),
    ],
)
def test_the_folder_gives_the_kind(path: str, kind: DocumentKind) -> None:
    assert describe(path, parsed()).kind is kind


def test_the_title_is_what_is_said_then_the_heading_then_the_file_name() -> None:
    assert describe("a.md", parsed("Heading"), "title: Said").title == "Said"
    assert describe("a.md", parsed("Heading")).title == "Heading"
    assert describe("policies/heat-pump_returns.txt", parsed()).title == "Heat pump returns"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("titel: x", r"`titel` is not a key we know; did you mean `title`\?"),
        ("zzz: x", "`zzz` is not a key we know; use one of"),
        ("title: [a]", "`title` is wrong: write it as one line of text"),
        ("kind: poem", "`kind` is wrong: use one of policy, product, exemplar, lesson"),
        ("effective_from: soon", "`effective_from` is wrong: write a date such as 2026-03-31"),
        ("effective_from: 2026-02-01\neffective_to: 2026-02-01", "`effective_to` is wrong"),
        ("audience: {a: b}", "`audience` is wrong: write it as a list"),
        ("tags: uk", "`tags` is wrong: write it as names with lists"),
        ("slots: [Customer name]", "`slots` is wrong: write the names as they stand between the braces"),
        ("minutes: ten", "`minutes` is wrong: write a whole number"),
        ("version_of: ../secret.md", "`version_of` is wrong: write the path of a document inside"),
        ("version_of: /etc/passwd", "`version_of` is wrong"),
        ("rests_on: [{document: a.md}]", "`rests_on` is wrong"),
        ("- a", "must be lines of `key: value`"),
        ("a: [", "not valid YAML"),
    ],
)
def test_what_is_impossible_names_the_file_the_key_and_what_to_do(text: str, words: str) -> None:
    with pytest.raises(MetadataError, match=words) as caught:
        describe("policies/a.pdf", parsed(), text)
    assert str(caught.value).startswith(sidecar_path("policies/a.pdf"))


def test_a_fault_in_front_matter_names_the_document_itself() -> None:
    with pytest.raises(MetadataError, match=r"^policies/a\.md: `owner`"):
        describe("policies/a.md", parsed(owner=["x"]))


def test_front_matter_written_for_another_program_is_left_alone_and_told() -> None:
    foreign = ParsedDocument("text", (), "text/markdown", metadata={"title": "Terms", "versions": {"a": "*"}})
    assert describe("a.md", foreign).title == "Terms"
    assert [note.what for note in unknown_keys(foreign)] == ["front matter key `versions`"]


def test_a_bare_list_of_tags_is_a_list_of_topics() -> None:
    assert describe("a.md", parsed(), "tags: [uk, eu]").tags == {"topic": ("uk", "eu")}


@pytest.mark.parametrize("key", ["audiance", "titel", "Audience", "effective_form"])
def test_a_slip_in_front_matter_is_not_taken_for_another_program_s_key(key: str) -> None:
    with pytest.raises(MetadataError, match="did you mean"):
        describe("a.md", ParsedDocument("text", (), "text/markdown", metadata={key: "x"}))
