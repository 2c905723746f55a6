"""Finds quotations in texts, whatever their white space."""

import re

from ingest.index.sentences import Span


def find_quote(text: str, quote: str) -> Span | None:
    """Where `quote` first stands in `text`, white space aside; None when it does not."""
    words = quote.split()
    if not words:
        return None
    start = text.find(quote)
    if start >= 0:
        return Span(start, start + len(quote))
    match = re.search(r"\s+".join(re.escape(word) for word in words), text)
    return None if match is None else Span(match.start(), match.end())
