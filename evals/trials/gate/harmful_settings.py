"""Changes of settings that no longer let the question decide what is found, said or withheld."""

from dataclasses import replace

from evals.trials.gate.change import Company
from evals.trials.gate.setting import with_setting


def nothing_withheld(company: Company) -> Company:
    """The abstention threshold is 0: the 49 examples that nothing answers are answered."""
    return with_setting(company, "abstention", threshold=0.0)


def nearly_everything_withheld(company: Company) -> Company:
    """The abstention threshold is 0.95: most of what could be answered is not."""
    return with_setting(company, "abstention", threshold=0.95)


def follow_ups_withheld(company: Company) -> Company:
    """Questions in a conversation need a confidence of 0.999: there are 24."""
    return with_setting(company, "abstention", follow_up_threshold=0.999)


def embedder_replaced(company: Company) -> Company:
    """Texts are compared by hashed words instead of by meaning: the 46 paraphrased examples share few words."""
    index = company.settings.index.model_copy(update={"embedder": "hashing"})
    return replace(company, settings=company.settings.model_copy(update={"index": index}))


def wrong_documents_preferred(company: Company) -> Company:
    """A slip in a sign: the closer its document comes to the question, the less a passage counts."""
    return with_setting(company, "retrieval", document_weight=-3.0)


def conversation_not_heard(company: Company) -> Company:
    """What was said before a question is not looked at, and its ticket drowns it: 31 examples have one of them."""
    silent = {"conversation_weight": 0.0, "last_turn_weight": 0.0, "last_question_weight": 0.0}
    return with_setting(company, "retrieval", **silent, ticket_weight=10.0)


def last_passage_preferred(company: Company) -> Company:
    """A slip in a sign: the lower a passage ranks, the more its statements count."""
    return with_setting(company, "evidence", rank_penalty=-0.3)


def approved_answers_for_everything(company: Company) -> Company:
    """An approved answer is offered where it is hardly likely to fit, and whatever it leaves out of the question."""
    return with_setting(company, "exemplars", threshold=0.02, least_covered=0.0, least_agreement=0.0)


HARMFUL_SETTINGS = (
    nothing_withheld,
    nearly_everything_withheld,
    follow_ups_withheld,
    embedder_replaced,
    wrong_documents_preferred,
    conversation_not_heard,
    last_passage_preferred,
    approved_answers_for_everything,
)
