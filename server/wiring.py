"""Puts the parts together: the one place that knows which adapter stands behind which port."""

import os
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import Engine

from ingest.index.database import Durability, open_database
from ingest.index.embedder import Embedder
from ingest.index.errors import SourceError
from ingest.index.index import Index, open_embedder, open_index
from ingest.index.progress import Progress
from ingest.index.receipt import JobReceipt
from server.answering.answerer import Answerer
from server.answering.answerers.extractive import ExtractiveAnswerer
from server.answering.answerers.generative import GenerativeAnswerer
from server.answering.assistant import Assistant
from server.answering.composer import Composer
from server.answering.conflicts.conflicts import Conflicts
from server.answering.evidence_finder import EvidenceFinder
from server.answering.evidence_reader import EvidenceReader
from server.answering.exceptions.exceptions import Exceptions
from server.answering.exceptions.rulings import Rulings
from server.answering.exemplars.exemplars import Exemplars
from server.answering.product_names import ProductNames
from server.answering.suspicion import Suspicion
from server.answering.version_cache import VersionCache
from server.answering.voice import Voice
from server.conditions import PresentConditions
from server.deskside import Deskside
from server.drafts.checker import DraftChecker
from server.errors import Conflict
from server.history.history import History
from server.history.idempotency import Idempotency
from server.identity.keys import Keys
from server.identity.people import People
from server.identity.sessions import Sessions
from server.identity.sign_in_links import SignInLinks
from server.language_model.allowance import Allowance
from server.language_model.chat_models import open_chat_model
from server.language_model.language_model import LanguageModel
from server.language_model.settings import LanguageModelSettings
from server.learning.programme import Programme
from server.learning.programme_store import ProgrammeStore
from server.privacy.finder import Finder
from server.privacy.finders.patterns import PatternFinder
from server.privacy.privacy import Privacy
from server.privacy.settings import FinderName, PrivacySettings
from server.retrieval.embedding_cache import EmbeddingCache
from server.retrieval.reranker import Reranker
from server.retrieval.rerankers.statements import StatementReranker
from server.retrieval.retriever import Retriever
from server.retrieval.settings import RetrievalSettings
from server.schema import migrate_server
from server.settings import ServerSettings
from server.suggestions.suggester import Suggester


def open_deskside(settings: ServerSettings, command: str = "deskside", embedder: Embedder | None = None) -> Deskside:
    """Open the data folder and everything on it. Raises IndexInUse when another process has it."""
    index = open_index(settings.index, embedder or open_embedder(settings.index), command)
    try:
        return assemble(settings, index)
    except BaseException:
        index.close()
        raise


def assemble(settings: ServerSettings, index: Index) -> Deskside:
    """Everything that stands on an index."""
    engine = index.catalog.engine
    migrate_server(engine)
    # An agent waits for the answer, not for the disk: the last answers before a power failure may go unrecorded.
    records = open_database(engine.url, Durability.CRASH)
    versions = VersionCache(index.catalog)
    embeddings = EmbeddingCache(index.embedder)
    reranker = open_reranker(settings.retrieval, index, embeddings)
    retriever = Retriever(index, settings.retrieval, embeddings, reranker)
    reader = EvidenceReader(index, retriever, versions, settings.evidence, settings.retrieval)
    privacy = Privacy(settings.privacy, open_finder(settings.privacy))
    language_model = open_language_model(settings.language_model, os.environ)
    suspicion = Suspicion(versions, EmbeddingCache(index.embedder, size=2048))
    programme = Programme(ProgrammeStore(engine), index.catalog)
    products = ProductNames(index.catalog)
    composer = Composer(index.lexical, versions, settings.evidence)
    exemplars = Exemplars(index, retriever, versions, products, settings.exemplars)
    rulings = Rulings(index.catalog)
    assistant = Assistant(
        finder=EvidenceFinder(retriever, reader, suspicion, settings.abstention),
        voice=Voice(
            composer=composer,
            exemplars=exemplars,
            exceptions=Exceptions(rulings, reader, suspicion, composer, products, settings.exceptions),
            conflicts=Conflicts(index, versions, suspicion, settings.conflicts),
            versions=versions,
            abstention=settings.abstention,
            clarification=settings.clarification,
        ),
        exemplars=exemplars,
        programme=programme,
        versions=versions,
        abstention=settings.abstention,
        conditions=PresentConditions(index, settings),
    )
    return Deskside(
        settings=settings,
        index=index,
        assistant=assistant,
        answerer=choose_answerer(language_model, records, versions, suspicion),
        language_model=language_model,
        programme=programme,
        history=History(records, privacy=privacy),
        idempotency=Idempotency(records),
        people=People(engine),
        keys=Keys(engine),
        sessions=Sessions(engine),
        sign_in_links=SignInLinks(engine),
        ingest=IngestWorker(index),
        suggester=Suggester(assistant, embeddings, settings.suggestions),
        privacy=privacy,
        drafts=DraftChecker(index, retriever, versions, exemplars, settings.drafts),
    )


def open_language_model(settings: LanguageModelSettings, environment: Mapping[str, str]) -> LanguageModel | None:
    """The model the settings name, which is loaded when it is first asked; none by default."""
    if settings.model is None:
        return None
    # The key is read when the model is opened: until then nothing holds it.
    return LanguageModel(settings, lambda: open_chat_model(settings, environment))


def choose_answerer(
    model: LanguageModel | None, engine: Engine, versions: VersionCache, suspicion: Suspicion
) -> Answerer:
    """The language model where there is one, with the documents' own sentences behind it."""
    if model is None:
        return ExtractiveAnswerer()
    return GenerativeAnswerer(model, Allowance(engine, model.settings.tokens_per_day), versions, suspicion)


def open_reranker(settings: RetrievalSettings, index: Index, embeddings: EmbeddingCache) -> Reranker | None:
    """The configured reranker. Raises SourceError where the folder of a cross-encoder holds none."""
    if settings.reranker == "none":
        return None
    if settings.reranker == "statements":
        return StatementReranker(index.statements, embeddings)
    from server.retrieval.rerankers.cross_encoder import CrossEncoderReranker

    folder = Path(settings.reranker.partition(":")[2])
    if not (folder / "config.json").is_file():
        raise SourceError(f"{folder} holds no cross-encoder; correct `reranker` in the settings")
    return CrossEncoderReranker(folder)


def open_finder(settings: PrivacySettings) -> Finder:
    """What finds personal data. Raises DesksideError where Presidio is wanted and is not there."""
    if settings.finder is FinderName.PRESIDIO:
        from server.privacy.finders.presidio import PresidioFinder

        return PresidioFinder(settings)
    return PatternFinder(settings)


class IngestWorker:
    """Runs indexing passes in this process, one at a time; only the passes themselves load the parsers."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._lock = threading.Lock()

    def __call__(self, paths: Sequence[str], is_dry_run: bool, retry_failed: bool, progress: Progress) -> JobReceipt:
        """Run one pass. Raises Conflict while another is running."""
        from ingest.job import IngestJob
        from ingest.sandbox import Sandbox
        from ingest.sources.folder import folder_sources

        if not self._lock.acquire(blocking=False):
            raise Conflict("an indexing pass is running; wait for it to end, then start this one")
        try:
            sources = folder_sources(paths, self._index.catalog.sources())
            with Sandbox() as sandbox:
                return IngestJob(self._index, sandbox, progress).run(sources, is_dry_run, retry_failed)
        finally:
            self._lock.release()
