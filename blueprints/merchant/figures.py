"""The figures of the overview in words, each with what it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from domain.figures.endings import DEFINITIONS, TITLES, Ending
from domain.figures.overviews import Overview, Spending, Tally, Trade
from domain.figures.periods import Period

BEGAN = "Begun in these days, with at least one message of the shopper. Days and hours are those of your store's clock."
THUMBS = "Thumbs up of all thumbs that shoppers gave to answers. Most give none."
FIRST = "From a shopper's first message to the agent's first reply, as our clock has it; half of them took no longer."
AFTER = (
    "Orders of these days whose cart was told of a chat of yours that began before, not cancelled, less refunds. It"
    " says that a chat came first, not that it was the reason."
)
MODEL = "What the language model took, by the token prices that are set, in their currency. Without a model it is 0."


@dataclass(frozen=True)
class Card:
    """`link` leads to the conversations that are counted, "" where it counts none or others."""

    title: str
    figure: str
    aside: str
    definition: str
    link: str = ""


def cards(overview: Overview, *, has_model: bool) -> Sequence[Card]:
    tally = overview.tally
    return (
        Card("Conversations", f"{tally.conversations:,}", "", BEGAN),
        *(
            ending_card(one, tally, overview.period)
            for one in (Ending.RESOLVED, Ending.ROUTED, Ending.UNANSWERED, Ending.UNSETTLED)
        ),
        Card("Satisfaction", share(tally.satisfaction), thumbs(tally), THUMBS),
        Card("First answer", seconds(tally.median), slower(tally), FIRST),
        sales_card(overview.trade, overview.currency),
        model_card(overview.spending, has_model),
    )


def ending_card(ending: Ending, tally: Tally, period: Period) -> Card:
    count = tally.of(ending)
    aside = share(count / tally.conversations) if tally.conversations else ""
    asked = urlencode({"ending": ending, "from": period.first, "to": period.last})
    link = f"/admin/conversations?{asked}" if count else ""
    return Card(TITLES[ending], f"{count:,}", aside, DEFINITIONS[ending], link)


def sales_card(trade: Trade, currency: str) -> Card:
    return Card("Sales after a chat", money(trade.revenue, currency), counted(trade.orders, "order"), AFTER)


def model_card(spending: Spending, has_model: bool) -> Card:
    aside = counted(spending.tokens, "token") if has_model or spending.tokens else "No model is set up"
    return Card("Cost of the model", f"{spending.money:,.2f}", aside, MODEL)


def thumbs(tally: Tally) -> str:
    return f"{tally.liked:,} up, {tally.disliked:,} down"


def slower(tally: Tally) -> str:
    return "" if tally.slow is None else f"95 of 100 within {seconds(tally.slow)}"


def share(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}".replace("%", " %")


def seconds(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.2f} s" if value < 10 else f"{value:,.0f} s"


def money(amount: Decimal, currency: str) -> str:
    return f"{amount:,.2f} {currency}".strip()


def counted(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"
