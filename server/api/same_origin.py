"""Keeps other web sites from acting with the cookie of somebody who is signed in here."""

from fastapi import Request

from ingest.index.errors import Forbidden

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def require_same_origin(request: Request) -> None:
    """Raises Forbidden for a request that changes something and that no page of this server sent.

    Every browser of the last years says where a request comes from (`Sec-Fetch-Site`, or at least `Origin`);
    one that says nothing is refused.
    """
    if request.method in _SAFE:
        return
    site = request.headers.get("sec-fetch-site")
    own = f"{request.url.scheme}://{request.url.netloc}"
    is_ours = site == "same-origin" if site is not None else request.headers.get("origin") == own
    if not is_ours:
        raise Forbidden("this request did not come from a page of this server; open the page here and try again")
