"""How to install the browser extension, and its files where they have been built."""

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse

from ingest.index.errors import NotFound
from server.api.requirement import signed_in
from server.pages.page import FOLDER, render

router = APIRouter(include_in_schema=False)

DOWNLOADS = FOLDER / "downloads"
_FILES = {"deskside-chrome.zip": "Download for Chrome and Edge", "deskside-firefox.zip": "Download for Firefox"}


@router.get("/extension")
def show_extension(request: Request) -> HTMLResponse:
    """Three steps."""
    downloads = [(name, file) for file, name in _FILES.items() if (DOWNLOADS / file).is_file()]
    server = str(request.base_url).rstrip("/")
    return render(request, "extension.html", signed_in(request), downloads=downloads, server=server)


@router.get("/extension/{file}")
def download(file: str) -> FileResponse:
    """One of the packed extensions."""
    if file not in _FILES or not (DOWNLOADS / file).is_file():
        raise NotFound("the extension has not been built on this server: run 'make extension'")
    return FileResponse(DOWNLOADS / file, media_type="application/zip", filename=file)
