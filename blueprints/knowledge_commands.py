"""Operators' commands about what a store's texts say and do not say: `flask --app app gaps …`."""

import click
from flask.cli import AppGroup

from blueprints.house import services
from blueprints.terminals import required

MOST_SHOWN = 50  # questions

gaps = AppGroup("gaps", help="What shoppers ask and no text of the store's answers.")


@gaps.command("list")
@click.argument("shop")
@click.option("--limit", default=MOST_SHOWN, show_default=True, help="How many questions at most.")
def list_gaps(shop: str, limit: int) -> None:
    """The questions of SHOP that were not answered, those asked most often first."""
    with services().begin() as work:
        found = work.gaps.told(required(work, shop), limit)
    for gap in found:
        about = gap.product or gap.kind.value
        click.echo(f"{gap.times}\t{gap.last_at:%Y-%m-%d}\t{about}\t{gap.question}")
    if not found:
        click.echo("no gap")
