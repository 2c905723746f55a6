"""A contender with its running server."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evals.bench.contender import AskRequest, Contender
from evals.bench.server_process import ServerProcess, serving
from evals.example import Example


@dataclass(frozen=True, slots=True)
class Seat:
    """A contender, its index and its running server."""

    contender: Contender
    index: Path
    server: ServerProcess

    def requests(self, examples: Sequence[Example]) -> list[AskRequest]:
        """These examples as this server is asked them."""
        return [self.contender.ask_request(example) for example in examples]


@contextmanager
def seated(contender: Contender, index: Path) -> Iterator[Seat]:
    """The contender's server over its index, stopped at the end. Raises SubjectError when it does not get ready."""
    log = index.with_name(f"{index.name}.serve.log")
    with serving(lambda port: contender.serve_command(index, port), log) as server:
        yield Seat(contender, index, server)
