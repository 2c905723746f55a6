"""What went wrong with a language model, whatever its provider's library calls it."""

from server.errors import LanguageModelError, ModelTooSlow, ModelUnavailable

_BUSY = frozenset({408, 409, 425, 429})


def as_failure(error: Exception) -> LanguageModelError:
    """Ours for theirs. It repeats nothing of their message, which may quote what was sent, or part of a key."""
    if isinstance(error, LanguageModelError):
        return error
    if isinstance(error, TimeoutError) or "timeout" in type(error).__name__.lower():
        return ModelTooSlow("the language model did not answer in time")
    status = _status_of(error)
    said = f"refused with status {status}" if status else "cannot be reached"
    return ModelUnavailable(f"the language model {said}")


def may_pass(error: Exception) -> bool:
    """Whether the same call may succeed a moment later."""
    status = _status_of(error)
    if status is not None:
        return status in _BUSY or status >= 500
    return not isinstance(as_failure(error), ModelTooSlow) and not isinstance(error, LanguageModelError)


def _status_of(error: Exception) -> int | None:
    status = getattr(error, "status_code", None)
    return status if isinstance(status, int) and status > 0 else None
