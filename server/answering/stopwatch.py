"""Times the steps of an answer."""

import time
from dataclasses import dataclass, field


@dataclass
class Stopwatch:
    """Milliseconds of each step."""

    laps: dict[str, float] = field(default_factory=dict)
    _last: float = field(default_factory=time.perf_counter)

    def lap(self, name: str) -> None:
        """What passed since the last lap belongs to this step."""
        now = time.perf_counter()
        self.laps[name] = round((now - self._last) * 1000, 2)
        self._last = now

    def since_start(self) -> float:
        """Seconds since it was started; of use before the first lap."""
        return time.perf_counter() - self._last
