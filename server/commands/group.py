"""The command group: the server's own commands, and those of features found by entry point."""

from importlib import import_module
from importlib.metadata import entry_points, version

import click

from server.feature import Feature

FEATURES = "deskside.features"
_OWN = {
    "ask": "server.commands.ask",
    "check-draft": "server.commands.check_draft",
    "demo": "server.commands.demo",
    "documents": "server.commands.documents",
    "ingest": "server.commands.ingest",
    "replay": "server.commands.replay",
    "serve": "server.commands.serve",
    "setup": "server.commands.setup",
    "suggest": "server.commands.suggest",
}


def features() -> list[Feature]:
    """The features that installed packages announce."""
    return [entry_point.load() for entry_point in entry_points(group=FEATURES)]


class CommandGroup(click.Group):
    """Loads a command's module only when that command is asked for: starting is part of answering."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*_OWN, *(command.name or "" for command in _feature_commands())])

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name in _OWN:
            command: click.Command = import_module(_OWN[name]).command
            return command
        return next((command for command in _feature_commands() if command.name == name), None)


def _feature_commands() -> list[click.Command]:
    return [command for feature in features() for command in feature.commands()]


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("deskside"), prog_name="deskside")
def deskside() -> None:
    """The right policy, cited to the sentence, beside the ticket an agent is working on."""
