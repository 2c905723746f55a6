"""Word's own markup: accepts tracked changes, opens content controls, and takes hidden runs out."""

from collections.abc import Iterator
from typing import Any

from ingest.parsers.manuscript import Manuscript

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPENED = tuple(_W + tag for tag in ("ins", "moveTo", "smartTag", "customXml"))
_DELETED = tuple(_W + tag for tag in ("del", "moveFrom"))
_OFF = frozenset({"0", "false", "off", "none"})
_TINY_HALF_POINTS = 3
_PLAIN_GROUNDS = frozenset({"auto", "FFFFFF", "ffffff", None})


class WordMarkup:
    """Edits the trees of one Word file; hidden text goes to the manuscript's notes."""

    def __init__(self, manuscript: Manuscript, styles: Any) -> None:  # lxml has no types
        self._manuscript = manuscript
        self._hiding_styles = frozenset(_hiding_styles(styles)) if styles is not None else frozenset()

    def clean(self, tree: Any) -> None:
        """Leave in `tree` what a reader of the final document sees."""
        for element in list(tree.iter(*_DELETED)):
            element.getparent().remove(element)
        for control in list(tree.iter(f"{_W}sdt")):
            _unwrap(control, control.find(f"{_W}sdtContent"))
        for wrapper in list(tree.iter(*_OPENED)):
            _unwrap(wrapper, wrapper)
        self._remove_hidden(tree)

    def _remove_hidden(self, tree: Any) -> None:
        """Runs hidden alike that follow each other are one note."""
        held: tuple[Any, str, list[str]] | None = None
        for run in list(tree.iter(f"{_W}r")):
            why = self._why_hidden(run)
            if why is None:
                continue
            paragraph = run.getparent()
            text = run_text(run)
            if held and held[0] is paragraph and held[1] == why:
                held[2].append(text)
            else:
                self._report(held)
                held = (paragraph, why, [text])
            paragraph.remove(run)
        self._report(held)

    def _report(self, held: tuple[Any, str, list[str]] | None) -> None:
        if held:
            self._manuscript.hide("".join(held[2]), held[1])

    def _why_hidden(self, run: Any) -> str | None:
        style = run.find(f"{_W}rPr")
        if style is None:
            return None
        if _is_on(style.find(f"{_W}vanish")):
            return "hidden text in Word"
        named = style.find(f"{_W}rStyle")
        if named is not None and named.get(f"{_W}val") in self._hiding_styles:
            return "hidden text in Word (by its style)"
        size = style.find(f"{_W}sz")
        if size is not None and _number(size.get(f"{_W}val")) <= _TINY_HALF_POINTS:
            return "text too small to see"
        color = style.find(f"{_W}color")
        if color is not None and (color.get(f"{_W}val") or "").upper() == "FFFFFF" and not _has_ground(run):
            return "white text on white"
        return None


def footnotes(tree: Any) -> Iterator[str]:
    """The text of each footnote or endnote in order."""
    for tag in ("footnote", "endnote"):
        for note in tree.iter(_W + tag):
            if note.get(f"{_W}type") in {None, "normal"}:
                text = " ".join("".join(run_text(run) for run in note.iter(f"{_W}r")).split())
                if text:
                    yield text


def text_boxes(tree: Any) -> Iterator[str]:
    """The paragraphs in text boxes, which stand outside the flow; each box once, though Word writes it twice."""
    seen: set[str] = set()
    for box in tree.iter(f"{_W}txbxContent"):
        for paragraph in box.iter(f"{_W}p"):
            text = "".join(run_text(run) for run in paragraph.iter(f"{_W}r")).strip()
            if text and text not in seen:
                seen.add(text)
                yield text


def run_text(run: Any) -> str:
    """What a run says."""
    pieces = []
    for child in run:
        if child.tag == f"{_W}t":
            pieces.append(child.text or "")
        elif child.tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
            pieces.append(" ")
    return "".join(pieces)


def _hiding_styles(styles: Any) -> Iterator[str]:
    for style in styles.iter(f"{_W}style"):
        if _is_on(style.find(f"{_W}rPr/{_W}vanish")):
            yield style.get(f"{_W}styleId") or ""


def _unwrap(wrapper: Any, content: Any) -> None:
    parent = wrapper.getparent()
    if parent is None:
        return
    position = parent.index(wrapper)
    for offset, child in enumerate(list(content) if content is not None else ()):
        parent.insert(position + offset, child)
    parent.remove(wrapper)


def _is_on(switch: Any) -> bool:
    return switch is not None and (switch.get(f"{_W}val") or "true").lower() not in _OFF


def _has_ground(run: Any) -> bool:
    """Whether anything coloured lies behind the run: a highlight, or shading of its own, its paragraph or its cell."""
    if run.find(f"{_W}rPr/{_W}highlight") is not None:
        return True
    for element in (run, *run.iterancestors(f"{_W}p", f"{_W}tc", f"{_W}tbl", f"{_W}txbxContent")):
        if element.tag == f"{_W}txbxContent":
            return True
        tag = element.tag.removeprefix(_W)
        shading = element.find(f"{_W}{tag}Pr/{_W}shd")
        if shading is not None and shading.get(f"{_W}fill") not in _PLAIN_GROUNDS:
            return True
        if tag == "tbl" and element.find(f"{_W}tblPr/{_W}tblStyle") is not None:
            return True
    return False


def _number(value: str | None) -> float:
    try:
        return float(value or "inf")
    except ValueError:
        return float("inf")
