"""What an order holds: its articles, what each cost, and in which kind it was chosen."""

from collections.abc import Callable

from domain.agent.drafts import Turn
from domain.agent.formatting import listing, made_of
from domain.agent.intents import ABOUT_ORDERS, ABOUT_PRODUCTS, Intent
from domain.agent.orders.asked import speaks_of_paying
from domain.agent.orders.figures import money_of
from domain.agent.orders.lookups import mentioned_lines, options_of
from domain.agent.orders.own import AFTER
from domain.agent.orders.progress import counted
from domain.agent.orders.wishes import lines_meant
from domain.agent.phrases import Say
from domain.agent.products.option_mentions import read_options
from domain.agent.products.options import JOINT, Facet
from domain.conversations import About
from domain.language.words import fold, split_words
from domain.orders import LineItem, Order

Composer = Callable[[Turn, Order], list[str]]


def line_question(turn: Turn, order: Order) -> Composer | None:
    """Return the composer for a question about one article of the order: what it cost, which kind was chosen."""
    understood, folded = turn.understood, fold(turn.text)
    lines = mentioned_lines(order, understood.words)
    priced = understood.wants(Intent.PRODUCT_PRICE, Intent.ORDER_TOTAL) or speaks_of_paying(turn.text)
    if not lines and priced and _named_before(turn, order):
        return _prices_of_named
    if not lines or len(lines) == len(order.lines) > 1:
        return None
    if priced:
        return _line_prices
    only_status = understood.among(ABOUT_ORDERS | ABOUT_PRODUCTS) == (Intent.ORDER_STATUS,) and AFTER.search(folded)
    asks = any(_asked_facets(turn, line) for line in lines)
    return line_options if asks and not only_status else None


def _line_prices(turn: Turn, order: Order) -> list[str]:
    return [_line_price(turn, order, line) for line in mentioned_lines(order, turn.understood.words)]


def _prices_of_named(turn: Turn, order: Order) -> list[str]:
    return [_line_price(turn, order, line) for line in _named_before(turn, order)]


def _named_before(turn: Turn, order: Order) -> list[LineItem]:
    """Return what "it" is after the message before named an article: "can i return the blanket", "how much is it"."""
    topic, understood = turn.conversation.topic, turn.understood
    if topic.about is not About.ORDERS or not understood.backward or understood.order_names:
        return []
    lines = lines_meant(order, split_words(topic.asked))
    return lines if len(lines) < max(len(order.lines), 2) else []


def _line_price(turn: Turn, order: Order, line: LineItem) -> str:
    """Tell what a piece cost, or what all its pieces did where that was less than their price."""
    if not line.discount:
        return turn.say(
            Say.ITEM_PRICE, item=_label(turn, line), order=order.name, price=money_of(turn, order, line.price)
        )
    paid, before = money_of(turn, order, line.paid), money_of(turn, order, line.price * line.quantity)
    item = counted(_label(turn, line), line.quantity)
    return turn.say(Say.ITEM_PAID, item=item, order=order.name, paid=paid, before=before)


def line_options(turn: Turn, order: Order) -> list[str]:
    lines = mentioned_lines(order, turn.understood.words) or list(order.lines)
    return [sentence for line in lines for sentence in _options_of_line(turn, order, line)]


def _options_of_line(turn: Turn, order: Order, line: LineItem) -> list[str]:
    pairs = options_of(turn, line)
    asked = _asked_facets(turn, line)
    shown = [(name, value) for name, value in pairs if not asked or name in asked]
    words = listing([f"{name} {value}".strip() for name, value in shown])
    return [turn.say(Say.ITEM_OPTION, item=line.title, order=order.name, options=words)] if words else []


def _asked_facets(turn: Turn, line: LineItem) -> set[str]:
    offered = tuple(Facet(name, ()) for name, _ in options_of(turn, line) if name)
    return {facet.name for facet in read_options(turn.text, offered).asked}


def items(turn: Turn, order: Order) -> list[str]:
    words = [counted(_label(turn, line), line.quantity) for line in order.lines]
    fewer = [counted(_label(turn, line), line.gone) for line in order.lines if line.gone]
    sentences = [turn.say(Say.ITEMS, order=order.name, items=listing(words))]
    return [*sentences, turn.say(Say.NO_LONGER, order=order.name, items=listing(fewer))] if fewer else sentences


def _label(turn: Turn, line: LineItem) -> str:
    return made_of(line.title, JOINT.join(value for _, value in options_of(turn, line)))
