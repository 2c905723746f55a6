"""True sentences come from their passages, or are written by hand."""

from pathlib import Path

import pytest

from evals.trials.verification.passages import SamplePassage, sample_passages
from evals.trials.verification.rewording import rewordings
from evals.trials.verification.true_sentences import copied_sentences, reworded_sentences, written_sentences

PASSAGE = SamplePassage(
    "policies/rules.md", "Rules", "All", "Rules\nAn unopened filter can go back. A late one costs £5 at most in the UK."
)


def test_whole_sentences_are_copied() -> None:
    copied = copied_sentences([PASSAGE, PASSAGE])
    assert {one.text for one in copied} == {
        "An unopened filter can go back.",
        "A late one costs £5 at most in the UK.",
    }
    assert all(one.passages == (PASSAGE,) for one in copied)


def test_two_neighbours_are_joined() -> None:
    texts = [one.text for one in reworded_sentences(copied_sentences([PASSAGE]))]
    assert any("; " in text for text in texts)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("You have 14 days.", "You have fourteen days."),
        ("You have 14 days.", "You have two weeks."),
        ("It costs £5.", "It costs GBP 5."),
        ("It costs £5.", "It costs 5 pounds."),
        ("You cannot go.", "You can't go."),
        ("In the UK, it costs £5.", "It costs £5 in the UK."),
        ("It ends on 3 May 2026.", "It ends on May 3, 2026."),
    ],
)
def test_a_rewording_means_the_same(sentence: str, said: str) -> None:
    assert said in list(rewordings(sentence))


def test_what_quotes_is_not_reworded() -> None:
    assert list(rewordings('Write "within 14 days".')) == []


def test_what_is_written_by_hand_names_its_passages(tmp_path: Path) -> None:
    file = tmp_path / "written.jsonl"
    file.write_text('{"text": "Filters go back.", "document": "policies/rules.md", "cites": "unopened filter"}\n')
    assert written_sentences([PASSAGE], file)[0].passages == (PASSAGE,)
    file.write_text('{"text": "Filters go back.", "document": "policies/rules.md", "cites": "nowhere"}\n')
    with pytest.raises(ValueError, match="nowhere"):
        written_sentences([PASSAGE], file)


def test_passages_are_sections_of_documents(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "products").mkdir()
    (tmp_path / "policies" / "rules.md").write_text("# Rules\n\n## One\n\nIt is so.\n\n## Two\n\nIt is not so.\n")
    passages = sample_passages(tmp_path)
    assert [(one.path, one.title, one.section) for one in passages] == [
        ("policies/rules.md", "Rules", "Rules › One"),
        ("policies/rules.md", "Rules", "Rules › Two"),
    ]
    assert passages[0].source.startswith("Rules\nRules › One\n")
