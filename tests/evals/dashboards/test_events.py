"""What happened while quality moved."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from evals.dashboards.events import EventKind, changes_between, read_events
from evals.dashboards.over_time import read_over_time
from evals.dashboards.period import Period, last_days
from evals.dashboards.quality_charts import draw_quality, number_events
from evals.dashboards.selection import Selection
from evals.running.manifest import Manifest
from evals.running.run_card import RunCard
from evals.running.run_settings import RunSettings
from evals.subject import SubjectFacts
from server.deskside import Deskside
from tests.evals.dashboards.looking import FRAUD_DESK, MONTH, SUPPORT, Look
from tests.server.api.company import NOW, SOURCE

MANIFEST = Manifest(
    golden_set="company.jsonl",
    golden_set_hash="0",
    examples=3,
    subject=SubjectFacts("in process", {"embedder": "one"}),
    settings=RunSettings(),
    commit="0123456789abcdef",
    packages={},
    python="3.11",
    machine="here",
    started_at=NOW,
)


def run(
    days_ago: int, embedder: str = "one", commit: str | None = MANIFEST.commit, name: str = "in process"
) -> RunCard:
    subject = SubjectFacts(name, {"embedder": embedder})
    manifest = replace(MANIFEST, subject=subject, commit=commit, started_at=NOW - timedelta(days=days_ago))
    return RunCard(f"run-{days_ago}", manifest, 3, is_held=False)


def test_what_was_published_today_is_named_to_those_who_may_read_it(deskside: Deskside) -> None:
    today = last_days(1, datetime.now(UTC))
    engine = deskside.index.catalog.engine
    (event,) = read_events(engine, [], today, FRAUD_DESK)
    assert event.kind is EventKind.PUBLISHED
    assert event.says == "Published: “Three questions”, “Chargebacks”, “Returns” and 1 more"
    (event,) = read_events(engine, [], today, SUPPORT)
    assert "Chargebacks" not in event.says
    assert read_events(engine, [], MONTH.before, SUPPORT) == []


def test_what_was_withdrawn_is_told_too(deskside: Deskside) -> None:
    deskside.index.publisher.retire(SOURCE, ["chargebacks.md"])
    today = last_days(1, datetime.now(UTC))
    said = [event.says for event in read_events(deskside.index.catalog.engine, [], today, FRAUD_DESK)]
    assert "Withdrawn: “Chargebacks”" in said


def test_a_run_with_other_settings_or_code_is_an_event() -> None:
    runs = [run(1, embedder="two"), run(2), run(3), run(9, name="over HTTP"), run(0, embedder="two", commit=None)]
    first, second = changes_between(runs)
    assert first.says == "Changed before a run: embedder one → two"
    assert first.url == "/evaluations/runs/run-1"
    assert second.says == "Changed before a run: code 0123456789 → unknown"


def test_equal_runs_are_no_event() -> None:
    assert list(changes_between([run(1), run(2), run(3)])) == []


def test_events_stand_in_the_charts_with_their_numbers(deskside: Deskside, look: Look) -> None:
    runs = [run(101, "two"), run(102), run(105, "two")]
    earlier = Period(MONTH.first - 100, MONTH.last - 100)
    events = number_events(read_events(deskside.index.catalog.engine, runs, earlier, SUPPORT))
    charts = draw_quality(read_over_time(look(Selection(earlier))), events, earlier)
    assert [flag.numbers for flag in charts[0].chart.flags] == ["1", "2"]
    assert all(chart.chart.flags == charts[0].chart.flags for chart in charts)
