"""How a trial of suggestions is printed and written."""

import json
from pathlib import Path

from rich.table import Table

from evals.trials.suggestions.trial import Judged, Trial, Tried


def figures(trial: Trial) -> dict[str, float]:
    """The figures by name."""
    return {
        "tickets": len(trial.tickets),
        "needs": trial.expected,
        "needs_found": trial.found / max(trial.expected, 1),
        "needs_answered_right": trial.right / max(trial.expected, 1),
        "false_needs_per_ticket": trial.false_needs_per_ticket,
        "wrong_answers_per_ticket": trial.wrong_answers_per_ticket,
        "days": trial.days,
        "days_found": trial.days_found / max(trial.days, 1),
        "false_days": trial.false_days,
        "slowest_ms": max(one.milliseconds for one in trial.tickets),
    }


def render_trial(trial: Trial) -> Table:
    """One line for each ticket, and the figures below."""
    table = Table("Ticket", "Suggested", "Missed", title="Suggestions")
    for one in trial.tickets:
        table.add_row(one.ticket.id, "\n".join(_said(judged) for judged in one.judged), _missed(one))
    table.add_section()
    for name, value in figures(trial).items():
        table.add_row("", name, f"{value:.3g}")
    return table


def write_trial(trial: Trial, path: Path) -> None:
    """The figures and every suggestion with its verdict, as JSON."""
    tickets = [
        {
            "id": one.ticket.id,
            "suggested": [
                {"question": each.suggestion.question, "is_need": each.need is not None, "is_right": each.is_right}
                for each in one.judged
            ],
            "missed": [need.quotes[0] for need in one.missed],
        }
        for one in trial.tickets
    ]
    path.write_text(json.dumps({"figures": figures(trial), "tickets": tickets}, indent=1, ensure_ascii=False))


def _said(judged: Judged) -> str:
    answer = judged.suggestion.answer
    verdict = "no need" if judged.need is None else "right" if judged.is_right else "wrong document"
    if judged.need is not None and not answer.citations:
        verdict = "not answered"
    return f"{verdict}: {judged.suggestion.label}"


def _missed(one: Tried) -> str:
    return "\n".join(need.quotes[0] for need in one.missed)
