"""A message as it is read in its conversation: with the question it completes, and what it wants beside names of goods.

The name of a product tells nothing of what is wanted: the Wood Smoke Candle has burnt nobody.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.agent.drafts import Turn
from domain.agent.guarding import guarded
from domain.agent.intents import ABOUT_ORDERS, ABOUT_PRODUCTS, ACTIONS, SENSITIVE, TROUBLES, Intent
from domain.agent.orders.lookups import own_names
from domain.agent.orders.neighbours import with_neighbour_named
from domain.agent.products.mentions import find_products, titles_said
from domain.agent.products.model_numbers import with_models_named
from domain.agent.products.searching import find
from domain.agent.products.spelled_titles import KNOWN, as_titled
from domain.agent.products.variants import choose, titled_at
from domain.agent.routing.settling import VectorOf
from domain.agent.understanding.following import LONGEST, followed
from domain.agent.understanding.following_choices import priced_value
from domain.agent.understanding.following_limits import bounds_alone
from domain.agent.understanding.following_others import DEFINITE
from domain.agent.understanding.leads import without_lead, without_opening
from domain.agent.understanding.mentions import mask
from domain.agent.understanding.messages import Understanding, cued_in, says_little, understand
from domain.agent.understanding.picking import names_another
from domain.agent.understanding.picking_orders import with_orders_picked
from domain.agent.understanding.pointing import explains
from domain.agent.understanding.proofs import asked_beside_proof
from domain.agent.understanding.questions import asks_of_a_thing, begins_as_question, only_wants_telling
from domain.agent.understanding.service_words import with_services_spelled
from domain.agent.understanding.tongues import asks_of_tongues
from domain.agent.understanding.turning_away import may_turn, turns_from, without_goods
from domain.agent.understanding.whole_store import asks_of_all
from domain.agent.understanding.wishes import read_wish
from domain.catalogue import Product
from domain.conversations import Conversation, Page, Topic
from domain.language.goods_abroad import names_as_words
from domain.language.languages import Language, detect, of_locale
from domain.language.measures import pieces
from domain.language.romanised import in_own_script
from domain.language.words import HAS_DIGIT, fold, split_words
from domain.ports import Reads
from domain.stores import Store

LEAST_OF_A_QUESTION = 3  # words
LONGEST_COURTESY = 2  # words: "thank you" completes no question, "the red one, thanks" does
STAND_IN = "item"  # in place of a name: a word for any goods, which wants nothing by itself
GRAVE = SENSITIVE | ACTIONS | TROUBLES | {Intent.HUMAN, Intent.INVOICE, Intent.OFF_TOPIC, Intent.INJECTION}
KEPT_AS_TYPED = ABOUT_PRODUCTS | TROUBLES | {Intent.POLICY}
BARE_NUMBER = re.compile(
    r"(?<![A-Za-z\d_#$€£¥₩.,@+-])(?:[A-Za-z]{1,5}-?\d{3,12}|\d{4,12})(?![A-Za-z\d_%€£¥₩@円個개원-]|[.,]\d)"
)
LETTER = re.compile(r"[^\W\d_]")


def read_turn(store: Store, conversation: Conversation, text: str, page: Page, reads: Reads, now: datetime) -> Turn:
    """Return the turn that a message begins. May raise RemoteError."""
    written = names_as_words(in_own_script(without_opening(text)))
    text = asked_beside_proof(with_services_spelled(written), conversation.topic)
    turn = Turn(store, conversation, Understanding.unread(text), page, reads, now)
    return _read(replace(turn, understood=_understood(turn, text)), text)


def meaning_beside_names(turn: Turn) -> VectorOf:
    """Return what embeds a part of the turn's text without the names of goods, which tell nothing of what it wants."""
    return lambda text: turn.reads.knowledge.vector(_without(titles_said(turn), text))


def _read(turn: Turn, text: str) -> Turn:
    turn = _turned_away(turn, text)
    written = _written_out(turn, text)
    if written == text:
        return _read_as_it_is(turn, text)
    whole = _read_as_it_is(replace(turn, understood=_understood(turn, written)), written)
    # What was written out beside the shopper's own words are names and values, which are of no language.
    intents = _as_typed(turn, text, written) or whole.understood.intents
    return replace(whole, understood=replace(whole.understood, language=turn.language, intents=intents))


def _turned_away(turn: Turn, text: str) -> Turn:
    """Return the turn without the goods of which a message that asks after another thing is not asked."""
    topic, page = turn.conversation.topic, turn.page
    if asks_of_all(turn.understood):
        return _asked_anew(turn, text, without_goods(topic), Page(page.url))
    if topic.product_id and not turn.understood.backward and _names_another(turn, text, topic.product_id):
        return _asked_anew(turn, text, without_goods(topic), page)
    if topic.pending_question and _prices_a_value(turn, text):
        return _asked_anew(turn, text, topic, page)
    if topic.pending_question or not may_turn(turn.understood):
        return turn
    looked_at = turn.products([page.product_id]) if page.product_id else []
    told = turn.products([topic.product_id] if topic.product_id else topic.shown)
    if turns_from(looked_at, turn.understood):
        page = Page(page.url)
    if turns_from(told, turn.understood):
        topic = without_goods(topic)
    return replace(turn, page=page, conversation=replace(turn.conversation, topic=topic))


