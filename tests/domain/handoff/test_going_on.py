"""After a handoff by e-mail, whose answer never comes back into the chat, the agent is still there for all else."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.conversations import Author
from domain.handoff.people import take_over
from domain.handoff.tickets import HandoffMethod
from domain.handoff.words import Word
from tests.domain.stage import rows
from tests.domain.talks import WISH, choose, kept, say, start
from tests.world import Tenant, World

OTHER = "How much does the rain jacket cost?"
ASKED_ON = f"{Word.WROTE_ON_BY_MAIL} {Word.ASK_GO_ON}"


class Handed:
    """A conversation that people have by e-mail, and a clock that can be moved."""

    def __init__(self, world: World, tenant: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
        self.world, self.tenant = world, tenant
        self.now: datetime = world.services.now()
        monkeypatch.setattr(world.services, "now", lambda: self.now)
        choose(world, tenant, HandoffMethod.EMAIL)
        self.talk: UUID = start(world, tenant)
        self.say(WISH["en"])
        self.say("yes, jane@example.com")

    def say(self, words: str, after: timedelta = timedelta(minutes=1)) -> dict[str, Any]:
        self.now += after
        return say(self.world, self.tenant, self.talk, words)

    def told(self, words: str, after: timedelta = timedelta(minutes=1)) -> str:
        return str(self.say(words, after)["message"]["text"])

    @property
    def mails(self) -> list[str]:
        found = rows(self.world.services, "outbox", self.tenant.store)
        return [row["kind"] for row in sorted(found, key=lambda row: (row["round"], row["part"]))]

    @property
    def state(self) -> str:
        return kept(self.world, self.tenant, self.talk).state.value

    @property
    def runs(self) -> list[bool]:
        with self.world.services.begin() as work:
            return [one.runs for one in work.rounds.all(self.tenant.store, self.talk)]


@pytest.fixture
def handed(stage: World, monkeypatch: pytest.MonkeyPatch) -> Handed:
    return Handed(stage, stage.alice, monkeypatch)


def test_what_people_should_know_follows_the_mail_and_the_agent_asks_whether_it_is_needed(handed: Handed) -> None:
    assert [handed.told(words) for words in ("Size M", "and please hurry")] == [ASKED_ON, ""]
    assert (handed.state, handed.mails) == ("handed_off", ["ticket", "comment", "comment"])


def test_a_yes_brings_the_agent_back_and_sends_no_mail(handed: Handed) -> None:
    handed.say("Size M")
    assert handed.told("yes please") == Word.ON_BY_MAIL
    assert (handed.state, handed.mails, handed.runs) == ("open", ["ticket", "comment"], [False])
    assert "89" in handed.told(OTHER)
    assert handed.mails == ["ticket", "comment"]


def test_a_yes_that_says_more_reaches_people_too(handed: Handed) -> None:
    handed.say("Size M")
    assert "89" in handed.told("yes, the price of the rain jacket")
    assert (handed.state, handed.mails) == ("open", ["ticket", "comment", "comment"])


@pytest.mark.parametrize("words", ["no, it is the blue one", "please hurry", "not later than Friday"])
def test_what_is_not_a_mere_yes_or_no_is_for_people(handed: Handed, words: str) -> None:
    handed.say("Size M")
    handed.say(words)
    assert (handed.state, handed.mails) == ("handed_off", ["ticket", "comment", "comment"])


def test_who_may_be_in_danger_hears_where_there_is_help_and_people_read_it(handed: Handed) -> None:
    handed.say("Size M")
    told = handed.told("I want to kill myself")
    assert "danger" in told and told.endswith(Word.WROTE_ON_BY_MAIL)
    assert (handed.state, handed.mails) == ("handed_off", ["ticket", "comment", "comment"])


def test_a_no_leaves_it_with_people_and_sends_no_mail(handed: Handed) -> None:
    handed.say("Size M")
    assert handed.told("no thanks") == Word.WITH_TEAM_BY_MAIL
    assert (handed.state, handed.mails) == ("handed_off", ["ticket", "comment"])
    assert handed.told("no") != Word.WITH_TEAM_BY_MAIL, "a no to no question is for people"


def test_another_question_is_answered_and_reaches_people_all_the_same(handed: Handed) -> None:
    said = handed.say(OTHER)
    assert "89" in said["message"]["text"] and said["outcome"] == "answered"
    assert (handed.state, handed.mails, handed.runs) == ("open", ["ticket", "comment"], [False])
    kept_words = [(one.author, one.text) for one in kept(handed.world, handed.tenant, handed.talk).messages][-3:]
    assert [words for author, words in kept_words if author is Author.SYSTEM] == [Word.ON_BY_MAIL]
    assert "89" in handed.told(OTHER) and handed.mails == ["ticket", "comment"]


def test_who_comes_back_after_hours_hears_again_where_their_words_go(handed: Handed) -> None:
    handed.say("Size M")
    assert handed.told("It arrived broken", after=timedelta(minutes=10)) == ""
    assert handed.told("Is there any news?", after=timedelta(hours=3)) == ASKED_ON


def test_the_same_matter_is_not_offered_again_but_a_wish_begins_a_mail_of_its_own(handed: Handed) -> None:
    handed.say("Size M")
    handed.say("yes")
    assert handed.say(WISH["en"])["outcome"] == "handoff_offered"
    assert handed.say("yes")["outcome"] == "handed_off"
    assert (handed.mails, handed.runs) == (["ticket", "comment", "ticket"], [False, True])


def test_while_somebody_of_the_team_is_in_the_chat_the_agent_stays_silent(handed: Handed) -> None:
    with handed.world.services.begin() as work:
        conversation = work.conversations.conversation(handed.tenant.store, handed.talk, lock=True)
        assert conversation is not None
        take_over(handed.tenant.store, conversation, handed.now, work)
    assert handed.told(OTHER) == Word.WROTE_ON_BY_MAIL
    assert (handed.state, handed.mails) == ("with_human", ["ticket", "comment"])


def test_where_a_helpdesk_brings_answers_back_the_agent_does_not_answer(
    stage: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = Handed(stage, stage.bob, monkeypatch)
    assert Word.ASK_GO_ON in theirs.told("Size M")
    choose(stage, stage.alice, HandoffMethod.INBOX)
    talk = start(stage, stage.alice)
    for words in (WISH["en"], "yes, jane@example.com"):
        say(stage, stage.alice, talk, words)
    said = say(stage, stage.alice, talk, OTHER)
    assert (said["message"]["text"], said["conversation"]["state"]) == (Word.WROTE_ON_HERE, "handed_off")
