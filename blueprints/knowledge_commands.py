"""Operators' commands about what a store's texts say twice, and what they do not say: `flask --app app gaps …`."""

import click
from flask.cli import AppGroup

from blueprints.house import services
from blueprints.terminals import required
from domain.agent.policies.clauses.answers import contradictions_of

MOST_SHOWN = 50  # questions

gaps = AppGroup("gaps", help="What shoppers ask and no text of the store's answers.")
contradictions = AppGroup("contradictions", help="What a store's texts state differently of one thing.")


@gaps.command("list")
@click.argument("shop")
@click.option(
    "--limit", type=click.IntRange(min=1), default=MOST_SHOWN, show_default=True, help="How many questions at most."
)
def list_gaps(shop: str, limit: int) -> None:
    """The questions of SHOP that were not answered, those asked most often first."""
    with services().begin() as work:
        found = work.gaps.told(required(work, shop), limit)
    for gap in found:
        about = gap.product or gap.kind.value
        click.echo(f"{gap.times}\t{gap.last_at:%Y-%m-%d}\t{about}\t{gap.question}")
    if not found:
        click.echo("no gap")


@contradictions.command("list")
@click.argument("shop")
def list_contradictions(shop: str) -> None:
    """What SHOP's policies, pages and articles state differently of one thing, with where each stands."""
    with services().begin() as work:
        found = contradictions_of(required(work, shop), work.knowledge)
    for one in found:
        click.echo(one.topic.value)
        for statement in one.statements:
            click.echo(f"  {statement.figure}\t{statement.passage.url}\t{statement.unit.text}")
    if not found:
        click.echo("no contradiction")
