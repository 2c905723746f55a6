"""How the catalog writes structured values into text columns, and reads them back."""

from collections.abc import Iterable
from functools import lru_cache

from pydantic import TypeAdapter

from ingest.index.documents import Block, Description
from ingest.index.errors import MetadataError

_DESCRIPTION = TypeAdapter(Description)
_BLOCKS = TypeAdapter(tuple[Block, ...])
_STRINGS = TypeAdapter(tuple[str, ...])


def encode_description(description: Description) -> str:
    """JSON."""
    return _DESCRIPTION.dump_json(description, exclude_defaults=True).decode()


@lru_cache(maxsize=4096)
def decode_description(text: str) -> Description:
    """The inverse of `encode_description`."""
    return _DESCRIPTION.validate_json(text)


def encode_blocks(blocks: tuple[Block, ...]) -> str:
    """JSON."""
    return _BLOCKS.dump_json(blocks, exclude_defaults=True).decode()


def decode_blocks(text: str) -> tuple[Block, ...]:
    """The inverse of `encode_blocks`."""
    return _BLOCKS.validate_json(text)


def encode_strings(strings: Iterable[str]) -> str:
    """JSON, in the order given."""
    return _STRINGS.dump_json(tuple(strings)).decode()


def decode_strings(text: str) -> tuple[str, ...]:
    """The inverse of `encode_strings`."""
    return _STRINGS.validate_json(text)


def encode_groups(groups: Iterable[str]) -> str:
    """`|a|b|`, sorted, so that SQL can look for `|a|`; empty for none.

    Raises MetadataError for a name that would not survive.
    """
    names = sorted(groups)
    for name in names:
        if not name or "|" in name or "%" in name:
            raise MetadataError(f"{name!r} cannot be the name of a group: leave out '|' and '%'")
    return f"|{'|'.join(names)}|" if names else ""


def decode_groups(text: str) -> frozenset[str]:
    """The inverse of `encode_groups`."""
    return frozenset(text.strip("|").split("|")) if text else frozenset()
