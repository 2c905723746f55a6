"""Every page of measuring, in one router."""

from fastapi import APIRouter

from evals.pages import overview

router = APIRouter()
for page in (overview,):
    router.include_router(page.router)
