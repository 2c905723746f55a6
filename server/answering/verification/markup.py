"""Takes links, pictures, HTML and Markdown out of what a language model wrote: only its words are shown."""

import html
import re
from dataclasses import dataclass

_IMAGE = re.compile(r"!\[(?P<text>[^\]]*)\](?:\((?P<target>[^)]*)\)|\[[^\]]*\])?")
_LINK = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<target>[^)]*)\)")
_REFERENCE = re.compile(r"^\s*\[[^\]]+\]:\s*(?P<target>\S+).*$", re.MULTILINE)
_REFERRING = re.compile(r"\[(?P<text>[^\]\d][^\]]*)\]\[[^\]]*\]")
_AUTOLINK = re.compile(r"<(?P<target>(?:[a-z][a-z+.-]*:|www\.)[^\s>]+|[\w.+-]+@[\w.-]+)>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style|iframe|object|svg|template)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_TAG = re.compile(r"</?[a-z][^<>]*(?:>|$)", re.IGNORECASE)
_ADDRESS_IN_TAG = re.compile(
    r"(?:href|src|action|srcset|poster|data|formaction|background)\s*=\s*[\"']?(?P<target>[^\"'\s>]+)", re.I
)
_FENCE = re.compile(r"```[\w-]*|~~~[\w-]*|`")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3}|~~)(?=\S)(?P<text>.+?)(?<=\S)\1(?!\w)")
_LINE_START = re.compile(r"^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+|\d{1,2}[.)]\s+(?=\D))", re.MULTILINE)
_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PlainText:
    """The words of a text, and where its markup would have led."""

    text: str
    targets: tuple[str, ...]


def without_markup(text: str) -> PlainText:
    """The text as a reader would read it aloud, on one line; pictures are left out altogether."""
    targets: list[str] = []
    text = _COMMENT.sub("", _HIDDEN.sub("", html.unescape(text)))
    for pattern in (_IMAGE, _LINK, _REFERENCE, _AUTOLINK):
        targets += [match["target"].split()[0] for match in pattern.finditer(text) if (match["target"] or "").strip()]
    text = _IMAGE.sub("", text)
    text = _AUTOLINK.sub(r"\g<target>", _REFERENCE.sub("", _LINK.sub(_text_of_link, text)))
    text = _REFERRING.sub(r"\g<text>", text)
    for tag in _TAG.finditer(text):
        targets += [match["target"] for match in _ADDRESS_IN_TAG.finditer(tag[0])]
    text = _RULE.sub("", _FENCE.sub("", _TAG.sub("", text)))
    text = _EMPHASIS.sub(r"\g<text>", _LINE_START.sub("", text))
    return PlainText(" ".join(text.split()), tuple(dict.fromkeys(targets)))


def _text_of_link(link: re.Match[str]) -> str:
    """Its words; a number that links somewhere still cites a passage."""
    return f"[{link['text']}]" if link["text"].strip("[]").isdigit() else link["text"]
