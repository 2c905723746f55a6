"""A folder on this machine, or some of its files."""

import fnmatch
import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ingest.index.errors import SourceError
from ingest.source import SourceFile

SIDECAR_SUFFIX = ".meta.yaml"
IGNORE_FILE = ".desksideignore"
_IGNORED_NAMES = frozenset({"Thumbs.db", "desktop.ini"})


class FolderSource:
    """Files below `root`; with `within`, only those below these folders or exactly these files of it.

    Hidden files and folders, sidecars and links that lead out of the folder are left out, and so is what a
    `.desksideignore` in the root names: one glob pattern a line, matched against the path from the root.
    """

    def __init__(self, root: Path, within: Sequence[Path] = ()) -> None:
        self._root = root.resolve()
        self._within = tuple(path.resolve() for path in within) or (self._root,)

    @property
    def name(self) -> str:
        return str(self._root)

    def files(self) -> Iterator[SourceFile]:
        seen = set()
        ignored = self._ignored_patterns()
        for place in self._within:
            for file in [place] if place.is_file() else _walk(place):
                if file in seen or not file.resolve().is_relative_to(self._root):
                    continue
                seen.add(file)
                path = file.relative_to(self._root).as_posix()
                if any(fnmatch.fnmatch(path, pattern) for pattern in ignored):
                    continue
                sidecar = file.with_name(file.name + SIDECAR_SUFFIX)
                yield SourceFile(
                    path=path,
                    file=file,
                    sidecar=sidecar if sidecar.is_file() else None,
                    size=file.stat().st_size,
                )

    def covers(self, path: str) -> bool:
        file = self._root / path
        return any(place.is_dir() and file.is_relative_to(place) for place in self._within)

    def _ignored_patterns(self) -> list[str]:
        file = self._root / IGNORE_FILE
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise SourceError(f"{folder} cannot be read: {error.strerror}. Check the path and its permissions.") from error
    for entry in entries:
        if entry.name.startswith(".") or entry.name in _IGNORED_NAMES or entry.name.endswith(SIDECAR_SUFFIX):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)


def folder_sources(paths: Sequence[str], known_roots: Sequence[str]) -> list[FolderSource]:
    """The sources that these folders, files and patterns belong to.

    A path inside a folder that is indexed already belongs to that folder; a folder is its own source, a lone file
    belongs to the folder it lies in. Raises SourceError for a path or pattern that matches nothing.
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
    return [FolderSource(root, places) for root, places in by_root.items()]


def _expand(paths: Sequence[str]) -> list[Path]:
    places: list[Path] = []
    for path in paths:
        matches = [path] if Path(path).exists() else sorted(glob.glob(path, recursive=True))
        if not matches:
            raise SourceError(f"{path}: no such file or folder, and no file matches it as a pattern")
        places.extend(Path(match).resolve() for match in matches)
    return sorted(places, key=lambda place: len(place.parts))
