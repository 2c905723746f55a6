import random
from pathlib import Path

import numpy as np
import pytest
import torch

from evals.training.candidates import AskedExample, CandidateChunk, read_candidates
from evals.training.companies import read_company, write_company
from evals.training.encoder import Encoder, losses, make_batch
from ingest.index.embedders.bundled_model import bundled_model_folder, load_adapted_model
from ingest.index.sentences import Span

REFUNDS = CandidateChunk(
    "Refunds\nClaim within 28 days. Half is paid after 30 minutes.", (Span(8, 29), Span(30, 60)), (False, True)
)
LUGGAGE = CandidateChunk("Luggage\nBags are held for 90 days.", (Span(8, 34),), (False,))
LATE = AskedExample("train was late, how much back", "", True, (LUGGAGE, REFUNDS))
TAXI = AskedExample("is a taxi paid", "train was late", False, (LUGGAGE,))


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    torch.manual_seed(0)
    return Encoder()


def test_an_adaptation_begins_with_what_the_model_says(encoder: Encoder) -> None:
    from sentence_transformers import SentenceTransformer

    original = SentenceTransformer(str(bundled_model_folder()), device="cpu")
    texts = [REFUNDS.text, LUGGAGE.text, LATE.question]
    encoder.model.eval()
    with torch.no_grad():
        wholes, _ = encoder.encode(texts)
    assert np.allclose(wholes.numpy(), original.encode(texts, normalize_embeddings=True), atol=1e-4)


def test_the_saved_adaptation_makes_the_bundled_model_say_what_was_trained(encoder: Encoder, tmp_path: Path) -> None:
    with torch.no_grad():
        for layer in encoder.adapted.values():
            layer.up.normal_(std=0.01)
        encoder.model.eval()
        trained, _ = encoder.encode([REFUNDS.text, LATE.question])
    encoder.save(tmp_path / "adaptation.safetensors")
    merged = load_adapted_model(tmp_path / "adaptation.safetensors").encode([REFUNDS.text, LATE.question])
    assert np.allclose(trained.numpy(), merged, atol=1e-2)
    assert not np.allclose(trained.numpy(), load_adapted_model().encode([REFUNDS.text, LATE.question]), atol=1e-2)


def test_a_step_against_the_losses_lessens_them(encoder: Encoder) -> None:
    batch = make_batch([LATE], [TAXI], random.Random(0))
    cut = torch.nn.Parameter(torch.tensor([12.0, -6.0]))
    optimizer = torch.optim.SGD([*encoder.parameters(), cut], lr=0.01)
    encoder.model.eval()
    before = sum(losses(encoder, batch, cut))
    torch.autograd.backward(before)
    optimizer.step()
    assert sum(losses(encoder, batch, cut)) < before


def test_a_batch_knows_what_answers_whom() -> None:
    batch = make_batch([LATE], [TAXI], random.Random(0))
    statements = [chunk.text[span.start : span.end] for chunk in batch.chunks for span in chunk.statements]
    right = [statement for statement, flag in zip(statements, batch.answering_statements[0], strict=True) if flag]
    assert right == ["Half is paid after 30 minutes."]
    assert not batch.answering_statements[1].any()
    assert [chunk.text[:7] for chunk, flag in zip(batch.chunks, batch.answering_chunks[0], strict=True) if flag] == [
        "Refunds"
    ]


def test_candidates_hold_the_evidence_even_where_the_search_misses_it(tmp_path: Path) -> None:
    path = tmp_path / "northline.md"
    path.write_text(
        "# Northline\n## Delays\n### Money\n1. Half the fare is paid back after 30 minutes.\n"
        "2. Claims are made within 28 days.\n? my train came late, what do I get = 1\n? is a taxi paid =\n"
    )
    golden = write_company(read_company(path), tmp_path / "out")
    late, taxi = read_candidates(tmp_path / "out" / "pages", golden, tmp_path / "cache")
    right = {
        chunk.text[span.start : span.end]
        for chunk in late.chunks
        for span, answers in zip(chunk.statements, chunk.answering, strict=True)
        if answers
    }
    assert right == {"Half the fare is paid back after 30 minutes."}
    assert not taxi.is_answerable
    assert not any(chunk.answers for chunk in taxi.chunks)
