from server.answering.question import Message, Question, Role, Speaker, Ticket, Turn
from server.retrieval.query import telling_words, understand
from server.retrieval.settings import RetrievalSettings

SETTINGS = RetrievalSettings()


def test_only_words_that_say_what_is_asked_are_looked_up() -> None:
    assert telling_words("How much is the home survey in the US?") == ["home", "survey", "us"]


def test_a_question_of_nothing_else_keeps_its_words() -> None:
    assert telling_words("what is this?") == ["what", "is", "this"]


def test_a_follow_up_leans_on_the_conversation() -> None:
    history = (Turn(Role.USER, "Return window for chargers?"),)
    query = understand(Question("and for batteries?", history), SETTINGS)
    assert query.words["batteries"] == 1.0
    assert 0.0 < query.words["chargers"] < 1.0
    assert len(query.texts) == 2


def test_the_ticket_tells_product_and_region() -> None:
    message = Message(Speaker.CUSTOMER, "It arrived broken.")
    ticket = Ticket("desk", "1", "Damage", messages=(message,), fields={"product": "Vault", "region": "uk"})
    words = understand(Question("may she return it?", (), ticket), SETTINGS).words
    assert {"vault", "uk", "damage", "broken", "return"} <= set(words)
    assert words["vault"] < words["return"]
