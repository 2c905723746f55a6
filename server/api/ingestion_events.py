"""An indexing pass as server-sent events, heard from the thread it runs in."""

import queue
import threading
from collections.abc import Callable, Iterator

from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event
from pydantic import TypeAdapter

from ingest.index.progress import Progress
from ingest.index.receipt import FileReceipt, JobReceipt
from server.api.failure import log_failure

_NUMBERS = TypeAdapter(dict[str, int])
_FILE = TypeAdapter(FileReceipt)
_JOB = TypeAdapter(JobReceipt)
_PING_SECONDS = 15.0


class EventProgress:
    """Puts what it hears into a queue, as events."""

    def __init__(self, events: "queue.SimpleQueue[bytes | None]") -> None:
        self._events = events

    def planned(self, files: int, size: int) -> None:
        self._events.put(_event("planned", _NUMBERS.dump_json({"files": files, "bytes": size})))

    def finished(self, receipt: FileReceipt, size: int) -> None:
        self._events.put(_event("file", b'{"receipt":%b,"bytes":%d}' % (_FILE.dump_json(receipt), size)))


def ingestion_events(run: Callable[[Progress], JobReceipt]) -> Iterator[bytes]:
    """Run a pass in a thread of its own and tell how it goes; it goes on when nobody listens any more.

    What keeps it from starting (another pass, a path that is not there) is raised before the first event.
    """
    events: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    failure: list[Exception] = []

    def work() -> None:
        try:
            receipt = run(EventProgress(events))
            events.put(_event("done", b'{"receipt":%b}' % _JOB.dump_json(receipt)))
        except Exception as error:  # noqa: BLE001 - the outermost edge of the thread
            failure.append(error)
        finally:
            events.put(None)

    threading.Thread(target=work, name="ingestion", daemon=True).start()
    first = events.get()
    if first is None and failure:
        raise failure[0]
    return _listen(first, events, failure)


def _listen(
    first: bytes | None, events: "queue.SimpleQueue[bytes | None]", failure: list[Exception]
) -> Iterator[bytes]:
    event = first
    while event is not None:
        yield event
        event = _next(events)
    if failure:
        yield _event("error", log_failure(failure[0], "ingestion").to_json().encode())


def _next(events: "queue.SimpleQueue[bytes | None]") -> bytes | None:
    try:
        return events.get(timeout=_PING_SECONDS)
    except queue.Empty:
        return KEEPALIVE_COMMENT


def _event(name: str, data: bytes) -> bytes:
    return format_sse_event(event=name, data_str=data.decode())
