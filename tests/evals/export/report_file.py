"""A report as a program reads it."""

from lxml import html


class ReportFile:
    """What stands in the file: elements with their attributes, and the text outside of styles."""

    def __init__(self, content: str) -> None:
        self.content = content
        root = html.document_fromstring(content)
        found = [element for element in root.iter() if isinstance(element.tag, str)]
        self.elements: list[tuple[str, dict[str, str]]] = [(one.tag, dict(one.attrib)) for one in found]
        words = root.xpath("//text()[not(ancestor::style)]")
        self.text = " ".join(" ".join(words).split())
        """Everything that is read, with single spaces."""

    def of(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every such element."""
        return [attributes for name, attributes in self.elements if name == tag]
