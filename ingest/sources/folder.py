"""A folder on this machine, or some of its files."""

import fnmatch
import glob
import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from ingest.index.errors import SourceError
from ingest.metadata import SIDECAR_SUFFIX, sidecar_path
from ingest.source import SourceFile

IGNORE_FILE = ".desksideignore"
_DATABASE = "deskside.db"
_IGNORED_NAMES = frozenset({"Thumbs.db", "desktop.ini"})


class FolderSource:
    """Files below `root`; with `within`, only those below these folders or exactly these files of it.

    Hidden files and folders, sidecars, data folders and links that lead out are left out, and so is what a
    `.desksideignore` in the root names: one glob pattern a line, matched against the path from the root. Folders in
    `without` are sources of their own.
    """

    def __init__(self, root: Path, within: Sequence[Path] = (), without: Sequence[Path] = ()) -> None:
        self._root = root.resolve()
        self._within = tuple(path.resolve() for path in within) or (self._root,)
        self._without = frozenset(path.resolve() for path in without)

    @property
    def name(self) -> str:
        return str(self._root)

    def files(self) -> Iterator[SourceFile]:
        seen = set()
        ignored = self._ignored_patterns()
        for place in self._within:
            for file in [place] if place.is_file() else _walk(place, self._without):
                if file in seen or not file.resolve().is_relative_to(self._root):
                    continue
                seen.add(file)
                path = _readable(file.relative_to(self._root))
                if any(fnmatch.fnmatch(path, pattern) for pattern in ignored):
                    continue
                sidecar = file.with_name(sidecar_path(file.name))
                try:
                    size = file.stat().st_size
                except FileNotFoundError:
                    continue  # removed while we looked
                yield SourceFile(path, file, sidecar if sidecar.is_file() else None, size)

    def covers(self, path: str) -> bool:
        file = self._root / path
        is_elsewhere = any(file.is_relative_to(place) for place in self._without)
        return not is_elsewhere and any(place.is_dir() and file.is_relative_to(place) for place in self._within)

    def _ignored_patterns(self) -> list[str]:
        file = self._root / IGNORE_FILE
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines() if file.is_file() else []
        return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _readable(path: Path) -> str:
    """The path with forward slashes; bytes of a name that are not UTF-8 are written out, such as `\\xe9`."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _is_left_out(name: str) -> bool:
    return name.startswith(".") or name in _IGNORED_NAMES or name.endswith(SIDECAR_SUFFIX)


def _walk(folder: Path, without: Collection[Path]) -> Iterator[Path]:
    if (folder / _DATABASE).is_file():
        return  # a data folder of ours
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise SourceError(f"{folder} cannot be read: {error.strerror}. Check the path and its permissions.") from error
    for entry in entries:
        if _is_left_out(entry.name) or Path(entry.path) in without:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), without)
        elif entry.is_file():
            yield Path(entry.path)


def folder_sources(paths: Sequence[str], known_roots: Sequence[str]) -> list[FolderSource]:
    """The sources that these folders, files and patterns belong to.

    A path inside a folder that is indexed already belongs to that folder, even where a folder around it is indexed
    too; a folder is its own source, a lone file belongs to the folder it lies in. Raises SourceError for a path or
    pattern that matches nothing.
    """
    by_root: dict[Path, list[Path]] = {}
    roots = [Path(root) for root in known_roots]
    for place in _expand(paths):
        containing = [root for root in roots if place.is_relative_to(root)]
        if containing:
            root = max(containing, key=lambda candidate: len(candidate.parts))
        else:
            root = place if place.is_dir() else place.parent
            roots.append(root)
        by_root.setdefault(root, []).append(place)
        for inner in roots:
            if inner != place and inner.is_relative_to(place) and inner.is_dir():
                by_root.setdefault(inner, []).append(inner)
    return [FolderSource(root, places, _inside(root, roots)) for root, places in by_root.items()]


def _inside(root: Path, roots: Sequence[Path]) -> list[Path]:
    return [other for other in roots if other != root and other.is_relative_to(root)]


def _expand(paths: Sequence[str]) -> list[Path]:
    places: list[Path] = []
    for path in paths:
        matches = [path] if Path(path).exists() else sorted(glob.glob(path, recursive=True))
        if not path or not matches:
            raise SourceError(f"{path}: no such file or folder, and no file matches it as a pattern")
        places.extend(Path(match).resolve() for match in matches if match == path or not _is_left_out(Path(match).name))
    return sorted((place for place in places if not place.name.endswith(SIDECAR_SUFFIX)), key=_breadth)


def _breadth(place: Path) -> tuple[int, bool]:
    """Orders the folders around others first, and lone files before folders beside them: they share one source."""
    return len(place.parts), place.is_dir()
