from server.answering.question import Message, Question, Role, Speaker, Ticket, Turn
from server.retrieval.query import telling_words, understand
from server.retrieval.settings import RetrievalSettings

SETTINGS = RetrievalSettings()
FOLLOW_UP = Question(
    "and for batteries?", (Turn(Role.USER, "Return window for chargers?"), Turn(Role.AGENT, "30 days."))
)


def test_only_words_that_say_what_is_asked_are_looked_up() -> None:
    assert telling_words("How much is the home survey in the US?") == ["home", "survey", "us"]


def test_a_question_of_nothing_else_keeps_its_words() -> None:
    assert telling_words("what is this?") == ["what", "is", "this"]


def test_a_question_that_stands_alone_is_only_itself() -> None:
    query = understand(Question("Return window for chargers?"), SETTINGS)
    assert list(query.texts) == ["Return window for chargers?"]
    assert (query.conversation, query.continues) == ("", 0.0)


def test_a_follow_up_is_read_together_with_the_turn_before_it() -> None:
    query = understand(FOLLOW_UP, SETTINGS)
    assert query.texts["30 days.\nand for batteries?"] == SETTINGS.last_turn_weight
    assert query.words["batteries"] == 1.0
    assert 0.0 < query.words["chargers"] < 1.0
    assert query.conversation == "Return window for chargers?\n30 days."


def test_the_less_a_question_continues_the_less_it_leans_on_what_was_said() -> None:
    query = understand(FOLLOW_UP, SETTINGS, continues=0.5)
    assert query.texts["30 days.\nand for batteries?"] == 0.5 * SETTINGS.last_turn_weight
    assert understand(FOLLOW_UP, SETTINGS, continues=0.0).words.keys() == {"batteries"}


def test_the_ticket_tells_product_and_region() -> None:
    message = Message(Speaker.CUSTOMER, "It arrived broken.")
    ticket = Ticket("desk", "1", "Damage", messages=(message,), fields={"product": "Vault", "region": "uk"})
    words = understand(Question("may she return it?", (), ticket), SETTINGS).words
    assert {"vault", "uk", "damage", "broken", "return"} <= set(words)
    assert words["vault"] < words["return"]
