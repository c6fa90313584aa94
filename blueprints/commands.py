"""The operators' commands: `flask --app app …`."""

import json
from datetime import datetime

import click
from flask import Flask
from flask.cli import AppGroup, with_appcontext

from blueprints import bodies
from blueprints.access_views import access_view
from blueprints.admin_views import held_counts
from blueprints.chat import LONGEST_MESSAGE
from blueprints.database_commands import database
from blueprints.handoff_commands import handoff
from blueprints.house import services
from blueprints.import_bars import told, watch
from blueprints.knowledge_commands import contradictions, gaps
from blueprints.privacy_commands import privacy
from blueprints.rehearsing import rehearsed
from blueprints.terminals import at_the_keyboard, counted, listed, note_change, plainly_told, required
from domain.activity import ActivityKind
from domain.handoff.delivering import PartKind
from domain.imports import ImportProgress, ImportState
from domain.privacy.accesses import Access, Seen
from domain.readings import told_problem
from domain.rehearsing.rehearsals import Script
from domain.stores import Road, Store, StoreState
from integrations.shopify.fields import LARGEST
from jobs.erasing import erase_now
from jobs.imports import import_anew, import_later
from jobs.inbox import drain_later
from runtime.services import Work

MOST_SHOWN = 50  # follow-ups that failed

stores = AppGroup("stores", help="The stores that have Shopfloor.")
inbox = AppGroup("inbox", help="What Shopify delivered.")
outbox = AppGroup("outbox", help="Tickets on their way to a helpdesk.")
keys = AppGroup("keys", help="The keys that seal secrets.")

LONGEST_VOICE = 200  # characters
VOICE_OF_A_MODEL = "its description in words"  # in the log of activity
NOTHING_WORDED = "no model words its answers, so this changes nothing now; the merchant's page Voice sets their tone"
READ_LATER = "read when it installs the app again"


def register_commands(app: Flask) -> None:
    for command in (database, stores, inbox, outbox, keys, privacy, gaps, contradictions, ask, handoff):
        app.cli.add_command(command)


@stores.command("list")
def list_stores() -> None:
    """One line a store."""
    with services().begin() as work:
        for store in work.stores.all():
            click.echo(f"{store.shop}\t{store.state.value}\t{store.name}")


@stores.command("show")
@click.argument("shop")
def show(shop: str) -> None:
    """What is held of a store."""
    with services().begin() as work:
        store = required(work, shop)
        counts, progress = held_counts(store, work), work.imports.progress(store)
        deliveries, tickets = work.inbox.counts(store), work.outbox.counts(store)
        stale = filter(None, map(told_problem, work.readings.all(store)))
        access = access_view(services(), store, work)
    click.echo(f"{store.shop}  {store.name}  {store.currency}  {store.timezone}  {store.state.value}")
    click.echo(f"road {store.road.value}  access {access['state']}")
    for lacking in access["missing"]:
        click.echo(f"not allowed {lacking['scope']}: {lacking['stops']}")
    click.echo(listed(counts))
    click.echo(told(progress, services().now()))
    for sentence in stale:
        click.echo(sentence)
    click.echo(f"inbox {listed(deliveries)}")
    click.echo(f"outbox {listed(tickets)}")


@stores.command("road")
@click.argument("shop")
@click.argument("road", type=click.Choice([road.value for road in Road]))
def take_road(shop: str, road: str) -> None:
    """Say how the app is in the store, after its configuration changed, and read the store again."""
    house = services()
    with house.begin() as work:
        store = required(work, shop)
        work.stores.note_road(store, Road(road))
        note_change(work, store, ActivityKind.TOOK_ROAD, road)
        is_read = store.state is StoreState.INSTALLED
        if is_read:
            work.imports.begin(store, house.now())
    if is_read:
        import_later(house.redis, store)
    click.echo(f"{shop} is {road} and is {'being read again' if is_read else READ_LATER}")


@stores.command("voice")
@click.argument("shop")
@click.argument("words", default="")
def set_voice(shop: str, words: str) -> None:
    """Say how the agent should sound where a model words its answers: "warm, brief, first names only"."""
    house = services()
    with house.begin() as work:
        store = required(work, shop)
        work.drafting.set_voice(store, words[:LONGEST_VOICE])
        note_change(work, store, ActivityKind.CHANGED_VOICE, VOICE_OF_A_MODEL)
    click.echo(f"{shop} sounds {words[:LONGEST_VOICE]}" if words else f"{shop} has no voice of its own")
    if words and house.drafter_for(store) is None:
        click.echo(NOTHING_WORDED)


@stores.command("import")
@click.argument("shop")
@click.option("--watch", "watched", is_flag=True, help="Show how far it is until it ends.")
def import_again(shop: str, watched: bool) -> None:
    """Read the whole store again."""
    house = services()
    with house.begin() as work:
        store = required(work, shop)
    if store.state is not StoreState.INSTALLED:
        raise click.ClickException(f"{shop} does not have the app now; it is {READ_LATER}")
    import_anew(house, store)
    with house.begin() as work:
        note_change(work, store, ActivityKind.READ_AGAIN)
    click.echo(f"{shop} is being read again")
    if watched:
        ended = watch(lambda: progress_of(store), house.now)
        click.echo(told(ended, house.now()))
        if ended.state is ImportState.FAILED:
            raise click.exceptions.Exit(1)


def progress_of(store: Store) -> ImportProgress:
    with services().begin() as work:
        progress = work.imports.progress(store)
    if progress is None:
        raise click.ClickException(f"{store.shop} was erased meanwhile")
    return progress