def _prices_a_value(turn: Turn, text: str) -> bool:
    """Whether the price of one value is asked instead of our question answered: "how much in long"."""
    topic, said = turn.conversation.topic, replace(turn.understood, text=text)
    goods = turn.products([topic.product_id] if topic.product_id else [])
    return any(priced_value(said, topic, product) for product in goods)


def _names_another(turn: Turn, text: str, product_id: int) -> bool:
    """Whether the message is after a thing that the product spoken of is not, nor tells of, and that is sold here."""
    words, goods, pending = split_words(text), turn.products([product_id]), turn.conversation.topic.pending_question
    if not LEAST_OF_A_QUESTION <= len(words) <= LONGEST or not (pending or _begins_anew(text)):
        return False
    if any(choose(one, text).mentions.named for one in goods):
        return False
    if pending and names_another(goods, words, turn.language):
        return True
    if not any(word not in KNOWN and not explains(one, [word]) for word in words for one in goods):
        return False
    bare = replace(turn.conversation, topic=Topic())
    named = find_products(replace(turn.worded(text), conversation=bare, page=Page())).named
    return bool(named) and all(one.id != product_id for one in named)


def _begins_anew(text: str) -> bool:
    return without_lead(text) == text and not DEFINITE.search(fold(text))


def _asked_anew(turn: Turn, text: str, topic: Topic, page: Page) -> Turn:
    """Return the turn as one that completes no question of ours."""
    open_still = bool(topic.pending_question)
    conversation = replace(turn.conversation, topic=replace(topic, pending_question=""))
    turn = replace(turn, page=page, conversation=conversation)
    return replace(turn, understood=_understood(turn, text)) if open_still else turn


def _as_typed(turn: Turn, text: str, written: str) -> tuple[Intent, ...]:
    """Return the wish as it was typed: a name put otherwise changes none, but a bank is of no store's."""
    typed = _read_as_it_is(turn, text).understood.intents if written == as_titled(turn, text) else ()
    return typed if set(typed) <= KEPT_AS_TYPED else ()


def _read_as_it_is(turn: Turn, text: str) -> Turn:
    found = find_products(turn)
    titles = [product.title for product in found.named] if found.proper else []
    beside = replace(turn, understood=_beside(titles, turn, text)) if titles and _in_doubt(turn, titles) else turn
    return guarded(beside)


def _written_out(turn: Turn, text: str) -> str:
    """Return the message with its goods spelled, its orders marked, and what it leaves unsaid; of what answers our
    question no more is made."""
    topic = turn.conversation.topic
    text = _with_own_orders(turn, as_titled(turn, text))
    text = with_neighbour_named(turn, with_orders_picked(with_models_named(turn, text), topic))
    if topic.pending_question and bounds_alone(text):
        return _within_bounds(turn, text)
    if topic.pending_question or asks_of_tongues(text):
        return text
    said = turn.worded(text).understood
    return followed(said, topic, turn.products, lambda words: _named_in(turn.worded(words)))


def _within_bounds(turn: Turn, text: str) -> str:
    """Return a price that is all of a message beside what our question was about: it answers no "which one?", and what
    costs so much is looked for among what was asked after."""
    wanted = read_wish(turn.conversation.topic.pending_question, turn.language).words
    return " ".join((*wanted, text))


def _named_in(turn: Turn) -> Sequence[Product]:
    """Return the goods that words name; where they are no names, the one thing that is sold of what they say."""
    found = find_products(turn)
    if found.named or found.alternatives:
        return found.named or found.alternatives
    results = find(turn)
    return turn.products(results.surest) if results.exact and len(results.surest) == 1 else ()


def _with_own_orders(turn: Turn, text: str) -> str:
    """Mark the bare numbers that are the shopper's own orders: to who bought #2001, "where is 2001" tells no year."""
    if not HAS_DIGIT.search(text) or set(BARE_NUMBER.findall(text)) <= set(turn.understood.order_names):
        return text
    own = own_names(turn)
    return BARE_NUMBER.sub(lambda number: f"#{own[number[0]]}" if number[0] in own else number[0], text)


def read_part(turn: Turn, text: str, topic: Topic, page: Page) -> Turn:
    """Return a part of a message as a turn of its own, in the language of the whole, after what `topic` says."""
    conversation = replace(turn.conversation, topic=topic, locale=turn.language.value)
    said = asked_beside_proof(text, topic)
    part = replace(turn, conversation=conversation, page=page)
    part = _read(replace(part, understood=_understood(part, said)), said)
    return replace(part, understood=replace(part.understood, language=turn.language))


