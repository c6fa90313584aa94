"""Operators' commands about people's data: `flask --app app privacy …`."""

import json
from uuid import UUID

import click
from flask.cli import AppGroup

from blueprints.house import services
from blueprints.terminals import at_the_keyboard, domain_of, note_change, required
from domain.activity import ActivityKind
from domain.errors import ExportNotFound
from domain.privacy.fetching import fetch

privacy = AppGroup("privacy", help="What people asked of their data, and who read it.")


@privacy.command("list")
@click.argument("shop")
def list_requests(shop: str) -> None:
    """The requests about people of SHOP and what was done, also after everything else of it is erased."""
    house = services()
    with house.begin() as work:
        records = work.privacy.of_shop(domain_of(shop))
    for one in records:
        counts = "  ".join(f"{what} {count}" for what, count in one.done.counts.items() if count)
        tickets = "  ".join(f"{ticket.method} ticket {ticket.ticket_id}" for ticket in one.done.tickets)
        late = "LATE" if one.is_late(house.now()) else f"due {one.due_at:%Y-%m-%d}"
        when = f"done {one.finished_at:%Y-%m-%d}" if one.finished_at else late
        click.echo("  ".join(part for part in (str(one.id), one.kind, one.state, when, counts, tickets) if part))
    if not records:
        click.echo("no request")


@privacy.command("export")
@click.argument("shop")
@click.argument("request_id", type=click.UUID)
def export(shop: str, request_id: UUID) -> None:
    """Print the data that was gathered for a request of SHOP's, as JSON. It is logged who did."""
    house = services()
    now = house.now()
    with house.begin() as work:
        store = required(work, shop)
        try:
            made_after = now - house.settings.retention.exports
            document = fetch(store, request_id, at_the_keyboard(), now, made_after, work)
        except ExportNotFound:
            raise click.ClickException("there is no export for that request, or it is too old") from None
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


@privacy.command("answered")
@click.argument("shop")
@click.argument("request_id", type=click.UUID)
def answered(shop: str, request_id: UUID) -> None:
    """Note that a request for data was answered in another way, its export being too old."""
    with services().begin() as work:
        store = required(work, shop)
        if not work.privacy.note_fetched(store, request_id):
            raise click.ClickException("no request of that id waits for an answer")
        note_change(work, store, ActivityKind.ANSWERED_REQUEST)
    click.echo("noted as answered")


@privacy.command("accesses")
@click.argument("shop")
@click.option("--newest", type=click.IntRange(min=1), default=100, help="How many lines.")
def accesses(shop: str, newest: int) -> None:
    """Who read people's data of SHOP, the newest first."""
    with services().begin() as work:
        found = work.accesses.newest(required(work, shop), newest)
    for one in found:
        click.echo(f"{one.at:%Y-%m-%d %H:%M:%S}  {one.actor}  {one.seen}  {one.record_id}".rstrip())
    if not found:
        click.echo("nobody")
