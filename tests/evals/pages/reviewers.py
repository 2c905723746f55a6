"""Reviewers in front of their browsers, and a queue for them."""

import re
from collections.abc import Callable
from html import unescape

from fastapi.testclient import TestClient

from evals.quality import Quality
from evals.review.choosing import Choice, Reason
from server.identity.person import Person
from tests.evals.review.made import ANNA, BEN, GOOD, RUTH, keep_answers

Browse = Callable[[Person], TestClient]


def hire(quality: Quality) -> None:
    """Let the reviewers sign in."""
    quality.deskside.people.import_people([RUTH, ANNA, BEN])


def fill_queue(quality: Quality, count: int = 2, double_share: float = 0.0) -> list[int]:
    """Put this many answers in the queue; gives the items."""
    hire(quality)
    ids = keep_answers(quality.deskside, count)
    quality.review.queue.add(ids, Choice(Reason.RANDOM), "sam", double_share, "seed")
    return [place.item.id for place in quality.review.queue.waiting()]


def scored(**changed: str) -> dict[str, str]:
    """A filled-in form; `policy_adherence="0"` for the field of that criterion."""
    scores = {f"score-{name}": f"{value:g}" for name, value in GOOD.items()}
    more = {
        name if name in ("comment", "corrected_answer", "seconds") else f"score-{name.replace('_', '-')}": value
        for name, value in changed.items()
    }
    return {"revision": "1", **scores, **more}


def words_of(page: str) -> str:
    """What a page says, without its markup."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)))
