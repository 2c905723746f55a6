"""Who may reach the tools for assistants, beside having a key."""

from pydantic import BaseModel, ConfigDict


class McpSettings(BaseModel):
    """Settings of the tools for assistants."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    allowed_hosts: tuple[str, ...] = ()
    """Names under which assistants on other machines reach this server, such as `deskside.example.com`. Under any other
    name than these and this machine's own they are refused, since a web site can point its own name at this address."""
