"""An example and its line say the same."""

from pathlib import Path

from hypothesis import given, settings

from evals.golden_line import ExampleLine, line_of, read_line
from evals.golden_set import golden_set_of, load_golden_set
from tests.evals.curation.test_export import LINES

FOLDER = Path("/srv/docs")


@given(LINES)
@settings(deadline=None)
def test_an_example_comes_back_from_its_line(line: ExampleLine) -> None:
    example = line.to_example(FOLDER)
    written = line_of(example, FOLDER)
    assert written.to_example(FOLDER) == example
    assert read_line(written.written(), "here") == written


def test_a_golden_set_of_lines_is_the_one_in_their_file(tmp_path: Path) -> None:
    line = ExampleLine(id="a", question="Why?", answerable=True, documents=("docs/a.md",))
    file = tmp_path / "golden.jsonl"
    file.write_text(line.written() + "\n")
    loaded, made = load_golden_set(file), golden_set_of(file.resolve(), [line])
    assert made == loaded
