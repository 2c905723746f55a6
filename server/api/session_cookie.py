"""The cookie that keeps a browser signed in."""

from fastapi import Request, Response

from server.identity.sessions import LIFETIME

NAME = "deskside_session"


def set_session_cookie(response: Response, request: Request, token: str) -> None:
    """Give the browser the token of its session; over HTTPS it never travels without."""
    response.set_cookie(
        NAME,
        token,
        max_age=int(LIFETIME.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def session_token(request: Request) -> str | None:
    """The token that the browser sent."""
    return request.cookies.get(NAME)


def drop_session_cookie(response: Response) -> None:
    """Have the browser forget its session."""
    response.delete_cookie(NAME, httponly=True, samesite="lax")
