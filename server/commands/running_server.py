"""The server that owns the data folder, as a command speaks to it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2

from ingest.index.errors import DesksideError
from ingest.index.ownership import current_owner

_TIMEOUT = httpx2.Timeout(30.0, read=600.0)


@dataclass(frozen=True, slots=True)
class ServerEvent:
    """One server-sent event."""

    name: str
    data: dict[str, object]


class RunningServer:
    """Speaks to a server on this machine with the key it left for this operating-system user."""

    def __init__(self, url: str, key: str) -> None:
        self._client = httpx2.Client(base_url=url, headers={"Authorization": f"Bearer {key}"}, timeout=_TIMEOUT)

    def post(self, path: str, body: object) -> dict[str, object]:
        """The JSON that comes back. Raises DesksideError with the problem the server states."""
        try:
            response = self._client.post(path, json=body)
        except httpx2.HTTPError as error:
            raise self._silent(error) from error
        _require_success(response)
        answer: dict[str, object] = response.json()
        return answer

    def events(self, path: str, body: object) -> Iterator[ServerEvent]:
        """The events that come back. Raises DesksideError with the problem the server states."""
        try:
            yield from self._events(path, body)
        except httpx2.HTTPError as error:
            raise self._silent(error) from error

    def _silent(self, error: httpx2.HTTPError) -> DesksideError:
        return DesksideError(f"the server at {self._client.base_url} owns the data folder but does not answer: {error}")

    def _events(self, path: str, body: object) -> Iterator[ServerEvent]:
        headers = {"Accept": "text/event-stream"}
        with self._client.stream("POST", path, json=body, headers=headers) as response:
            if response.status_code >= httpx2.codes.BAD_REQUEST:
                response.read()
                _require_success(response)
            name, data = "message", ""
            for line in response.iter_lines():
                if line.startswith("event:"):
                    name = line[6:].strip()
                elif line.startswith("data:"):
                    data += line[5:].strip()
                elif not line and data:
                    yield ServerEvent(name, json.loads(data))
                    name, data = "message", ""


def running_server(data: Path) -> RunningServer | None:
    """The server that owns the folder, or None when nobody serves it."""
    owner = current_owner(data)
    if owner is None or owner.url is None or owner.key is None:
        return None
    return RunningServer(owner.url, owner.key)


def _require_success(response: httpx2.Response) -> None:
    if response.status_code < httpx2.codes.BAD_REQUEST:
        return
    try:
        problem = response.json()
        message = f"{problem['title']}: {problem.get('detail', '')}"
    except (ValueError, KeyError, TypeError):
        message = f"the server answered {response.status_code}"
    raise DesksideError(message)
