"""A report says everything in one file, and trusts nothing that stands in a run."""

import re
from dataclasses import replace

import pytest

from evals.errors import Incomparable
from evals.export.outgoing_run import outgoing
from evals.export.run_report import MOST_FINDINGS, MOST_FLIPS, run_report
from evals.judging.judgement import Judgement, NotScored, Verdict
from evals.sample import Sample
from tests.evals.examples import ANSWERABLE, NOON, answer, answering, citation
from tests.evals.export.report_file import ReportFile
from tests.evals.export.runs import SAMPLES, SECRET, abstaining, kept, leaving, right

EARLIER = leaving([right(), abstaining(replace(ANSWERABLE, id="two"))], name="20261121T120000000000Z-golden")
LATER = leaving([abstaining(ANSWERABLE), right(replace(ANSWERABLE, id="two"))])
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}"


def examples(count: int) -> list[Sample]:
    return [abstaining(replace(ANSWERABLE, id=f"example {number}")) for number in range(count)]


def test_every_score_stands_with_its_interval_its_n_and_what_was_not_scored() -> None:
    run = leaving()
    text = ReportFile(run_report(run)).text
    score = run.scorecard.metrics["MRR"]
    shown = f"MRR {score.value:.3f} {score.low:.3f} to {score.high:.3f} {score.n} {score.not_scored}"
    assert shown in text
    for name in run.scorecard.metrics:
        assert name in text


def test_it_shows_how_the_answers_came_out_and_the_worst_with_what_was_expected() -> None:
    text = ReportFile(run_report(leaving())).text
    assert "right 75.0 % 3" in text
    assert "failed: there is no answer 25.0 % 1" in text
    assert "failed: there is no answer How long is the return window?" in text
    assert "No answer: SubjectError: gone" in text
    assert "Not found: none of 0 passages holds it." in text


def test_it_explains_every_metric_and_where_the_figures_come_from() -> None:
    text = ReportFile(run_report(leaving())).text
    assert "The mean over" in text or "The share of" in text
    assert "Source:" in text
    assert "hash" in text
    assert "/home/me" not in text


def test_it_loads_nothing_and_runs_nothing() -> None:
    report = ReportFile(run_report(LATER, EARLIER))
    assert {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in report.elements} == set()
    assert "default-src 'none'" in str(report.of("meta"))
    assert "url(" not in report.content
    assert "@import" not in report.content
    for _, attributes in report.elements:
        assert not any(name.startswith("on") or name == "style" for name in attributes)
    assert all(link["href"].startswith("#") for link in report.of("a"))


def test_every_link_leads_to_something() -> None:
    report = ReportFile(run_report(LATER, EARLIER))
    ids = {attributes["id"] for _, attributes in report.elements if "id" in attributes}
    assert {link["href"][1:] for link in report.of("a")} <= ids


@pytest.mark.parametrize("is_cited", [False, True])
def test_what_others_wrote_is_text(is_cited: bool) -> None:
    hostile = replace(
        ANSWERABLE,
        id=HOSTILE,
        question=HOSTILE,
        reference_answer=HOSTILE,
        evidence=(replace(ANSWERABLE.evidence[0], quote=HOSTILE),),
        tags={"set": HOSTILE, "skill": HOSTILE},
    )
    cited = (replace(citation(1, HOSTILE), title=HOSTILE),) if is_cited else ()
    report = ReportFile(run_report(leaving([answering(hostile, answer(HOSTILE, citations=cited))])))
    assert report.of("script") == report.of("img") == []
    assert report.text.count(HOSTILE) >= 6
    assert "49" not in re.sub(r"\d{8}T\d+Z", "", report.text)


def test_it_stays_small_and_says_what_it_leaves_out() -> None:
    said = "word " * 100_000
    long = answering(replace(ANSWERABLE, id="long"), answer(said, citations=(citation(1, said),) * 200))
    content = run_report(leaving([long, *examples(500)]))
    text = ReportFile(content).text
    assert f"The {MOST_FINDINGS} gravest of 501" in text
    assert "more characters)" in text
    assert "and 195 more" in text
    assert len(content) < 250_000


def test_a_comparison_shows_what_moved_and_both_answers_of_what_flipped() -> None:
    text = ReportFile(run_report(LATER, EARLIER)).text
    assert "each example compared with itself: 2 examples stand in both" in text
    assert "2 of 2, what is worse first." in text
    worse = text.index("Before: right Thirty days. [1]")
    better = text.index("Before: not answered, though the documents answer That is not in the documents.")
    assert worse < better
    assert "no clear difference" in text


def test_of_many_flips_only_the_first_are_shown() -> None:
    before = leaving([right(sample.example) for sample in examples(30)])
    assert f"{MOST_FLIPS} of 30, what is worse first." in ReportFile(run_report(leaving(examples(30)), before)).text


def test_a_flip_of_a_repeated_example_shows_an_answer_as_most_came_out() -> None:
    repeated = [right(), replace(abstaining(ANSWERABLE), repeat=1), replace(abstaining(ANSWERABLE), repeat=2)]
    text = ReportFile(run_report(leaving(repeated), leaving([right()]))).text
    assert "Now: not answered, though the documents answer That is not in the documents." in text


def test_runs_that_have_nothing_in_common_cannot_be_compared() -> None:
    with pytest.raises(Incomparable):
        run_report(leaving([right(replace(ANSWERABLE, id="other"))]), EARLIER)


def test_what_is_withheld_is_not_told_and_what_is_told_comes_with_a_warning() -> None:
    text = ReportFile(run_report(leaving(), leaving())).text
    assert SECRET not in text
    assert "1 of 4 answers" in text
    guarded = replace(SAMPLES[3], citations=())
    whole = ReportFile(run_report(leaving([guarded], is_with_internal=True))).text
    assert SECRET in whole
    assert "Holds internal texts" in whole


def test_a_run_that_only_searched_has_scores_and_no_answers() -> None:
    text = ReportFile(run_report(leaving([Sample(ANSWERABLE, is_asked=False)]))).text
    assert "document_recall@5 0.000" in text
    assert "What went wrong" not in text


def test_what_judges_said_stands_apart_with_what_they_could_not_grade() -> None:
    verdicts = {"returns-1": Verdict(0.75), "moon-1": Verdict(None, NotScored.ABSTENTION)}
    judgements = [
        Judgement(case, "hash", "judge-7", "faithfulness", 0, verdict, NOON) for case, verdict in verdicts.items()
    ]
    text = ReportFile(run_report(outgoing(kept(SAMPLES[:2]), judgements=judgements))).text
    assert "faithfulness judge-7 0.750 0.750 to 0.750 1 1 not repeated" in text
    nothing = [replace(judgements[1], criterion="answer_relevancy")]
    text = ReportFile(run_report(outgoing(kept(SAMPLES[:2]), judgements=nothing))).text
    assert "gave no value: abstention 1 0 all" in text


def test_it_shows_what_confidence_means() -> None:
    report = ReportFile(run_report(leaving()))
    assert "What confidence means" in report.text
    assert any(attributes.get("class") == "reliability" for tag, attributes in report.elements if tag == "svg")
