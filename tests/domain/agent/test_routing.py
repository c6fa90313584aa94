"""What cues do not tell is guessed by trained parts: in every language, with slips, and never against what is plain."""

import pytest

from domain.agent.intents import Intent
from domain.agent.replies import Outcome
from domain.agent.routing.heads import Guess, guess_wish
from domain.agent.routing.settling import _settled
from domain.agent.understanding.messages import understand
from domain.language.features import cells_of
from domain.language.languages import Language, detect
from tests.domain.agent.shops import Shop, turn_in

PEOPLE = (
    "the handle of my new suitcase came off on day one",
    "you lot never reply, absolutely shambolic",
    "somebody bought things with my login and it was not me",
    "meine neue tasche kam kaputt an",
    "mi reloj nuevo no anda, llego golpeado",
    "la borsa che mi è arrivata è rotta",
    "mijn tas is kapot aangekomen",
    "鞄が破れて届きました",
    "da ist ein riss in meiner decke",
    "el bolso vino con la correa rota",
    "mon bonnet est troué",
    "la coperta è arrivata macchiata",
    "meu casaco veio furado",
    "er zit een vlek op mijn deken",
    "koc przyszedł podarty",
    "담요에 구멍이 났어요",
    "need a human being",
    "is anyone real around",
    "hwanbul batgo sipeoyo",
    "kutsu o henpin shitai desu",
)
ORDERS = (
    "any idea when my tent turns up",
    "wen wil my parsel arive",
    "mera parcel kab aayega",
    "cuando me llega el paquete",
    "wann kommt denn mein paket an",
    "quand est-ce que mon colis arrive",
    "quando mi arriva il pacco",
    "quando chega meu pacote",
    "wanneer komt mijn pakket aan",
    "kiedy przyjdzie moja paczka",
    "taekbae ajik an wasseoyo",
    "nimotsu ga mada konai",
    "oye when llega mi order",
)
HOUSE = (
    "prove its me how",
    "do you check an id when the courier comes",
    "can u wrap it up nice",
    "found it for less elsewhere will you match",
    "do teachers pay less",
    "what happens to my old mattress do you take it",
    "puis-je prouver que c'est moi sans compte",
    "pode embalar com laço de presente",
    "선물 상자에 넣어 주시나요",
    "gift pack kar doge kya",
)
ELSEWHERE = (
    "who painted the mona lisa",
    "how do i boil an egg",
    "wie wird das wetter am wochenende",
    "cuéntame un cuento",
    "raconte-moi une devinette",
)


@pytest.mark.parametrize("text", PEOPLE)
def test_offers_a_person_for_trouble_in_words_no_cue_knows(alpine: Shop, text: str) -> None:
    assert alpine.ask(text).outcome is Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize("text", ORDERS)
def test_asks_for_proof_before_it_speaks_of_an_order(alpine: Shop, bazaar: Shop, text: str) -> None:
    assert alpine.ask(text).outcome is Outcome.VERIFY_IDENTITY
    assert bazaar.ask(text).outcome is Outcome.VERIFY_IDENTITY


@pytest.mark.parametrize("text", HOUSE)
def test_what_any_store_is_asked_of_its_ways_is_a_question_after_a_rule(alpine: Shop, text: str) -> None:
    conversation = turn_in(alpine, Language.ENGLISH).conversation
    assert understand(text, conversation, alpine.reads.knowledge.vector).intents == (Intent.POLICY,)


@pytest.mark.parametrize("text", ["where does the refund of a return go", "to whom does a refund of a gift go"])
def test_what_becomes_of_nobodys_refund_is_a_question_after_a_rule(alpine: Shop, text: str) -> None:
    conversation = turn_in(alpine, Language.ENGLISH).conversation
    assert understand(text, conversation, alpine.reads.knowledge.vector).intents == (Intent.POLICY,)
    of_theirs = understand("when do i get my refund", conversation, alpine.reads.knowledge.vector)
    assert of_theirs.intents == (Intent.ORDER_REFUND,)


@pytest.mark.parametrize("guess", [Intent.INJECTION, Intent.OFF_TOPIC])
def test_a_doubtful_guess_keeps_no_order_from_who_asked_for_it(guess: Intent) -> None:
    cued = [Intent.ORDER_LIST]
    assert _settled(cued, Guess({guess: 0.89}, informed=True), 0.3) == (Intent.ORDER_LIST,)
    assert guess in _settled(cued, Guess({guess: 0.95}, informed=True), 0.3)


@pytest.mark.parametrize("guess", [Intent.INJECTION, Intent.OFF_TOPIC])
def test_a_doubtful_guess_turns_nobody_away_who_asked_for_a_rule(guess: Intent) -> None:
    doubtful, sure = (Guess({guess: share, Intent.POLICY: 1 - share}, informed=True) for share in (0.7, 0.95))
    assert _settled((Intent.POLICY,), doubtful, 0.3) == (Intent.POLICY,)
    assert guess in _settled((Intent.POLICY,), sure, 0.3)


@pytest.mark.parametrize("text", ["my", "your", "je", "ik", "baby", "nurse"])
def test_a_word_alone_tells_of_no_harm(alpine: Shop, text: str) -> None:
    assert alpine.ask(text).outcome is not Outcome.HANDOFF_OFFERED


def test_few_letters_must_tell_more_of_harm_than_a_story() -> None:
    guess = Guess({Intent.INJURY: 0.4, Intent.PRODUCT_FACT: 0.6}, informed=True)
    assert Intent.INJURY in _settled((), guess, 0.3)
    assert Intent.INJURY not in _settled((), guess, 0.5)


