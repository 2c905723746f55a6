"""What went wrong with a request, as problem+json (RFC 9457)."""

from dataclasses import dataclass

from pydantic import TypeAdapter

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field of a request."""

    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem; `id` finds an unexpected one in the server's log."""

    type: str
    title: str
    status: int
    detail: str
    errors: tuple[FieldProblem, ...] = ()
    id: str | None = None

    def to_json(self) -> str:
        """What is sent; nothing that is empty."""
        return _PROBLEM.dump_json(self, exclude_defaults=True).decode()


_PROBLEM = TypeAdapter(Problem)
