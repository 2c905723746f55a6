"""Changes of settings that no longer let the question decide what is found, said or withheld."""

from dataclasses import replace

from evals.gate_trial.change import Company
from evals.gate_trial.setting import with_setting


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


def whole_documents_outweigh(company: Company) -> Company:
    """What a document is about counts sixteen times as much: the passage that answers is not the first any more."""
    return with_setting(company, "retrieval", document_weight=5.0)


def conversation_outweighs(company: Company) -> Company:
    """Conversation and ticket drown the question they stand beside: 31 examples have one."""
    return with_setting(company, "retrieval", last_turn_weight=10.0, ticket_weight=10.0)


def last_passage_preferred(company: Company) -> Company:
    """A slip in a sign: the lower a passage ranks, the more its statements count."""
    return with_setting(company, "evidence", rank_penalty=-0.3)


def approved_answers_for_everything(company: Company) -> Company:
    """An approved answer is offered where it is hardly like the question: most have one at a likeness of 0.35."""
    return with_setting(company, "exemplars", likeness=0.35)


HARMFUL_SETTINGS = (
    nothing_withheld,
    nearly_everything_withheld,
    follow_ups_withheld,
    embedder_replaced,
    whole_documents_outweigh,
    conversation_outweighs,
    last_passage_preferred,
    approved_answers_for_everything,
)
