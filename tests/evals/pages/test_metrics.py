"""The page that says what every metric means."""

import html
from collections.abc import Callable

from fastapi.testclient import TestClient

from evals.metrics.mrr import MRR
from evals.quality import Quality
from evals.running.run_settings import RunSettings
from evals.running.runner import Runner
from evals.scorecard import ALL_METRICS
from server.identity.person import Person
from tests.evals.running.test_runner import GOLDEN_SET, SUBJECT
from tests.server.api.company import JO, SAM

Browse = Callable[[Person], TestClient]


def test_every_metric_is_defined_and_can_be_linked_to(browse_as: Browse) -> None:
    page = html.unescape(browse_as(SAM).get("/evaluations/metrics").text)
    for metric in ALL_METRICS:
        assert f'id="{metric.name}"' in page
        assert metric.definition in page
        assert metric.source in page


def test_without_runs_there_are_only_definitions(browse_as: Browse) -> None:
    page = browse_as(SAM).get("/evaluations/metrics").text
    assert "No run has scores yet" in page
    assert page.count("not measured") == len(ALL_METRICS)


def test_values_are_those_of_the_newest_run(browse_as: Browse, quality: Quality) -> None:
    run = Runner(quality.runs_folder, RunSettings()).run(GOLDEN_SET, SUBJECT)
    score = run.scorecard.metrics["MRR"]
    page = browse_as(SAM).get("/evaluations/metrics").text
    assert f'<a href="/evaluations/runs/{run.folder.name}">' in page
    row = page[page.index('<tr id="MRR">') :]
    assert f"{MRR.unit.show(score.value)}<br>" in row[: row.index("</tr>")]
    assert f"n {score.n}" in row[: row.index("</tr>")]


def test_agents_do_not_see_it(browse_as: Browse) -> None:
    assert browse_as(JO).get("/evaluations/metrics").status_code == 403
