"""The command `deskside eval digest`; what it needs is loaded only when it runs."""

from datetime import datetime
from pathlib import Path

import click

from server.clock import utc_now
from server.commands.options import data_option, read_settings, require_index, settings_option


@click.command("digest")
@data_option
@settings_option
@click.option(
    "--week",
    type=click.DateTime(["%Y-%m-%d"]),
    help="A day of the week to tell of; without it the last week that is over.",
)
@click.option("--send", "is_sent", is_flag=True, help="Send it by mail, as [features.evals.mail] of the settings says.")
@click.option("--rebuild", "is_rebuilt", is_flag=True, help="Make every figure again from the stored answers first.")
def digest(data: Path, settings_file: Path | None, week: datetime | None, is_sent: bool, is_rebuilt: bool) -> None:
    """Tell one week of answers in short, beside the week before.

    With --send it also goes out by mail; the exit code is 1 when nothing was sent. It works beside a running server.
    """
    settings = read_settings(data, settings_file)
    require_index(data)
    from evals.dashboards.beside import open_beside
    from evals.dashboards.period import Step, day_number, last_whole_week, start_of, week_of

    with open_beside(settings) as room:
        if is_rebuilt:
            room.facts.rebuild()
        room.facts.catch_up(None)
        told = week_of(start_of(day_number(week.date()), Step.WEEK)) if week else last_whole_week(utc_now())
        click.echo(room.post.letter(told).text)
        if is_sent:
            delivery = room.post.send(told)
            for address, reason in delivery.refused.items():
                click.echo(f"Not sent to {address}: {reason}", err=True)
            click.echo(f"Sent to {', '.join(delivery.accepted)}.")
