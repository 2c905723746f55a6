"""How a draft sounds, beside the house rules and the nearest approved answer."""

import re
from collections.abc import Iterable, Sequence

from ingest.index.scope import Scope
from server.answering.question import Question
from server.answering.statements import statements
from server.answering.version_cache import VersionCache
from server.drafts.citing import Citations
from server.drafts.claims import is_greeting
from server.drafts.draft import Draft
from server.drafts.draft_check import ToneKind, ToneRemark
from server.drafts.house_rules import Breach, HouseRule, breaches, house_rules_in
from server.drafts.sentences import Sentence
from server.drafts.settings import DraftSettings
from server.drafts.sources import Source
from server.retrieval.retriever import Retriever

_WHERE_RULES_STAND = Question("tone of voice: how we write to customers, which words we say and which we do not")
_APOLOGY = re.compile(r"\b(?:sorry|apologi[sz]e|apolog(?:y|ies)|regret)\b", re.IGNORECASE)
_LONGEST_CLOSING = 8
_SAYS = {
    ToneKind.REPETITION: "“{}” stands in this reply more than once.",
    ToneKind.EXCLAMATION: "The house rules allow no exclamation mark here.",
}


class Tone:
    """Remarks on the wording; none of them says that a sentence is wrong."""

    def __init__(self, retriever: Retriever, versions: VersionCache, settings: DraftSettings) -> None:
        self._retriever = retriever
        self._versions = versions
        self._settings = settings

    def remarks(
        self,
        draft: Draft,
        sentences: Sequence[Sentence],
        held_against: Iterable[Source],
        exemplar: str | None,
        scope: Scope,
        citations: Citations,
    ) -> tuple[ToneRemark, ...]:
        """What the house rules that the scope may see, or the text of the exemplar, would have otherwise."""
        rules = self._rules(held_against, scope)
        found = [one for rule in rules for one in breaches(rule, draft.text, sentences)]
        return (*_manners(sentences, exemplar), *(_remark(draft.text, one, citations) for one in found))

    def _rules(self, held_against: Iterable[Source], scope: Scope) -> list[HouseRule]:
        passages = self._retriever.retrieve(_WHERE_RULES_STAND, scope, self._settings.passages).passages
        found = (
            Source(statement)
            for rank, passage in enumerate(passages)
            for statement in statements(passage, rank, self._versions)
        )
        rules = (rule for source in (*found, *held_against) for rule in house_rules_in(source))
        return list({(rule.kind, rule.wrong.lower()): rule for rule in rules}.values())


def _manners(sentences: Sequence[Sentence], exemplar: str | None) -> list[ToneRemark]:
    remarks = []
    if sentences and not is_greeting(sentences[0].text):
        remarks.append(ToneRemark(ToneKind.GREETING, "The reply begins without a greeting."))
    if sentences and not _closes(sentences[-1].text):
        remarks.append(ToneRemark(ToneKind.CLOSING, "The reply ends without a question, an offer or a name."))
    said = " ".join(sentence.text for sentence in sentences)
    if exemplar is not None and _APOLOGY.search(exemplar) and not _APOLOGY.search(said):
        remarks.append(ToneRemark(ToneKind.APOLOGY, "The approved answer says sorry; this reply does not."))
    return remarks


def _closes(last: str) -> bool:
    return (
        last.endswith("?")
        or len(last.split()) <= _LONGEST_CLOSING
        or bool(re.match(r"(?:I'll|I will|Please|Let me)\b", last))
    )


def _remark(draft: str, breach: Breach, citations: Citations) -> ToneRemark:
    rule, span = breach.rule, breach.span
    written = draft[span.start : span.end]
    says = _SAYS.get(rule.kind, "").format(written) or (
        f"We say “{rule.right}”, not “{written}”."
        if rule.right
        else f"“{written}” is a word that the house rules avoid."
    )
    return ToneRemark(rule.kind, says, span.start, span.end, rule.right, citations.number_of(rule.source))
