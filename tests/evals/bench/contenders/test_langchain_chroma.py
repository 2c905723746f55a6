"""The plain pipeline's server is read as the metrics need it."""

from dataclasses import replace
from pathlib import Path

import httpx2
import pytest

from evals.bench.contenders.langchain_chroma import LangChainChromaContender
from evals.bench.contenders.langchain_chroma_subject import LangChainChromaSubject, as_query
from evals.errors import SubjectError
from evals.subject import RetrievedPassage
from server.answering.question import Role, Turn
from tests.evals.examples import ANSWERABLE


def subject(status: int, body: object) -> LangChainChromaSubject:
    """A subject whose server always answers so."""
    transport = httpx2.MockTransport(lambda _: httpx2.Response(status, json=body))
    return LangChainChromaSubject(httpx2.Client(base_url="http://server", transport=transport), Path("/docs"))


def test_the_best_similarity_is_the_confidence() -> None:
    body = [{"source": "a.txt", "start": 5, "text": "Thirty days", "similarity": 0.8}]
    found = subject(200, body).retrieve(ANSWERABLE, 1)
    assert found.confidence == 0.8
    assert found.passages == (RetrievedPassage("/docs/a.txt", "a.txt", 5, 16, "Thirty days"),)


def test_a_failing_server_is_an_error() -> None:
    with pytest.raises(SubjectError, match="POST /ask failed"):
        subject(500, []).retrieve(ANSWERABLE, 1)


def test_a_conversation_follows_the_question_latest_first() -> None:
    example = replace(ANSWERABLE, history=(Turn(Role.USER, "first"), Turn(Role.AGENT, "second")))
    assert as_query(example) == f"{ANSWERABLE.question}\nsecond\nfirst"


def test_a_report_that_is_none_is_an_error() -> None:
    contender = LangChainChromaContender(1000)
    assert contender.read_report('{"documents": 1, "chunks": 3, "seconds": 2.0}').chunks == 3
    with pytest.raises(SubjectError, match="something else"):
        contender.read_report("Traceback")
