"""Puts the parts together: the one place that knows which adapter stands behind which port."""

import threading
from collections.abc import Sequence

from ingest.index.database import Durability, open_database
from ingest.index.embedder import Embedder
from ingest.index.index import Index, open_embedder, open_index
from ingest.index.progress import Progress
from ingest.index.receipt import JobReceipt
from server.answering.answerers.extractive import ExtractiveAnswerer
from server.answering.assistant import Assistant
from server.answering.composer import Composer
from server.answering.evidence_reader import EvidenceReader
from server.answering.exemplars import Exemplars
from server.answering.version_cache import VersionCache
from server.deskside import Deskside
from server.errors import Conflict
from server.history.history import History
from server.history.idempotency import Idempotency
from server.identity.keys import Keys
from server.identity.people import People
from server.identity.sessions import Sessions
from server.identity.sign_in_links import SignInLinks
from server.learning.programme import Programme
from server.learning.programme_store import ProgrammeStore
from server.retrieval.retriever import Retriever
from server.schema import migrate_server
from server.settings import ServerSettings


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
    retriever = Retriever(index, settings.retrieval)
    reader = EvidenceReader(index, retriever, versions, settings.evidence, settings.retrieval)
    programme = Programme(ProgrammeStore(engine), index.catalog)
    assistant = Assistant(
        retriever=retriever,
        reader=reader,
        composer=Composer(index.lexical, versions, settings.evidence),
        exemplars=Exemplars(index.catalog, index.embedder, retriever, versions, settings.exemplars),
        programme=programme,
        versions=versions,
        abstention=settings.abstention,
    )
    return Deskside(
        settings=settings,
        index=index,
        assistant=assistant,
        answerer=ExtractiveAnswerer(),
        programme=programme,
        history=History(records),
        idempotency=Idempotency(records),
        people=People(engine),
        keys=Keys(engine),
        sessions=Sessions(engine),
        sign_in_links=SignInLinks(engine),
        ingest=IngestWorker(index),
    )


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
