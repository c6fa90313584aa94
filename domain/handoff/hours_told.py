"""Telling a shopper when the team is there, by its own clock and by theirs."""

from dataclasses import replace
from datetime import datetime, timedelta

from babel.dates import format_date, format_time

from domain.agent.formatting import HARD_SPACES, zone_of
from domain.agent.phrases import Say, say
from domain.agent.phrases.voiced import voiced
from domain.agent.replies import Binding, Checked, Evidence, Reply
from domain.agent.verification import verify
from domain.conversations import Conversation
from domain.handoff.hours import Hours
from domain.handoff.hours_written import written_holiday, written_week
from domain.handoff.settings import HandoffSettings
from domain.handoff.tickets import HandoffMethod
from domain.handoff.words import Word
from domain.language.languages import Language, of_locale
from domain.voice.settings import Voice

DAY = {
    Language.ENGLISH: "EEEE, MMMM d",
    Language.SPANISH: "EEEE d 'de' MMMM",
    Language.GERMAN: "EEEE, d. MMMM",
    Language.POLISH: "EEEE, d MMMM",
    Language.KOREAN: "M월 d일 EEEE",
    Language.FRENCH: "EEEE d MMMM",
    Language.PORTUGUESE: "EEEE, d 'de' MMMM",
    Language.ITALIAN: "EEEE d MMMM",
    Language.DUTCH: "EEEE d MMMM",
    Language.JAPANESE: "M月d日EEEE",
}
CLOCK = {Language.ENGLISH: "h:mm a"}
RECORD = "hours"


def are_there(settings: HandoffSettings, now: datetime) -> bool:
    """Whether people of the house's own inbox keep hours and are within them: then they may answer here and now."""
    return settings.method is HandoffMethod.INBOX and settings.hours is not None and settings.hours.open_at(now)


def with_hours(
    reply: Reply, settings: HandoffSettings, conversation: Conversation, now: datetime, voice: Voice
) -> Reply:
    """Return the reply with the truth about when the team is there, before the question it may end in.

    Nothing is said where the merchant said nothing, nor within the hours of people who answer by e-mail.
    """
    language = of_locale(conversation.locale)
    hours = settings.hours
    if are_there(settings, now):
        return spoken_with(reply, voiced(voice, language, Word.TEAM_IS_THERE), language, voice)
    if hours is None or hours.open_at(now):
        return reply
    opening = hours.next_opening(now)
    words = [away(hours, now, language), back(hours, opening, conversation.timezone, now, language)]
    return spoken_with(reply, " ".join(words), language, voice, evidence_of(hours, opening, now))


def away(hours: Hours, now: datetime, language: Language) -> str:
    holiday = hours.holiday_at(now)
    return say(language, Word.AWAY_FOR, holiday=holiday.name) if holiday else say(language, Word.AWAY)


def back(hours: Hours, opening: datetime | None, theirs: str, now: datetime, language: Language) -> str:
    """Say when somebody is there again; `theirs` is the shopper's time zone, "" where it is not known."""
    if opening is None:
        return say(language, Word.BACK_UNKNOWN)
    here = opening.astimezone(zone_of(hours.timezone))
    clock = clock_of(here, language) if theirs else f"{clock_of(here, language)} ({offset_of(here)})"
    if here.date() == now.astimezone(here.tzinfo).date():
        told = say(language, Word.BACK_TODAY, time=clock)
    else:
        told = say(language, Word.BACK_ON, day=day_of(here, language), time=clock)
    there = opening.astimezone(zone_of(theirs)) if theirs else here
    if there.utcoffset() == here.utcoffset():
        return told
    if there.date() == here.date():
        return f"{told} {say(language, Word.TIME_THERE, time=clock_of(there, language))}"
    return f"{told} {say(language, Word.DAY_THERE, day=day_of(there, language), time=clock_of(there, language))}"


def day_of(moment: datetime, language: Language) -> str:
    return format_date(moment, DAY[language], locale=language.value)


def clock_of(moment: datetime, language: Language) -> str:
    pattern = CLOCK.get(language, "H:mm")
    return format_time(moment.time(), pattern, locale=language.value).translate(HARD_SPACES)


def offset_of(moment: datetime) -> str:
    """`UTC+1`, `UTC-3:30`."""
    minutes = (moment.utcoffset() or timedelta()) // timedelta(minutes=1)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def evidence_of(hours: Hours, opening: datetime | None, now: datetime) -> Evidence:
    holiday = hours.holiday_at(now)
    fields = {
        "week": written_week(hours),
        "timezone": hours.timezone,
        "holiday": written_holiday(holiday) if holiday else "",
        "next_opening": opening.isoformat() if opening else "",
    }
    return Evidence(RECORD, RECORD, "Hours", "", "", fields)


def spoken_with(reply: Reply, words: str, language: Language, voice: Voice, evidence: Evidence | None = None) -> Reply:
    """Put `words` before the question that offers a person, or at the end, bound to what they rest on."""
    bindings = (Binding(words, evidence.id, evidence.version, "next_opening"),) if evidence else ()
    line = Checked(words, bindings, ())
    said = reply.lines or tuple(verify(reply.text.splitlines(), reply.evidence, language, reply.timezone))
    drafted, question = reply.drafted, voiced(voice, language, Say.OFFER_PERSON)
    before = reply.text.removesuffix(question).rstrip(" ")
    asked = reply.text.endswith(question)
    return replace(
        reply,
        text=" ".join(filter(None, (before, words, question))) if asked else f"{reply.text} {words}",
        evidence=(*reply.evidence, *([evidence] if evidence else [])),
        lines=(*said, line),
        drafted=drafted and replace(drafted, lines=(*drafted.lines, line) if drafted.lines else ()),
    )
