"""How much one file may cost."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class SandboxLimits:
    """What a worker may use for one file; past any of them the file is refused and the worker replaced."""

    seconds: float = 45.0
    resident_bytes: int = 1000 * MEBIBYTE
    address_bytes: int = 1536 * MEBIBYTE
    file_bytes: int = 100 * MEBIBYTE
    reply_bytes: int = 128 * MEBIBYTE
    files_per_worker: int = 500
    """A worker is replaced after so many files, so that nothing a file leaves behind lasts."""
