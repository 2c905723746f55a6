"""What the documents of the project promise is there."""

import re
import shlex
import tomllib
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from server.commands.group import deskside

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PAGES = sorted(
    page
    for page in [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        ROOT / "evals" / "README.md",
        ROOT / "extension" / "README.md",
    ]
    if page.is_file()
)

_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"^(?: {4}|\t)(.+)$", re.MULTILINE)
_INLINE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
_MAKE = re.compile(r"^(?:\$ )?make ([a-z][a-z-]*)")
_FOLDER = re.compile(r"^[\w.-]+(?:/[\w.-]+)*/$")
_TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
_ROW = re.compile(r"^\|\s*`?([A-Za-z0-9][A-Za-z0-9._-]*)`?\s*\|", re.MULTILINE)
_REQUIREMENT = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True)
class Shown:
    """A command line that a page shows."""

    page: str
    line: str

    def __str__(self) -> str:
        return f"{self.page}: {self.line}"


def shown_lines(page: Path) -> list[Shown]:
    """Every line of code, and every piece of code inside a sentence."""
    text = page.read_text(encoding="utf-8")
    fenced = [line for block in _FENCED.findall(text) for line in block.splitlines()[1:-1]]
    prose = _FENCED.sub("", text)
    lines = [*fenced, *_INDENTED.findall(prose), *_INLINE.findall(prose)]
    return [Shown(page.relative_to(ROOT).as_posix(), line.strip()) for line in lines]


def shown_commands() -> list[Shown]:
    """Command lines of `deskside`; its bare name is no command line."""
    lines = [shown for page in PAGES for shown in shown_lines(page)]
    return [shown for shown in lines if re.match(r"(?:\$ )?(?:\S*/)?deskside \S", shown.line)]


def shown_targets() -> list[tuple[str, str]]:
    lines = [shown for page in PAGES for shown in shown_lines(page)]
    return [(str(shown), match[1]) for shown in lines if (match := _MAKE.match(shown.line))]


def words_of(line: str) -> list[str]:
    """The words of a command line, without the prompt, comments, placeholders' dots and what follows a pipe."""
    words = shlex.split(line.removeprefix("$ "), comments=True)
    ends = [words.index(sign) for sign in ("|", ">", "&&", "&", ";") if sign in words]
    return [word for word in words[1 : min(ends, default=len(words))] if word not in ("…", "...")]


def options_of(command: click.Command) -> set[str]:
    declared = {name for option in command.params for name in (*option.opts, *option.secondary_opts)}
    return declared | {"-h", "--help"}


def check_command(line: str) -> None:
    """Raises AssertionError where the command line names what is not there."""
    words = words_of(line)
    command: click.Command = deskside
    context = click.Context(deskside, info_name="deskside")
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        inner = command.get_command(context, words[0])
        assert inner is not None, f"there is no command {words[0]!r}"
        context = click.Context(inner, info_name=words[0], parent=context)
        command = inner
        words = words[1:]
    known = options_of(command) | ({"--version"} if command is deskside else set())
    for word in words:
        if word.startswith("-") and word != "-":
            option = word.partition("=")[0]
            assert option in known, f"{context.command_path} has no option {option}"


@pytest.mark.parametrize("shown", shown_commands(), ids=str)
def test_every_command_that_is_shown_exists_with_its_options(shown: Shown) -> None:
    check_command(shown.line)


@pytest.mark.parametrize("line", ["deskside ingset", "deskside ask x --asof 2026-01-01", "deskside eval rnu"])
def test_a_command_that_does_not_exist_would_be_noticed(line: str) -> None:
    with pytest.raises(AssertionError):
        check_command(line)


def test_the_readme_shows_how_to_index_to_ask_and_to_serve() -> None:
    shown = {words_of(one.line)[0] for one in shown_commands() if one.page == "README.md"}
    assert {"ingest", "ask", "serve"} <= shown


def test_every_make_target_that_is_shown_exists() -> None:
    targets = set(_TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    shown = shown_targets()
    assert shown
    assert [where for where, target in shown if target not in targets] == []


def test_every_make_target_is_explained() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY:(.*)$", makefile, re.MULTILINE)
    assert phony is not None
    explained = set(re.findall(r"^([a-z][a-z-]*):.*## \S", makefile, re.MULTILINE))
    assert set(phony[1].split()) == explained


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_relative_link_resolves(page: Path) -> None:
    prose = _INLINE.sub("", _FENCED.sub("", page.read_text(encoding="utf-8")))
    for link in _LINK.findall(prose):
        if re.match(r"[a-z][a-z+.-]*:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path) if path else page
        assert target.exists(), f"{link} leads nowhere"
        if anchor and target.suffix == ".md":
            assert anchor in anchors_of(target), f"{link}: there is no such heading"


def anchors_of(page: Path) -> set[str]:
    """The anchors that headings get where the page is shown."""
    headings = _HEADING.findall(_FENCED.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_file_and_folder_that_the_readme_names_is_there() -> None:
    pieces = _INLINE.findall(_FENCED.sub("", README.read_text(encoding="utf-8")))
    inside = [piece for piece in pieces if _FOLDER.match(piece) or re.fullmatch(r"[A-Z]+\.md|Makefile", piece)]
    missing = [piece for piece in inside if not any((place / piece).exists() for place in (ROOT, ROOT / "tests"))]
    assert missing == []


def test_the_readme_lists_exactly_the_direct_dependencies() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    direct = {normalised(requirement) for requirement in project["dependencies"]}
    assert dependency_table() == direct


def dependency_table() -> set[str]:
    """The first column of the table under the heading about dependencies, without its head."""
    text = README.read_text(encoding="utf-8")
    section = re.search(r"^#+ [^\n]*[Dd]ependenc[^\n]*\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert section is not None, "README.md has no heading about dependencies"
    rows = section[1].partition("|---")[2]
    return {normalised(name) for name in _ROW.findall(rows)}


def normalised(requirement: str) -> str:
    """The name of a requirement as package indexes compare it."""
    match = _REQUIREMENT.match(requirement)
    assert match is not None
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def test_the_lock_file_holds_every_direct_dependency_but_torch() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {normalised(name) for name in re.findall(r"^([A-Za-z0-9._-]+)==", lock, re.MULTILINE)}
    wanted = {normalised(requirement) for requirement in project["dependencies"]} - {"torch"}
    assert wanted <= locked
