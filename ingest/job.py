"""One indexing pass: what changed in the sources is parsed, embedded, made findable, and only then published."""

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from ingest.chunker import chunk
from ingest.index.catalog import IndexedFile
from ingest.index.documents import ParsedDocument
from ingest.index.errors import DesksideError, EncryptedFile, UnsupportedFile
from ingest.index.index import Index
from ingest.index.progress import Progress, SilentProgress
from ingest.index.publishing import Draft, FileRecord
from ingest.index.receipt import FileReceipt, FileState, JobReceipt
from ingest.metadata import describe, sidecar_path, unknown_keys
from ingest.sandbox import Sandbox
from ingest.source import Source, SourceFile

READER_VERSION = "1"
"""Raised when parsing or chunking changes, so that unchanged files are read again."""

_RECEIPT = TypeAdapter(FileReceipt)
_WINDOW_FILES = 64
_WINDOW_CHUNKS = 1200
_AHEAD = 8


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file of the source as it lies there now."""

    file: SourceFile
    content_hash: str
    known: IndexedFile | None

    @property
    def is_unchanged(self) -> bool:
        return self.known is not None and self.known.content_hash == self.content_hash


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that was read; without a draft where it could not become a document, as the receipt says."""

    seen: _Seen
    draft: Draft | None
    receipt: FileReceipt


class IngestJob:
    """Indexes sources into an index. One pass at a time."""

    def __init__(self, index: Index, sandbox: Sandbox, progress: Progress | None = None) -> None:
        self._index = index
        self._sandbox = sandbox
        self._progress = progress or SilentProgress()

    def run(self, sources: Sequence[Source], is_dry_run: bool = False, retry_failed: bool = False) -> JobReceipt:
        """Bring the index up to date with the sources.

        A file that fails is recorded with its reason and stops nothing. Raises SourceError before anything is
        changed when a source cannot be read.
        """
        started = time.monotonic()
        plans = [(source, self._look(source, retry_failed)) for source in sources]
        size = sum(seen.file.size for _, plan in plans for seen in plan)
        self._progress.planned(sum(len(plan) for _, plan in plans), size)
        receipts: list[FileReceipt] = []
        embedded = 0
        for source, plan in plans:
            if is_dry_run:
                receipts += [self._foretell(seen) for seen in plan]
            else:
                embedded += self._index_source(source, plan, receipts.append)
            receipts += self._retire_vanished(source, plan, is_dry_run)
        if not is_dry_run:
            self._index.save_snapshot()
        return JobReceipt(
            files=tuple(receipts),
            embedded=embedded,
            seconds=time.monotonic() - started,
            bytes=size,
            is_dry_run=is_dry_run,
            sources=tuple(source.name for source, _ in plans),
        )

    def _look(self, source: Source, retry_failed: bool) -> list[_Seen]:
        known = self._index.catalog.files_of(source.name)
        plan = []
        for file in source.files():
            before = known.get(file.path)
            if before is not None and retry_failed and before.state != FileState.LIVE:
                before = None
            plan.append(_Seen(file, _content_hash(file), before))
        return plan

    def _index_source(self, source: Source, plan: Sequence[_Seen], note: Callable[[FileReceipt], None]) -> int:
        def finish(receipt: FileReceipt, size: int) -> None:
            note(receipt)
            self._progress.finished(receipt, size)

        embedded = 0
        for seen in plan:
            if seen.is_unchanged:
                finish(_remembered(seen), seen.file.size)
        changed = [seen for seen in plan if not seen.is_unchanged]
        for window in _windows(self._read_all(source, changed)):
            failures = [_file_record(read, None) for read in window if read.draft is None]
            if failures:
                self._index.publisher.record(source.name, failures)
            embedded += self._publish(source, window)
            for read in window:
                finish(read.receipt, read.seen.file.size)
        return embedded

    def _read_all(self, source: Source, plan: Sequence[_Seen]) -> Iterator[_Read]:
        """Read files a few ahead of the embedding, in order."""
        with ThreadPoolExecutor(self._sandbox.workers, thread_name_prefix="read") as readers:
            pending: list[Future[_Read]] = []
            for seen in plan:
                pending.append(readers.submit(self._read, source, seen))
                if len(pending) > _AHEAD * self._sandbox.workers:
                    yield pending.pop(0).result()
            for future in pending:
                yield future.result()

    def _read(self, source: Source, seen: _Seen) -> _Read:
        started = time.monotonic()
        file = seen.file
        try:
            parsed = self._sandbox.parse(file.file)
            sidecar = file.sidecar.read_text(encoding="utf-8-sig") if file.sidecar else None
            description = describe(file.path, parsed, sidecar)
            chunks = chunk(parsed, description, self._index.embedder.identity)
        except (DesksideError, OSError, UnicodeDecodeError) as error:
            receipt = FileReceipt(file.path, _failed_state(error), _reason(error, file))
            return _Read(seen, None, replace(receipt, seconds=time.monotonic() - started))
        receipt = replace(
            _receipt(file.path, parsed, description.title, len(chunks)), seconds=time.monotonic() - started
        )
        if not chunks:
            reason = f"{file.path}: no text was found in it. Check that the file is the one you meant."
            return _Read(seen, None, replace(receipt, state=FileState.FAILED, reason=reason))
        draft = Draft(
            source=source.name,
            path=file.path,
            content_hash=seen.content_hash,
            text=parsed.text,
            blocks=parsed.blocks,
            media_type=parsed.media_type,
            description=description,
            chunks=chunks,
        )
        return _Read(seen, draft, receipt)

    def _publish(self, source: Source, window: Sequence[_Read]) -> int:
        """Stage, embed, index, and only then let the new versions answer, all of the window in one transaction."""
        reads = [read for read in window if read.draft is not None]
        drafts = [read.draft for read in window if read.draft is not None]
        if not drafts:
            return 0
        index = self._index
        versions = index.publisher.stage(drafts)
        embedded = index.embed_missing(sorted({piece.embedding_id for draft in drafts for piece in draft.chunks}))
        index.lexical.catch_up(index.catalog)
        index.require_findable(versions)
        records = [_file_record(read, version) for read, version in zip(reads, versions, strict=True)]
        index.publisher.publish(source.name, records)
        return embedded

    def _retire_vanished(self, source: Source, plan: Sequence[_Seen], is_dry_run: bool) -> list[FileReceipt]:
        present = {seen.file.path for seen in plan}
        known = self._index.catalog.files_of(source.name)
        vanished = [path for path in known if path not in present and source.covers(path)]
        if not is_dry_run:
            self._index.publisher.retire(source.name, vanished)
        return [FileReceipt(path, FileState.RETIRED, "no longer in the source") for path in vanished]

    def _foretell(self, seen: _Seen) -> FileReceipt:
        if seen.is_unchanged:
            return _remembered(seen)
        what = "new" if seen.known is None else "changed"
        return FileReceipt(seen.file.path, FileState.LIVE, f"{what}: would be read and indexed")


