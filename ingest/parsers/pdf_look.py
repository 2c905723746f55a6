"""How a character of a PDF page looks: its size, its weight, its place, and whether it can be seen at all."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

_TINY_POINTS = 1.6
_INVISIBLE_MODE = 3
_WHITE = 250
INVISIBLE = "invisible text"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, in points from the bottom left."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        """In square points."""
        return (self.right - self.left) * (self.top - self.bottom)

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in it."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(frozen=True, slots=True)
class Look:
    """What characters drawn together have in common."""

    size: float
    is_bold: bool
    why_hidden: str | None


class PageLooks:
    """Measures characters of one page by their index; what is drawn together is measured once."""

    def __init__(self, page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> None:
        self._page = page
        self._text = text_page.raw
        self._looks: dict[int, Look] = {}
        self._grounds: tuple[Box, ...] | None = None
        self._sides = tuple(ctypes.c_double() for _ in range(4))

    def look(self, index: int) -> Look:
        """The look of a character."""
        drawn = raw.FPDFText_GetTextObject(self._text, index)
        key = ctypes.addressof(drawn.contents) if drawn else 0
        if key not in self._looks:
            self._looks[key] = self._measure(drawn, index)
        return self._looks[key]

    def box(self, index: int) -> Box:
        """The place of a character."""
        raw.FPDFText_GetCharBox(self._text, index, *self._sides)
        left, right, bottom, top = (side.value for side in self._sides)
        return Box(left, bottom, right, top)

    def _measure(self, drawn: object, index: int) -> Look:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._text, index, matrix)
        stretch = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        size = round(raw.FPDFText_GetFontSize(self._text, index) * stretch, 2)
        return Look(size, self._is_bold(index), self._why_hidden(drawn, index, size))

    def _is_bold(self, index: int) -> bool:
        if raw.FPDFText_GetFontWeight(self._text, index) >= 600:
            return True
        name = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        raw.FPDFText_GetFontInfo(self._text, index, name, 128, flags)
        return any(word in name.value.lower() for word in (b"bold", b"black", b"heavy", b"semibold"))

    def _why_hidden(self, drawn: object, index: int, size: float) -> str | None:
        if not drawn:
            return None
        if raw.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE_MODE:
            return INVISIBLE
        if 0 < size <= _TINY_POINTS:
            return "text too small to see"
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not raw.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha):
            return None
        if alpha.value == 0:
            return "transparent text"
        if min(red.value, green.value, blue.value) >= _WHITE and not self._has_ground(index):
            return "white text on white"
        return None

    def _has_ground(self, index: int) -> bool:
        """Whether something coloured, or a picture, lies behind the character."""
        if self._grounds is None:
            self._grounds = tuple(self._coloured_areas())
        box = self.box(index)
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        return any(ground.holds(x, y) for ground in self._grounds)

    def _coloured_areas(self) -> Iterator[Box]:
        kinds = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_FORM]
        for drawn in self._page.get_objects(filter=kinds, max_depth=1):
            if drawn.type != raw.FPDF_PAGEOBJ_PATH or _is_coloured(drawn):
                yield from bounds_of(drawn)


def bounds_of(drawn: pdfium.PdfObject) -> tuple[Box, ...]:
    """Where something is drawn; nothing when the file does not say."""
    try:
        return (Box(*drawn.get_bounds()),)
    except pdfium.PdfiumError:
        return ()


def _is_coloured(path: pdfium.PdfObject) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(path.raw, red, green, blue, alpha):
        return False
    return alpha.value > 0 and min(red.value, green.value, blue.value) < _WHITE
