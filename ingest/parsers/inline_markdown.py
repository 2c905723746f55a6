"""The words of a Markdown paragraph without its markup."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from ingest.index.documents import Link
from ingest.parsers.manuscript import Manuscript

_ANCHOR = re.compile(r"""<a\s[^>]*\b(?:name|id)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_HIDING = re.compile(r"\bhidden\b|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[01](?:px|pt)?\b", re.I)
_OPENING = re.compile(r"<([a-zA-Z][\w-]*)\b[^>]*>")
_CLOSING = re.compile(r"</([a-zA-Z][\w-]*)\s*>")


@dataclass(frozen=True, slots=True)
class InlineText:
    """What a run of inline tokens says, where its links go, and the anchor set in it."""

    text: str
    links: tuple[Link, ...]
    anchor: str | None


def read_inline(tokens: Sequence[Token], manuscript: Manuscript) -> InlineText:
    """The text of `tokens`; images and hidden parts are noted in `manuscript`."""
    reader = _InlineReader(manuscript)
    for token in tokens:
        reader.take(token)
    return reader.finish()


class _InlineReader:
    def __init__(self, manuscript: Manuscript) -> None:
        self._manuscript = manuscript
        self._words: list[str] = []
        self._links: list[Link] = []
        self._open_links: list[tuple[int, str]] = []
        self._anchor: str | None = None
        self._hidden_in: str | None = None
        self._hidden_words: list[str] = []

    def finish(self) -> InlineText:
        self._reveal()
        return InlineText("".join(self._words), tuple(self._links), self._anchor)

    def take(self, token: Token) -> None:
        match token.type:
            case "text" | "code_inline" | "text_special":
                self._say(token.content)
            case "softbreak":
                self._say(" ")
            case "hardbreak":
                self._say("\n")
            case "link_open":
                self._open_links.append((len(self._words), str(token.attrs.get("href", ""))))
            case "link_close":
                self._close_link()
            case "image":
                self._take_image(token)
            case "html_inline":
                self._take_html(token.content)
            case _:
                pass

    def _say(self, text: str) -> None:
        (self._hidden_words if self._hidden_in else self._words).append(text)

    def _close_link(self) -> None:
        start, url = self._open_links.pop()
        text = " ".join("".join(self._words[start:]).split())
        if text and url and not url.startswith("#"):
            self._links.append(Link(text, url))

    def _take_image(self, token: Token) -> None:
        alt = token.content.strip()
        if len(alt.split()) >= 3:
            self._say(alt)
        else:
            self._manuscript.skip("image", "has no text description")

    def _take_html(self, tag: str) -> None:
        if found := _ANCHOR.match(tag):
            self._anchor = found[1]
        if comment := _COMMENT.match(tag):
            if len(comment[1].split()) >= 4:
                self._manuscript.hide(comment[1], "comment in the source")
        elif re.match(r"<br\b", tag, re.IGNORECASE):
            self._say("\n")
        elif self._hidden_in is None and (opening := _OPENING.match(tag)) and _HIDING.search(tag):
            self._hidden_in = opening[1].lower()
        elif (closing := _CLOSING.match(tag)) and closing[1].lower() == self._hidden_in:
            self._reveal()

    def _reveal(self) -> None:
        if self._hidden_in:
            self._manuscript.hide("".join(self._hidden_words), f"hidden <{self._hidden_in}>")
        self._hidden_in, self._hidden_words = None, []
