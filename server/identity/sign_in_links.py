"""Links that open one page signed in, once: how the extension opens the reader in a tab that has no cookie."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Engine, delete, insert

from ingest.index.errors import InvalidRequest, Unauthenticated
from server.clock import Clock, utc_now
from server.identity.tables import sign_in_links
from server.identity.token import hash_token, new_token

LIFETIME = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class RedeemedLink:
    """Who a link signs in, and the page it opens."""

    person_id: str
    next_path: str


class SignInLinks:
    """Offers links and redeems each at most once."""

    def __init__(self, engine: Engine, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._clock = clock

    def offer(self, person_id: str, next_path: str) -> str:
        """The token of a link that opens this page of the server. Raises InvalidRequest for an address elsewhere."""
        require_own_path(next_path)
        token = new_token()
        now = self._clock()
        with self._engine.begin() as connection:
            connection.execute(delete(sign_in_links).where(sign_in_links.c.expires_at <= now))
            connection.execute(
                insert(sign_in_links).values(
                    hash=hash_token(token), person_id=person_id, next_path=next_path, expires_at=now + LIFETIME
                )
            )
        return token

    def redeem(self, token: str) -> RedeemedLink:
        """Use a link up. Raises Unauthenticated where it is unknown, used or expired."""
        spend = (
            delete(sign_in_links)
            .where(sign_in_links.c.hash == hash_token(token), sign_in_links.c.expires_at > self._clock())
            .returning(sign_in_links.c.person_id, sign_in_links.c.next_path)
        )
        with self._engine.begin() as connection:
            row = connection.execute(spend).one_or_none()
        if row is None:
            raise Unauthenticated("this link has been used or has expired; go back and open the page again")
        return RedeemedLink(row.person_id, row.next_path)


def require_own_path(path: str) -> None:
    """Raises InvalidRequest unless a browser would take this for a page of this server."""
    is_own = path.startswith("/") and path[1:2] not in ("/", "\\")
    if not is_own or not path.isascii() or not path.isprintable() or "\\" in path:
        raise InvalidRequest("the page to open must be a path on this server, such as /documents/ID")
