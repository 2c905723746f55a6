"""What a browser shows when something went wrong, without telling how the server is made."""

from fastapi import Request
from fastapi.responses import HTMLResponse

from server.identity.person import Person
from server.pages.page import render

_SAID = {
    400: ("That did not work", "The request could not be carried out as written. Go back and try again."),
    401: ("Please sign in", "This page is for people who are signed in, or the link has been used already."),
    403: ("This is not for you", "Your role does not include this page. Whoever runs Deskside can change that."),
    404: ("Nothing here", "This page does not exist, or it is not for the groups you are in."),
    422: ("That address is not complete", "Something in the address is missing or out of range."),
    500: ("Something went wrong", "The server could not make this page. It is written down; please try again."),
}


def wants_page(request: Request) -> bool:
    """Whether a browser asks for a page, rather than a program for data."""
    is_data = request.url.path.startswith("/v1/")
    return not is_data and "text/html" in request.headers.get("accept", "")


def error_page(request: Request, status_code: int, person: Person | None = None) -> HTMLResponse:
    """The page for this status; what exactly failed is left to the log."""
    title, says = _SAID.get(status_code) or _SAID[500 if status_code >= 500 else 400]
    return render(request, "error.html", person, status_code=status_code, title=title, says=says)
