"""A demo that serves, a Chromium that looks at it, and somebody signed in."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.end_to_end.chromium import launch
from tests.end_to_end.demo import Demo, run_demo
from tests.end_to_end.watching import Watch, watching

ROOT = Path(__file__).parents[2]
PANEL = ROOT / "server" / "pages" / "static" / "panel" / "desk.js"

LIMIT_MS = 15_000


# This folder is a package so that the demo ends with its tests: others look at the processes that are running.
@pytest.fixture(scope="package")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    if not PANEL.is_file():
        pytest.fail(f"The panel has not been built: {PANEL} is missing. Run `make setup`.")
    with run_demo(tmp_path_factory.mktemp("demo")) as demo:
        yield demo


# Not for the whole session: while it runs, no other test of this thread could run an event loop.
@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture
def watch(demo: Demo) -> Iterator[Watch]:
    """Fails the test when a page asks another host for anything, or the browser complains."""
    with watching(demo.origin) as watch:
        yield watch


@pytest.fixture
def context(browser: Browser, demo: Demo, watch: Watch) -> Iterator[BrowserContext]:
    context = browser.new_context(
        base_url=demo.url, viewport={"width": 1400, "height": 900}, color_scheme="light", reduced_motion="reduce"
    )
    context.set_default_timeout(LIMIT_MS)
    watch.follow(context)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def open_as(page: Page) -> Callable[[str, str], Page]:
    """Opens a page as one of the sample company's people, by the one click that the sign-in page offers."""

    def open_page(name: str, path: str) -> Page:
        page.goto(f"/sign-in?next={quote(path)}")
        page.get_by_role("button", name=name).click()
        page.wait_for_url(f"**{path}")
        return page

    return open_page
