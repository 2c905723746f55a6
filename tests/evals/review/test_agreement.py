"""How far reviewers agree, at a glance."""

from evals.review.agreement import Agreement, agreement
from tests.evals.review.made import ACCURACY, REVISIONS, SAFE, said


def test_pairs_of_reviews_of_one_item_are_counted() -> None:
    reviews = [
        said("ruth", accuracy=5.0, safe=1.0),
        said("anna", accuracy=5.0, safe=0.0),
        said("ruth", item_id=2, accuracy=4.0),
        said("anna", item_id=2, accuracy=3.0),
        said("ruth", item_id=3, accuracy=1.0),
        said("sam", True, item_id=3, accuracy=5.0),
    ]
    assert agreement(reviews, REVISIONS) == [Agreement(ACCURACY, 2, 1, 2), Agreement(SAFE, 1, 0, 0)]


def test_without_pairs_there_is_nothing_to_say() -> None:
    assert agreement([said("ruth", accuracy=5.0)], REVISIONS) == []
