"""What front matter, a sidecar file or the place of a file say about a document, checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from ingest.index.documents import EVERYONE, Description, DocumentKind, Note, ParsedDocument
from ingest.metadata_values import KeyReader
from ingest.parsers.front_matter import load_mapping

SIDECAR_SUFFIX = ".meta.yaml"
_KIND_OF_FOLDER = {
    "policies": DocumentKind.POLICY,
    "products": DocumentKind.PRODUCT,
    "exemplars": DocumentKind.EXEMPLAR,
    "lessons": DocumentKind.LESSON,
}
_KEYS = frozenset(
    "title kind owner audience tags effective_from effective_to verified_at version_of exception_to "
    "question also_asked slots approved_by approved_on rests_on skill minutes practice".split()
)
_SLOT = re.compile(r"[a-z][a-z0-9_]{0,39}")
_SEPARATORS = re.compile(r"[\s_-]+")
_SHORTEST_LESSON, _LONGEST_LESSON = 1, 240


@dataclass(frozen=True, slots=True)
class DescriptionDefaults:
    """What holds for documents of a source that say nothing themselves."""

    kind: DocumentKind | None = None
    owner: str | None = None
    audience: frozenset[str] = frozenset({EVERYONE})
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


_NO_DEFAULTS = DescriptionDefaults()


def sidecar_path(path: str) -> str:
    """Where the metadata of the file at `path` may stand, beside it."""
    return path + SIDECAR_SUFFIX


def describe(
    path: str, parsed: ParsedDocument, sidecar_text: str | None = None, defaults: DescriptionDefaults = _NO_DEFAULTS
) -> Description:
    """What is known about the document at `path` (relative, forward slashes).

    The sidecar goes before the front matter, and that before the defaults.

    Front matter may be written for another program as well: keys we do not know are left alone (`unknown_keys` tells
    them), but for those that look like a slip: a misspelt `audience` must not open a document to everybody. A sidecar
    is written for us.

    Raises `MetadataError` naming the file, the key and what to do: for such a slip, an unknown key of a sidecar, a
    value of the wrong type, or dates that contradict each other.
    """
    KeyReader(parsed.metadata, path).refuse_slips(_KEYS)
    metadata = {key: value for key, value in parsed.metadata.items() if key in _KEYS}
    where = path
    if sidecar_text is not None:
        where = sidecar_path(path)
        sidecar = load_mapping(sidecar_text, where, "sidecar")
        KeyReader(sidecar, where).refuse_unknown(_KEYS)
        metadata |= sidecar
    keys = KeyReader(metadata, where)
    kind = keys.choice("kind", DocumentKind) or defaults.kind or _kind_from(path)
    description = Description(
        title=keys.text("title") or parsed.title or _title_from(path),
        kind=kind,
        owner=keys.text("owner") or defaults.owner,
        audience=_audience(keys) or defaults.audience,
        tags={**defaults.tags, **keys.tags("tags")},
        effective_from=keys.moment("effective_from"),
        effective_to=keys.moment("effective_to"),
        verified_at=keys.moment("verified_at"),
        version_of=keys.path("version_of"),
        exception_to=keys.path("exception_to"),
        questions=(*keys.texts("question"), *keys.texts("also_asked")),
        slots=_slots(keys),
        approved_by=keys.text("approved_by"),
        approved_on=keys.moment("approved_on"),
        rests_on=keys.premises("rests_on"),
        skill=keys.text("skill"),
        minutes=keys.number("minutes", _SHORTEST_LESSON, _LONGEST_LESSON),
    )
    _check_dates(description, keys)
    return description


def unknown_keys(parsed: ParsedDocument) -> tuple[Note, ...]:
    """The keys of the front matter that were left alone, for the receipt."""
    unknown = sorted(key for key in parsed.metadata if key not in _KEYS)
    return tuple(Note(f"front matter key `{key}`", "not a key we know", "front matter") for key in unknown)


def _audience(keys: KeyReader) -> frozenset[str]:
    groups = frozenset(name.lower() for name in keys.texts("audience"))
    if any("|" in name or "%" in name for name in groups):
        raise keys.fault("audience", "the name of a group may hold neither `|` nor `%`")
    return groups


def _slots(keys: KeyReader) -> tuple[str, ...]:
    slots = keys.texts("slots")
    if not all(_SLOT.fullmatch(name) for name in slots):
        raise keys.fault("slots", "write the names as they stand between the braces, such as `order_number`")
    return slots


def _check_dates(description: Description, keys: KeyReader) -> None:
    begins, ends = description.effective_from, description.effective_to
    if begins is not None and ends is not None and ends <= begins:
        raise keys.fault("effective_to", "it is the first day that no longer holds, so it must follow effective_from")


def _kind_from(path: str) -> DocumentKind:
    folders = (folder.lower() for folder in PurePosixPath(path).parts[:-1])
    return next((_KIND_OF_FOLDER[folder] for folder in folders if folder in _KIND_OF_FOLDER), DocumentKind.POLICY)


def _title_from(path: str) -> str:
    words = _SEPARATORS.sub(" ", PurePosixPath(path).stem).strip()
    return words[:1].upper() + words[1:] if words else path
