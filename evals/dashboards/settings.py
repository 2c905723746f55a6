"""Settings of the weekly digest by mail: the table `[features.evals.mail]`."""

from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator


class Weekday(StrEnum):
    """A day of the week, in the order of `datetime.weekday`."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def place(self) -> int:
        """0 for Monday."""
        return list(Weekday).index(self)


class MailSettings(BaseModel):
    """Where mail is handed over, and who gets the digest when. Without a host nothing is ever sent."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    host: str | None = None
    """The SMTP server."""
    port: int = Field(587, ge=1, le=65535)
    starttls: bool = True
    """Encrypt the connection before anything is said; turn off only for a relay on this machine or network."""
    ca_file: Path | None = None
    """The certificates to trust, where the company has an authority of its own."""
    username: str | None = None
    password_env: str | None = Field(default=None, min_length=1)
    """The environment variable that holds the password, which itself never stands in a file."""
    sender: str = Field("", alias="from", max_length=320)
    to: tuple[str, ...] = ()
    base_url: str | None = None
    """Where recipients open Deskside, such as `https://deskside.example`; links in the mail begin with it."""
    audience: tuple[str, ...] = ()
    """Groups all recipients are in: the mail names only what they may read, beside what all staff may."""
    weekday: Weekday = Weekday.MONDAY
    hour: int = Field(7, ge=0, le=23)
    timezone: str = "UTC"
    """In which weekday and hour are meant, such as `Europe/Zurich`."""
    timeout_seconds: float = Field(30.0, gt=0)

    @field_validator("timezone")
    @classmethod
    def _is_known(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:  # no such zone is a KeyError
            raise ValueError("use a name such as Europe/Zurich") from error
        return name

    @field_validator("sender", "to")
    @classmethod
    def _are_addresses(cls, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        for address in (value,) if isinstance(value, str) else value:
            if address and ("@" not in address or any(letter.isspace() or letter in "<>," for letter in address)):
                raise ValueError(f"{address!r} is no mail address; write it like lead@company.example")
        return value

    @field_validator("base_url")
    @classmethod
    def _is_web_address(cls, url: str | None) -> str | None:
        if url is not None and not url.startswith(("http://", "https://")):
            raise ValueError("begin it with https:// or http://")
        return url and url.rstrip("/")

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.host is not None and not (self.sender and self.to):
            raise ValueError("with a host, set `from` and `to` as well")
        if (self.username is None) is not (self.password_env is None):
            raise ValueError("set `username` and `password_env` together, or neither")
        if self.username is not None and not self.starttls and not _is_this_machine(self.host or ""):
            raise ValueError("a password would go over the network unencrypted; set `starttls = true`")
        return self


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
