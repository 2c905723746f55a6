"""What documents and versions look like over HTTP."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel, ConfigDict

from ingest.index.documents import Document, DocumentKind, Version, VersionState


class VersionJson(BaseModel):
    """One version of a document, without its text."""

    model_config = ConfigDict(frozen=True)

    document: str
    version: str
    source: str
    path: str
    title: str
    kind: DocumentKind
    state: VersionState
    owner: str | None
    audience: list[str]
    tags: dict[str, list[str]]
    in_force_from: datetime | None
    in_force_to: datetime | None
    verified_at: datetime | None
    media_type: str
    url: str

    @classmethod
    def of(cls, document: Document, version: Version, **more: str) -> Self:
        """What is sent of it."""
        description = version.description
        return cls(
            document=document.id,
            version=version.id,
            source=document.source,
            path=document.path,
            title=description.title,
            kind=description.kind,
            state=version.state,
            owner=description.owner,
            audience=sorted(description.audience),
            tags={name: list(values) for name, values in description.tags.items()},
            in_force_from=version.in_force_from,
            in_force_to=version.in_force_to,
            verified_at=description.verified_at,
            media_type=version.media_type,
            url=f"/documents/{document.id}/versions/{version.id}",
            **more,
        )


class VersionText(VersionJson):
    """One version with its text; what the reader may not see is blank, so that offsets keep their meaning."""

    text: str


class VersionList(BaseModel):
    """Versions of one document, newest first."""

    model_config = ConfigDict(frozen=True)

    items: list[VersionJson]


class DocumentPage(BaseModel):
    """Some of the documents; `next` is the cursor of the page after, where there is one."""

    model_config = ConfigDict(frozen=True)

    items: list[VersionJson]
    next: str | None
