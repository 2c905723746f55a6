"""Makes forgeries out of true sentences, of every kind."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from evals.trials.verification.forged_figures import (
    changed_currencies,
    changed_days,
    changed_units,
    figures_of_the_document,
    figures_of_the_same_passage,
    invented_numbers,
    turned_limits,
)
from evals.trials.verification.forged_words import (
    altered_quotations,
    changed_codes,
    changed_names,
    changed_regions,
    exchanged_regions,
    invented_addresses,
    invented_sentences,
    opposites,
    turned_denials,
    turned_permissions,
)
from evals.trials.verification.forgery import Forgery, ForgeryKind, TrueSentence, Way
from evals.trials.verification.passages import SamplePassage

_WAYS: Mapping[ForgeryKind, tuple[Way, ...]] = {
    ForgeryKind.INVENTED_NUMBER: (invented_numbers,),
    ForgeryKind.NEIGHBOURING_FIGURE: (figures_of_the_same_passage,),
    ForgeryKind.COMPARISON: (turned_limits,),
    ForgeryKind.UNIT: (changed_units,),
    ForgeryKind.CURRENCY: (changed_currencies,),
    ForgeryKind.REGION: (changed_regions, exchanged_regions),
    ForgeryKind.QUOTATION: (altered_quotations,),
    ForgeryKind.NEGATION: (turned_denials,),
    ForgeryKind.PERMISSION: (turned_permissions,),
    ForgeryKind.DATE: (changed_days,),
    ForgeryKind.NAME: (changed_names,),
    ForgeryKind.CODE: (changed_codes,),
    ForgeryKind.OPPOSITE: (opposites,),
    ForgeryKind.ADDRESS: (invented_addresses,),
    ForgeryKind.INVENTED: (invented_sentences,),
}


def forge(sentences: Iterable[TrueSentence], passages: Sequence[SamplePassage], each: int) -> Iterator[Forgery]:
    """Up to `each` forgeries of every way for every sentence, the same ones every time."""
    documents: dict[str, list[str]] = defaultdict(list)
    for passage in passages:
        documents[passage.path].append(passage.text)
    for true in sentences:
        for kind, ways in _WAYS.items():
            for way in ways:
                yield from (Forgery(kind, text, true) for text in islice(way(true), each))
        yield from _forged_citations(true)
        swapped = figures_of_the_document(true, documents[true.passages[0].path])
        yield from (Forgery(ForgeryKind.SWAPPED_FIGURE, text, true) for text in islice(swapped, each))


def _forged_citations(true: TrueSentence) -> Iterator[Forgery]:
    """True words under a number that was never issued, or under none."""
    beyond = len(true.passages) + 1 + len(true.text) % 7
    yield Forgery(ForgeryKind.CITATION, true.text, true, (beyond,))
    yield Forgery(ForgeryKind.CITATION, f"{true.text} [{beyond}]", true)
    yield Forgery(ForgeryKind.CITATION, true.text, true, ())
