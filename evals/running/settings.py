"""Settings of runs that the server makes: the table `[features.evals.runs]`."""

from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, field_validator


class RunsSettings(BaseModel):
    """How the server runs golden sets beside its own work."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    threads: int = Field(1, ge=1, le=64)
    """Ask so many examples at once; agents who wait for an answer share the machine with them."""

    most_repeats: int = Field(10, ge=1)
    """How often one run may ask every example."""

    timezone: str = "UTC"
    """In which the times of schedules are meant, such as `Europe/Zurich`."""

    @field_validator("timezone")
    @classmethod
    def _is_known(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError("use a name such as Europe/Zurich") from error
        return name
