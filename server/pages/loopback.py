"""Whether a browser runs on the machine the server runs on."""

import ipaddress

from fastapi import Request

_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")


def is_on_this_machine(request: Request, host: str) -> bool:
    """Whether server, browser and the name in the address are all loopback, with no proxy in between.

    `host` is the address the server listens on. The name counts since another site can point its own at 127.0.0.1.
    """
    asked = request.client.host if request.client else ""
    is_direct = not any(name in request.headers for name in _FORWARDED)
    return is_direct and all(_is_loopback(each) for each in (host, request.url.hostname or "", asked))


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
