"""Whether a document holds for the region and the product that a question asks about."""

from collections.abc import Iterable, Mapping

from server.answering.product_names import ProductNames
from server.answering.question import Question
from server.answering.region import asked_regions

_REGION, _PRODUCT = "region", "product"


def asked_tags(question: Question, products: ProductNames) -> Mapping[str, frozenset[str]]:
    """What a question asks about, as tags name it; empty where it leaves that open."""
    return {_REGION: asked_regions(question), _PRODUCT: products.asked(question)}


def holds_for(tags: Mapping[str, Iterable[str]], asked: Mapping[str, frozenset[str]]) -> bool:
    """Whether none of a document's tags speaks against it."""
    return all(
        not wanted or not tags.get(name) or wanted & {value.lower() for value in tags[name]}
        for name, wanted in asked.items()
    )
