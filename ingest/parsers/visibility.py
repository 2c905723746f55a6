"""Which parts of a web page its reader cannot see, and by what trick."""

import re
from typing import Any

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE_SELECTOR = re.compile(r"[a-zA-Z0-9]*[.#][\w-]+")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LENGTH = re.compile(r"(-?[\d.]+)\s*(px|pt|em|rem|%)?")
_WHITE = frozenset({"white", "#fff", "#ffffff", "rgb(255,255,255)", "rgba(255,255,255,1)"})
_STYLE_BYTES = 200_000

Style = dict[str, str]


class PageVisibility:
    """Reads inline styles and the page's own simple rules (`.class`, `#id`); style sheets elsewhere are not fetched."""

    def __init__(self, page: Any) -> None:  # lxml has no types
        self._rules: dict[str, Style] = {}
        for sheet in page.iter("style"):
            self._learn((sheet.text or "")[:_STYLE_BYTES])

    def why_hidden(self, element: Any) -> str | None:
        """Why `element` and all in it cannot be seen; `None` when it can, as far as one can tell."""
        if element.get("hidden") is not None and element.get("hidden") != "until-found":
            return "hidden attribute"
        if (element.get("aria-hidden") or "").strip().lower() == "true":
            return "aria-hidden"
        return _why(self._style_of(element))

    def _style_of(self, element: Any) -> Style:
        style: Style = {}
        if self._rules:
            names = [f".{name}" for name in (element.get("class") or "").split()]
            names += [f"#{element.get('id')}"] if element.get("id") else []
            for name in names:
                style |= self._rules.get(name, {}) | self._rules.get(f"{element.tag}{name}", {})
        inline = element.get("style")
        return style | _declarations(inline) if inline else style

    def _learn(self, sheet: str) -> None:
        for rule in _RULE.finditer(_COMMENT.sub("", sheet)):
            style = _declarations(rule[2])
            if _why(style):
                for selector in rule[1].split(","):
                    if _SIMPLE_SELECTOR.fullmatch(selector.strip()):
                        self._rules[selector.strip()] = style


def _declarations(text: str) -> Style:
    pairs = (part.partition(":") for part in text.lower().split(";"))
    return {key.strip(): value.replace("!important", "").strip() for key, colon, value in pairs if colon}


def _why(style: Style) -> str | None:
    if not style:
        return None
    if style.get("display") == "none":
        return "display: none"
    if style.get("visibility") in {"hidden", "collapse"}:
        return "visibility: hidden"
    if _is_at_most(style.get("font-size"), 1.0):
        return f"font size {style['font-size']}"
    if _is_at_most(style.get("opacity"), 0.05):
        return "opacity 0"
    if style.get("color", "").replace(" ", "") in _WHITE and _has_white_ground(style):
        return "white text on white"
    if _is_off_screen(style):
        return "placed off the screen"
    if style.get("overflow") == "hidden" and (
        _is_at_most(style.get("height"), 1.0) or _is_at_most(style.get("max-height"), 0.0)
    ):
        return "clipped to nothing"
    return None


def _has_white_ground(style: Style) -> bool:
    ground = style.get("background-color") or style.get("background") or "white"
    return ground.replace(" ", "") in _WHITE


def _is_off_screen(style: Style) -> bool:
    return any(
        (found := _LENGTH.match(style.get(side, ""))) is not None and float(found[1] or 0) <= -900
        for side in ("left", "top", "text-indent", "margin-left")
        if _is_number(style.get(side))
    )


def _is_at_most(value: str | None, limit: float) -> bool:
    if not _is_number(value):
        return False
    found = _LENGTH.match(value or "")
    if found is None:
        return False
    scale = {"em": 16.0, "rem": 16.0, "%": 0.16}.get(found[2] or "px", 1.0)
    return float(found[1]) * scale <= limit


def _is_number(value: str | None) -> bool:
    found = _LENGTH.match(value or "")
    try:
        return found is not None and float(found[1]) is not None
    except ValueError:
        return False
