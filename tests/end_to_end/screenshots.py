"""Pictures of what the tests see, for people to look at."""

from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

FOLDER = Path(__file__).parents[2] / "test-results" / "screenshots"

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def shoot(page: Page, name: str, *, full_page: bool = False) -> None:
    """Saves the page in light and in dark, and leaves it light."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.screenshot(path=FOLDER / f"{name}-{scheme}.png", full_page=full_page, animations="disabled")
    page.emulate_media(color_scheme="light")
