"""Narrow matters, which only a sentence with certain words answers: the store's e-mail, its tax number, a label."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import TROUBLES, Intent
from domain.agent.phrases import Say
from domain.agent.policies.answers import ENOUGH, find_policy, unanswered
from domain.agent.policies.clauses.answers import DECIDING
from domain.agent.policies.clauses.reading import written
from domain.agent.policies.clauses.scopes import SOLD_SO, scope_of
from domain.agent.policies.delivery_matters import CARRIED_IN, DELIVERY_DAY, ON_WEEKENDS
from domain.agent.policies.narrow_matters import (
    GIFT_WRAP,
    NARROW,
    ORIGIN,
    OUR_EMAIL,
    RETURN_LABEL,
    TOLD_OR_ASKED_ELSEWHERE,
    Narrow,
)
from domain.agent.policies.narrow_services import PRICE_MATCH, TAKEN_AWAY
from domain.agent.policies.nearest import passages_near
from domain.agent.policies.passages import passage_units
from domain.agent.policies.sending import told_in
from domain.agent.policies.silence import DATED
from domain.agent.products.mentions import find_products
from domain.agent.replies import Evidence, Outcome
from domain.agent.understanding.questions import begins_as_question, question_meanings
from domain.knowledge.documents import Passage
from domain.language.holidays import holiday_in, speaks_of_holiday
from domain.language.openings import may_hold, signs_of_any
from domain.language.places import places_in
from domain.language.units import Unit
from domain.language.words import fold

MOST_TOLD = 3  # sentences
WRAPPING = "do you wrap gifts?"
WENT_WRONG = re.compile(r"\b(?:not|wasnt|werent|isnt|didnt|never|without|forgot\w*|torn|ripped|nicht|pas|niet)\b")
MOST_ALIKE = 8  # products whose titles are looked at
WEEKEND = ("saturday", "sunday")
OF_HOLIDAYS = DATED | {"time"}  # what is asked beside the name of a holiday
BARE = re.compile(r"\W*[A-Za-z]+(?: [A-Za-z]+)?\W*")  # a heading that stands as a line tells nothing
CONTACT = "contact"  # in the name of the document that tells how a store is reached
Told = tuple[Passage, Unit]
ALSO_TOLD_ELSEWHERE = (*TOLD_OR_ASKED_ELSEWHERE, CARRIED_IN, ON_WEEKENDS)
ALONE = (*NARROW, DELIVERY_DAY, ORIGIN, TAKEN_AWAY, PRICE_MATCH)
SIGNS_ALONE = signs_of_any(matter.asked for matter in ALONE)


def answer_narrow(turn: Turn) -> Draft | None:
    """Answer a narrow matter by its own sentences, or say that no text tells it; None where none is asked."""
    plain = fold(turn.text)
    if asks_to_move_delivery(turn):
        return None  # which a person does
    if OUR_EMAIL.asked.search(plain):
        return _our_email(turn)
    if told := _of_holiday(turn):
        return told
    if GIFT_WRAP.asked.search(plain):
        return _of_wrapping(turn)
    for matter in ALSO_TOLD_ELSEWHERE:
        if _is_asked(turn, plain, matter) and (told := told_of(turn, matter, _fitting(plain))):
            return told
    if _is_asked(turn, plain, CARRIED_IN) and not (turn.page.product_id or find_products(turn).named):
        return unanswered(turn)  # what a parcel costs tells nobody how far it is carried
    if ON_WEEKENDS.asked.search(plain):
        return _of_weekends(turn)
    alone = ALONE if may_hold(plain, SIGNS_ALONE) else ()
    asked = next((matter for matter in alone if matter.asked.search(plain)), None)
    return (_told_of_its_kind(turn, asked) or unanswered(turn)) if asked else None


def _fitting(asked: str) -> Callable[[str], bool]:
    """Return what tells a sentence that is for the day of the weekend asked about, any where both or none are."""
    days = [day for day in WEEKEND if day in asked]
    return (lambda told: days[0] in told or not any(day in told for day in WEEKEND)) if len(days) == 1 else bool


def _told_of_its_kind(turn: Turn, matter: Narrow) -> Draft | None:
    """Return what tells the matter of just what is named, as of a pre-order; else what is narrowed to nothing."""
    asked, found = scope_of(turn.text) & SOLD_SO, list(_sentences(turn, matter))
    scopes = [scope_of(f"{unit.heading} {unit.text}") & SOLD_SO for _, unit in found]
    own = [one for one, scope in zip(found, scopes, strict=True) if (scope & asked if asked else not scope)]
    return told_in(turn, (own or found)[:MOST_TOLD])


def _is_asked(turn: Turn, plain: str, matter: Narrow) -> bool:
    """Whether a message asks it; where a place is named, it is asked how far parcels go, not up to which door."""
    return bool(matter.asked.search(plain)) and not (matter is CARRIED_IN and places_in(turn.text))


def told_of(turn: Turn, matter: Narrow, fits: Callable[[str], bool] = bool) -> Draft | None:
    """Return the sentences that tell the matter, of those whose folded words fit."""
    told = (one for one in _sentences(turn, matter) if fits(fold(one[1].text)))
    return told_in(turn, list(islice(told, MOST_TOLD)))


def asks_for_label(turn: Turn) -> bool:
    return bool(RETURN_LABEL.asked.search(fold(turn.text)))


def _of_weekends(turn: Turn) -> Draft:
    """Return what is told of delivery at large; when the shop is open tells nobody when parcels come."""
    told = find_policy(turn, ENOUGH)
    hours = told and any(ON_WEEKENDS.apart.search(fold(line)) for line in told.sentences)
    return told if told and not hours else unanswered(turn)


def asks_to_move_delivery(turn: Turn) -> bool:
    return turn.understood.wants(Intent.CHANGE_ORDER) and bool(DELIVERY_DAY.asked.search(fold(turn.text)))


def rule_of_moving(turn: Turn) -> Draft | None:
    """Return what the store writes of the day of delivery; no other rule tells whether it can be another."""
    return told_of(turn, DELIVERY_DAY)


def _sentences(turn: Turn, matter: Narrow) -> Iterator[Told]:
    """Yield the sentences that tell it: of the nearest passages, and where none does, of all policies and pages."""
    near = sorted(passages_near(turn, matter.near), key=lambda one: -one.score)
    if told := list(_told_in(near, matter)):
        yield from told
    else:
        yield from _told_in(written(turn.store, turn.reads.knowledge, DECIDING), matter)


def _told_in(passages: Iterable[Passage], matter: Narrow) -> Iterator[Told]:
    for passage in passages:
        for unit in passage_units(passage):
            around = fold(f"{unit.heading} {unit.text}")
            headed = matter.headed or unit.heading.endswith(("?", "？"))
            speaks = matter.told.search(around if headed else fold(unit.text))
            if speaks and not matter.apart.search(around) and (_answers(unit) or not BARE.fullmatch(unit.text)):
                yield passage, unit


def _answers(unit: Unit) -> bool:
    """Whether a few words are all that answers a question of the text's own: "When am I charged? Right away." """
    return unit.heading.endswith("?") and unit.text.endswith(".")


