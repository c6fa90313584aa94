"""The operators' commands: `flask --app app …`."""

import json
from uuid import uuid4

import click
from flask import Flask
from flask.cli import AppGroup

from domain.errors import InvalidRequest, InvalidShopDomain
from domain.handoff.settings import HandoffSettings
from domain.handoff.tickets import HandoffMethod
from domain.stores import ShopDomain, Store
from runtime.services import Services, Work


def register_commands(app: Flask, house: Services) -> None:
    for group in (database_commands, store_commands, inbox_commands, outbox_commands, key_commands):
        app.cli.add_command(group(house))
    for command in (ask_command, handoff_command):
        app.cli.add_command(command(house))


def required(work: Work, shop: str) -> Store:
    try:
        store = work.stores.of_shop(ShopDomain.parse(shop))
    except InvalidShopDomain:
        raise click.BadParameter(f"{shop} is not a myshopify.com domain") from None
    if store is None:
        raise click.ClickException(f"{shop} does not have Shopfloor installed")
    return store


def database_commands(house: Services) -> AppGroup:
    group = AppGroup("database", help="The tables.")

    @group.command("upgrade")
    def upgrade() -> None:
        """Bring the tables to the newest revision."""
        house.storage.database.migrate()

    return group


def store_commands(house: Services) -> AppGroup:
    group = AppGroup("stores", help="The stores that have Shopfloor.")

    @group.command("list")
    def list_stores() -> None:
        """One line a store."""
        with house.begin() as work:
            for store in work.stores.all():
                click.echo(f"{store.shop}\t{store.state.value}\t{store.name}")

    @group.command("show")
    @click.argument("shop")
    def show(shop: str) -> None:
        """What is held of a store."""
        with house.begin() as work:
            store = required(work, shop)
            counts = {"products": work.catalogue.count(store), "orders": work.orders.count(store)}
            counts |= work.documents.counts(store)
            progress = work.imports.progress(store)
            inbox, outbox = work.inbox.counts(store), work.outbox.counts(store)
        click.echo(f"{store.shop}  {store.name}  {store.currency}  {store.timezone}  {store.state.value}")
        click.echo("  ".join(f"{name} {count}" for name, count in counts.items()))
        click.echo(f"import {progress.state.value if progress else 'none'}  inbox {inbox}  outbox {outbox}")

    @group.command("import")
    @click.argument("shop")
    def import_again(shop: str) -> None:
        """Read the whole store again."""
        from jobs.imports import import_later

        with house.begin() as work:
            store = required(work, shop)
            work.imports.begin(store, house.now())
        import_later(house.redis, store)
        click.echo(f"{shop} is being read again")

    @group.command("erase")
    @click.argument("shop")
    @click.confirmation_option(prompt="Erase everything held of this store?")
    def erase(shop: str) -> None:
        """Delete the store's rows and drop its schema, for good."""
        with house.begin() as work:
            store = required(work, shop)
        house.storage.bookcase.drop(store)
        with house.begin() as work:
            work.stores.erase(store)
        click.echo(f"{shop} is erased")

    return group


def inbox_commands(house: Services) -> AppGroup:
    group = AppGroup("inbox", help="What Shopify delivered.")

    @group.command("status")
    @click.argument("shop")
    def status(shop: str) -> None:
        """How many deliveries wait, are done, or need a person, and why."""
        with house.begin() as work:
            store = required(work, shop)
            counts, aside = work.inbox.counts(store), work.inbox.set_aside(store)
        click.echo("  ".join(f"{state} {count}" for state, count in sorted(counts.items())) or "empty")
        for row in aside:
            click.echo(f"{row.triggered_at:%Y-%m-%d %H:%M:%S}  {row.topic}  {row.webhook_id}  {row.reason}")

    @group.command("replay")
    @click.argument("shop")
    def replay(shop: str) -> None:
        """Try again what was set aside."""
        from jobs.inbox import drain_later

        with house.begin() as work:
            store = required(work, shop)
            count = work.inbox.replay(store)
        drain_later(house.redis, str(store.id))
        click.echo(f"{count} deliveries are back in line")

    return group


