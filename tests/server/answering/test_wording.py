from ingest.index.documents import BlockKind
from ingest.index.lexical import LexicalIndex
from server.answering.wording import as_sentence
from tests.server.answering.made import statement_of

LEXICAL = LexicalIndex(None)
ROW = "Service: Yearly service; UK: £145; Germany: €170"


def worded(text: str, question: str, kind: BlockKind = BlockKind.TABLE_ROW) -> str:
    return as_sentence(statement_of(text, kind), frozenset(LEXICAL.stems(question)), LEXICAL)


def test_only_the_column_asked_for_is_said() -> None:
    assert worded(ROW, "yearly service in Germany") == "Yearly service – Germany: €170."


def test_every_column_is_said_when_none_is_named() -> None:
    assert worded(ROW, "what does it cost") == f"{ROW}."


def test_a_sentence_stays_as_it_is() -> None:
    assert worded("It costs £5", "Germany", BlockKind.PARAGRAPH) == "It costs £5"
