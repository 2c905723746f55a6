"""Watches what a browser asks for and complains about, so that a test can say that there was nothing wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebError

_LOCAL = ("data", "blob", "about", "chrome-extension")


class Watch:
    """Remembers requests and complaints; a violation of the content security policy is a complaint of the console."""

    def __init__(self, allowed_origins: set[str]) -> None:
        self._allowed = allowed_origins
        self._ignored: set[str] = set()
        self.requested: list[str] = []
        self.complaints: list[str] = []

    def follow(self, subject: BrowserContext | Page) -> None:
        """Watch everything in this context or page from now on."""
        subject.on("request", self._note_request)
        subject.on("console", self._note_console)
        if isinstance(subject, Page):
            subject.on("pageerror", lambda error: self.complaints.append(str(error)))
        else:
            subject.on("weberror", self._note_error)

    def ignore(self, words: str) -> None:
        """Take no notice of complaints that contain these words."""
        self._ignored.add(words)

    def foreign_requests(self) -> list[str]:
        """Requests that went anywhere but to the allowed origins."""
        return [url for url in self.requested if _origin(url) not in self._allowed]

    def assert_quiet(self) -> None:
        """Raises AssertionError when something was asked of another host, or the browser complained."""
        assert not self.foreign_requests()
        assert not [each for each in self.complaints if not any(words in each for words in self._ignored)]

    def _note_request(self, request: Request) -> None:
        if urlsplit(request.url).scheme not in _LOCAL:
            self.requested.append(request.url)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")

    def _note_error(self, error: WebError) -> None:
        self.complaints.append(str(error.error))


@contextmanager
def watching(*allowed_origins: str) -> Iterator[Watch]:
    """A watch that, at the end, insists on there having been nothing to see."""
    watch = Watch(set(allowed_origins))
    yield watch
    watch.assert_quiet()


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
