"""The checklist says what is so: each step in each of its states."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.getting_started import Situation, StepState, steps
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
    assert {step.state for step in steps(ALL_WELL)} == {StepState.DONE}


@pytest.mark.parametrize(
    ("changed", "step", "state", "words"),
    [
        ({"let_in": False}, LEARN, StepState.WRONG, "no longer lets"),
        ({"lacking": 2}, LEARN, StepState.WRONG, "does not allow"),
        ({"progress": None}, LEARN, StepState.TO_DO, "Nothing has been read"),
        ({"progress": replace(READ, state=ImportState.RUNNING)}, LEARN, StepState.BUSY, "Reading orders"),
        ({"progress": replace(READ, state=ImportState.FAILED, problem="Out.")}, LEARN, StepState.WRONG, "Out."),
        ({"progress": replace(READ, denied=("orders",))}, LEARN, StepState.WRONG, "leave out its orders"),
        ({"voiced": False}, VOICE, StepState.TO_DO, "not in yours"),
        ({"handoff": None, "connected": False}, HAND_OVER, StepState.TO_DO, "own inbox"),
        ({"connected": False}, HAND_OVER, StepState.WRONG, "Zendesk is chosen but not connected"),
        ({"advice": "Give back the seat."}, HAND_OVER, StepState.WRONG, "Give back the seat."),
        (
            {"handoff": HandoffSettings(HandoffMethod.EMAIL, "a@b.example")},
            HAND_OVER,
            StepState.WRONG,
            "no mail server",
        ),
        ({"gaps": 1}, TEST, StepState.TO_DO, "1 question found"),
        ({"tests": 0}, TEST, StepState.TO_DO, "save the answers that are good"),
        ({"differing": 2}, TEST, StepState.WRONG, "2 of 3 saved tests differ"),
        ({"tests": 1, "differing": 1}, TEST, StepState.WRONG, "Your saved test differs"),
        ({"waiting": 2}, TEST, StepState.BUSY, "2 of 3 saved tests wait"),
        ({"unsettled": True}, TEST, StepState.BUSY, "run again within a minute"),
        ({"unsettled": True, "differing": 1}, TEST, StepState.WRONG, "1 of 3 saved tests differs"),
        ({"launch": Launch(paused=True)}, LAUNCH, StepState.WRONG, "paused"),
        ({"launch": Launch(Audience.SHARE, 5)}, LAUNCH, StepState.DONE, "5 % of visitors"),
        ({"talks": False}, LAUNCH, StepState.TO_DO, "Nobody has written yet"),
    ],
)
def test_each_step_tells_how_it_stands(changed: dict, step: int, state: StepState, words: str) -> None:
    told = steps(replace(ALL_WELL, **changed))[step]
    assert told.state is state and words in told.told


def test_what_is_wrong_or_to_do_outside_of_this_page_leads_to_its_mending() -> None:
    for changed in (
        {"handoff": None},
        {"connected": False},
        {"gaps": 3},
        {"tests": 0},
        {"launch": Launch(paused=True)},
    ):
        for step in steps(replace(ALL_WELL, **changed)):
            assert step.state is StepState.DONE or (step.link.startswith("/admin/") and step.road)
