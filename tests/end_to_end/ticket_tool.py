"""A ticketing tool of its own, served on loopback: an ordinary page with a ticket and a reply box."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

_TEXTAREA = '<textarea id="reply" aria-label="Reply"></textarea>'
_RICH_TEXT = '<div id="reply" contenteditable="true" role="textbox" aria-label="Reply"></div>'

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{subject} - Tickets</title><link rel="icon" href="data:,">
<style>body {{ font: 16px sans-serif; margin: 2rem }} #reply {{ width: 90%; min-height: 8rem; border: 1px solid }}
</style>
</head><body>
<nav>Inbox Archive Reports</nav>
<main><h1>{subject}</h1>{messages}</main>
<form method="post" action="/sent">{box}<p><button>Send</button></p></form>
<script>
  window.submissions = 0;
  document.querySelector("form").addEventListener("submit", () => {{ window.submissions += 1; }});
</script>
</body></html>"""


@dataclass(frozen=True, slots=True)
class ToolTicket:
    """What one page of the tool shows."""

    subject: str
    messages: tuple[str, ...]
    is_rich_text: bool = False

    def as_html(self) -> str:
        """The page."""
        messages = "".join(f"<article><h2>Customer</h2><p>{escape(text)}</p></article>" for text in self.messages)
        box = _RICH_TEXT if self.is_rich_text else _TEXTAREA
        return _PAGE.format(subject=escape(self.subject), messages=messages, box=box)


@dataclass(frozen=True, slots=True)
class TicketTool:
    """The running tool. Replies that somebody sent are in `sent`, where none should ever be."""

    url: str
    sent: list[str] = field(default_factory=list)

    def address(self, path: str) -> str:
        """Where a ticket is."""
        return f"{self.url}/{path}"


@contextmanager
def serve_tickets(tickets: dict[str, ToolTicket]) -> Iterator[TicketTool]:
    """Serves these tickets, each under its path."""
    sent: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            ticket = tickets.get(self.path.strip("/"))
            self._answer(ticket.as_html() if ticket else "", 200 if ticket else 404)

        def do_POST(self) -> None:
            sent.append(self.path)
            self._answer("sent", 200)

        def log_message(self, format: str, *args: object) -> None:
            """Tests need no access log."""

        def _answer(self, page: str, status: int) -> None:
            body = page.encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield TicketTool(f"http://127.0.0.1:{server.server_port}", sent)
        finally:
            server.shutdown()
            thread.join()