def _of_wrapping(turn: Turn) -> Draft | None:
    """Tell how presents are wrapped; None where wrapping is sold, or where something went wrong with it."""
    if turn.understood.among(TROUBLES) or (WENT_WRONG.search(fold(turn.text)) and not begins_as_question(turn.text)):
        return None
    told = find_policy(turn.worded(WRAPPING), ENOUGH)
    if told and GIFT_WRAP.told.search(fold(" ".join(told.sentences))):
        return told
    if told := told_of(turn, GIFT_WRAP):
        return told
    sold = any(GIFT_WRAP.told.search(fold(one.title)) for one in turn.resembling("gift wrap", MOST_ALIKE))
    return None if sold else unanswered(turn)


def _of_holiday(turn: Turn) -> Draft | None:
    """Return what a text tells of the holiday named in a question after hours or delivery."""
    if turn.understood.own or OF_HOLIDAYS.isdisjoint(question_meanings(turn.text)):
        return None
    holiday = holiday_in(turn.text)
    if holiday is None:
        return None
    name, _ = holiday
    near = passages_near(turn, f"{name} holidays opening hours delivery")
    told = [(one, unit) for one in near for unit in passage_units(one) if speaks_of_holiday(unit.text, name)]
    return told_in(turn, told[:MOST_TOLD])


def _our_email(turn: Turn) -> Draft:
    """Tell the address of the contact page first, then that of the store's record, then any that is for all."""
    told = list(_sentences(turn, OUR_EMAIL))
    of_contact = [one for one in told if _is_of_contact(one[0])]
    return told_in(turn, of_contact[:1]) or _of_record(turn) or told_in(turn, told[:1]) or unanswered(turn)


def _is_of_contact(passage: Passage) -> bool:
    return CONTACT in fold(f"{passage.document_id} {passage.title}")


def _of_record(turn: Turn) -> Draft | None:
    email = turn.store.contact_email
    if not email:
        return None
    record = Evidence("store", "", turn.store.name, turn.store.url, "", {"email": email})
    return Draft(
        Outcome.ANSWERED,
        (turn.say(Say.OUR_EMAIL, email=email),),
        (Intent.POLICY,),
        evidence=(record,),
        topic=turn.conversation.topic,
    )
