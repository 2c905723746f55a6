"""Brings the golden set of the sample company along with its people."""

from pathlib import Path

from evals.curation.export import rebased
from evals.curation.golden_set_store import GoldenSetStore
from evals.curation.kept_example import Change, ExampleState, Origin
from evals.golden_line import read_line

FILE = Path(__file__).parents[1] / "golden_sets" / "sample_company.jsonl"
SET_ID = "sample-company"


def bring_sample(golden_sets: GoldenSetStore) -> None:
    """Keep the golden set that is shipped, where none is kept yet; its documents lie in the sample company's folder."""
    if golden_sets.all() or golden_sets.all(is_retired=True):
        return
    from server.commands.demo import SAMPLE_COMPANY

    folder = SAMPLE_COMPANY.resolve()
    golden_sets.create("Sample company", folder, set_id=SET_ID)
    written = FILE.read_text(encoding="utf-8").splitlines()
    lines = (read_line(text, f"{FILE}, line {number}") for number, text in enumerate(written, start=1))
    golden_sets.apply(
        SET_ID,
        (
            Change(
                line=rebased(line, FILE.parent, folder),
                state=ExampleState.ACCEPTED,
                origin=Origin.IMPORTED,
                why="Shipped with Deskside",
            )
            for line in lines
        ),
    )
