"""What operators do with the whole database: bring its tables up, write it to a file, put it back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask.cli import AppGroup

from blueprints.house import services

KEYS_TOO = (
    "What is sealed in it opens with the same SECRET_KEY and SEALING_KEYS alone: keep them too, at another place"
    " (keys.env in VAR_DIR, where `make run` made them)."
)

database = AppGroup("database", help="The tables, and all that stands in them.")


@database.command("upgrade")
def upgrade() -> None:
    """Bring the tables to the newest revision."""
    services().storage.database.migrate()


@database.command("dump")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def dump(file: Path) -> None:
    """Write everything to FILE, as it is at this moment; the product may run meanwhile."""
    with told():
        # What looks after engines takes eight megabytes, which no other process of the product needs.
        from runtime.engines.dumps import dump_database

        dump_database(services().storage.database.url, file)
    click.echo(f"{file} holds the database. {KEYS_TOO}")


@database.command("restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def restore(file: Path) -> None:
    """Put what `database dump` wrote into an empty database."""
    base = services().storage.database
    if base.holds_tables():
        raise click.ClickException("this database is not empty; restore into a new one")
    with told():
        from runtime.engines.dumps import restore_database

        restore_database(base.url, file)
    base.migrate()
    click.echo(f"the database is as {file} has it")


@contextmanager
def told() -> Iterator[None]:
    from runtime.engines.errors import EngineError

    try:
        yield
    except EngineError as error:
        raise click.ClickException(str(error)) from None
