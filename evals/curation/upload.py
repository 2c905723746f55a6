"""Files that somebody brings to be imported: one file, a ZIP, or a folder, read into memory within limits."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from evals.errors import GoldenSetError

LARGEST = 64 * 1024 * 1024
"""Bytes of all files together, unpacked."""
_MEMBERS = 1_000
_RATIO = 200
_RATIO_MATTERS_FROM = 1024 * 1024
_READ = (".jsonl", ".json", ".csv", ".tsv", ".txt")
_SIGNATURE = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Upload:
    """What was brought, by the paths within it; a single file is named `name`."""

    name: str
    files: Mapping[str, bytes]

    @property
    def only(self) -> bytes | None:
        """The content, where there is just one file."""
        return next(iter(self.files.values())) if len(self.files) == 1 else None

    def named(self, ending: str) -> dict[str, bytes]:
        """The files whose path ends so, by path."""
        return {path: content for path, content in sorted(self.files.items()) if f"/{path}".endswith(ending)}


def upload_of(name: str, content: bytes) -> Upload:
    """What a file or a ZIP holds. Raises GoldenSetError for one that is damaged or larger than anybody needs."""
    if not content.strip():
        raise GoldenSetError(f"{name or 'the file'} is empty; choose the file that holds the examples")
    if not content.startswith(_SIGNATURE):
        _require_size(len(content), name)
        return Upload(name, {name: content})
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return Upload(name, _unpacked(archive, name))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, EOFError, RuntimeError) as error:
        # RuntimeError: a member is encrypted, or packed in a way that Python cannot read.
        raise GoldenSetError(f"{name} cannot be unpacked ({error}); pack it anew without a password") from error


def upload_from(path: Path) -> Upload:
    """What a file, a ZIP or a folder of this machine holds. Raises GoldenSetError."""
    try:
        if not path.is_dir():
            return upload_of(path.name, path.read_bytes())
        found = [file for file in sorted(path.rglob("*")) if file.suffix.lower() in _READ and file.is_file()]
        _require_size(sum(file.stat().st_size for file in found), str(path), len(found))
        return Upload(path.name, {file.relative_to(path).as_posix(): file.read_bytes() for file in found})
    except OSError as error:
        raise GoldenSetError(f"{path} cannot be read: {error.strerror}. Check the path.") from error


def decoded(content: bytes, name: str) -> str:
    """The text of a file. Raises GoldenSetError where it is neither UTF-8 nor UTF-16 with its mark."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise GoldenSetError(
            f"{name}, line {line}: this is not UTF-8 text. Save the file as UTF-8; in Excel, as 'CSV UTF-8'."
        ) from error


def _unpacked(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    _require_size(sum(member.file_size for member in members), name, len(members))
    for member in members:
        if member.file_size > _RATIO_MATTERS_FROM and member.file_size > _RATIO * max(member.compress_size, 1):
            raise GoldenSetError(f"{name} unpacks to more than {_RATIO} times its size; do not trust this file")
    # `zipfile` never unpacks a member beyond its declared size, so what was declared bounds what is read.
    wanted = [member for member in members if PurePosixPath(member.filename).suffix.lower() in _READ]
    return {member.filename: archive.read(member) for member in wanted if "__MACOSX/" not in member.filename}


def _require_size(total: int, name: str, members: int = 1) -> None:
    if total > LARGEST or members > _MEMBERS:
        raise GoldenSetError(
            f"{name} holds {total:,} bytes in {members:,} files; at most {LARGEST:,} bytes in {_MEMBERS:,} files are "
            "read at once. Split it."
        )
