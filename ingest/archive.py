"""Whether a ZIP-based document is safe to unpack: sizes, ratios, names, and XML entities."""

import io
import zipfile

from ingest.index.errors import LimitExceeded, MalformedFile
from ingest.sandbox_limits import MEBIBYTE

_MEMBERS = 20_000
_TOTAL_BYTES = 600 * MEBIBYTE
_XML_BYTES = 250 * MEBIBYTE
_RATIO = 250
_RATIO_MATTERS_FROM = 20 * MEBIBYTE
_PROLOGUE_BYTES = 65_536
_MARKUP = (".xml", ".rels", ".xhtml", ".html", ".opf", ".ncx", ".vml")


def check_archive(data: bytes, name: str) -> None:
    """Nothing, when `data` is safe to unpack.

    Raises `LimitExceeded` for what would unpack beyond all measure and `MalformedFile` for a broken archive or one
    whose XML declares entities, which no office program writes. Python's `zipfile` never unpacks a member beyond its
    declared size, so the declared sizes bound the actual ones.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_sizes(members, name)
            for member in members:
                if member.filename.lower().endswith(_MARKUP):
                    _check_prologue(archive, member, name)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise MalformedFile(
            f"{name} is damaged: it is not a complete archive ({error}); save it anew in the program that made it."
        ) from error


def open_member(archive: zipfile.ZipFile, member: str, name: str) -> bytes:
    """The content of `member`; raises `MalformedFile` when it is missing or damaged."""
    try:
        return archive.read(member)
    except (KeyError, zipfile.BadZipFile, ValueError, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise MalformedFile(f"{name} is damaged: its part {member} cannot be read; save it anew.") from error


def _check_sizes(members: list[zipfile.ZipInfo], name: str) -> None:
    total = sum(member.file_size for member in members)
    if len(members) > _MEMBERS:
        raise LimitExceeded(f"{name} has more than {_MEMBERS} parts, the limit for one file; split it.")
    if total > _TOTAL_BYTES or any(_is_markup(m) and m.file_size > _XML_BYTES for m in members):
        raise LimitExceeded(
            f"{name} would unpack to {total // MEBIBYTE} MiB, beyond the limit for one file (a compression bomb?); "
            "split it or remove its pictures."
        )
    for member in members:
        if member.file_size > _RATIO_MATTERS_FROM and member.file_size > _RATIO * max(member.compress_size, 1):
            raise LimitExceeded(
                f"{name} has a part that unpacks to {member.file_size // max(member.compress_size, 1)} times its size, "
                f"beyond the limit of {_RATIO} (a compression bomb?); do not trust this file."
            )


def _check_prologue(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> None:
    with archive.open(member) as opened:
        prologue = opened.read(_PROLOGUE_BYTES).replace(b"\x00", b"")
    if b"<!ENTITY" in prologue:
        raise MalformedFile(
            f"{name} declares XML entities in {member.filename}, as no office program does; do not trust this file."
        )


def _is_markup(member: zipfile.ZipInfo) -> bool:
    return member.filename.lower().endswith(_MARKUP)
