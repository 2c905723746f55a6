"""The product, assembled: what routes, pages, commands and features work with."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from anyio import to_thread

from ingest.index.index import Index
from ingest.index.progress import Progress
from ingest.index.receipt import JobReceipt
from ingest.index.scope import Scope
from server.answering.answer import Answer
from server.answering.answerer import Answerer, Listener, NobodyListens
from server.answering.assistant import Assistant
from server.answering.question import Question
from server.history.history import History
from server.history.idempotency import Idempotency
from server.identity.keys import Keys
from server.identity.people import People
from server.identity.sessions import Sessions
from server.identity.sign_in_links import SignInLinks
from server.learning.programme import Programme
from server.retrieval.retrieval import Retrieval
from server.settings import ServerSettings


class Ingest(Protocol):
    """Runs one indexing pass over folders, files and patterns of this machine."""

    def __call__(self, paths: Sequence[str], is_dry_run: bool, retry_failed: bool, progress: Progress) -> JobReceipt:
        """What happened to each file. Raises SourceError before anything is changed when a path cannot be read."""
        ...


@dataclass(frozen=True, slots=True)
class WideAnswer:
    """An answer beside what a search for its whole question finds, of one pass."""

    answer: Answer
    retrieval: Retrieval
    search_seconds: float
    """How long that search took; part of the answer's time."""


@dataclass(frozen=True, slots=True)
class Deskside:
    """One running assistant over one data folder."""

    settings: ServerSettings
    index: Index
    assistant: Assistant
    answerer: Answerer
    programme: Programme
    history: History
    idempotency: Idempotency
    people: People
    keys: Keys
    sessions: Sessions
    sign_in_links: SignInLinks
    ingest: Ingest

    async def ask(self, question: Question, scope: Scope, person_id: str, listener: Listener) -> Answer:
        """The answer, which is kept; the listener hears it while it is being said."""
        prepared = await to_thread.run_sync(self.assistant.prepare, question, scope)
        answer = await self.answerer.answer(prepared, listener)
        await to_thread.run_sync(self.history.keep, answer, person_id, question.ticket)
        return answer

    def answer(self, question: Question, scope: Scope) -> Answer:
        """The answer to a question within a scope; it is not stored."""
        return self.answer_widely(question, scope, 0).answer

    def answer_widely(self, question: Question, scope: Scope, k: int) -> WideAnswer:
        """The same answer beside where the k passages of a search stand; nothing is stored."""
        wide = self.assistant.prepare_widely(question, scope, k)
        answer = asyncio.run(self.answerer.answer(wide.prepared, NobodyListens()))
        return WideAnswer(answer, wide.retrieval, wide.search_seconds)

    def search(self, question: Question, scope: Scope, k: int) -> Retrieval:
        """The k passages that most likely answer."""
        return self.assistant.search(question, scope, k)

    def close(self) -> None:
        """Give the data folder up."""
        self.history.close()
        self.index.close()
