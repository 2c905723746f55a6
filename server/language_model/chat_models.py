"""Opens the chat model that the settings name; only this loads LangChain."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from server.errors import ModelUnavailable
from server.language_model.settings import LanguageModelSettings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


@dataclass(frozen=True, slots=True)
class ChatModel:
    """A LangChain chat model that makes no attempts of its own, and how to close its connections."""

    model: "BaseChatModel"
    close: Callable[[], Awaitable[None]] | None = None


def open_chat_model(settings: LanguageModelSettings, environment: Mapping[str, str]) -> ChatModel:
    """The model of the settings. Raises ModelUnavailable where a package, a name or a key is missing.

    Takes about two seconds the first time: the provider's library is loaded.
    """
    from langchain.chat_models import init_chat_model

    wanted: dict[str, Any] = {"max_retries": 0}  # Any: what LangChain takes
    if settings.sends_temperature:
        wanted["temperature"] = settings.temperature
    if settings.base_url is not None:
        wanted["base_url"] = settings.base_url
    key = _key(settings, environment)
    try:
        options = _OPTIONS.get((settings.model or "").partition(":")[0], _plain_options)(settings, key)
        close = options.pop("close", None)
        return ChatModel(init_chat_model(settings.model or "", **wanted, **options), close)
    except Exception as error:
        # Each provider's library has its own way to say that a package, a name or a key is missing.
        raise ModelUnavailable(f"language_model.model: {_first_line(error)}") from error


def _key(settings: LanguageModelSettings, environment: Mapping[str, str]) -> str | None:
    """The key to send. A server of one's own must not be sent the key of the provider."""
    if settings.api_key_variable is None:
        return "none" if settings.base_url is not None else None
    key = environment.get(settings.api_key_variable)
    if not key:
        raise ModelUnavailable(f"language_model.api_key_variable: {settings.api_key_variable} is not set; set it")
    return key


def _plain_options(settings: LanguageModelSettings, key: str | None) -> dict[str, Any]:
    options: dict[str, Any] = {"timeout": settings.whole_seconds, "max_tokens": settings.longest_reply}
    return options if key is None else {**options, "api_key": key}


def _openai_options(settings: LanguageModelSettings, key: str | None) -> dict[str, Any]:
    import httpx2
    import openai

    # LangChain would share one client between all models of this process, which only one event loop may use.
    client = openai.DefaultAsyncHttpxClient()
    return {
        **_plain_options(settings, key),
        "timeout": httpx2.Timeout(settings.whole_seconds, connect=settings.connect_seconds),
        "http_async_client": client,
        "stream_usage": True,
        # The silence between two pieces is measured here, where it ends the call.
        "stream_chunk_timeout": None,
        "close": client.aclose,
    }


def _ollama_options(settings: LanguageModelSettings, key: str | None) -> dict[str, Any]:
    import httpx

    kept: dict[str, Any] = {"timeout": httpx.Timeout(settings.whole_seconds, connect=settings.connect_seconds)}
    if settings.api_key_variable is not None:
        kept["headers"] = {"Authorization": f"Bearer {key}"}
    return {"client_kwargs": kept, "num_predict": settings.longest_reply}


_OPTIONS: Mapping[str, Callable[[LanguageModelSettings, str | None], dict[str, Any]]] = {
    "openai": _openai_options,
    "ollama": _ollama_options,
}


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
