"""Every page, in one router."""

from fastapi import APIRouter

from server.pages import (
    answers,
    api_reference,
    desk,
    document,
    documents,
    extension,
    home,
    lessons,
    panel,
    sign_in,
    skills,
)

router = APIRouter()
for page in (home, sign_in, documents, document, panel, desk, lessons, skills, answers, extension, api_reference):
    router.include_router(page.router)
