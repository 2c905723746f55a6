"""What the columns of a table are called, by us and by others."""

import re
from collections.abc import Mapping

FIELDS: Mapping[str, str] = {
    "id": "id of the example; made from the question where it is left out",
    "question": "the question, as it would be asked",
    "answerable": "yes or no; yes is meant where there is an answer or a quote",
    "reference_answer": "the right answer",
    "document": "the file that answers, as a path",
    "quote": "the words in that file that answer",
    "documents": "further files that answer, one a line",
    "as_of": "the day the question asks about, as 2026-11-22",
    "audience": "the groups of whoever asks, parted by commas",
    "tags.set": "the part of the golden set",
    "tags.kind": "the kind of document",
    "tags.skill": "the skill it needs",
    "tags.product": "the product it is about",
    "tags.difficulty": "how hard it is",
    "tags": "further tags, as a JSON object",
    "history": "what was said before, as JSON",
    "ticket": "the ticket beside it, as JSON",
}
"""Our columns, and what stands in each. `document`, `quote`, `start` and `end` may be numbered: `quote_2`."""
_SYNONYMS = {
    "reference_answer": ("answer", "reference", "ground_truth", "expected_answer", "ideal_answer", "model_answer"),
    "question": ("user_input", "query", "prompt", "customer_question", "frage"),
    "document": ("source", "file", "path", "policy"),
    "quote": ("evidence", "evidence_quote", "passage", "citation"),
    "as_of": ("date", "day"),
    "answerable": ("is_answerable",),
    "tags.skill": ("skill",),
    "tags.product": ("product",),
    "tags.difficulty": ("difficulty",),
    "tags.set": ("set",),
    "tags.kind": ("kind",),
}
_MEANINGS = {synonym: name for name, synonyms in _SYNONYMS.items() for synonym in synonyms}
_NUMBERED = re.compile(r"(document|quote|start|end)_(\d{1,3})")


def field_of(column: str) -> str:
    """What a column of this name holds; empty where we do not know."""
    name = re.sub(r"[^a-z0-9.]+", "_", column.strip().lower()).strip("_")
    if name in FIELDS or _NUMBERED.fullmatch(name) or name in ("start", "end"):
        return name
    # The name of a tag keeps its capitals: it is the customer's own word.
    return column.strip() if column.strip().startswith("tags.") else _MEANINGS.get(name, "")
