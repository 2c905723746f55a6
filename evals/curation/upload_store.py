"""Keeps what was uploaded until somebody has looked at what would come of it."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Engine, delete, insert, select, update

from evals.curation.tables import golden_uploads
from ingest.index.errors import NotFound
from server.clock import Clock, utc_now

KEPT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class KeptUpload:
    """One upload, with how it is to be read."""

    id: str
    set_id: str
    name: str
    content: bytes
    layout: str
    """Empty to go by what it looks like."""
    columns: Mapping[str, str]


class UploadStore:
    """Uploads that wait for a day at most. Each is seen only by whoever brought it."""

    def __init__(self, engine: Engine, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._clock = clock

    def keep(self, set_id: str, person_id: str, name: str, content: bytes) -> str:
        """The id under which it waits; those that waited too long are forgotten."""
        upload_id = uuid.uuid4().hex
        values = {
            "id": upload_id,
            "set_id": set_id,
            "person_id": person_id,
            "name": name[:300],
            "layout": "",
            "columns": "{}",
            "content": content,
            "made_at": self._clock(),
        }
        with self._engine.begin() as connection:
            connection.execute(delete(golden_uploads).where(golden_uploads.c.made_at < self._clock() - KEPT))
            connection.execute(insert(golden_uploads).values(values))
        return upload_id

    def read_as(self, upload_id: str, layout: str, columns: Mapping[str, str]) -> None:
        """Read it another way from now on."""
        values = {"layout": layout, "columns": json.dumps(dict(columns))}
        with self._engine.begin() as connection:
            connection.execute(update(golden_uploads).where(golden_uploads.c.id == upload_id).values(values))

    def upload(self, upload_id: str, person_id: str) -> KeptUpload:
        """One that this person brought. Raises NotFound."""
        table = golden_uploads.c
        statement = select(golden_uploads).where(table.id == upload_id, table.person_id == person_id)
        with self._engine.connect() as connection:
            row = connection.execute(statement).one_or_none()
        if row is None:
            raise NotFound("this upload is no longer kept; choose the file again")
        return KeptUpload(row.id, row.set_id, row.name, row.content, row.layout, json.loads(row.columns))

    def drop(self, upload_id: str) -> None:
        """Forget it."""
        with self._engine.begin() as connection:
            connection.execute(delete(golden_uploads).where(golden_uploads.c.id == upload_id))
