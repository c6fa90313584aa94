"""The checklist says what is so: each step in each of its standings."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.getting_started import Situation, Standing, steps
from domain.handoff.settings import HandoffSettings
from domain.handoff.tickets import HandoffMethod
from domain.imports import ImportPhase, ImportProgress, ImportState
from domain.launching import Audience, Launch

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
READ = ImportProgress(
    ImportState.DONE, ImportPhase.ORDERS, 5, 5, {}, "", 0, 0, "", (), "", NOON, NOON, finished_at=NOON
)
ZENDESK = HandoffSettings(HandoffMethod.ZENDESK)
ALL_WELL = Situation(
    progress=READ,
    let_in=True,
    lacking=0,
    voiced=True,
    handoff=ZENDESK,
    connected=True,
    advice="",
    sends_mail=False,
    talks=True,
    gaps=0,
    tests=3,
    differing=0,
    waiting=0,
    unsettled=False,
    launch=Launch(),
)
LEARN, VOICE, HAND_OVER, TEST, LAUNCH = range(5)


def test_all_is_done_where_all_is_well() -> None:
    assert {step.standing for step in steps(ALL_WELL)} == {Standing.DONE}


@pytest.mark.parametrize(
    ("changed", "step", "standing", "words"),
    [
        ({"let_in": False}, LEARN, Standing.WRONG, "no longer lets"),
        ({"lacking": 2}, LEARN, Standing.WRONG, "does not allow"),
        ({"progress": None}, LEARN, Standing.TO_DO, "Nothing has been read"),
        ({"progress": replace(READ, state=ImportState.RUNNING)}, LEARN, Standing.BUSY, "Reading orders"),
        ({"progress": replace(READ, state=ImportState.FAILED, problem="Out.")}, LEARN, Standing.WRONG, "Out."),
        ({"progress": replace(READ, denied=("orders",))}, LEARN, Standing.WRONG, "leave out its orders"),
        ({"voiced": False}, VOICE, Standing.TO_DO, "not in yours"),
        ({"handoff": None, "connected": False}, HAND_OVER, Standing.TO_DO, "own inbox"),
        ({"connected": False}, HAND_OVER, Standing.WRONG, "Zendesk is chosen but not connected"),
        ({"advice": "Give back the seat."}, HAND_OVER, Standing.WRONG, "Give back the seat."),
        ({"handoff": HandoffSettings(HandoffMethod.EMAIL, "a@b.example")}, HAND_OVER, Standing.WRONG, "no mail server"),
        ({"gaps": 1}, TEST, Standing.TO_DO, "1 question found"),
        ({"tests": 0}, TEST, Standing.TO_DO, "save the answers that are good"),
        ({"differing": 2}, TEST, Standing.WRONG, "2 of 3 saved tests differ"),
        ({"tests": 1, "differing": 1}, TEST, Standing.WRONG, "Your saved test differs"),
        ({"waiting": 2}, TEST, Standing.BUSY, "2 of 3 saved tests wait"),
        ({"unsettled": True}, TEST, Standing.BUSY, "run again within a minute"),
        ({"unsettled": True, "differing": 1}, TEST, Standing.WRONG, "1 of 3 saved tests differs"),
        ({"launch": Launch(paused=True)}, LAUNCH, Standing.WRONG, "paused"),
        ({"launch": Launch(Audience.SHARE, 5)}, LAUNCH, Standing.DONE, "5 % of visitors"),
        ({"talks": False}, LAUNCH, Standing.TO_DO, "Nobody has written yet"),
    ],
)
def test_each_step_tells_how_it_stands(changed: dict, step: int, standing: Standing, words: str) -> None:
    told = steps(replace(ALL_WELL, **changed))[step]
    assert told.standing is standing and words in told.told


def test_what_is_wrong_or_to_do_outside_of_this_page_leads_to_its_mending() -> None:
    for changed in (
        {"handoff": None},
        {"connected": False},
        {"gaps": 3},
        {"tests": 0},
        {"launch": Launch(paused=True)},
    ):
        for step in steps(replace(ALL_WELL, **changed)):
            assert step.standing is Standing.DONE or (step.link.startswith("/admin/") and step.road)
