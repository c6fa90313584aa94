"""The operators' command that chooses where a store hands over."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import click
from flask.cli import with_appcontext

from blueprints.handoff_choices import channel_in, chosen_in
from blueprints.house import services
from blueprints.merchant.handoff_page import METHODS
from blueprints.terminals import note_change, plainly_told, required
from domain.activity import ActivityKind
from domain.handoff.choosing import choose_handoff
from domain.handoff.settings import Channel, HandoffSettings
from domain.handoff.tickets import HandoffMethod
from runtime.setting_up import STEPS

UNSAID, NONE = "unsaid", "none"


@click.command("handoff")
@click.argument("shop")
@click.argument("method", type=click.Choice([method.value for method in HandoffMethod]))
@click.option("--account", help="The account's name at Zendesk or Gorgias.")
@click.option("--login", default="", help="Gorgias: the e-mail of the API key. Zendesk: the id of an OAuth client.")
@click.option("--key", default="", help="Gorgias: the API key. Zendesk: the secret of that client.")
@click.option("--email", help="email: the address of the team.")
@click.option("--words", help="message: what shoppers are told.")
@click.option("--hours", "week", help='When the team is there: "mon-fri 9:00-17:00; sat 10-14", always, never, unsaid.')
@click.option("--zone", default="", help="The time zone of the hours, where it is not the store's: Europe/Warsaw.")
@click.option("--holiday", "holidays", multiple=True, help='Beside --hours: "2026-12-24..2026-12-26 Christmas".')
@click.option("--topics", help='What only people answer: "return_item,ask_refund", or none.')
@click.option("--channel", default=Channel.WEB_CHAT.value, help="Where shoppers write.")
@with_appcontext
def handoff(
    shop: str,
    method: str,
    account: str | None,
    login: str,
    key: str,
    email: str | None,
    words: str | None,
    week: str | None,
    zone: str,
    holidays: tuple[str, ...],
    topics: str | None,
    channel: str,
) -> None:
    """Choose where SHOP hands conversations over, and connect it without a browser. What is not named stays.

    Zendesk is connected by the client-credentials grant, of the client named or ours; Gorgias by an API key.
    """
    house, kind = services(), HandoffMethod(method)
    kept_for_people = None if topics is None else topics_named(topics)
    named = {"method": method, "email": email, "message": words, "channel": channel, "topics": kept_for_people}
    body = {name: value for name, value in named.items() if value is not None} | hours_named(week, zone, holidays)
    with house.begin() as work:
        store = required(work, shop)
    with plainly_told():
        if account:
            house.helpdesks.connect_directly(store, kind, account, login, key)
            with house.begin() as work:
                note_change(work, store, ActivityKind.CONNECTED_HELPDESK, kind.label)
        with house.begin() as work:
            kept = work.handoffs.settings(store, channel_in(body))
            chosen, mails = chosen_in(body, kept, store), house.mail is not None
            choose_handoff(store, chosen, work, house.now(), channel_in(body), sends_mail=mails)
            for what, detail in changes(kept, chosen):
                note_change(work, store, what, detail)
    click.echo(f"{shop} hands over to {method}")
    if account:
        tell_steps(kind)


def changes(kept: HandoffSettings, chosen: HandoffSettings) -> Iterator[tuple[ActivityKind, str]]:
    """Yield what the log of activity tells of a choice that a command made."""
    if replace(kept, hours=chosen.hours, topics=chosen.topics) != chosen:
        yield ActivityKind.CHOSE_HANDOFF, METHODS[chosen.method][0]
    if kept.hours != chosen.hours:
        yield ActivityKind.CHANGED_HOURS, ""
    if kept.topics != chosen.topics:
        yield ActivityKind.CHOSE_HANDOFF, "what only people answer"


def tell_steps(kind: HandoffMethod) -> None:
    for number, step in enumerate(STEPS.get(kind, ()), 1):
        click.echo(f"{number}. {step.title}: {step.do} {step.why}")


def topics_named(text: str) -> list[str]:
    return [] if text == NONE else [one.strip() for one in text.split(",")]


def hours_named(week: str | None, zone: str, holidays: tuple[str, ...]) -> dict[str, Any]:
    if week is None:
        if zone or holidays:
            raise click.UsageError("--zone and --holiday go with --hours.")
        return {}
    return {"hours": None if week == UNSAID else {"week": week, "timezone": zone, "holidays": list(holidays)}}
