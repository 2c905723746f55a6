"""Renders the pages of measuring."""

from pathlib import Path

from server.pages.page import Renderer

FOLDER = Path(__file__).parent

render = Renderer(FOLDER / "templates")
