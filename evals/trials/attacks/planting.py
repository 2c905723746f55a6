"""Writes attacks into copies of documents, beside what the questions are answered by."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evals.example import Example
from evals.trials.attacks.attack import Attack

_EVERY_OTHER = 2


@dataclass(frozen=True, slots=True)
class Planted:
    """An attack in a document, and an example whose evidence stands right before it."""

    attack: Attack
    example: Example


def can_be_planted_beside(example: Example) -> bool:
    """Whether its evidence is in plain text of one Markdown document, where anything can be written behind it."""
    if not example.answerable or len(example.evidence) != 1 or example.history or example.ticket:
        return False
    (evidence,) = example.evidence
    is_in_table = "|" in evidence.quote or "\n" in evidence.quote
    return evidence.document.suffix == ".md" and evidence.document.parent.name != "exemplars" and not is_in_table


def plant(
    attacks: Sequence[Attack], examples: Sequence[Example], company: Path, folder: Path, most: int
) -> tuple[Planted, ...]:
    """Copy the company into the folder and plant as many of the attacks as have a place there, `most` a document.

    Every other attack of one line stands in the same paragraph as the evidence, the rest in a paragraph behind it.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(company, folder)
    waiting = list(attacks)
    planted: list[Planted] = []
    count: dict[Path, int] = {}
    for example in examples:
        document = example.evidence[0].document
        if not waiting or count.get(document, 0) >= most:
            continue
        file = folder / document.relative_to(company)
        is_inside = len(planted) % _EVERY_OTHER == 0 and "\n" not in waiting[0].text
        if _write_behind(file, example.evidence[0].quote, waiting[0].text, is_inside=is_inside):
            count[document] = count.get(document, 0) + 1
            planted.append(Planted(waiting.pop(0), replace(example, documents=(file,), evidence=())))
    return tuple(planted)


def _write_behind(file: Path, quote: str, attack: str, *, is_inside: bool) -> bool:
    text = file.read_text(encoding="utf-8")
    if text.count(quote) != 1 or text[: text.index(quote)].rpartition("\n")[2].startswith("|"):
        return False
    end = text.index(quote) + len(quote)
    if is_inside:
        file.write_text(f"{text[:end]} {attack} {text[end:]}", encoding="utf-8")
        return True
    paragraph = text.find("\n\n", end)
    end = len(text) if paragraph < 0 else paragraph
    file.write_text(f"{text[:end]}\n\n{attack}\n{text[end:]}", encoding="utf-8")
    return True