def test_what_a_cue_says_stands_beside_a_likelier_guess_that_half_believes_it() -> None:
    cued = [Intent.PRODUCT_STOCK, Intent.ORDER_STATUS]
    guess = Guess({Intent.RETURN_ITEM: 0.6, Intent.PRODUCT_STOCK: 0.35, Intent.ORDER_STATUS: 0.05}, informed=True)
    assert _settled(cued, guess, 0.3) == (Intent.PRODUCT_STOCK, Intent.RETURN_ITEM)


def test_words_alone_that_hint_at_many_wishes_tell_of_none() -> None:
    shares = {Intent.PAYMENT_PROBLEM: 0.2, Intent.COMPLAINT: 0.2, Intent.ORDER_PROBLEM: 0.2, Intent.POLICY: 0.4}
    assert _settled((), Guess(shares), 0.3) == ()
    assert len(_settled((), Guess(shares, informed=True), 0.3)) == 1


def test_of_many_unlikely_wishes_none_is_guessed() -> None:
    person = (Intent.PAYMENT_PROBLEM, Intent.COMPLAINT, Intent.ORDER_PROBLEM, Intent.HUMAN)
    assert _settled((), Guess(dict.fromkeys(person, 0.18), informed=True), 0.3) == ()


def test_what_may_hurt_somebody_is_heard_although_something_else_is_likelier() -> None:
    guess = Guess({Intent.ORDER_PROBLEM: 0.6, Intent.INJURY: 0.4}, informed=True)
    assert Intent.INJURY in _settled([Intent.ORDER_PROBLEM], guess, 0.3)


@pytest.mark.parametrize("text", ELSEWHERE)
def test_leaves_the_world_outside_the_store_alone(alpine: Shop, text: str) -> None:
    assert alpine.ask(text).outcome is Outcome.NOT_SUPPORTED


@pytest.mark.parametrize(
    "text", ["the kettle caught fire and burned my arm", "got a rash from the scarf", "my toddler swallowed a button"]
)
def test_an_injury_is_urgent_and_goes_to_a_person(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text)
    assert reply.handoff is not None and reply.handoff.urgent


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("la radio ne marche plus", Language.FRENCH),
        ("voglio rendere la giacca", Language.ITALIAN),
        ("veio o produto errado", Language.PORTUGUESE),
        ("me cobraron mal", Language.SPANISH),
        ("uhr geht nicht mehr", Language.GERMAN),
        ("paczka uszkodzona", Language.POLISH),
        ("pakket is niet aangekomen", Language.DUTCH),
        ("mera order kab aayega", Language.ENGLISH),
    ],
)
def test_tells_the_language_of_a_few_words(text: str, language: Language) -> None:
    assert detect(text, "en") is language


@pytest.mark.parametrize(("text", "name"), [("can you check 1001 for me", "1001"), ("cancel 1001 please", "1001")])
def test_a_bare_number_is_an_order_where_one_is_meant(alpine: Shop, text: str, name: str) -> None:
    assert alpine.ask(text).topic.order_name.lstrip("#") == name


@pytest.mark.parametrize("name", ["ipod", "sony xperia", "kimchi", "sudoku", "wii u"])
def test_a_name_in_latin_letters_is_in_no_language_of_another_script(name: str) -> None:
    assert detect(name, "en") not in (Language.KOREAN, Language.JAPANESE)


def test_a_bare_number_is_an_order_to_call_off_whatever_is_asked_behind_it(alpine: Shop) -> None:
    reply = alpine.ask("cancel 1001. how long till the money is back")
    assert reply.outcome is Outcome.HANDOFF_OFFERED
    assert Intent.CANCEL_ORDER.value in reply.intents


@pytest.mark.parametrize(
    "text",
    [
        "We bought two things at your shop. Where are they now?",
        "I ordered some stuff on this site. How far along is it?",
        "My boss purchased a few things here last week. Are they on their way?",
    ],
)
def test_who_tells_that_they_bought_something_has_lost_no_account(alpine: Shop, text: str) -> None:
    assert alpine.ask(text).outcome is Outcome.VERIFY_IDENTITY


def test_who_tells_that_somebody_bought_in_their_name_has(alpine: Shop) -> None:
    reply = alpine.ask("Somebody bought things here with my account. How far along is that order?")
    assert reply.outcome is Outcome.HANDOFF_OFFERED


def test_two_wishes_in_one_sentence_are_both_heard(alpine: Shop) -> None:
    reply = alpine.ask("cancel order 1001 and how long do i have to return things")
    assert reply.outcome is Outcome.HANDOFF_OFFERED
    assert reply.handoff is not None and reply.handoff.code == "customer_request"


def test_a_word_counts_as_what_it_means_in_a_shop_in_any_language() -> None:
    cells = [set(cells_of(word)) for word in ("refund", "rückerstattung", "返金", "환불")]
    assert set.intersection(*cells)
    assert not set.intersection(*cells, set(cells_of("weather")))


def test_what_the_cues_say_counts_in_a_guess_that_was_made_before_without_them() -> None:
    text = "the blue one"
    plain, told = guess_wish(text, ()), guess_wish(text, (Intent.ORDER_STATUS,))
    assert guess_wish(text, ()) is plain
    assert told.shares[Intent.ORDER_STATUS] > plain.shares[Intent.ORDER_STATUS]
