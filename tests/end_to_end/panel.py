"""The panel as a person meets it, wherever it stands."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, Request, Response, expect

from tests.end_to_end.demo import Demo

ANSWER_LIMIT_MS = 30_000


class Panel:
    """The panel on a page, used by one of the sample company's people."""

    def __init__(self, page: Page, demo: Demo, person_id: str = "jo-abara") -> None:
        self.page = page
        self.root = page.locator("#deskside-panel")
        self.box = self.root.get_by_role("textbox", name="Question")
        self._demo = demo
        self._key = demo.key_for(person_id)

    @property
    def last(self) -> Locator:
        """The last question with its answer."""
        return self.root.get_by_role("article").last

    def ask(self, question: str) -> dict[str, Any]:
        """Types a question, waits for the whole answer, and gives it as the server keeps it."""
        with self.page.expect_response(is_answer, timeout=ANSWER_LIMIT_MS) as coming:
            self.box.fill(question)
            self.box.press("Enter")
        assert coming.value.headers["content-type"].startswith("text/event-stream")
        expect(self.last.get_by_role("heading", name=question)).to_be_visible()
        expect(self.last).to_have_attribute("aria-busy", "false")
        return self._kept(coming.value.request)

    def cite(self, number: int) -> Locator:
        """The button behind the sentence that rests on this source."""
        return self.last.locator(".ds-words").get_by_role("button", name=f"Source {number}:").first

    def button(self, name: str) -> Locator:
        """A button of the last answer."""
        return self.last.get_by_role("button", name=name)

    def insert(self) -> None:
        """Puts the answer into the reply, and waits until the panel has said so."""
        self.button("Insert into reply").click()
        expect(self.root.get_by_text("Inserted. Read it before you send it.")).to_be_visible()

    def _kept(self, asked: Request) -> dict[str, Any]:
        """The answer to a request. Browsers keep no copy of a stream, but asked again the server gives the same."""
        again = self._demo.call(
            self._key, "POST", "/v1/answers", asked.post_data_json, asked.headers["idempotency-key"]
        )
        answer: dict[str, Any] = again.json()
        return answer


def is_answer(response: Response) -> bool:
    """Whether this is the answer to a question."""
    return response.request.method == "POST" and response.url.endswith("/v1/answers")


def sentences_for_customers(answer: dict[str, Any]) -> list[str]:
    """What of an answer may stand in a reply."""
    return [without_markers(each["text"]) for each in answer["sentences"] if not each["is_internal"]]


def without_markers(text: str) -> str:
    """The text without citation markers."""
    return re.sub(r"\s?\[\d+(?:\s*,\s*\d+)*\]", "", text).strip()


def squeezed(text: str) -> str:
    """The text with every stretch of white space as one space."""
    return " ".join(text.split())
