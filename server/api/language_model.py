"""The language model, for whoever runs the server."""

from fastapi import APIRouter

from ingest.index.errors import NotFound
from server.api.requirement import Admin
from server.api.state import TheDeskside
from server.deskside import Deskside
from server.language_model.language_model import LanguageModel, ModelHealth, ModelStanding

router = APIRouter(prefix="/v1/language-model", tags=["language model"])


@router.get("")
def show_language_model(_: Admin, deskside: TheDeskside) -> ModelStanding:
    """Which model writes the answers and how it does since the start; nothing is asked of it."""
    return _model_of(deskside).standing


@router.post("/probe")
async def probe(_: Admin, deskside: TheDeskside) -> ModelHealth:
    """Ask it one word, and say whether it answers. Costs a dozen tokens."""
    return await _model_of(deskside).health()


def _model_of(deskside: Deskside) -> LanguageModel:
    if deskside.language_model is None:
        raise NotFound("no language model is configured; name one in the settings under [language_model]")
    return deskside.language_model
