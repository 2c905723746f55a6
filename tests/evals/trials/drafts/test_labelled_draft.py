"""Reading labelled drafts."""

import json
from pathlib import Path

import pytest

from evals.commands.draft_trial import DRAFTS
from evals.errors import GoldenSetError
from evals.trials.drafts.labelled_draft import Half, Proof, load_drafts
from server.commands.demo import SAMPLE_COMPANY
from server.drafts.draft_check import Verdict

LINE = {
    "id": "a-1",
    "family": "a",
    "kind": "wrong_number",
    "as_of": "2026-11-22",
    "sentences": [
        {"text": "Hi Anna,", "expected": "no_claim"},
        {
            "text": "It is 45 days.",
            "expected": "contradicted",
            "evidence": [{"document": "company/policies/returns.md", "quote": "30 days"}],
        },
    ],
}


def test_a_line_becomes_a_draft_with_spans_and_proofs(tmp_path: Path) -> None:
    file = tmp_path / "drafts.jsonl"
    file.write_text(json.dumps(LINE))
    (labelled,) = load_drafts(file, tmp_path / "company")
    assert labelled.draft.text == "Hi Anna,\n\nIt is 45 days."
    assert [labelled.draft.text[one.span.start : one.span.end] for one in labelled.sentences] == [
        "Hi Anna,",
        "It is 45 days.",
    ]
    assert labelled.sentences[1].evidence == (Proof("policies/returns.md", "30 days"),)


def test_a_wrong_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "drafts.jsonl"
    file.write_text(json.dumps(LINE | {"kind": None}))
    with pytest.raises(GoldenSetError, match="line 1: kind"):
        load_drafts(file, tmp_path)


def test_the_drafts_of_a_family_stay_in_one_half_and_both_halves_are_filled() -> None:
    drafts = load_drafts(DRAFTS, SAMPLE_COMPANY)
    halves: dict[str, set[Half]] = {}
    for one in drafts:
        halves.setdefault(one.family, set()).add(one.half)
    assert all(len(found) == 1 for found in halves.values())
    assert all(sum(one.half is half for one in drafts) > 140 for half in Half)


def test_there_are_drafts_of_every_kind() -> None:
    kinds = {one.kind for one in load_drafts(DRAFTS, SAMPLE_COMPANY)}
    assert kinds == {
        "right",
        "wrong_number",
        "wrong_region",
        "wrong_rule",
        "expired_rule",
        "internal_leak",
        "missing_statement",
        "invented_promise",
    }


def test_every_sentence_that_is_denied_or_leaked_has_its_proof() -> None:
    for draft in load_drafts(DRAFTS, SAMPLE_COMPANY):
        for sentence in draft.sentences:
            needs_proof = sentence.expected in (Verdict.CONTRADICTED, Verdict.INTERNAL_ONLY)
            assert sentence.evidence or not needs_proof, f"{draft.id}: {sentence.text}"


def test_the_proofs_are_documents_of_the_company() -> None:
    named = {
        proof.document
        for draft in load_drafts(DRAFTS, SAMPLE_COMPANY)
        for sentence in draft.sentences
        for proof in sentence.evidence
    }
    assert all((SAMPLE_COMPANY / path).is_file() for path in named)
    assert {path.split("/")[0] for path in named} == {"policies", "products"}
