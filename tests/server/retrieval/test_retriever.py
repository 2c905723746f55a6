"""What is found in a small company, and in what order."""

from collections.abc import Iterator, Sequence
from io import StringIO

import numpy as np
import pytest
from rich.console import Console

from evals.document_index import open_folder
from ingest.index.embedders.hashing import HashingEmbedder
from ingest.index.scope import Scope
from ingest.index.settings import IndexSettings
from server.answering.question import Question, Role, Turn
from server.clock import utc_now
from server.deskside import Deskside
from server.retrieval.embedding_cache import EmbeddingCache
from server.retrieval.fusion import Scores
from server.retrieval.query import Query
from server.retrieval.retrieval import RetrievedPassage
from server.retrieval.retriever import Retriever
from server.retrieval.settings import RetrievalSettings
from server.settings import ServerSettings

_PAGE = "# {}\n\n## Returns\n\nA {} goes back within {} days.\n\n## Repairs\n\nA repair takes a {}."
DOCUMENTS = {
    "chargers.md": _PAGE.format("Chargers", "charger", "thirty", "week"),
    "batteries.md": _PAGE.format("Batteries", "battery", "ten", "month"),
    "moving.md": "# Moving house\n\nTell us the new address two weeks before you move house.",
}


class LastFirst:
    """Prefers what was found last, and remembers how much it was given."""

    def __init__(self) -> None:
        self.given: list[int] = []

    def rerank(self, query: Query, passages: Sequence[RetrievedPassage]) -> Scores:
        self.given.append(len(passages))
        return np.arange(len(passages), dtype=np.float32)


@pytest.fixture(scope="module")
def deskside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deskside]:
    folder = tmp_path_factory.mktemp("documents")
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text)
    settings = ServerSettings(index=IndexSettings(embedder="hashing"))
    with open_folder(folder, settings, tmp_path_factory.mktemp("cache"), Console(file=StringIO())) as opened:
        yield opened


def scope() -> Scope:
    return Scope(frozenset({"staff"}), utc_now())


def documents(deskside: Deskside, question: Question, **changed: float | str) -> list[str]:
    """The documents of what is found, best first, without reading again."""
    settings = RetrievalSettings(**{"passage_characters": 60, **changed})
    found = Retriever(deskside.index, settings).retrieve(question, scope(), 5)
    return [passage.path for passage in found.passages]


def follow_up(text: str, *said: str) -> Question:
    turns = (Role.USER, Role.AGENT) * len(said)
    return Question(text, tuple(Turn(role, one) for role, one in zip(turns, said, strict=False)))


@pytest.mark.parametrize("document", ["chargers.md", "batteries.md"])
def test_the_conversation_says_which_document_is_asked_about(deskside: Deskside, document: str) -> None:
    question = follow_up("How long does a repair take?", "When may it come back?", DOCUMENTS[document])
    assert documents(deskside, question)[0] == document


def test_a_question_about_another_document_begins_another_subject(deskside: Deskside) -> None:
    question = follow_up("Tell us the new address before you move house", "charger returns?", DOCUMENTS["chargers.md"])
    found = Retriever(deskside.index, RetrievalSettings()).retrieve(question, scope(), 5)
    assert found.passages[0].path == "moving.md"
    assert found.question.history == ()
    assert found.signals.follow_up < 0.5


def test_a_question_that_goes_on_keeps_its_conversation(deskside: Deskside) -> None:
    question = follow_up("How long does a repair take?", "charger returns?", DOCUMENTS["chargers.md"])
    found = Retriever(deskside.index, RetrievalSettings()).retrieve(question, scope(), 5)
    assert found.question == question
    assert found.signals.follow_up > 0.5


@pytest.mark.parametrize("weight", [0.0, 1.0])
def test_either_search_finds_alone(deskside: Deskside, weight: float) -> None:
    question = Question("new address when moving house")
    assert documents(deskside, question, dense_weight=weight, document_weight=0.0)[0] == "moving.md"


def test_the_passages_that_were_read_again_come_in_that_order(deskside: Deskside) -> None:
    reader = LastFirst()
    settings = RetrievalSettings(reranked=3, rerank_weight=100.0, passage_characters=60)
    question = Question("How long does a repair take?")
    embeddings = EmbeddingCache(HashingEmbedder())
    plain = Retriever(deskside.index, settings).retrieve(question, scope(), 5).passages
    read = Retriever(deskside.index, settings, embeddings, reader).retrieve(question, scope(), 5).passages
    assert [one.start for one in read] == [one.start for one in (plain[2], plain[1], plain[0], *plain[3:])]
    assert reader.given == [3]


def test_what_is_read_again_but_not_asked_for_is_still_seen(deskside: Deskside) -> None:
    settings = RetrievalSettings(reranked=4, passage_characters=60)
    embeddings = EmbeddingCache(HashingEmbedder())
    found = Retriever(deskside.index, settings, embeddings, LastFirst()).retrieve(Question("repair"), scope(), 2, 3)
    assert (len(found.passages), len(found.further)) == (2, 3)
    seen = {passage.sighting for passage in found.passages} | set(found.further)
    assert len(seen) == 5
