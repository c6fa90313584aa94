"""What is said otherwise in another tone, in English: the same facts through the same braces."""

from collections.abc import Mapping
from enum import StrEnum, unique

from domain.agent.phrases.sentences import Say
from domain.voice.settings import Tone


@unique
class Toned(StrEnum):
    WARM_OPENING = "Hello, and welcome to {store}! I am the automated assistant. What can I do for you?"
    WARM_GREETING = "Hello, how nice that you are here! What can I do for you?"
    WARM_THANKS = "You are very welcome, I was glad to help! Is there anything else I can do for you?"
    WARM_GO_AHEAD = "Gladly! What would you like to know about our products, an order or our policies?"
    WARM_NO_ANSWER = "I have looked, but I am sorry: I could not find that in this store's information."
    WARM_TROUBLE = "I am very sorry that this happened to you. A person in our team should look at it."
    WARM_UNCLEAR = "I am sorry, I did not quite understand what you mean."
    WARM_FOUND = "Here is what I found for you:"
    WARM_CLOSEST = "I am sorry, I could not find exactly that. Perhaps you like what comes closest in this store:"
    WARM_NOT_SOLD = "I am sorry, I could not find that in this store: it seems that we do not sell it."
    WARM_OFF_TOPIC = "I am sorry, I can only help with this store: its products, orders and policies."
    WARM_SOLD_OUT = "I am sorry: {product} is sold out."
    WARM_PREPARED = "Order {order} has not shipped yet: it is being prepared for you."
    WARM_IN_TRANSIT = "Order {order} has shipped and is on its way to you."
    BRIEF_OPENING = "Hello! I am the automated assistant of {store}. How can I help?"
    BRIEF_GREETING = "Hello! How can I help?"
    BRIEF_THANKS = "You are welcome!"
    BRIEF_GO_AHEAD = "Of course. What would you like to know?"
    BRIEF_NO_ANSWER = "I could not find that."
    BRIEF_TROUBLE = "I am sorry. A person in our team should look at it."
    BRIEF_UNCLEAR = "I did not understand that."
    BRIEF_CAN_ASK = "Ask me about products, an order, delivery or returns."
    BRIEF_FOUND = "Found:"
    BRIEF_CLOSEST = "Not exactly that, but close:"
    BRIEF_NOT_SOLD = "We do not seem to sell that."
    BRIEF_OFF_TOPIC = "I can only help with this store."
    BRIEF_WHICH_PRODUCT = "Which one: {products}?"
    BRIEF_WHO = "I am this store's automated assistant, not a person."


# Questions that other sentences are put before or instead of are the same in every tone, as is what proves an order.
TONES: Mapping[Tone, Mapping[StrEnum, Toned]] = {
    Tone.PLAIN: {},
    Tone.WARM: {
        Say.OPENING: Toned.WARM_OPENING,
        Say.GREETING: Toned.WARM_GREETING,
        Say.THANKS: Toned.WARM_THANKS,
        Say.GO_AHEAD: Toned.WARM_GO_AHEAD,
        Say.NO_ANSWER: Toned.WARM_NO_ANSWER,
        Say.TROUBLE: Toned.WARM_TROUBLE,
        Say.UNCLEAR: Toned.WARM_UNCLEAR,
        Say.FOUND: Toned.WARM_FOUND,
        Say.CLOSEST: Toned.WARM_CLOSEST,
        Say.NOT_SOLD: Toned.WARM_NOT_SOLD,
        Say.OFF_TOPIC: Toned.WARM_OFF_TOPIC,
        Say.SOLD_OUT: Toned.WARM_SOLD_OUT,
        Say.ORDER_UNFULFILLED: Toned.WARM_PREPARED,
        Say.ORDER_IN_TRANSIT: Toned.WARM_IN_TRANSIT,
    },
    Tone.BRIEF: {
        Say.OPENING: Toned.BRIEF_OPENING,
        Say.GREETING: Toned.BRIEF_GREETING,
        Say.THANKS: Toned.BRIEF_THANKS,
        Say.GO_AHEAD: Toned.BRIEF_GO_AHEAD,
        Say.NO_ANSWER: Toned.BRIEF_NO_ANSWER,
        Say.TROUBLE: Toned.BRIEF_TROUBLE,
        Say.UNCLEAR: Toned.BRIEF_UNCLEAR,
        Say.CAN_ASK: Toned.BRIEF_CAN_ASK,
        Say.FOUND: Toned.BRIEF_FOUND,
        Say.CLOSEST: Toned.BRIEF_CLOSEST,
        Say.NOT_SOLD: Toned.BRIEF_NOT_SOLD,
        Say.OFF_TOPIC: Toned.BRIEF_OFF_TOPIC,
        Say.WHICH_PRODUCT: Toned.BRIEF_WHICH_PRODUCT,
        Say.WHO: Toned.BRIEF_WHO,
    },
}
EMOJI: Mapping[StrEnum, str] = {
    Say.OPENING: "👋",
    Say.GREETING: "👋",
    Say.THANKS: "😊",
    Say.GO_AHEAD: "😊",
    Say.IN_STOCK: "✅",
    Say.ORDER_IN_TRANSIT: "🚚",
    Say.ORDER_OUT_FOR_DELIVERY: "🚚",
    Say.ORDER_READY_FOR_PICKUP: "📦",
}
