"""Opens the judges that can be had here: the one place that knows them all, and that reads a model's key."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from evals.errors import SettingsError
from evals.judging.judge import Judge
from evals.judging.judges.evidence import EvidenceJudge
from evals.judging.judges.ragas_loading import is_ragas_installed
from evals.judging.settings import JudgeSettings
from ingest.index.embedder import Embedder

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_INSTALL = "install it with `pip install 'deskside[judge]'`"


def open_judges(
    settings: JudgeSettings, embedder: Callable[[], Embedder], environment: Mapping[str, str]
) -> list[Judge]:
    """The evidence judge, those of ragas that need no model where ragas is installed, and the model where one is set.

    Raises SettingsError where a model is set that cannot be asked.
    """
    judges: list[Judge] = [EvidenceJudge()]
    if is_ragas_installed():
        from evals.judging.judges.ragas_without_model import RagasWithoutModelJudge

        judges.append(RagasWithoutModelJudge())
    if settings.model is not None:
        judges.append(_open_model_judge(settings, embedder, environment))
    return judges


def choose_judges(judges: Sequence[Judge], names: Sequence[str]) -> list[Judge]:
    """Those with these names; all where none is named. Raises SettingsError for a name that none has."""
    known = {judge.name: judge for judge in judges}
    missing = [name for name in names if name not in known]
    if missing:
        raise SettingsError(f"there is no judge {missing[0]!r} here; there are {', '.join(known)}")
    return [known[name] for name in names] if names else list(judges)


def _open_model_judge(
    settings: JudgeSettings, embedder: Callable[[], Embedder], environment: Mapping[str, str]
) -> Judge:
    if not is_ragas_installed():
        raise SettingsError(f"features.evals.judge.model needs ragas; {_INSTALL}")
    from evals.judging.judges.ragas_with_model import RagasJudge

    options: dict[str, Any] = {}  # Any: what LangChain takes
    close_client = None
    if (settings.model or "").startswith("openai:"):
        import openai

        # LangChain would share one client between all judges of this process, which only one event loop may use.
        options["http_async_client"] = client = openai.DefaultAsyncHttpxClient()
        close_client = client.aclose
    model = _open_model(settings, environment, options)
    return RagasJudge(model, embedder(), settings, _host(settings), close_client)


def _open_model(settings: JudgeSettings, environment: Mapping[str, str], options: Mapping[str, Any]) -> "BaseChatModel":
    from langchain.chat_models import init_chat_model

    wanted: dict[str, Any] = {"timeout": settings.timeout_seconds, "max_retries": 0, **options}
    if settings.sends_temperature:
        wanted["temperature"] = settings.temperature
    if settings.base_url is not None:
        wanted["base_url"] = settings.base_url
    if (key := _key(settings, environment)) is not None:
        wanted["api_key"] = key
    try:
        model: BaseChatModel = init_chat_model(settings.model or "", **wanted)
    except Exception as error:
        # Each provider's library has its own way to say that a package, a name or a key is missing.
        raise SettingsError(f"features.evals.judge.model: {error}") from error
    return model


def _key(settings: JudgeSettings, environment: Mapping[str, str]) -> str | None:
    """The key to send. A server of one's own must not be sent the key of the provider."""
    if settings.api_key_variable is None:
        return "none" if settings.base_url is not None else None
    key = environment.get(settings.api_key_variable)
    if not key:
        raise SettingsError(f"features.evals.judge.api_key_variable: {settings.api_key_variable} is not set; set it")
    return key


def _host(settings: JudgeSettings) -> str:
    if settings.base_url is not None:
        return urlsplit(settings.base_url).netloc
    return (settings.model or "").partition(":")[0]
