"""The companies the encoder is adapted on: policy and product pages written for it, with questions.

One Markdown file per company::

    # Northline Rail, a regional train operator
    ## Refunds for delayed trains
    ### Who can claim
    1. Anyone holding a valid ticket for a train that arrived 30 minutes late or more can claim.
    2. Class: First; Refund after 60 minutes: 75 %
    3. Class: Second; Refund after 60 minutes: 50 %
    ? train was an hour late, first class, how much back = 2
    ?? and in second = 3
    ? is a taxi paid when the last train is cancelled =

Numbers run through the page. A question names the statements that answer it after ``=``; one with none is answered
nowhere in the file. ``??`` follows up on the question before it.

``python -m evals.training.companies FILE… [--to FOLDER]`` checks files and prints what they hold; with a folder it
writes each company there as documents with a golden set, for ``deskside eval run`` and the other trainings.
"""

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import click

_STATEMENT = re.compile(r"(\d+)\.\s+(.*\S)")
_QUESTION = re.compile(r"(\?\??)\s+(.*\S)\s+=\s*([\d,\s]*)")
_ROW = re.compile(r"[^:;]{1,40}: [^;]+(?:; [^:;]{1,40}: [^;]+)+")
_SENTENCES_IN_PARAGRAPH = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or table row, with the page and the section it stands in."""

    page: str
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class CompanyQuestion:
    """What is asked; `answers` are places in `Company.statements`, none when it is answered nowhere."""

    text: str
    answers: tuple[int, ...]
    follows: "CompanyQuestion | None" = None


@dataclass(slots=True)
class Company:
    """All pages of one company, in order."""

    name: str
    statements: list[Statement] = field(default_factory=list)
    questions: list[CompanyQuestion] = field(default_factory=list)


class CompanyFileError(ValueError):
    """A line of a company file that cannot be read; says which and why."""


def read_company(path: Path) -> Company:
    """Read one company file. Raises CompanyFileError naming file, line and what is wrong."""
    company = Company(name="")
    page = section = ""
    numbers: dict[int, int] = {}
    for number, raw in enumerate(path.read_text("utf-8").splitlines(), 1):
        line = raw.strip()
        if line.startswith("### "):
            section = line[4:].strip()
        elif line.startswith("## "):
            page, section, numbers = line[3:].strip(), "", {}
        elif line.startswith("# "):
            company.name = line[2:].strip()
        elif match := _STATEMENT.fullmatch(line):
            if not page or int(match[1]) in numbers:
                raise CompanyFileError(f"{path}:{number}: before the first page, or the second {match[1]} of its page")
            numbers[int(match[1])] = len(company.statements)
            company.statements.append(Statement(page, section, match[2]))
        elif match := _QUESTION.fullmatch(line):
            named = [int(part) for part in match[3].replace(",", " ").split()]
            if missing := [one for one in named if one not in numbers]:
                raise CompanyFileError(f"{path}:{number}: page {page!r} has no statement {missing[0]}")
            follows = company.questions[-1] if match[1] == "??" and company.questions else None
            answers = tuple(numbers[one] for one in named)
            company.questions.append(CompanyQuestion(match[2], answers, follows))
        elif line:
            raise CompanyFileError(f"{path}:{number}: neither heading, numbered statement nor question: {line[:60]!r}")
    return company


def write_company(company: Company, folder: Path) -> Path:
    """Write the pages as documents into `folder`/pages and return the golden set beside them."""
    pages: dict[str, dict[str, list[int]]] = {}
    for place, statement in enumerate(company.statements):
        pages.setdefault(statement.page, {}).setdefault(statement.section, []).append(place)
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    evidence: dict[int, dict[str, object]] = {}
    for number, (page, sections) in enumerate(pages.items()):
        name = f"pages/{number:02}.md"
        text = f"---\ntitle: {json.dumps(page)}\nkind: policy\n---\n# {page}\n"
        for ordinal, (section, places) in enumerate(sections.items()):
            text += f"\n## {section}\n"
            for head, piece, tail, place in _laid_out(
                [(p, company.statements[p].text) for p in places], number + ordinal
            ):
                text += head
                evidence[place] = {"document": name, "start": len(text), "end": len(text) + len(piece), "quote": piece}
                text += piece + tail
        (folder / name).write_text(text, "utf-8")
    golden = folder / "golden.jsonl"
    lines = [_golden_line(company, place, evidence) for place in range(len(company.questions))]
    golden.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    return golden


def _laid_out(texts: list[tuple[int, str]], turn: int) -> list[tuple[str, str, str, int]]:
    """Rows as a table, else by turns a list or paragraphs: what stands before each statement, it, and what after."""
    cells = [[cell.partition(": ")[::2] for cell in text.rstrip(".").split("; ")] for _, text in texts]
    heads = [[head for head, _ in row] for row in cells]
    if len(texts) > 1 and all(_ROW.fullmatch(text) for _, text in texts) and all(head == heads[0] for head in heads):
        top = "\n| " + " | ".join(heads[0]) + " |\n|" + "---|" * len(heads[0]) + "\n"
        rows = ["| " + " | ".join(value for _, value in row) + " |" for row in cells]
        return [
            (top if not n else "", row, "\n", place)
            for n, (row, (place, _)) in enumerate(zip(rows, texts, strict=True))
        ]
    if turn % 3 == 0:
        return [("\n- " if not n else "- ", text, "\n", place) for n, (place, text) in enumerate(texts)]
    return [
        (
            "\n" if n % _SENTENCES_IN_PARAGRAPH == 0 else "",
            text,
            " " if (n + 1) % _SENTENCES_IN_PARAGRAPH and n + 1 < len(texts) else "\n",
            place,
        )
        for n, (place, text) in enumerate(texts)
    ]


def _golden_line(company: Company, number: int, evidence: dict[int, dict[str, object]]) -> dict[str, object]:
    question = company.questions[number]
    history = []
    if question.follows is not None:
        history.append({"role": "user", "text": question.follows.text})
        said = " ".join(company.statements[place].text for place in question.follows.answers)
        history.append({"role": "agent", "text": said or "The documents do not answer this."})
    found = [evidence[place] for place in question.answers]
    return {
        "id": f"question-{number + 1}",
        "question": question.text,
        "history": history,
        "answerable": bool(found),
        "documents": sorted({str(one["document"]) for one in found}),
        "evidence": found,
        "tags": {"set": ("follow_up" if history else "single") if found else "unanswerable"},
    }


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), help="Write documents and golden sets here.")
def main(files: tuple[Path, ...], to: Path | None) -> None:
    """Check company files and print what each holds."""
    for path in files:
        try:
            company = read_company(path)
        except CompanyFileError as error:
            click.echo(error, err=True)
            sys.exit(1)
        pages = len({statement.page for statement in company.statements})
        answered = sum(bool(question.answers) for question in company.questions)
        following = sum(question.follows is not None for question in company.questions)
        click.echo(
            f"{path.name}: {pages} pages, {len(company.statements)} statements, {answered} questions answered, "
            f"{len(company.questions) - answered} not, {following} of them follow-ups"
        )
        if to is not None:
            write_company(company, to / path.stem)


if __name__ == "__main__":
    main()
