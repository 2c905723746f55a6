"""The browser extension as Chrome runs it, with its real side panel."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.end_to_end.chromium import launch_with_extension

BUILT = Path(__file__).parents[2] / "extension" / "dist" / "chrome-mv3"

_OFFER_SIDE_PANEL = """async () => {
  const { id } = await chrome.windows.getCurrent();
  const button = document.createElement("button");
  button.id = "open-side-panel";
  button.textContent = "Open";
  button.addEventListener("click", () => chrome.sidePanel.open({ windowId: id }));
  document.body.append(button);
}"""

_SIDE_PANEL_IS_OPEN = """async () =>
  (await chrome.runtime.getContexts({ contextTypes: ["SIDE_PANEL"] })).length === 1"""

_IS_SIDE_PANEL = """async () =>
  location.pathname === "/sidepanel.html" && (await chrome.tabs.getCurrent()) === undefined"""


def unpack_for_tests(folder: Path) -> Path:
    """A copy of the built extension that may read pages on loopback, since no test can click the browser's own prompt.

    Raises AssertionError when the extension has not been built.
    """
    assert BUILT.is_dir(), f"The extension has not been built: {BUILT} is missing. Run `make extension`."
    copy = folder / "extension"
    shutil.copytree(BUILT, copy)
    manifest_file = copy / "manifest.json"
    manifest = json.loads(manifest_file.read_text(encoding="utf-8"))
    manifest["host_permissions"] = ["http://127.0.0.1/*"]
    manifest_file.write_text(json.dumps(manifest), encoding="utf-8")
    return copy


@dataclass(frozen=True, slots=True)
class Extension:
    """A browser with the extension just installed."""

    id: str
    context: BrowserContext
    profile: Path
    playwright: Playwright

    def open_options(self) -> Page:
        """The settings, in a tab."""
        page = self.context.new_page()
        page.goto(f"chrome-extension://{self.id}/options.html")
        return page

    def connect(self, url: str, key: str) -> None:
        """Saves a server and a key in the settings, which have to find both right."""
        options = self.open_options()
        options.get_by_label("Server address").fill(url)
        options.get_by_label("Your key").fill(key)
        options.get_by_role("button", name="Save").click()
        expect(options.get_by_role("status")).to_contain_text("Connected as")
        options.close()

    @contextmanager
    def side_panel(self) -> Iterator[Page]:
        """The browser's own side panel, not its page in a tab; browsers open it only for a click."""
        opener = self.open_options()
        opener.evaluate(_OFFER_SIDE_PANEL)
        opener.click("#open-side-panel")
        opener.wait_for_function(_SIDE_PANEL_IS_OPEN)
        # It is no tab, so only a second connection, which looks at everything there is, finds it.
        port = (self.profile / "DevToolsActivePort").read_text().splitlines()[0]
        devtools = self.playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        panel = next(page for page in devtools.contexts[0].pages if page.url.endswith("/sidepanel.html"))
        assert panel.evaluate(_IS_SIDE_PANEL)
        opener.close()
        yield panel
        devtools.close()


@contextmanager
def run_extension(playwright: Playwright, folder: Path) -> Iterator[Extension]:
    """A browser over an empty profile with the extension."""
    profile = folder / "profile"
    context = launch_with_extension(playwright, profile, unpack_for_tests(folder))
    try:
        worker = context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker")
        extension = Extension(urlsplit(worker.url).netloc, context, profile, playwright)
        # Just installed, it opens its settings in the empty tab in front, which must not be one of the tests'.
        context.pages[0].wait_for_url(f"chrome-extension://{extension.id}/options.html")
        yield extension
    finally:
        context.close()
