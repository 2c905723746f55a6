"""The product, assembled: what routes, pages, commands and features work with."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import Protocol

from anyio import to_thread

from ingest.index.index import Index
from ingest.index.progress import Progress
from ingest.index.receipt import JobReceipt
from ingest.index.scope import Scope
from server.answering.answer import Answer
from server.answering.answerer import Answerer, Listener, NobodyListens
from server.answering.assistant import Assistant
from server.answering.question import Question, Ticket
from server.drafts.checker import DraftChecker
from server.history.asked import keep_asked
from server.history.history import History
from server.history.idempotency import Idempotency
from server.identity.keys import Keys
from server.identity.people import People
from server.identity.sessions import Sessions
from server.identity.sign_in_links import SignInLinks
from server.language_model.language_model import LanguageModel
from server.learning.programme import Programme
from server.privacy.privacy import Privacy
from server.retrieval.retrieval import Retrieval
from server.settings import ServerSettings
from server.suggestions.restoring import restore_suggestions
from server.suggestions.suggester import Suggester
from server.suggestions.suggestion import Suggestions


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
    language_model: LanguageModel | None
    """What writes the answers, where one is configured."""
    programme: Programme
    history: History
    idempotency: Idempotency
    people: People
    keys: Keys
    sessions: Sessions
    sign_in_links: SignInLinks
    ingest: Ingest
    suggester: Suggester
    privacy: Privacy
    drafts: DraftChecker

    async def ask(self, question: Question, scope: Scope, person_id: str, listener: Listener) -> Answer:
        """The answer, which is kept; the listener hears it while it is being said.

        Personal data is for the one who asks and for the listener: whatever stands between them sees placeholders.
        """
        begun_at = monotonic()
        masked = await to_thread.run_sync(self.privacy.mask, question)
        prepared = await to_thread.run_sync(self.assistant.prepare, masked.question, scope)
        asked = replace(prepared, asker_id=person_id, begun_at=begun_at)
        answer = await self.answerer.answer(asked, masked.listener(listener))
        await to_thread.run_sync(self.history.keep, answer, person_id, keep_asked(masked.question, scope))
        return masked.restore(answer)

    def answer_again(self, answer_id: str, question: Question) -> Answer:
        """A kept answer as the one who asked this very question is to see it. Raises NotFound."""
        return self.privacy.mask(question).restore(self.history.answer(answer_id).answer)

    async def repeat(self, question: Question, scope: Scope, person_id: str) -> Answer:
        """The answer of now to a question as it was kept, with placeholders for personal data. It is not kept."""
        # Masked again: what was kept by an earlier version may not have been.
        masked = await to_thread.run_sync(self.privacy.mask, question)
        prepared = await to_thread.run_sync(self.assistant.prepare, masked.question, scope)
        return await self.answerer.answer(replace(prepared, asker_id=person_id), NobodyListens(is_patient=True))

    def answer(self, question: Question, scope: Scope) -> Answer:
        """The answer to a question within a scope; it is not stored."""
        return self.answer_widely(question, scope, 0).answer

    def answer_widely(self, question: Question, scope: Scope, k: int) -> WideAnswer:
        """The same answer beside where the k passages of a search stand; nothing is stored."""
        masked = self.privacy.mask(question)
        wide = self.assistant.prepare_widely(masked.question, scope, k)
        # What is measured is what the panel shows, which tells the sentences as they come.
        answer = asyncio.run(self.answerer.answer(wide.prepared, NobodyListens(is_patient=True)))
        return WideAnswer(masked.restore(answer), wide.retrieval, wide.search_seconds)

    def search(self, question: Question, scope: Scope, k: int) -> Retrieval:
        """The k passages that most likely answer."""
        return self.assistant.search(self.privacy.mask(question).question, scope, k)

    def suggest(self, ticket: Ticket, scope: Scope) -> Suggestions:
        """The needs of a ticket with their answers; nothing is kept. What is looked up holds no personal data."""
        masked = self.privacy.mask_ticket(ticket)
        assert masked.question.ticket is not None
        return restore_suggestions(self.suggester.suggest(masked.question.ticket, scope), masked)

    def close(self) -> None:
        """Give the data folder up."""
        if self.language_model is not None:
            self.language_model.close()
        self.history.close()
        self.index.close()
