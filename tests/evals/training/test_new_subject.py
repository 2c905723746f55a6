import json
from pathlib import Path

from evals.golden_set import load_golden_set
from evals.training.new_subject import begin_anew


def test_a_question_that_stands_alone_is_put_behind_a_conversation_about_other_documents(tmp_path: Path) -> None:
    golden = tmp_path / "golden.jsonl"
    lines = [
        {
            "id": str(number),
            "question": f"How {number}?",
            "answerable": number < 3,
            "reference_answer": f"So {number}." if number < 3 else None,
            "documents": [f"docs/{number}.md"] if number < 3 else [],
            "evidence": [{"document": f"docs/{number}.md", "quote": "So."}] if number < 3 else [],
            "history": [{"role": "user", "text": "Before?"}] if number == 2 else [],
        }
        for number in range(4)
    ]
    golden.write_text("".join(json.dumps(line) + "\n" for line in lines))
    written = tmp_path / "anew.jsonl"
    assert begin_anew(golden, written) == 3
    examples = load_golden_set(written).examples
    assert [example.id for example in examples] == ["0", "1", "3"]
    assert [example.set_name for example in examples] == ["another_subject", "another_subject", "unanswerable"]
    for example in examples:
        assert example.history[-1].text != f"So {example.id}."
        assert all(document.parent == tmp_path / "docs" for document in example.documents)
