"""The command `deskside eval judge`; what it needs is loaded only when it runs."""

from pathlib import Path

import click

from server.commands.options import data_option, read_settings, settings_option

_FILE = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("judge")
@click.option("--run", "run", required=True, type=_FOLDER, help="The folder of a run, or of runs for the newest.")
@click.option("--repeats", type=click.IntRange(min=1, max=20), help="How often each answer is judged.")
@click.option("--judge", "names", multiple=True, help="Only this judge: evidence, ragas-without-model or ragas.")
@click.option("--criteria", help="Only these, with commas between them: faithfulness,answer_relevancy.")
@data_option
@settings_option
@click.option("--json", "json_file", type=_FILE, help="Write the scores to this file.")
def judge_run(
    run: Path,
    repeats: int | None,
    names: tuple[str, ...],
    criteria: str | None,
    data: Path,
    settings_file: Path | None,
    json_file: Path | None,
) -> None:
    """Have the answers of a run judged, and say how sure the judges are.

    What was judged before is not asked again; a judgement that failed is. The language model is the one of
    [features.evals.judge] in the settings; without it only the judges that need none are asked.
    """
    import os
    from contextlib import ExitStack

    from evals.judging.opening import choose_judges, open_judges
    from evals.judging.run_judging import RunJudging
    from evals.settings import EvalsSettings
    from ingest.index.index import open_embedder

    settings = read_settings(data, settings_file)
    judge = EvalsSettings.of(settings).judge
    with ExitStack() as opened:
        judges = open_judges(judge, lambda: open_embedder(settings.index), os.environ)
        for one in judges:
            opened.callback(one.close)
        RunJudging(
            run=run,
            judges=choose_judges(judges, names),
            settings=judge,
            index=settings.index,
            repeats=repeats or judge.repeats,
            criteria=tuple(name.strip() for name in criteria.split(",") if name.strip()) if criteria else (),
            json_file=json_file,
        ).carry_out()
