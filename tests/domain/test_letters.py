"""Letters of ours: to whom, what they say, and that each goes out once."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from domain.errors import InvalidRequest, RemoteError, TooManyAttempts
from domain.handoff.delivering import GIVE_UP_AFTER, OutgoingState
from domain.handoff.tickets import HandoffMethod, PublicReply
from domain.letters.posting import LetterState
from domain.letters.to_shoppers import mail_reply, mail_transcript
from domain.privacy.subjects import Subject
from jobs import letters, tickets
from sandbox.mail.mailbox import Arrived, Fault
from tests.domain.stage import rows
from tests.domain.talks import choose, handed_over, kept, say, start
from tests.fakes_helpdesk import FakeHelpdesk
from tests.integrations.helpdesks.mail_desk import MailDesk, mail_desk
from tests.world import Tenant, World


class Office:
    """The house with a mail server, a helpdesk and a clock that can be moved."""

    def __init__(self, world: World, post: MailDesk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.world, self.post, self.desk = world, post, FakeHelpdesk()
        self.now: datetime = world.services.now()
        monkeypatch.setitem(vars(world.services), "mail", post.mail)
        monkeypatch.setattr(world.services, "now", lambda: self.now)
        monkeypatch.setattr(world.services.helpdesks, "required", lambda store, kind, connected: self.desk)

    def work(self, **later: float) -> list[Arrived]:
        """Do what is due after some time, as the sweep has it done; return what arrived by it."""
        self.now += timedelta(**later)
        before, house = len(self.post.mailbox.kept), self.world.services
        letters.tell_all_troubles(house)
        with house.begin() as work:
            due, waiting = work.outbox.due(self.now, 10), work.letters.due(self.now, 10)
        for outgoing_id in due:
            tickets.deliver_part(house, outgoing_id)
        for letter_id in waiting:
            letters.deliver_letter(house, letter_id)
        return self.post.mailbox.kept[before:]

    def fails(self, tenant: Tenant, advice: str = "Correct the ticket form.") -> UUID:
        """Hand over a conversation whose ticket the helpdesk refuses for good."""
        outgoing = handed_over(self.world, tenant)
        self.desk.fail(RemoteError("zendesk", "422", permanent=True, advice=advice, answered=True))
        tickets.deliver_part(self.world.services, outgoing.id)
        return outgoing.conversation_id

    def replies(self, tenant: Tenant, talk: UUID, text: str, event_id: str = "team:1") -> bool:
        reply = PublicReply(event_id, "1", f"conv_{talk.hex}", "Sam Rivera", text, self.now)
        with self.world.services.begin() as work:
            return mail_reply(tenant.store, kept(self.world, tenant, talk), reply, self.now, work)

    def transcript(self, tenant: Tenant, talk: UUID) -> str:
        with self.world.services.begin() as work:
            return mail_transcript(tenant.store, kept(self.world, tenant, talk), self.now, work)

    def states(self, tenant: Tenant) -> list[str]:
        return [row["state"] for row in rows(self.world.services, "letters", tenant.store)]


@pytest.fixture
def office(stage: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with mail_desk() as post:
        yield Office(stage, post, monkeypatch)


def test_a_merchant_reads_of_a_ticket_that_failed_with_all_that_was_said(office: Office) -> None:
    office.fails(office.world.alice)
    (arrived,) = office.work()
    assert arrived.recipients == (office.world.alice.store.contact_email,)
    assert arrived.header("Subject") == "1 conversation could not be passed on to your team"
    for part in (arrived.part("plain"), arrived.part("html")):
        assert "Correct the ticket form." in part
        assert "Chat transcript" in part and "jane@example.com" in part and "typed" in part
    assert arrived.header("Reply-To") == ""


def test_a_merchant_is_written_to_once_an_hour_of_all_that_failed_since(office: Office) -> None:
    office.fails(office.world.alice)
    assert len(office.work()) == 1
    for _ in range(2):
        office.fails(office.world.alice)
    assert office.work(minutes=59) == []
    (arrived,) = office.work(minutes=2)
    assert arrived.header("Subject") == "2 conversations could not be passed on to your team"
    assert office.work(hours=5) == []


def test_each_merchant_reads_of_their_own_alone(office: Office) -> None:
    office.fails(office.world.alice, "For Alice.")
    office.fails(office.world.bob, "For Bob.")
    told = {arrived.recipients[0]: arrived.part("plain") for arrived in office.work()}
    assert len(told) == 2
    for tenant, own, other in (
        (office.world.alice, "For Alice.", "For Bob."),
        (office.world.bob, "For Bob.", "For Al"),
    ):
        text = told[tenant.store.contact_email]
        assert own in text and other not in text


def test_a_ticket_that_waits_for_somebody_is_told_after_a_while(office: Office) -> None:
    outgoing = handed_over(office.world, office.world.alice)
    office.desk.fail(RemoteError("zendesk", "401", advice="Connect Zendesk again.", answered=True))
    tickets.deliver_part(office.world.services, outgoing.id)
    with office.world.services.begin() as work:
        work.outbox.change(outgoing.id, next_at=office.now + timedelta(days=1))
    assert office.work(minutes=14) == []
    (arrived,) = office.work(minutes=2)
    assert "Connect Zendesk again." in arrived.part("plain")


def test_without_a_mail_server_nothing_is_written(office: Office) -> None:
    vars(office.world.services)["mail"] = None
    office.fails(office.world.alice)
    assert office.work() == [] and office.states(office.world.alice) == []
    office.replies(
        office.world.alice, handed_over(office.world, office.world.alice).conversation_id, "It leaves today."
    )
    office.work(seconds=61)
    assert office.states(office.world.alice) == [LetterState.SPARED]


def test_an_answer_goes_by_mail_to_a_shopper_who_went_away(office: Office) -> None:
    alice = office.world.alice
    talk = handed_over(office.world, alice).conversation_id
    assert office.replies(alice, talk, "It leaves <today>.")
    assert not office.replies(alice, talk, "It leaves <today>.")
    assert office.work(seconds=30) == []
    (arrived,) = office.work(seconds=31)
    assert arrived.recipients == ("jane@example.com",)
    assert "It leaves <today>." in arrived.part("plain") and "It leaves &lt;today&gt;." in arrived.part("html")
    assert arrived.header("From").startswith('"Sam Rivera, Alice')
    assert alice.store.contact_email in arrived.header("Reply-To")
    assert office.work(days=1) == []


def test_who_still_has_the_chat_open_is_spared_the_mail(office: Office) -> None:
    alice = office.world.alice
    talk = handed_over(office.world, alice).conversation_id
    office.replies(alice, talk, "It leaves today.")
    office.world.services.presence.note(alice.store.id, talk, "tab")
    assert office.work(seconds=61) == []
    assert office.states(alice) == [LetterState.SPARED]


def test_answers_of_one_chat_are_one_thread_in_the_shopper_s_language(office: Office) -> None:
    alice = office.world.alice
    talk = handed_over(office.world, alice).conversation_id
    with office.world.services.begin() as work:
        work.conversations.change(alice.store, kept(office.world, alice, talk), locale="de")
    for number in range(2):
        office.replies(alice, talk, f"Teil {number}", f"team:{number}")
    first, second = office.work(seconds=61)
    assert first.id != second.id and first.header("References") == second.header("References")
    assert first.header("Subject") == "Alice's Goods hat auf Ihren Chat geantwortet"


def test_a_chat_goes_to_its_own_shopper_once_an_hour(office: Office) -> None:
    alice = office.world.alice
    talk = handed_over(office.world, alice).conversation_id
    say(office.world, alice, talk, "my card is 4111 1111 1111 1111")
    assert office.transcript(alice, talk) == "This chat is on its way to j•••@example.com."
    with pytest.raises(TooManyAttempts):
        office.transcript(alice, talk)
    (arrived,) = office.work()
    assert arrived.recipients == ("jane@example.com",)
    assert "I want to talk to a human" in arrived.part("plain")
    assert "4111" not in arrived.part("plain") + arrived.part("html")


def test_a_chat_goes_to_no_address_that_was_only_mentioned(office: Office) -> None:
    talk = start(office.world, office.world.alice)
    say(office.world, office.world.alice, talk, "is victim@example.com your address?")
    with pytest.raises(InvalidRequest, match="address"):
        office.transcript(office.world.alice, talk)


def test_a_signed_in_shopper_has_the_chat_sent_to_their_own_address(office: Office) -> None:
    bob = office.world.bob
    talk = start(office.world, bob, bob.own_customer)
    say(office.world, bob, talk, "hello")
    office.transcript(bob, talk)
    (arrived,) = office.work()
    assert arrived.recipients == (bob.own_email,)


def test_a_letter_is_tried_until_it_is_taken(office: Office) -> None:
    alice = office.world.alice
    office.post.mailbox.order(Fault(on="rcpt", reply="451 4.3.0 Try again", times=2))
    office.fails(alice)
    assert [len(office.work(minutes=10)) for _ in range(4)] == [0, 0, 1, 0]
    assert office.states(alice) == [LetterState.SENT]


def test_what_is_refused_for_good_is_not_tried_again(office: Office) -> None:
    office.post.mailbox.order(Fault(on="rcpt", reply="550 5.1.1 Nobody"))
    office.fails(office.world.alice)
    assert [len(office.work(minutes=10)) for _ in range(3)] == [0, 0, 0]
    assert office.states(office.world.alice) == [LetterState.FAILED]


def test_a_letter_whose_answer_was_lost_is_the_same_mail(office: Office) -> None:
    office.post.mailbox.order(Fault(drop=True, after_commit=True))
    office.fails(office.world.alice)
    assert len(office.work()) == 1
    assert office.work(seconds=60) == []
    office.work(seconds=60)
    assert len(office.post.mailbox.kept) == 2 and len(office.post.mailbox.shown()) == 1


def test_a_letter_is_given_up_after_two_days(office: Office) -> None:
    office.post.mailbox.order(Fault(on="rcpt", reply="451 4.3.0 Try again", times=10_000))
    office.fails(office.world.alice)
    office.work()
    office.work(seconds=GIVE_UP_AFTER.total_seconds() + 60)
    assert office.states(office.world.alice) == [LetterState.FAILED]


def test_two_jobs_of_one_letter_send_it_once(office: Office) -> None:
    office.fails(office.world.alice)
    house = office.world.services
    letters.tell_all_troubles(house)
    with house.begin() as work:
        (letter_id,) = work.letters.due(office.now, 10)
    assert [letters.deliver_letter(house, letter_id) for _ in range(3)] == [LetterState.SENT, None, None]
    assert letters.deliver_letter(house, uuid4()) is None


def test_no_words_are_kept_of_what_is_settled(office: Office) -> None:
    office.fails(office.world.alice)
    office.work()
    (row,) = rows(office.world.services, "letters", office.world.alice.store)
    assert "jane" not in str(row)


def test_who_is_forgotten_is_not_written_of_in_what_waits(office: Office) -> None:
    alice, house = office.world.alice, office.world.services
    forgotten, other = office.fails(alice, "Of the one."), office.fails(alice, "Of the other.")
    office.post.mailbox.order(Fault(on="rcpt", reply="451 4.3.0 Try again"))
    assert office.work() == []
    with house.begin() as work:
        work.persons.forget(alice.store, Subject(), [forgotten])
    office.work(minutes=1)
    (arrived,) = office.post.mailbox.kept
    assert "Of the other." in arrived.part("plain") and "Of the one." not in arrived.part("plain")
    assert forgotten.hex not in arrived.part("plain") and other != forgotten


def test_a_ticket_tried_again_that_fails_again_is_told_again(office: Office) -> None:
    alice = office.world.alice
    office.fails(alice)
    assert len(office.work()) == 1
    with office.world.services.begin() as work:
        work.outbox.retry(alice.store, office.now)
    office.desk.fail(RemoteError("zendesk", "422", permanent=True, advice="Still wrong.", answered=True))
    office.work(hours=2)
    assert "Still wrong." in office.work(seconds=5)[0].part("plain")
    assert rows(office.world.services, "outbox", alice.store)[0]["state"] == OutgoingState.FAILED


def test_trouble_with_mail_itself_is_told_to_the_shop(office: Office) -> None:
    alice = office.world.alice
    choose(office.world, alice, HandoffMethod.EMAIL)
    talk = start(office.world, alice)
    for words in ("I want to talk to a human", "yes, jane@example.com"):
        say(office.world, alice, talk, words)
    office.post.mailbox.order(Fault(on="rcpt", reply="550 5.1.1 Nobody"))
    office.work()
    (arrived,) = office.work(seconds=5)
    assert arrived.recipients == (alice.store.contact_email,)
    assert "does not take mail for this address" in arrived.part("plain")
