from itertools import pairwise

from evals.ablation.steps import steps
from server.retrieval.settings import RetrievalSettings

OURS = RetrievalSettings(dense_weight=0.7, title_weight=0.2)


def test_it_ends_with_what_is_set() -> None:
    assert steps(OURS)[-1].settings == OURS


def test_the_searches_alone_and_both_together_come_first() -> None:
    assert [step.settings.dense_weight for step in steps(OURS)[:3]] == [0.0, 1.0, 0.7]
    assert all(step.settings.reranker == "none" for step in steps(OURS)[:-1])


def test_every_further_step_adds_to_the_one_before() -> None:
    added = steps(OURS)[2:]
    for before, after in pairwise(added):
        changed = {
            name
            for name in RetrievalSettings.model_fields
            if getattr(before.settings, name) != getattr(after.settings, name)
        }
        assert changed
        assert all(getattr(after.settings, name) == getattr(OURS, name) for name in changed)
