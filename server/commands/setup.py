"""`deskside setup`: what has to be done once on a machine."""

import click

from ingest.index.settings import IndexSettings


@click.command("setup")
def command() -> None:
    """Export the bundled embedding model for this machine; does nothing where that has been done."""
    folder = IndexSettings().model_folder
    if folder.exists():
        click.echo(f"The embedding model is ready in {folder}")
        return
    click.echo("Exporting the embedding model, once (about ten seconds) ...")
    from ingest.index.embedders.export import export_apart

    export_apart(folder)
    click.echo(f"The embedding model is ready in {folder}")
