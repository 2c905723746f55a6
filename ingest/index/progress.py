"""How those who wait for an indexing pass hear of it."""

from typing import Protocol

from ingest.index.receipt import FileReceipt


class Progress(Protocol):
    """Hears how a pass goes."""

    def planned(self, files: int, size: int) -> None:
        """So many files and bytes are to be looked at."""
        ...

    def finished(self, receipt: FileReceipt, size: int) -> None:
        """One file of so many bytes has ended."""
        ...


class SilentProgress:
    """Tells nobody."""

    def planned(self, files: int, size: int) -> None:
        pass

    def finished(self, receipt: FileReceipt, size: int) -> None:
        pass