def outbox_commands(house: Services) -> AppGroup:
    group = AppGroup("outbox", help="Tickets on their way to a helpdesk.")

    @group.command("status")
    @click.argument("shop")
    def status(shop: str) -> None:
        """How many tickets wait, are done, or failed."""
        with house.begin() as work:
            counts = work.outbox.counts(required(work, shop))
        click.echo("  ".join(f"{state} {count}" for state, count in sorted(counts.items())) or "empty")

    @group.command("retry")
    @click.argument("shop")
    def retry(shop: str) -> None:
        """Try failed tickets again."""
        with house.begin() as work:
            count = work.outbox.retry(required(work, shop), house.now())
        click.echo(f"{count} tickets are back in line")

    return group


def key_commands(house: Services) -> AppGroup:
    group = AppGroup("keys", help="The keys that seal secrets.")

    @group.command("rotate")
    def rotate() -> None:
        """Seal every secret anew with the first of SEALING_KEYS."""
        with house.begin() as work:
            count = work.reseal()
        click.echo(f"{count} secrets are sealed with the newest key")

    return group


def ask_command(house: Services) -> click.Command:
    @click.command("ask")
    @click.argument("shop")
    @click.argument("question")
    @click.option("--as", "email", help="Ask as the customer with this e-mail, signed in.")
    @click.option("--page", type=int, help="Ask while looking at the product of this id.")
    def ask(shop: str, question: str, email: str | None, page: int | None) -> None:
        """Answer QUESTION as the store would, and print the receipt."""
        from blueprints.envelopes import envelope
        from domain import turns
        from domain.conversations import Page

        with house.begin() as work:
            store = required(work, shop)
            customer_id = work.customers.id_of_email(store, email) if email else None
            if email and customer_id is None:
                raise click.ClickException(f"no customer of {shop} has that e-mail")
            conversation = work.conversations.start(store, f"ask-{uuid4().hex}", customer_id, "en", house.now())
            desk = turns.Desk(house.storage.hasher, house.now, envelope, count_proof=lambda: None)
            said = turns.take_turn(store, conversation.id, question, Page("", page), work, desk)
            receipt = work.conversations.log(store, conversation.id)[-1].receipt
        click.echo(said["message"]["text"])
        click.echo(json.dumps(receipt, ensure_ascii=False, indent=2))

    return ask


def handoff_command(house: Services) -> click.Command:
    @click.command("handoff")
    @click.argument("shop")
    @click.argument("method", type=click.Choice([method.value for method in HandoffMethod]))
    @click.option("--account", help="The account's name at Zendesk or Gorgias.")
    @click.option("--login", default="", help="Gorgias: the e-mail the API key belongs to.")
    @click.option("--key", default="", help="Gorgias: the API key.")
    @click.option("--words", default="", help="message: what shoppers are told.")
    def handoff(shop: str, method: str, account: str | None, login: str, key: str, words: str) -> None:
        """Choose where SHOP hands conversations over, and connect it without a browser.

        Zendesk is connected by the client-credentials grant of ZENDESK_CLIENT_ID, Gorgias by an API key.
        """
        kind = HandoffMethod(method)
        with house.begin() as work:
            store = required(work, shop)
        if kind is HandoffMethod.EMAIL:
            raise click.ClickException("handing over by e-mail needs an outgoing mail server, which is not there yet")
        if kind is HandoffMethod.MESSAGE and not words:
            raise click.BadParameter("message needs --words")
        try:
            if account:
                house.helpdesks.connect_directly(store, kind, account, login, key)
        except InvalidRequest as error:
            raise click.ClickException(error.detail) from None
        with house.begin() as work:
            if kind in house.helpdesks.vendors and work.handoffs.connected(store, kind) is None:
                raise click.ClickException(f"{method} is not connected: give --account")
            work.handoffs.choose(store, HandoffSettings(kind, message=words))
        click.echo(f"{shop} hands over to {method}")

    return handoff
