"""An Office file taken apart and put together again, so that its library can open it and hidden parts stay out."""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

from lxml import etree  # type: ignore[import-untyped]

from ingest.archive import open_member
from ingest.index.errors import MalformedFile

Edit = Callable[[Any], None]
"""Changes the tree of one part in place; `Any` because lxml has no types."""

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/")
_TEMPLATE_OR_MACRO = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.template"
    rb"|ms-word\.(?:document|template)\.macroEnabled(?:Template)?)\.main\+xml"
)
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MARKUP = (".xml", ".rels")


def parse_part(content: bytes, part: str, name: str) -> Any:
    """The tree of one XML part; raises `MalformedFile` when it is not XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        tree = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise MalformedFile(f"{name} is damaged: its part {part} is not XML ({error}); save it anew.") from error
    if tree is None:
        raise MalformedFile(f"{name} is damaged: its part {part} is empty; save it anew and upload that.")
    return tree


class OfficePackage:
    """The parts of an Office file by name; templates and files with macros become plain documents."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._parts: dict[str, bytes] = {}
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                self._parts[member] = open_member(archive, member, name)
        self._make_transitional()

    @property
    def parts(self) -> Mapping[str, bytes]:
        """What each part holds."""
        return self._parts

    def tree(self, part: str) -> Any:
        """The tree of `part`, `None` when there is no such part."""
        return parse_part(self._parts[part], part, self._name) if part in self._parts else None

    def edit(self, part: str, edit: Edit) -> None:
        """Apply `edit` to `part`, if there is one."""
        tree = self.tree(part)
        if tree is not None:
            edit(tree)
            self._parts[part] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)

    def pack(self) -> io.BytesIO:
        """The file again, as edited; references to parts that are missing are left out."""
        for part in [part for part in self._parts if part.endswith(".rels")]:
            self._drop_dangling(part)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
            for part, content in self._parts.items():
                archive.writestr(zipfile.ZipInfo(part), content)
        packed.seek(0)
        return packed

    def _drop_dangling(self, part: str) -> None:
        folder = posixpath.dirname(posixpath.dirname(part))
        tree = self.tree(part)
        dangling = [reference for reference in tree if not self._leads_somewhere(reference, folder)]
        for reference in dangling:
            tree.remove(reference)
        if dangling:
            self._parts[part] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _leads_somewhere(self, reference: Any, folder: str) -> bool:
        target = reference.get("Target") or ""
        if reference.get("TargetMode") == "External":
            return True
        path = posixpath.normpath(posixpath.join("/", folder, unquote(target).partition("#")[0])).lstrip("/")
        return path in self._parts

    def _make_transitional(self) -> None:
        """Strict Office XML differs in its namespaces alone, which python-docx and python-pptx do not know."""
        for part, content in self._parts.items():
            if part.endswith(_MARKUP) and b"purl.oclc.org/ooxml" in content:
                self._parts[part] = _STRICT.sub(_transitional, content)
        types = self._parts.get("[Content_Types].xml")
        if types is not None:
            self._parts["[Content_Types].xml"] = _TEMPLATE_OR_MACRO.sub(_DOCUMENT, types)


def _transitional(found: re.Match[bytes]) -> bytes:
    return b"http://schemas.openxmlformats.org/" + found[1] + b"/2006/"
