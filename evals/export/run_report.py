"""A run as one HTML file: scores, the worst answers, where the figures come from. It loads nothing and runs nothing."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePath

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evals.comparing.comparison import Comparison, compare
from evals.comparing.pairing import Samples, standing_of
from evals.export import report_figures
from evals.export.outcomes import Finding, outcomes_of, worst_of
from evals.export.outgoing_run import OutgoingRun
from evals.metrics.right import standing
from evals.reliability import reliability
from evals.scorecard import ALL_METRICS, METRIC_GROUPS
from server.pages import wording
from server.pages.page import STATIC

MOST_FINDINGS = 20
MOST_FLIPS = 20
MOST_CITATIONS = 5
_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Flipped:
    """An example that came out otherwise, as both runs may show it."""

    before: Finding
    after: Finding


def run_report(run: OutgoingRun, against: OutgoingRun | None = None) -> str:
    """The whole file. Raises Incomparable where `against` has no example in common with the run."""
    comparison = compare(against.whole, run.whole) if against else None
    findings = worst_of(run)
    metrics = {metric.name: metric for metric in ALL_METRICS}
    return (
        _environment()
        .get_template("run_report.html")
        .render(
            run=run,
            metrics=metrics,
            groups=_groups(run),
            sets={name: scores for name, scores in run.scorecard.by_set.items() if "/" not in name},
            outcomes=outcomes_of(run),
            reliability=reliability(run.whole.samples),
            findings=findings[:MOST_FINDINGS],
            all_findings=len(findings),
            most_citations=MOST_CITATIONS,
            facts=_facts(run),
            settings=_settings(run),
            against=against,
            comparison=comparison,
            reach=report_figures.reach_of(comparison.differences, metrics) if comparison else 1.0,
            flips=_flips(comparison, against, run) if comparison and against else (),
        )
    )


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader([_TEMPLATES, STATIC]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "figure": report_figures.figure,
        "change": report_figures.change,
        "metric_bar": report_figures.metric_bar,
        "share_bar": report_figures.share_bar,
        "change_bar": report_figures.change_bar,
        "verdict": report_figures.verdict,
        "trimmed": report_figures.trimmed,
        "minute": wording.minute,
        "day": wording.day,
        "groups": wording.groups,
    }
    return environment


def _groups(run: OutgoingRun) -> Mapping[str, tuple[str, ...]]:
    """The names of the run's metrics by what they are about; those of no group last."""
    measured = run.scorecard.metrics
    groups = {
        about: tuple(metric.name for metric in metrics if metric.name in measured)
        for about, metrics in METRIC_GROUPS.items()
    }
    grouped = {name for names in groups.values() for name in names}
    groups["Others"] = tuple(name for name in measured if name not in grouped)
    return {about: names for about, names in groups.items() if names}


def _facts(run: OutgoingRun) -> Mapping[str, str]:
    manifest = run.manifest
    return {
        "Run": run.name,
        "Golden set": f"{run.golden_set} ({manifest.examples} examples)",
        "Golden set's hash": manifest.golden_set_hash,
        "Began": wording.minute(manifest.started_at),
        "Ended": wording.minute(run.ended_at),
        "Code": manifest.commit or "not from a checkout",
        "Measured": PurePath(manifest.subject.name).name,
        "Embedder": manifest.subject.embedder or "not known",
        "Language model": manifest.subject.language_model or "none",
        "Index": ", ".join(f"{count} {name}" for name, count in manifest.subject.index_counts.items()) or "not known",
        "Machine": f"{manifest.machine}, Python {manifest.python}",
    }


def _settings(run: OutgoingRun) -> Mapping[str, str]:
    """How it was measured, what was measured, and the packages; of paths only the last part."""
    manifest = run.manifest
    named = {f"run.{name}": str(value) for name, value in asdict(manifest.settings).items()}
    packages = {f"package {name}": version for name, version in manifest.packages.items()}
    return {name: _last_part(value) for name, value in {**named, **manifest.subject.settings, **packages}.items()}


def _last_part(value: str) -> str:
    path = PurePath(value)
    return path.name if path.is_absolute() else value


def _flips(comparison: Comparison, against: OutgoingRun, run: OutgoingRun) -> tuple[Flipped, ...]:
    pairs = [(flip.pair.baseline, flip.pair.candidate) for flip in comparison.flips[:MOST_FLIPS]]
    return tuple(Flipped(_shown(before, against), _shown(after, run)) for before, after in pairs)


def _shown(samples: Samples, run: OutgoingRun) -> Finding:
    """The first of these samples that came out as most of them did, as it may be shown."""
    usual = standing_of(samples)
    chosen = next(sample for sample in samples if standing(sample) is usual)
    place = next(place for place, sample in enumerate(run.whole.samples) if sample is chosen)
    return Finding(run.samples[place].sample, usual)
