"""What a merchant has still to do, what is wrong, and where that is mended: told from how things stand now."""

from dataclasses import dataclass
from enum import StrEnum

from domain.handoff.settings import HandoffSettings
from domain.handoff.tickets import HELPDESKS, HandoffMethod
from domain.imports import ImportProgress, ImportState
from domain.launching import Audience, Launch


class StepState(StrEnum):
    DONE = "done"
    BUSY = "busy"
    TO_DO = "to do"
    WRONG = "wrong"


@dataclass(frozen=True)
class SetupStep:
    """`told` is a sentence on how it stands; `link`, if any, is the page where it is done, under the words `road`."""

    title: str
    state: StepState
    told: str
    link: str = ""
    road: str = ""


@dataclass(frozen=True)
class Situation:
    """How a store stands.

    `lacking` permissions are missing; `advice` is what is wrong at the chosen helpdesk; `talks` says whether anybody
    wrote, `voiced` whether the merchant wrote a greeting. Of so many saved `tests`, that many
    are `differing`, and that many `waiting` to be run; `unsettled` says that they will be, for what they stand on has
    just changed.
    """

    progress: ImportProgress | None
    let_in: bool
    lacking: int
    voiced: bool
    handoff: HandoffSettings | None
    connected: bool
    advice: str
    sends_mail: bool
    talks: bool
    gaps: int
    tests: int
    differing: int
    waiting: int
    unsettled: bool
    launch: Launch


def steps(now: Situation) -> list[SetupStep]:
    return [learned(now), voiced(now), handed_over(now), tested(now), launched(now)]


def learned(now: Situation) -> SetupStep:
    title = "Learn your store"
    if not now.let_in:
        return SetupStep(title, StepState.WRONG, "Shopify no longer lets Shopfloor in; nothing new reaches it.")
    if now.lacking:
        return SetupStep(title, StepState.WRONG, "Shopify does not allow it everything it needs: see above.")
    if now.progress is None:
        return SetupStep(title, StepState.TO_DO, "Nothing has been read yet.")
    if now.progress.state is ImportState.RUNNING:
        return SetupStep(title, StepState.BUSY, f"Reading {now.progress.phase.value}; it answers from what it has.")
    if now.progress.state is ImportState.FAILED:
        return SetupStep(title, StepState.WRONG, now.progress.problem or "Reading stopped before the end.")
    left_out = now.progress.left_out()
    if left_out:
        return SetupStep(title, StepState.WRONG, " ".join(left_out))
    return SetupStep(title, StepState.DONE, "Everything has been read, and changes follow by themselves.")


def voiced(now: Situation) -> SetupStep:
    title, link = "Give it your voice", "/admin/voice"
    if not now.voiced:
        return SetupStep(title, StepState.TO_DO, "It speaks in our words, not in yours.", link, "Choose how")
    return SetupStep(title, StepState.DONE, "It speaks as you chose.", link, "Change")


def handed_over(now: Situation) -> SetupStep:
    title, link = "Say where people take over", "/admin/handoff"
    if now.handoff is None:
        told = "Until you choose, conversations wait in Shopfloor's own inbox."
        return SetupStep(title, StepState.TO_DO, told, link, "Choose")
    if now.handoff.method in HELPDESKS and not now.connected:
        name = now.handoff.method.value.title()
        return SetupStep(title, StepState.WRONG, f"{name} is chosen but not connected.", link, "Connect it")
    if now.advice:
        return SetupStep(title, StepState.WRONG, now.advice, link, "Look at it")
    if now.handoff.method is HandoffMethod.EMAIL and not now.sends_mail:
        return SetupStep(
            title, StepState.WRONG, "E-mail is chosen, but this server has no mail server.", link, "Choose again"
        )
    return SetupStep(title, StepState.DONE, f"They go to {place(now.handoff)}.", link, "Change")


def place(settings: HandoffSettings) -> str:
    return {
        HandoffMethod.INBOX: "Shopfloor's own inbox",
        HandoffMethod.EMAIL: settings.email,
        HandoffMethod.MESSAGE: "nobody; shoppers read your message",
    }.get(settings.method, settings.method.value.title())


def tested(now: Situation) -> SetupStep:
    title, link = "Train and test", "/admin/playground/tests"
    if now.differing:
        which = f"{now.differing} of {now.tests} saved tests" if now.tests > 1 else "Your saved test"
        differs = "differs" if now.differing == 1 else "differ"
        return SetupStep(title, StepState.WRONG, f"{which} {differs} from what you kept.", link, "Look at it")
    if now.gaps:
        questions = "1 question" if now.gaps == 1 else f"{now.gaps} questions"
        told = f"{questions} found no answer in your texts."
        return SetupStep(title, StepState.TO_DO, told, "/admin/knowledge", "Write the answers")
    if not now.tests:
        told = "Ask it what your shoppers ask, and save the answers that are good as tests."
        return SetupStep(title, StepState.TO_DO, told, "/admin/playground", "Try it")
    if now.waiting:
        return SetupStep(
            title, StepState.BUSY, f"{now.waiting} of {now.tests} saved tests wait to be run.", link, "Look"
        )
    if now.unsettled:
        told = "What your saved tests stand on has just changed. They are run again within a minute."
        return SetupStep(title, StepState.BUSY, told, link, "Look")
    which = "Your saved test does not differ" if now.tests == 1 else f"None of {now.tests} saved tests differs"
    return SetupStep(title, StepState.DONE, f"{which} from what you kept.", link, "Run them again")


def launched(now: Situation) -> SetupStep:
    title, link = "Launch the chat", "/admin/launch"
    if now.launch.paused:
        return SetupStep(title, StepState.WRONG, "The chat is paused: nobody can begin one.", link, "Open it again")
    if not now.talks:
        told = f"It is open to {invited(now.launch)}. Nobody has written yet: is its block on in your theme?"
        return SetupStep(title, StepState.TO_DO, told, link, "Launch")
    return SetupStep(title, StepState.DONE, f"It is open to {invited(now.launch)}.", link, "Change")


def invited(launch: Launch) -> str:
    shares = {Audience.EVERYONE: "everyone", Audience.SIGNED_IN: "signed-in customers"}
    return shares.get(launch.audience, f"{launch.share} % of visitors")
