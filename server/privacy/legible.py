"""Text that every library can read."""

import re

_HALF = re.compile("[\\ud800-\\udfff]")


def legible(text: str) -> str:
    """The text with another sign for each half of a character: JSON can hold those, UTF-8 cannot. Places are kept."""
    return _HALF.sub("\ufffd", text)