def _understood(turn: Turn, text: str) -> Understanding:
    """Return a text as it is understood in this conversation, names of goods telling nothing of what it wants."""
    return _understood_in(turn, turn.conversation, text, meaning_beside_names(turn.worded(text)), "understood")


def _understood_in(turn: Turn, conversation: Conversation, text: str, vector_of: VectorOf, how: str) -> Understanding:
    """Return the text as it is understood in a conversation, of which its language and our question alone matter."""
    # Both texts are the words, since either may name an order; the length tells where one ends.
    both, read_so = f"{text}\n{conversation.topic.pending_question}", (how, conversation.locale, len(text))
    return turn.find(both, read_so, lambda: understand_in(conversation, text, vector_of))


def _in_doubt(turn: Turn, titles: Sequence[str]) -> bool:
    """Whether names of goods may have been taken for a wish, or for words of a language."""
    intents = turn.understood.intents
    told = bool(intents) and set(intents) <= ABOUT_PRODUCTS
    if not told or any(cued_in(title, Language.ENGLISH).intersection(intents) for title in titles):
        return True  # of the Dishwasher Safe Mug the price may be asked
    return detect(mask(_without(titles, turn.text, "")), turn.conversation.locale) is not turn.language


def _beside(titles: Sequence[str], turn: Turn, text: str) -> Understanding:
    """Return the message with the wishes and the language of what stands beside the names of goods."""
    conversation, asked = turn.conversation, turn.conversation.topic.pending_question
    rest = _without(titles, turn.text, "")
    orders = tuple(name for name in turn.understood.order_names if name in rest.upper())
    if not LETTER.search(rest):
        return replace(turn.understood, intents=(), language=of_locale(conversation.locale), order_names=orders)
    nameless = replace(conversation, topic=replace(conversation.topic, pending_question=_without(titles, asked)))
    plain = _understood_in(turn, nameless, _without(titles, text), turn.reads.knowledge.vector, "beside names")
    intents = () if only_wants_telling(rest) else _wanted_beside(turn.understood, plain, rest)
    return replace(turn.understood, intents=intents, language=plain.language, order_names=orders)


def _wanted_beside(whole: Understanding, plain: Understanding, rest: str) -> tuple[Intent, ...]:
    """Return what the words beside names want: nothing of an order that no word tells of. A question that was taken
    for one of another world asks of the thing named: "who wrote Salt Roads"."""
    told = cued_in(mask(rest), plain.language)
    of_orders = ABOUT_ORDERS.intersection(plain.intents) and not (plain.own or plain.order_names or told & ABOUT_ORDERS)
    if of_orders and (goods := whole.among(ABOUT_PRODUCTS)):
        return goods
    asks = begins_as_question(plain.text) and not told
    elsewhere = whole.wants(Intent.OFF_TOPIC) and ABOUT_PRODUCTS.issuperset(plain.intents)
    if asks and (of_orders or elsewhere) and not plain.own:
        return (Intent.PRODUCT_FACT,)
    return _calmer(whole, plain)


def _calmer(whole: Understanding, plain: Understanding) -> tuple[Intent, ...]:
    """Return what the words beside names want; in the same language they want nothing grave that the whole did not."""
    same_matter = whole.among(GRAVE) or whole.language is not plain.language
    return plain.intents if same_matter else tuple(one for one in plain.intents if one not in GRAVE)


def _without(titles: Sequence[str], text: str, instead: str = STAND_IN) -> str:
    """Return a text with another word instead of each run of words that names one of these goods."""
    cut, plain = pieces(text), text if len(fold(text)) == len(text) else fold(text)
    named = sorted({at for title in titles for at in titled_at(text, title)})
    last = [at for at in named if at + 1 not in named]
    first = [at for at in named if at - 1 not in named]
    for begin, end in reversed(list(zip(first, last, strict=True))):
        plain = plain[: cut[begin].start] + instead + plain[cut[end].end :]
    return plain


def understand_in(conversation: Conversation, text: str, vector_of: VectorOf) -> Understanding:
    """Understand a message; one that only completes our last question is read together with what was asked then."""
    understood = understand(text, conversation, vector_of)
    pending = conversation.topic.pending_question
    only_courtesy = is_courtesy(understood) and len(understood.words) <= LONGEST_COURTESY
    if not pending or only_courtesy or not says_little(text, conversation) or _asks_anew(understood):
        return understood
    if bounds_alone(text):
        return understood
    joint, asked = understand(f"{text}. {pending}", conversation), understand(pending, conversation, vector_of)
    language = understood.language if len(understood.words) > 1 else joint.language
    return replace(joint, language=language, intents=asked.intents)


def _asks_anew(understood: Understanding) -> bool:
    """Whether a message is a question of its own, in whole words: "can i upgrade the ram" names no size."""
    long_enough = len(understood.words) >= LEAST_OF_A_QUESTION
    return asks_of_tongues(understood.text) or (long_enough and asks_of_a_thing(understood.text))


def is_courtesy(understood: Understanding) -> bool:
    return bool(understood.intents) and set(understood.intents) <= {Intent.GREETING, Intent.THANKS}
