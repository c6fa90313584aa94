"""How a store stands, as the checklist asks."""

from blueprints.access_views import OK, access_state
from domain.getting_started import Situation
from domain.handoff.tickets import HELPDESKS
from domain.rehearsing.saved_tests import Standing
from domain.stores import Store
from domain.voice.settings import Voice
from runtime.services import Services, Work

MOST_GAPS = 50  # questions that are counted


def situation(house: Services, store: Store, work: Work) -> Situation:
    chosen = work.handoffs.settings(store) if work.handoffs.is_chosen(store) else None
    desk = work.handoffs.connected(store, chosen.method) if chosen and chosen.method in HELPDESKS else None
    tests = work.saved_tests.counts(store)
    return Situation(
        progress=work.imports.progress(store),
        let_in=access_state(house, store, work) == OK,
        lacking=len(house.missing_scopes(store.scopes)),
        voiced=bool(store.greetings) or store.voice != Voice(),
        handoff=chosen,
        connected=desk is not None,
        advice=desk.advice if desk else "",
        sends_mail=house.mail is not None,
        talks=any(one.messages for one in work.conversations.newest(store, 1)),
        gaps=len(work.gaps.told(store, MOST_GAPS)),
        tests=tests.total(),
        differing=tests[Standing.DIFFERS],
        waiting=tests[Standing.WAITS],
        unsettled=house.retesting.awaits(store),
        launch=store.launch,
    )
