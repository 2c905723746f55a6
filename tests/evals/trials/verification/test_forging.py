"""Each forgery differs from a true sentence in one thing."""

import pytest

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
    opposites,
    turned_denials,
    turned_permissions,
)
from evals.trials.verification.forgery import ForgeryKind, TrueSentence, Way
from evals.trials.verification.forging import forge
from evals.trials.verification.passages import SamplePassage

PASSAGE = SamplePassage(
    "policies/rules.md",
    "Rules",
    "All",
    "A Vault may be returned within 14 days, until 3 May 2026. It costs £45 in the UK and €55 in the EU. Use E17.",
)
OTHER = SamplePassage("policies/rules.md", "Rules", "Other", "A late parcel waits 7 days.")


def true(text: str) -> TrueSentence:
    return TrueSentence(text, (PASSAGE,))


@pytest.mark.parametrize(
    ("way", "text", "forged"),
    [
        (invented_numbers, "You have 14 days.", "You have 21 days."),
        (invented_numbers, "You have two weeks.", "You have six weeks."),
        (figures_of_the_same_passage, "It costs £49 here.", "It costs £45 here."),
        (turned_limits, "It is at most £45.", "It is at least £45."),
        (turned_limits, "It takes 14 days or more.", "It takes 14 days or less."),
        (changed_units, "You have 14 days.", "You have 14 months."),
        (changed_currencies, "It costs £45.", "It costs €45."),
        (changed_days, "Until 3 May 2026.", "Until 12 May 2026."),
        (changed_days, "Until 18:00.", "Until 21:00."),
        (changed_days, "On Mondays.", "On Wednesdays."),
        (changed_names, "A Vault may go back.", "A Corda may go back."),
        (changed_regions, "It costs £45 in the UK.", "It costs £45 in the US."),
        (exchanged_regions, "£45 in the UK, €55 in the EU.", "£45 in the EU, €55 in the UK."),
        (changed_codes, "Read E17.", "Read E10."),
        (turned_denials, "It cannot go back.", "It can go back."),
        (turned_permissions, "You must ask.", "You need not ask."),
        (opposites, "Ask before delivery.", "Ask after delivery."),
        (altered_quotations, "A Vault may go back.", "The policy says: \u201cA Vault gladly may go back\u201d."),
    ],
)
def test_a_forgery_changes_one_thing(way: Way, text: str, forged: str) -> None:
    assert next(way(true(text))) == forged


def test_nothing_is_forged_where_it_would_stay_true() -> None:
    assert list(changed_currencies(true("It costs £45."))) == ["It costs €45."]
    assert list(changed_names(true("It holds."))) == []


def test_figures_come_from_elsewhere_in_the_document() -> None:
    assert list(figures_of_the_document(true("You have 14 days."), [PASSAGE.text, OTHER.text])) == ["You have 7 days."]


def test_every_sentence_is_cited_wrongly_in_three_ways() -> None:
    forgeries = [
        one for one in forge([true("You have 14 days.")], [PASSAGE, OTHER], 1) if one.kind is ForgeryKind.CITATION
    ]
    assert len(forgeries) == 3
    assert () in [one.citations for one in forgeries]


def test_it_forges_the_same_every_time() -> None:
    sentences = [true("A Vault may be returned within 14 days.")]
    assert list(forge(sentences, [PASSAGE], 2)) == list(forge(sentences, [PASSAGE], 2))
