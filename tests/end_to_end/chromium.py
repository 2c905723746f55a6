"""The Chromium that the tests drive: the one of this machine, never a downloaded one."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")

# Chromium's own errands: without these it looks for updates and models in the background.
_QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
)


def chromium_path() -> str:
    """The browser to start. Raises AssertionError, saying what to install, where there is none."""
    wanted = [os.environ.get("DESKSIDE_CHROMIUM", ""), *_NAMES]
    found = next((path for name in wanted if name and (path := shutil.which(name))), None)
    assert found, "Chromium is missing: run tests/install_chromium.sh, or set DESKSIDE_CHROMIUM to its path."
    return found


def launch(playwright: Playwright) -> Browser:
    """A browser without extensions."""
    return playwright.chromium.launch(executable_path=chromium_path(), args=[*_QUIET])


def launch_with_extension(playwright: Playwright, profile: Path, extension: Path) -> BrowserContext:
    """A browser over an empty profile, with an unpacked extension; a debugging port shows even its side panel."""
    return playwright.chromium.launch_persistent_context(
        profile,
        executable_path=chromium_path(),
        viewport={"width": 1100, "height": 800},
        args=[
            *_QUIET,
            "--remote-debugging-port=0",
            f"--disable-extensions-except={extension}",
            f"--load-extension={extension}",
        ],
    )
