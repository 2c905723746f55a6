"""The dashboards, assembled."""

from collections.abc import Mapping
from dataclasses import dataclass

from evals.dashboards.digest import DigestDesk
from evals.dashboards.digest_letter import LetterWriter
from evals.dashboards.digest_post import DigestPost
from evals.dashboards.facts import Facts
from evals.dashboards.mail import Mailer
from evals.dashboards.question_key import Stems
from evals.dashboards.review_marks import ReviewMarks
from evals.dashboards.sent_digests import SentDigests
from evals.dashboards.settings import MailSettings
from evals.dashboards.work import DashboardWork
from evals.review.reviews import Reviews
from evals.running.run_store import RunStore
from ingest.index.catalog import Catalog
from server.clock import Clock


@dataclass(frozen=True, slots=True)
class DashboardRoom:
    """What the pages of figures work with."""

    facts: Facts
    digests: DigestDesk
    post: DigestPost
    work: DashboardWork


def open_dashboard_room(
    catalog: Catalog,
    stems: Stems,
    clock: Clock,
    reviews: Reviews,
    runs: RunStore,
    settings: MailSettings,
    environment: Mapping[str, str],
    url: str,
) -> DashboardRoom:
    """Put the parts together; the tables are there.

    `environment` holds the password of the mail server; `url` is where the server listens, for links in mail unless the
    settings know better.
    """
    engine = catalog.engine
    facts = Facts(engine, catalog, stems, ReviewMarks(engine, reviews))
    digests = DigestDesk(facts, reviews, runs)
    writer = LetterWriter(settings.base_url or url)
    post = DigestPost(digests, Mailer(settings, environment, clock), SentDigests(engine, clock), writer, clock)
    return DashboardRoom(facts, digests, post, DashboardWork(facts, post))
