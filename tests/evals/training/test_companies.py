from pathlib import Path

import pytest

import evals.training
from evals.golden_set import load_golden_set
from evals.training.companies import CompanyFileError, read_company, write_company

TEXT = """\
# Northline Rail
## Refunds for delayed trains
### Who can claim
1. Anyone holding a valid ticket for a train that arrived 30 minutes late or more can claim.
2. It is claimed within 28 days.
### How much
3. Delay: 30 to 59 minutes; Refund: 50 %
4. Delay: 60 minutes or more; Refund: 75 %
? train was two hours late = 4
?? and forty minutes = 3
? is a taxi paid =
"""
SHIPPED = sorted((Path(evals.training.__file__).parent / "companies").glob("*.md"))


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "northline.md"
    path.write_text(text, "utf-8")
    return path


def test_a_company_is_written_as_documents_with_a_golden_set(tmp_path: Path) -> None:
    golden = write_company(read_company(written(tmp_path, TEXT)), tmp_path / "out")
    late, forty, taxi = load_golden_set(golden).examples
    assert [example.answerable for example in (late, forty, taxi)] == [True, True, False]
    assert [turn.text for turn in forty.history] == [
        "train was two hours late",
        "Delay: 60 minutes or more; Refund: 75 %",
    ]
    assert [evidence.quote for evidence in late.evidence] == ["| 60 minutes or more | 75 % |"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# A\n1. Too early.", r"northline.md:2: before the first page"),
        ("# A\n## P\n1. One.\n1. Again.", r"northline.md:4: .*second 1 of its page"),
        ("# A\n## P\n1. One.\n? what = 2", r"northline.md:4: page 'P' has no statement 2"),
        ("# A\nsome words", r"northline.md:2: neither heading, numbered statement nor question: 'some words'"),
    ],
)
def test_a_faulty_line_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(CompanyFileError, match=message):
        read_company(written(tmp_path, text))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_quote_of_a_shipped_company_stands_where_its_golden_set_says(path: Path, tmp_path: Path) -> None:
    company = read_company(path)
    examples = load_golden_set(write_company(company, tmp_path)).examples
    assert len(examples) == len(company.questions) >= 150
    for example in examples:
        for evidence in example.evidence:
            text = evidence.document.read_text("utf-8")
            assert text[evidence.start : evidence.end] == evidence.quote
