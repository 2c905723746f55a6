"""What the dashboards do in the background: count new answers, and send the digest when its hour has come."""

import logging
import threading

from evals.dashboards.digest_post import DigestPost
from evals.dashboards.facts import Facts
from evals.errors import MailError

_log = logging.getLogger(__name__)
_EVERY_SECONDS = 5.0
_AT_ONCE = 500
_BREATH_SECONDS = 0.02
"""Between two bundles of answers, for whoever waits to write."""
_CLOSING_SECONDS = 10.0
_MAIL_EVERY = 120
"""Of so many rounds one looks whether a digest is due: every ten minutes, so a failed one is tried again by then."""


class DashboardWork:
    """One small thread. Whatever it has not done stays to be done with the next start."""

    def __init__(self, facts: Facts, post: DigestPost) -> None:
        self._facts = facts
        self._post = post
        self._is_closing = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin."""
        self._is_closing.clear()
        self._thread = threading.Thread(target=self._work, name="eval-dashboards", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop after what is being done."""
        self._is_closing.set()
        if self._thread is not None:
            self._thread.join(_CLOSING_SECONDS)
            self._thread = None

    def _work(self) -> None:
        rounds = 0
        while not self._is_closing.is_set():
            self.carry_out(is_mail_time=rounds % _MAIL_EVERY == 0)
            rounds += 1
            self._is_closing.wait(_EVERY_SECONDS)

    def carry_out(self, is_mail_time: bool) -> None:
        """One round: count what is new, and look whether a digest is due. Raises nothing: what failed is logged."""
        try:
            while not self._facts.catch_up(_AT_ONCE).is_complete and not self._is_closing.wait(_BREATH_SECONDS):
                pass
            self._facts.columns()
            if is_mail_time and not self._is_closing.is_set():
                self._post.send_if_due()
        except MailError as error:
            _log.warning("the weekly digest did not go out: %s", error)
        except Exception:  # noqa: BLE001 - the outermost edge of this thread
            _log.exception("the dashboards could not be brought up to date")
