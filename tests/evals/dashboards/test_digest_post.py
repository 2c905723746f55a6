"""The digest goes out once a week, when its hour has come."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from evals.dashboards.digest_post import DigestPost
from evals.dashboards.mail import Mailer
from evals.dashboards.period import last_whole_week
from evals.dashboards.sent_digests import SentDigests
from evals.dashboards.settings import MailSettings
from evals.errors import MailError
from evals.quality import Quality
from tests.evals.dashboards.mail_server import Postbox, postbox
from tests.evals.review.made import Hands

MONDAY = datetime(2026, 11, 23, 6, 59, tzinfo=UTC)
WEEK = last_whole_week(MONDAY)


@pytest.fixture
def hands() -> Hands:
    return Hands(MONDAY)


@pytest.fixture
def box() -> Iterator[Postbox]:
    with postbox() as box:
        yield box


@pytest.fixture
def post(quality: Quality, hands: Hands, box: Postbox) -> DigestPost:
    settings = MailSettings.model_validate(
        {
            "host": "127.0.0.1",
            "port": box.port,
            "starttls": False,
            "from": "deskside@lumenfold.example",
            "to": ["sam@lumenfold.example"],
            "timeout_seconds": 10,
        }
    )
    engine = quality.dashboards.facts.engine
    return replace(
        quality.dashboards.post, mailer=Mailer(settings, {}, hands), sent=SentDigests(engine, hands), clock=hands
    )


def with_settings(post: DigestPost, hands: Hands, **changes: object) -> DigestPost:
    settings = post.mailer.settings.model_copy(update=changes)
    return replace(post, mailer=Mailer(settings, {}, hands))


def test_it_goes_out_once_and_not_before_its_hour(post: DigestPost, hands: Hands, box: Postbox) -> None:
    assert post.send_if_due() is None
    hands.forward(minutes=1)
    delivery = post.send_if_due()
    assert delivery is not None
    assert delivery.accepted == ("sam@lumenfold.example",)
    assert post.send_if_due() is None
    hands.forward(days=1)
    assert post.send_if_due() is None
    assert len(box.letters) == 1
    assert "16 Nov 2026 to 22 Nov 2026" in box.letters[0]["Subject"]


def test_the_next_week_it_goes_out_again(post: DigestPost, hands: Hands, box: Postbox) -> None:
    hands.forward(minutes=1)
    post.send_if_due()
    hands.forward(days=7)
    assert post.send_if_due() is not None
    assert len(box.letters) == 2


def test_a_server_that_slept_through_the_hour_sends_it_later_but_not_days_later(post: DigestPost, hands: Hands) -> None:
    hands.forward(days=4)
    assert post.send_if_due() is None
    hands.now = MONDAY + timedelta(days=2)
    assert post.send_if_due() is not None


def test_day_hour_and_time_zone_are_those_of_the_settings(post: DigestPost, hands: Hands) -> None:
    kolkata = with_settings(post, hands, timezone="Asia/Kolkata", hour=12)
    assert kolkata.send_if_due() is not None
    tuesday = with_settings(post, hands, weekday=list(type(post.mailer.settings.weekday))[1])
    hands.now = MONDAY + timedelta(days=7, hours=3)
    assert tuesday.send_if_due() is None
    hands.forward(days=1)
    assert tuesday.send_if_due() is not None


def test_what_failed_is_tried_again(post: DigestPost, hands: Hands, box: Postbox) -> None:
    hands.forward(minutes=1)
    box.refused = frozenset({"sam@lumenfold.example"})
    with pytest.raises(MailError):
        post.send_if_due()
    assert not post.sent.is_sent(WEEK.first)
    box.refused = frozenset()
    assert post.send_if_due() is not None
    assert post.sent.is_sent(WEEK.first)


def test_one_that_somebody_else_is_sending_is_left_to_them_unless_they_died(post: DigestPost, hands: Hands) -> None:
    hands.forward(minutes=1)
    assert post.sent.claim(WEEK.first)
    assert post.send_if_due() is None
    hands.forward(hours=2)
    assert post.send_if_due() is not None


def test_without_a_mail_server_nothing_is_ever_due(quality: Quality) -> None:
    assert quality.dashboards.post.send_if_due() is None


def test_it_can_be_sent_by_hand_again_and_again(post: DigestPost, box: Postbox) -> None:
    post.send(WEEK)
    post.send(WEEK)
    assert len(box.letters) == 2
    assert post.sent.is_sent(WEEK.first)
