"""Golden sets from the command line."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evals.commands.group import eval_commands
from evals.curation.beside import open_beside
from evals.errors import GoldenSetError
from evals.golden_set import load_golden_set
from ingest.index.errors import NotFound
from ingest.index.settings import IndexSettings
from server.settings import ServerSettings
from tests.evals.curation.lines import FOLDER, NOW_SAYS, ONCE_SAID, example
from tests.server.api.company import open_company

Invoke = Callable[..., Result]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of the small company, owned by nobody now."""
    folder = tmp_path / "data"
    folder.mkdir()
    with closing(open_company(folder)):
        return folder


@pytest.fixture
def invoke(data: Path) -> Invoke:
    def invoke(*arguments: str) -> Result:
        options = ["golden", *arguments, "--data", str(data)]
        return CliRunner(env={"COLUMNS": "200", "NO_COLOR": "1"}).invoke(eval_commands, options, catch_exceptions=False)

    return invoke


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    """A golden set of two examples whose paths end like those of the company."""
    file = tmp_path / "golden.jsonl"
    lines = [example("now", NOW_SAYS), example("then", ONCE_SAID)]
    lines = [
        line.model_validate_json(line.written().replace('"returns.md"', '"docs/lumenfold/returns.md"'))
        for line in lines
    ]
    file.write_text("".join(line.written() + "\n" for line in lines))
    return file


def test_a_file_is_looked_at_then_imported_then_the_same(invoke: Invoke, golden: Path) -> None:
    looked = invoke("import", str(golden), "--set", "returns", "--dry-run", "--json")
    assert json.loads(looked.output)["new"] == 2
    assert "returns" not in invoke("list").output
    told = invoke("import", str(golden), "--set", "returns", "--title", "Returns in the UK")
    assert told.output == "Read as jsonl: 2 new, 0 changed, 0 same, 2 broken.\n"
    assert "Returns in the UK" in invoke("list").output
    assert "2 same" in invoke("import", str(golden), "--set", "returns").output


def test_paths_are_found_where_the_documents_were_indexed(invoke: Invoke, golden: Path) -> None:
    golden.write_text(golden.read_text().replace("docs/lumenfold/", ""))
    invoke("import", str(golden), "--set", "returns", "--folder", str(golden.parent))
    (card,) = json.loads(invoke("list", "--json").output)["golden_sets"]
    assert (card["examples"], card["broken"]) == (2, 1)


def test_validating_names_what_broke_and_fails(invoke: Invoke, golden: Path) -> None:
    golden.write_text(golden.read_text().replace("docs/lumenfold/", ""))
    invoke("import", str(golden), "--set", "returns")
    result = invoke("validate")
    assert result.exit_code == 1
    assert "returns/then: Broken by version 2 (since 1 Jan 2026) of returns.md" in result.output
    assert "2 examples checked, 1 broken." in result.output
    (broken,) = json.loads(invoke("validate", "returns", "--json").output)["broken"]
    assert (broken["id"], broken["standing"]) == ("then", "broken")


def test_an_export_lies_where_its_paths_lead_and_can_be_run(invoke: Invoke, golden: Path, tmp_path: Path) -> None:
    golden.write_text(golden.read_text().replace("docs/lumenfold/", ""))
    invoke("import", str(golden), "--set", "returns")
    out = tmp_path / "out" / "returns.jsonl"
    out.parent.mkdir()
    assert invoke("export", "returns", "--out", str(out)).exit_code == 0
    loaded = load_golden_set(out)
    assert loaded.examples[0].documents == (FOLDER / "returns.md",)
    assert invoke("export", "returns", "--layout", "csv").output.startswith("\ufeffid,question,")


def test_a_wrong_file_changes_nothing_and_fails(invoke: Invoke, golden: Path, tmp_path: Path) -> None:
    golden.write_text(golden.read_text() + "nonsense\n")
    result = invoke("import", str(golden), "--set", "returns")
    assert result.exit_code == 1
    assert "golden.jsonl, line 3: this is not JSON" in result.output
    assert json.loads(invoke("list", "--json").output)["golden_sets"] == []
    with pytest.raises(GoldenSetError, match="no layout 'word'"):
        invoke("import", str(golden), "--set", "returns", "--layout", "word")
    with pytest.raises(NotFound, match="no golden set absent"):
        invoke("export", "absent")


def test_columns_are_named_on_the_command_line(invoke: Invoke, tmp_path: Path) -> None:
    table = tmp_path / "golden.csv"
    table.write_text("Asked;Right\nFor how long?;30 days\n")
    columns = ["--column", "Asked=question", "--column", "Right=reference_answer"]
    assert "1 new" in invoke("import", str(table), "--set", "returns", *columns).output
    assert invoke("import", str(table), "--set", "returns", "--column", "Asked").exit_code == 2


def test_what_may_name_somebody_needs_a_word_more(invoke: Invoke, golden: Path) -> None:
    golden.write_text(example("one", question="Where is order LF-204981?").written())
    result = invoke("import", str(golden), "--set", "returns")
    assert result.exit_code == 1
    assert "one may name somebody" in result.output
    assert invoke("import", str(golden), "--set", "returns", "--names-nobody").exit_code == 0


def test_candidates_are_counted(invoke: Invoke, golden: Path) -> None:
    invoke("import", str(golden), "--set", "returns")
    assert json.loads(invoke("candidates", "returns", "--json").output) == {"exemplars": 0, "questions": 0}


def test_a_folder_without_an_index_says_what_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(eval_commands, ["golden", "list", "--data", str(tmp_path / "absent")])
    assert (result.exit_code, "holds no index yet" in result.output) == (1, True)


def test_it_works_beside_whoever_owns_the_folder(tmp_path: Path) -> None:
    with closing(open_company(tmp_path)), open_beside(ServerSettings(index=IndexSettings(data=tmp_path))) as beside:
        beside.golden_sets.create("Returns", FOLDER)
        assert [card.id for card in beside.golden_sets.all()] == ["returns"]
