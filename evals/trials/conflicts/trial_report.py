"""How a trial of conflict cards is printed and written."""

import json
from collections.abc import Mapping
from pathlib import Path

from rich.table import Table

from evals.trials.conflicts.trial import AskedTrial, Card, PairTrial


def figures(asked: Mapping[str, AskedTrial], pairs: PairTrial | None) -> dict[str, float]:
    """The figures by name."""
    found: dict[str, float] = {}
    for name, trial in asked.items():
        expected = sum(card.is_expected for card in trial.cards)
        found |= {
            f"{name}: questions": trial.asked,
            f"{name}: contradictions missed": len(trial.missed),
            f"{name}: cards": len(trial.cards),
            f"{name}: other cards": len(trial.cards) - expected,
        }
    if pairs is not None:
        said = [is_found for pair, is_found in pairs.found if pair.line.conflicts]
        near = [is_found for pair, is_found in pairs.found if not pair.line.conflicts]
        found |= {
            "written contradictions": len(said),
            "written contradictions found": sum(said),
            "near misses": len(near),
            "near misses taken for contradictions": sum(near),
        }
    return found


def render_trial(asked: Mapping[str, AskedTrial], pairs: PairTrial | None) -> Table:
    """What was shown that was not expected, what was missed, and the figures."""
    table = Table("Where", "What", title="Contradictions")
    for name, trial in asked.items():
        for card in trial.cards:
            table.add_row(name, f"{'expected' if card.is_expected else 'other'}: {_said(card)}")
        for example in trial.missed:
            table.add_row(name, f"missed: {example.question}")
    for pair, is_found in pairs.found if pairs is not None else ():
        if is_found != pair.line.conflicts:
            verdict = "taken for a contradiction" if is_found else "missed"
            table.add_row(pair.line.id, f"{verdict}: {pair.line.quote} / {pair.line.says} ({pair.line.why})")
    table.add_section()
    for name, value in figures(asked, pairs).items():
        table.add_row(name, f"{value:g}")
    return table


def write_trial(asked: Mapping[str, AskedTrial], pairs: PairTrial | None, path: Path) -> None:
    """The figures, and every card with both sides, as JSON."""
    cards = [
        {
            "set": name,
            "id": card.example.id,
            "question": card.example.question,
            "says": card.conflict.says,
            "is_expected": card.is_expected,
            "left": {"path": card.conflict.left.path, "quote": card.conflict.left.quote},
            "right": {"path": card.conflict.right.path, "quote": card.conflict.right.quote},
        }
        for name, trial in asked.items()
        for card in trial.cards
    ]
    written = {"figures": figures(asked, pairs), "cards": cards}
    path.write_text(json.dumps(written, indent=1, ensure_ascii=False), encoding="utf-8")


def _said(card: Card) -> str:
    left, right = card.conflict.left, card.conflict.right
    return f"{card.example.question}\n  {left.path}: {left.quote}\n  {right.path}: {right.quote}"
