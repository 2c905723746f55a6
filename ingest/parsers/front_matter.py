"""The YAML between `---` lines at the top of a Markdown file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from ingest.index.errors import MetadataError

_FENCED = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)(?:^|\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)


class _PlainLoader(yaml.SafeLoader):
    """Leaves dates as they are written and refuses aliases, by which a few lines could become gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases (*name) are not allowed here")
        return super().compose_node(parent, index)


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stood between the fences, and where the text proper begins."""

    metadata: Mapping[str, object]
    end: int


def read_front_matter(text: str, name: str) -> FrontMatter:
    """The front matter of `text`; none is an empty one. Raises `MetadataError` when it is not YAML keys and values."""
    found = _FENCED.match(text)
    if found is None:
        return FrontMatter({}, 0)
    if not re.search(r"^[\w-]+[ \t]*:", found[1], re.MULTILINE):
        return FrontMatter({}, 0)
    return FrontMatter(load_mapping(found[1], name, "front matter"), found.end())


def load_mapping(text: str, name: str, where: str) -> Mapping[str, object]:
    """The keys and values in `text`, dates as written; raises `MetadataError` naming `name` and the line."""
    try:
        loaded = yaml.load(text, _PlainLoader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise MetadataError(f"{name}: the {where} is not valid YAML ({_reason(error)}); correct it.") from error
    if loaded is None:
        return {}
    if not isinstance(loaded, dict):
        raise MetadataError(f"{name}: the {where} must be lines of `key: value`; correct it and upload again.")
    return {str(key): value for key, value in loaded.items()}


def _reason(error: Exception) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return f"line {error.problem_mark.line + 1}: {error.problem}"
    return " ".join(str(error).split())
