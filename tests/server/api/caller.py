"""Somebody who speaks to the server with a key."""

import json
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.deskside import Deskside
from server.identity.person import Person

Json = dict[str, Any]  # Any: whatever JSON holds


@dataclass(frozen=True)
class Event:
    """One server-sent event."""

    name: str
    data: Any  # Any: whatever JSON holds


class Caller:
    """Sends requests as one person."""

    def __init__(self, app: FastAPI, deskside: Deskside, person: Person) -> None:
        self.key = deskside.keys.issue(person.id, "test").secret
        self.client = TestClient(app, headers={"Authorization": f"Bearer {self.key}"})

    def get(self, path: str, **query: str | int) -> Json:
        """The JSON at a path that is there."""
        response = self.client.get(path, params=query)
        assert response.is_success, response.text
        found: Json = response.json()
        return found

    def post(self, path: str, body: Json, headers: dict[str, str] | None = None) -> Json:
        """The JSON that comes of a body that is accepted."""
        response = self.client.post(path, json=body, headers=headers)
        assert response.is_success, response.text
        found: Json = response.json()
        return found

    def refused(self, method: str, path: str, body: Json | None = None, headers: dict[str, str] | None = None) -> Json:
        """The problem that comes of a request that is refused."""
        response = self.client.request(method, path, json=body, headers=headers)
        assert response.headers["content-type"] == "application/problem+json", response.text
        problem: Json = response.json()
        assert problem["status"] == response.status_code
        return problem

    def stream(self, path: str, body: Json) -> list[Event]:
        """The events that come of a body."""
        response = self.client.post(path, json=body, headers={"Accept": "text/event-stream"})
        assert response.headers["content-type"].startswith("text/event-stream"), response.text
        return [_event(block) for block in response.text.split("\n\n") if block]


def _event(block: str) -> Event:
    lines = dict(line.split(": ", 1) for line in block.splitlines())
    return Event(lines["event"], json.loads(lines["data"]))