def _windows(
    reads: Iterator[_Read],
) -> Iterator[list[_Read]]:
    window: list[_Read] = []
    chunks = 0
    for read in reads:
        window.append(read)
        chunks += read.receipt.passages
        if len(window) >= _WINDOW_FILES or chunks >= _WINDOW_CHUNKS:
            yield window
            window, chunks = [], 0
    if window:
        yield window


def _content_hash(file: SourceFile) -> str:
    digest = hashlib.sha256(READER_VERSION.encode())
    for path in (file.file, file.sidecar):
        digest.update(b"\0")
        if path is not None:
            # A file that cannot be read gets its reason when it is parsed.
            with suppress(OSError), path.open("rb") as stream:
                while block := stream.read(1 << 20):
                    digest.update(block)
    return digest.hexdigest()


def _remembered(seen: _Seen) -> FileReceipt:
    assert seen.known is not None, "only an indexed file can be unchanged"
    return replace(_RECEIPT.validate_json(seen.known.receipt), is_unchanged=True, seconds=0.0)


def _file_record(read: _Read, version_id: str | None) -> FileRecord:
    return FileRecord(
        path=read.seen.file.path,
        content_hash=read.seen.content_hash,
        state=read.receipt.state,
        reason=read.receipt.reason,
        version_id=version_id,
        receipt=json.loads(_RECEIPT.dump_json(read.receipt)),
    )


def _receipt(path: str, parsed: ParsedDocument, title: str, passages: int) -> FileReceipt:
    return FileReceipt(
        path=path,
        state=FileState.LIVE,
        title=title,
        pages=parsed.pages,
        tables=parsed.tables,
        passages=passages,
        characters=len(parsed.text),
        skipped=(*parsed.skipped, *unknown_keys(parsed)),
        hidden=parsed.hidden,
    )


def _failed_state(error: Exception) -> FileState:
    if isinstance(error, EncryptedFile):
        return FileState.ENCRYPTED
    return FileState.UNSUPPORTED if isinstance(error, UnsupportedFile) else FileState.FAILED


def _reason(error: Exception, file: SourceFile) -> str:
    if isinstance(error, OSError):
        return f"{file.path} cannot be read: {error.strerror}. Check its permissions."
    if isinstance(error, UnicodeDecodeError):
        return f"{file.path}: its sidecar is not UTF-8 text ({error.reason}). Save {sidecar_path(file.path)} as UTF-8."
    # A name may hold bytes that are no UTF-8, which can be kept in no database.
    return str(error).encode("utf-8", "backslashreplace").decode()
