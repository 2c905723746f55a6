"""Keeps retries to a small share of all calls, so that a model in trouble is not buried under them."""

_MOST = 10.0
"""Retries saved up for a bad moment."""


class RetryBudget:
    """A token bucket: every call puts a share in, every retry takes one out.

    It begins empty, so that at any moment the retries are no more than `share` of the calls so far.
    """

    def __init__(self, share: float) -> None:
        self.calls = 0
        self.retries = 0
        self._share = share
        self._saved = 0.0

    def earn(self) -> None:
        """A call was made."""
        self.calls += 1
        self._saved = min(_MOST, self._saved + self._share)

    def spend(self) -> bool:
        """Whether a retry may be made; then it counts as made."""
        # A tenth has no exact binary form: ten of them are a little less than one.
        if self._saved + 1e-9 < 1.0:
            return False
        self.retries += 1
        self._saved = max(0.0, self._saved - 1.0)
        return True
