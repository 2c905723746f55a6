"""What stands out in a laid-out document: its title, its headings, the citation."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from server.pages.source.parts import Grid, Heading, Internal, Item, Listing, PageMark, Part, Piece, Words


@dataclass(frozen=True, slots=True)
class Opening:
    """The heading that is the document's title, if it begins with one, and everything else."""

    title: Heading | None
    rest: tuple[Part, ...]


def opening(parts: Sequence[Part], title: str) -> Opening:
    """Takes the heading that repeats `title` from the beginning of the document."""
    for place, part in enumerate(parts[:2]):
        if isinstance(part, Heading) and _said(part.words) == " ".join(title.split()).casefold():
            return Opening(part, (*parts[:place], *parts[place + 1 :]))
        if not isinstance(part, PageMark):
            break
    return Opening(None, tuple(parts))


def headings_of(parts: Iterable[Part]) -> tuple[Heading, ...]:
    """The headings among these parts, those inside internal passages included."""
    found: list[Heading] = []
    for part in parts:
        if isinstance(part, Heading):
            found.append(part)
        elif isinstance(part, Internal):
            found += headings_of(part.parts)
    return tuple(found)


def pieces_of(parts: Iterable[Part]) -> Iterator[Piece]:
    """Every piece of text in reading order."""
    for part in parts:
        match part:
            case Internal():
                yield from pieces_of(part.parts)
            case Listing():
                yield from _pieces_of_items(part.items)
            case Grid():
                for row in (*filter(None, [part.header]), *part.rows):
                    for cell in row.cells:
                        yield from cell
            case PageMark():
                pass
            case _:
                yield from part.words


def has_mark(parts: Iterable[Part]) -> bool:
    """Whether anything is marked as cited."""
    return any(piece.is_cited for piece in pieces_of(parts))


def _pieces_of_items(items: Iterable[Item]) -> Iterator[Piece]:
    for item in items:
        yield from item.words
        yield from _pieces_of_items(item.items)


def _said(words: Words) -> str:
    return " ".join("".join(piece.text for piece in words).split()).casefold()
