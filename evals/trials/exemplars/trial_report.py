"""How a trial of approved answers is printed."""

from rich.table import Table

from evals.trials.exemplars.trial import Trial, Tried


def render_trial(trial: Trial) -> Table:
    """Every wrong offer and every missed one, and the figures."""
    table = Table("Question", "Offered", "Fits", title="Approved answers")
    for one in trial.tried:
        if one.offered != one.label.exemplar:
            table.add_row(f"{one.label.id}: {one.label.question}", _name(one.offered), _name(one.label.exemplar))
    table.add_section()
    for name, value in figures(trial).items():
        table.add_row(name, f"{value:.3g}", "")
    return table


def figures(trial: Trial) -> dict[str, float]:
    """The figures by name."""
    wrong = sum(_is_wrong(one) for one in trial.tried)
    return {
        "questions": len(trial.tried),
        "with an answer that fits": sum(one.label.exemplar is not None for one in trial.tried),
        "offered": trial.offered,
        "offered wrongly": wrong,
        "precision": trial.precision,
        "recall": trial.recall,
    }


def _is_wrong(one: Tried) -> bool:
    return one.offered is not None and not one.is_right


def _name(path: object) -> str:
    return str(getattr(path, "stem", "none"))
