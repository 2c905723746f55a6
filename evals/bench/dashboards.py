"""Measures how long the pages of figures take over a large history, on a served product over HTTP."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import httpx2

from evals.bench.generated_history import LEAD, GeneratedHistory
from evals.bench.percentiles import percentiles
from evals.bench.server_process import serving
from evals.dashboards.beside import open_beside
from evals.errors import SubjectError
from ingest.index.settings import IndexSettings
from server.clock import utc_now
from server.settings import ServerSettings
from server.wiring import open_deskside

LIMIT_MS = 500.0
_SETTINGS = '[index]\nembedder = "hashing"\n'
_TIMEOUT_SECONDS = 60.0
PAGES = (
    "/evaluations",
    "/evaluations/dashboard",
    "/evaluations/dashboard?days=90&product=pump",
    "/evaluations/dashboard?days=365",
    "/evaluations/dashboard?days=365&team=team-1&outcome=found",
    "/evaluations/dashboard?days=365&q=abroad",
    "/evaluations/documents?days=90",
    "/evaluations/documents?days=365",
    "/evaluations/gaps",
    "/evaluations/gaps?days=365",
    "/evaluations/answers",
    "/evaluations/answers?days=365&order=slowest",
    "/evaluations/answers?days=365&team=team-1&rating=not_useful",
    "/evaluations/answers?days=365&q=abroad",
    "/evaluations/digest",
)


@dataclass(frozen=True, slots=True)
class PageTime:
    """How long one page took."""

    path: str
    n: int
    p50_ms: float
    p95_ms: float
    worst_ms: float

    @property
    def is_fast(self) -> bool:
        """Whether it holds the bar."""
        return self.p95_ms < LIMIT_MS


@dataclass(frozen=True, slots=True)
class DashboardsResult:
    """What was measured: the pages, and how long counting everything once took."""

    answers: int
    counting_seconds: float
    first_page_ms: float
    """The first page after the start of the server, which reads every figure into memory."""
    pages: Sequence[PageTime]


@dataclass(frozen=True, slots=True)
class DashboardsBench:
    """One measurement over a generated history in a temporary folder that it removes."""

    answers: int
    requests: int
    tell: Callable[[str], None]

    def carry_out(self) -> DashboardsResult:
        """Write, count, serve and ask. Raises SubjectError where a page fails."""
        with tempfile.TemporaryDirectory(prefix="deskside-dashboards-") as folder:
            data = Path(folder) / "data"
            key = self._write(data, utc_now())
            counting = self._count(data)
            pages, first = self._ask(Path(folder), data, key)
        return DashboardsResult(self.answers, counting, first, pages)

    def _write(self, data: Path, now: datetime) -> str:
        """The key of somebody who may see the pages."""
        self.tell(f"writing {self.answers} answers")
        deskside = open_deskside(_settings(data), "deskside eval dashboards-bench")
        try:
            GeneratedHistory(self.answers).write(deskside, now)
            return deskside.keys.issue(LEAD.id, "bench").secret
        finally:
            deskside.close()

    def _count(self, data: Path) -> float:
        self.tell("counting them")
        started = time.perf_counter()
        with open_beside(_settings(data)) as room:
            reach = room.facts.catch_up(None)
        if not reach.is_complete:
            raise SubjectError(f"only {reach.counted} of {reach.stored} answers were counted")
        return time.perf_counter() - started

    def _ask(self, folder: Path, data: Path, key: str) -> tuple[list[PageTime], float]:
        settings = folder / "settings.toml"
        settings.write_text(_SETTINGS, encoding="utf-8")
        command = [sys.executable, "-m", "server", "serve", "--data", str(data), "--settings", str(settings), "--port"]
        headers = {"Authorization": f"Bearer {key}", "Accept": "text/html"}
        with (
            serving(lambda port: [*command, str(port)], folder / "server.log") as server,
            httpx2.Client(base_url=server.url, headers=headers, timeout=_TIMEOUT_SECONDS, trust_env=False) as client,
        ):
            first = _time(client, PAGES[0])
            self.tell(f"asking for {len(PAGES)} pages, each {self.requests} times in turns")
            times: dict[str, list[float]] = {path: [] for path in PAGES}
            for path in self._in_turns():
                times[path].append(_time(client, path))
        return [_page_time(path, taken) for path, taken in times.items()], first

    def _in_turns(self) -> Iterator[str]:
        for _ in range(self.requests):
            yield from PAGES


def _settings(data: Path) -> ServerSettings:
    return ServerSettings(index=IndexSettings(data=data, embedder="hashing"))


def _time(client: httpx2.Client, path: str) -> float:
    started = time.perf_counter()
    response = client.get(path)
    taken = 1000 * (time.perf_counter() - started)
    if not response.is_success:
        raise SubjectError(f"{path} was answered with {response.status_code}")
    return taken


def _page_time(path: str, taken: Sequence[float]) -> PageTime:
    found = percentiles(taken)
    return PageTime(path, len(taken), found.p50, found.p95, max(taken))
