"""Reads and rewrites documents whose front matter or sidecar says what they are."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_SIDECAR = ".meta.yaml"


def markdown(folder: Path, *parts: str) -> Iterator[Path]:
    """The Markdown files below these folders, in order."""
    for part in parts:
        yield from sorted((folder / part).rglob("*.md"))


def rewrite(files: Iterable[Path], change: Callable[[str], str]) -> None:
    """Change whole files."""
    for file in files:
        file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


def rewrite_bodies(files: Iterable[Path], change: Callable[[str], str]) -> None:
    """Change what stands below the front matter."""
    for file in files:
        text = file.read_text(encoding="utf-8")
        front = _FRONT_MATTER.match(text)
        start = front.end() if front else 0
        file.write_text(text[:start] + change(text[start:]), encoding="utf-8")


def rewrite_metadata(folder: Path, parts: Iterable[str], change: Callable[[str], str]) -> None:
    """Change front matter and sidecars below these folders."""
    for part in parts:
        for file in sorted((folder / part).rglob("*")):
            if file.name.endswith(_SIDECAR):
                rewrite([file], change)
            elif file.suffix == ".md":
                text = file.read_text(encoding="utf-8")
                front = _FRONT_MATTER.match(text)
                end = front.end() if front else 0
                file.write_text(change(text[:end]) + text[end:], encoding="utf-8")


def without_key(metadata: str, *keys: str) -> str:
    """Metadata without the lines of these keys."""
    return "".join(line for line in metadata.splitlines(keepends=True) if not line.startswith(tuple(keys)))


def with_key(metadata: str, key: str, value: str) -> str:
    """Metadata in which this key has this value."""
    line = f"{key}: {value}\n"
    rest = without_key(metadata, f"{key}:")
    return rest.replace("---\n", f"---\n{line}", 1) if rest.startswith("---\n") else line + rest


def sidecar_of(file: Path) -> Path:
    """Where the metadata of a file without front matter stands."""
    return file.with_name(file.name + _SIDECAR)


def paper(folder: Path, path: str, title: str, *paragraphs: str, kind: str = "policy") -> None:
    """Write a new document for everyone."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    front = f"---\ntitle: {title}\nkind: {kind}\nowner: office@lumenfold.example\naudience: [everyone]\n---\n"
    file.write_text(f"{front}# {title}\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
