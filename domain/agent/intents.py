"""What a shopper may want, and which wish silences which."""

from enum import StrEnum


class Intent(StrEnum):
    ORDER_STATUS = "order_status"
    ORDER_TRACKING = "order_tracking"
    ORDER_ITEMS = "order_items"
    ORDER_TOTAL = "order_total"
    ORDER_ITEM_OPTION = "order_item_option"
    ORDER_SHIP_TO = "order_ship_to"
    ORDER_REFUND = "order_refund"
    ORDER_LIST = "order_list"
    CANCEL_ORDER = "cancel_order"
    CHANGE_ADDRESS = "change_address"
    CHANGE_ORDER = "change_order"
    RETURN_ITEM = "return_item"
    EXCHANGE_ITEM = "exchange_item"
    ASK_REFUND = "ask_refund"
    ORDER_PROBLEM = "order_problem"
    PAYMENT_PROBLEM = "payment_problem"
    ACCOUNT_PROBLEM = "account_problem"
    INVOICE = "invoice"
    COMPLAINT = "complaint"
    PRODUCT_PRICE = "product_price"
    PRODUCT_STOCK = "product_stock"
    PRODUCT_OPTIONS = "product_options"
    PRODUCT_CHEAPEST = "product_cheapest"
    PRODUCT_DEAREST = "product_dearest"
    PRODUCT_SEARCH = "product_search"
    PRODUCT_FACT = "product_fact"
    POLICY = "policy"
    HUMAN = "human"
    SELF_HARM = "self_harm"
    THREAT = "threat"
    LEGAL = "legal"
    CHARGEBACK = "chargeback"
    ACCOUNT_TAKEOVER = "account_takeover"
    INJURY = "injury"
    INJECTION = "injection"
    GREETING = "greeting"
    THANKS = "thanks"
    WHO_ARE_YOU = "who_are_you"
    OFF_TOPIC = "off_topic"
    UNCLEAR = "unclear"  # what nobody could make sense of


I = Intent  # noqa: E741 - the tables below are read by the column

SENSITIVE = frozenset({I.SELF_HARM, I.THREAT, I.LEGAL, I.CHARGEBACK, I.ACCOUNT_TAKEOVER, I.INJURY})
ACTIONS = frozenset({I.CANCEL_ORDER, I.CHANGE_ADDRESS, I.CHANGE_ORDER, I.RETURN_ITEM, I.EXCHANGE_ITEM, I.ASK_REFUND})
TROUBLES = frozenset({I.ORDER_PROBLEM, I.PAYMENT_PROBLEM, I.ACCOUNT_PROBLEM, I.COMPLAINT})
ABOUT_ORDERS = frozenset(
    {
        I.ORDER_STATUS,
        I.ORDER_TRACKING,
        I.ORDER_ITEMS,
        I.ORDER_TOTAL,
        I.ORDER_ITEM_OPTION,
        I.ORDER_SHIP_TO,
        I.ORDER_REFUND,
        I.ORDER_LIST,
    }
)
ABOUT_PRODUCTS = frozenset(
    {
        I.PRODUCT_PRICE,
        I.PRODUCT_STOCK,
        I.PRODUCT_OPTIONS,
        I.PRODUCT_CHEAPEST,
        I.PRODUCT_DEAREST,
        I.PRODUCT_SEARCH,
        I.PRODUCT_FACT,
    }
)
SMALL_TALK = frozenset({I.GREETING, I.THANKS, I.WHO_ARE_YOU, I.OFF_TOPIC})

SILENCES: dict[Intent, frozenset[Intent]] = {
    I.ORDER_TRACKING: frozenset({I.ORDER_STATUS, I.PRODUCT_STOCK}),
    I.ORDER_LIST: frozenset({I.ORDER_STATUS, I.ORDER_ITEMS}),
    I.ORDER_ITEMS: frozenset({I.ORDER_STATUS}),
    I.ORDER_TOTAL: frozenset({I.ORDER_STATUS, I.PRODUCT_PRICE, I.ORDER_ITEMS}),
    I.ORDER_SHIP_TO: frozenset({I.ORDER_STATUS}),
    I.ORDER_ITEM_OPTION: frozenset({I.ORDER_STATUS, I.PRODUCT_OPTIONS, I.ORDER_ITEMS}),
    I.ORDER_REFUND: frozenset({I.ORDER_STATUS, I.ASK_REFUND, I.CANCEL_ORDER, I.ORDER_TOTAL, I.POLICY}),
    I.PRODUCT_CHEAPEST: frozenset({I.PRODUCT_PRICE, I.PRODUCT_SEARCH, I.PRODUCT_STOCK}),
    I.PRODUCT_DEAREST: frozenset({I.PRODUCT_PRICE, I.PRODUCT_SEARCH, I.PRODUCT_STOCK}),
    I.PRODUCT_PRICE: frozenset({I.PRODUCT_SEARCH}),
    I.PRODUCT_OPTIONS: frozenset({I.PRODUCT_STOCK, I.PRODUCT_SEARCH}),
    I.PRODUCT_STOCK: frozenset({I.PRODUCT_SEARCH}),
    I.PRODUCT_FACT: frozenset({I.PRODUCT_PRICE, I.PRODUCT_STOCK, I.PRODUCT_SEARCH}),
    I.POLICY: frozenset({I.PRODUCT_STOCK}),
    **dict.fromkeys(ACTIONS | TROUBLES, ABOUT_ORDERS | ABOUT_PRODUCTS),
    # Whether money came back is asked of the record, so it is not itself silenced by the wish to have it.
    **dict.fromkeys((I.ASK_REFUND, I.CANCEL_ORDER), (ABOUT_ORDERS | ABOUT_PRODUCTS) - {I.ORDER_REFUND}),
    I.INVOICE: ABOUT_ORDERS | {I.PRODUCT_SEARCH},
}


def without_silenced(found: list[Intent]) -> tuple[Intent, ...]:
    """Drop what a more particular wish in the same sentence already says."""
    silent = frozenset[Intent]().union(*(SILENCES.get(intent, frozenset()) for intent in found))
    return tuple(intent for intent in found if intent not in silent)