@stores.command("erase")
@click.argument("shop")
@click.confirmation_option(prompt="Erase everything held of this store?")
def erase(shop: str) -> None:
    """Delete the store's rows and drop its schema, for good."""
    house = services()
    with house.begin() as work:
        store = required(work, shop)
    erase_now(house, store)
    click.echo(f"{shop} is erased")


@inbox.command("status")
@click.argument("shop")
def inbox_status(shop: str) -> None:
    """How many deliveries and follow-ups wait, are done, or need a person, and why."""
    with services().begin() as work:
        store = required(work, shop)
        counts, aside = work.inbox.counts(store), work.inbox.set_aside(store)
        follow_ups, stuck = work.follow_ups.counts(store), work.follow_ups.stuck(store, MOST_SHOWN)
    click.echo(listed(counts))
    for row in aside:
        click.echo(f"{row.triggered_at:%Y-%m-%d %H:%M:%S}  {row.topic}  {row.webhook_id}  {row.reason}")
    click.echo(f"to be done after deliveries: {listed(follow_ups)}")
    for one in stuck:
        state = "given up" if one.given_up else "tried again soon"
        click.echo(f"{one.task}  {one.record_id or 'the store'}  tried {one.attempts} times, {state}  {one.reason}")


@inbox.command("replay")
@click.argument("shop")
@click.option("--id", "webhook_id", default="", help="Only the delivery of this webhook id.")
@click.option("--topic", default="", help="Only deliveries of this topic.")
def replay(shop: str, webhook_id: str, topic: str) -> None:
    """Try again what was set aside; without options also the follow-ups that were given up."""
    house = services()
    with house.begin() as work:
        store = required(work, shop)
        count = work.inbox.replay(store, webhook_id, topic)
        again = 0 if webhook_id or topic else work.follow_ups.retry(store)
        if count or again:
            note_change(work, store, ActivityKind.TRIED_DELIVERIES, str(count + again))
    require_found(webhook_id, count)
    drain_later(house.redis, str(store.id))
    back = counted(count, "delivery is", "deliveries are")
    click.echo(f"{back} back in line" + (f", {counted(again, 'follow-up', 'follow-ups')} too" if again else ""))


@inbox.command("dismiss")
@click.argument("shop")
@click.option("--id", "webhook_id", default="", help="Only the delivery of this webhook id.")
@click.option("--topic", default="", help="Only deliveries of this topic.")
def dismiss(shop: str, webhook_id: str, topic: str) -> None:
    """Close what was set aside, once somebody has looked at it. What it told is lost unless the store is read again."""
    with services().begin() as work:
        store = required(work, shop)
        if count := work.inbox.dismiss(store, webhook_id, topic):
            note_change(work, store, ActivityKind.CLOSED_DELIVERIES, str(count))
    require_found(webhook_id, count)
    click.echo(f"{counted(count, 'delivery is', 'deliveries are')} closed")


def require_found(webhook_id: str, count: int) -> None:
    if webhook_id and not count:
        raise click.ClickException(f"nothing with the id {webhook_id} is set aside")


@outbox.command("status")
@click.argument("shop")
def outbox_status(shop: str) -> None:
    """How many tickets, and comments on them, wait, are done, or failed."""
    with services().begin() as work:
        store = required(work, shop)
        counts = {kind: work.outbox.counts(store, kind) for kind in PartKind}
    for kind, found in counts.items():
        click.echo(f"{kind.value}s {listed(found)}")


@outbox.command("retry")
@click.argument("shop")
def retry(shop: str) -> None:
    """Try failed tickets and comments again. The sweep delivers them within seconds, with what waits behind them."""
    house = services()
    with house.begin() as work:
        store = required(work, shop)
        if count := work.outbox.retry(store, house.now()):
            note_change(work, store, ActivityKind.TRIED_TICKETS, str(count))
    click.echo(f"{counted(count, 'ticket or comment is', 'tickets and comments are')} back in line")


@keys.command("rotate")
def rotate() -> None:
    """Seal every secret anew with the first of SEALING_KEYS."""
    with services().begin() as work:
        count = work.reseal()
    click.echo(f"{counted(count, 'secret is', 'secrets are')} sealed with the newest key")


@click.command("ask")
@click.argument("shop")
@click.argument("question")
@click.option("--as", "email", help="Ask as the customer with this e-mail, signed in.")
@click.option("--page", type=click.IntRange(1, LARGEST), help="Ask while looking at the product of this id.")
@with_appcontext
def ask(shop: str, question: str, email: str | None, page: int | None) -> None:
    """Answer QUESTION as the store would, and print the receipt. Nothing of it stays among the conversations."""
    with plainly_told():
        asked = bodies.words({"question": question}, "question", LONGEST_MESSAGE, required=True)
    house = services()
    with plainly_told(), house.begin() as work:
        store = required(work, shop)
        customer_id = customer_of(work, store, email, house.now()) if email else None
        [said] = rehearsed(store, Script((asked,), customer_id, page), work).exchanges
    click.echo(said.envelope["message"]["text"])
    click.echo(json.dumps(said.receipt, ensure_ascii=False, indent=2))


def customer_of(work: Work, store: Store, email: str, now: datetime) -> int:
    """Return whom to ask as. That their data is read is logged."""
    customer_id = work.customers.id_of_email(store, email)
    if customer_id is None:
        raise click.ClickException(f"no customer of {store.shop} has that e-mail")
    work.accesses.note(store, Access(now, at_the_keyboard(), Seen.CUSTOMER, str(customer_id)))
    return customer_id
