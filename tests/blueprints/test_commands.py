"""What operators do at a terminal: `flask --app app …`."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import Result
from flask.testing import FlaskCliRunner

from domain.activity import ActivityKind
from domain.follow_ups import FollowUp, Task
from domain.handoff.tickets import HandoffMethod
from domain.inbox import Delivery
from domain.stores import Road
from integrations.shopify.scopes import SCOPES
from runtime.services import Services
from tests.blueprints.callers import rows
from tests.domain.stage import take_in
from tests.world import World


@pytest.fixture
def terminal(world: World) -> FlaskCliRunner:
    return world.app.test_cli_runner()


def done(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.output


def refused(result: Result) -> str:
    """Return the one line of an error; no trace."""
    assert result.exit_code in (1, 2) and isinstance(result.exception, SystemExit), result.output
    return result.output.splitlines()[-1]


def test_lists_every_store(world: World, terminal: FlaskCliRunner) -> None:
    lines = done(terminal.invoke(args=["stores", "list"])).splitlines()
    assert [line.split("\t")[0] for line in lines] == [str(world.alice.store.shop), str(world.bob.store.shop)]


def test_shows_what_is_held_of_one_store(world: World, terminal: FlaskCliRunner) -> None:
    shown = done(terminal.invoke(args=["stores", "show", str(world.alice.store.shop)]))
    assert "Alice's Goods" in shown and "orders " in shown and "inbox empty" in shown
    assert "Bob" not in shown


@pytest.mark.parametrize(
    "command", [["stores", "show"], ["inbox", "status"], ["outbox", "retry"], ["stores", "import"]]
)
def test_an_unknown_store_is_told_in_a_line(terminal: FlaskCliRunner, command: list[str]) -> None:
    assert "does not have Shopfloor" in refused(terminal.invoke(args=[*command, "nobody.myshopify.com"]))
    assert "not a myshopify.com domain" in refused(terminal.invoke(args=[*command, "nobody.example"]))


def test_answers_as_a_customer_and_shows_the_receipt(world: World, terminal: FlaskCliRunner) -> None:
    shop = str(world.alice.store.shop)
    question = "Where is my order #1001?"
    said = done(terminal.invoke(args=["ask", shop, question, "--as", world.alice.own_email]))
    text, _, receipt = said.partition("\n{")
    assert "TRACK11001" in text and json.loads("{" + receipt)["question"] == question
    stranger = done(terminal.invoke(args=["ask", shop, question]))
    assert "TRACK11001" not in stranger
    foreign = terminal.invoke(args=["ask", str(world.bob.store.shop), question, "--as", world.alice.own_email])
    assert "no customer of" in refused(foreign)
    assert [rows(world, table) for table in ("conversations", "messages", "access_log")] == [0, 0, 1]


@pytest.mark.parametrize(
    ("question", "told"), [("", "must not be empty"), (" ", "must not be empty"), ("a" * 2001, "at most 2000")]
)
def test_asks_only_what_a_shopper_could(world: World, terminal: FlaskCliRunner, question: str, told: str) -> None:
    assert told in refused(terminal.invoke(args=["ask", str(world.alice.store.shop), question]))


@pytest.mark.parametrize("page", ["0", "-1", str(2**63)])
def test_a_page_that_is_of_no_product_is_refused(world: World, terminal: FlaskCliRunner, page: str) -> None:
    asked = terminal.invoke(args=["ask", str(world.alice.store.shop), "How much is it?", "--page", page])
    assert asked.exit_code == 2 and "--page" in asked.output


@pytest.mark.parametrize("command", [["gaps", "list", "--limit"], ["privacy", "accesses", "--newest"]])
def test_a_number_of_lines_that_makes_no_sense_is_told_in_a_line(
    world: World, terminal: FlaskCliRunner, command: list[str]
) -> None:
    assert "Invalid value" in refused(terminal.invoke(args=[*command, "-1", str(world.alice.store.shop)]))


def test_chooses_a_message_instead_of_people(world: World, terminal: FlaskCliRunner) -> None:
    shop = str(world.alice.store.shop)
    assert "needs words" in refused(terminal.invoke(args=["handoff", shop, "message"]))
    done(terminal.invoke(args=["handoff", shop, "message", "--words", "Call 555 0100."]))
    with world.services.begin() as work:
        chosen, others = work.handoffs.settings(world.alice.store), work.handoffs.settings(world.bob.store)
    assert (chosen.method, chosen.message) == (HandoffMethod.MESSAGE, "Call 555 0100.")
    assert others.method is HandoffMethod.INBOX


def test_keeps_topics_for_people_until_there_are_none(world: World, terminal: FlaskCliRunner) -> None:
    shop = str(world.alice.store.shop)
    for told, kept in (("return_item, complaint", {"return_item", "complaint"}), ("none", set())):
        done(terminal.invoke(args=["handoff", shop, "inbox", "--topics", told]))
        with world.services.begin() as work:
            assert work.handoffs.settings(world.alice.store).topics == kept
    assert "topics must be of account_problem" in refused(
        terminal.invoke(args=["handoff", shop, "inbox", "--topics", "weather"])
    )


def test_chooses_hours_in_the_stores_own_zone(world: World, terminal: FlaskCliRunner) -> None:
    shop = str(world.alice.store.shop)
    done(terminal.invoke(args=["handoff", shop, "inbox", "--hours", "Mon-Fri 9-17", "--holiday", "2026-12-25 Xmas"]))
    done(terminal.invoke(args=["handoff", shop, "message", "--words", "Call 555 0100."]))
    with world.services.begin() as work:
        hours = work.handoffs.settings(world.alice.store).hours
        assert work.handoffs.settings(world.bob.store).hours is None
    assert hours and hours.timezone == "America/New_York" and len(hours.week or ()) == 5
    assert [one.name for one in hours.holidays] == ["Xmas"]
    done(terminal.invoke(args=["handoff", shop, "inbox", "--hours", "unsaid"]))
    with world.services.begin() as work:
        assert work.handoffs.settings(world.alice.store).hours is None


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["inbox", "--hours", "9 to 5"], "Write the week like this"),
        (["inbox", "--zone", "UTC"], "go with --hours"),
        (["email"], "mail server"),
        (["zendesk"], "Connect Zendesk first."),
        (["inbox", "--account", "acme"], "Only zendesk and gorgias have accounts."),
        (["gorgias", "--account", "acme"], "Gorgias needs --login and --key."),
    ],
)
def test_a_choice_that_cannot_work_is_told_in_a_line(
    world: World, terminal: FlaskCliRunner, arguments: list[str], told: str
) -> None:
    assert told in refused(terminal.invoke(args=["handoff", str(world.alice.store.shop), *arguments]))
    with world.services.begin() as work:
        assert work.handoffs.settings(world.alice.store).method is HandoffMethod.INBOX


def set_aside(world: World, *webhook_ids: str) -> None:
    """Have deliveries of those ids set aside in both stores."""
    for tenant in (world.alice, world.bob):
        for webhook_id in webhook_ids:
            delivery = Delivery(webhook_id, "", "products/update", datetime.now(UTC), b"{")
            take_in(world.services, tenant.store, delivery)
            with world.services.begin() as work:
                for waiting in work.inbox.waiting(tenant.store, 1):
                    work.inbox.note_failure(waiting, "It cannot be read.", give_up_after=1)


def inbox_counts(world: World) -> list[dict[str, int]]:
    with world.services.begin() as work:
        return [work.inbox.counts(tenant.store) for tenant in (world.alice, world.bob)]


def test_puts_back_in_line_what_was_set_aside_in_one_store(world: World, terminal: FlaskCliRunner) -> None:
    set_aside(world, "id-1")
    shop = str(world.alice.store.shop)
    status = done(terminal.invoke(args=["inbox", "status", shop]))
    assert "set_aside 1" in status and "It cannot be read." in status
    assert "nothing with the id id-2" in refused(terminal.invoke(args=["inbox", "replay", shop, "--id", "id-2"]))
    assert "1 delivery is back in line" in done(terminal.invoke(args=["inbox", "replay", shop]))
    assert inbox_counts(world) == [{"waiting": 1}, {"set_aside": 1}]


def test_closes_what_was_set_aside_once_somebody_has_looked(world: World, terminal: FlaskCliRunner) -> None:
    set_aside(world, "id-1", "id-2", "id-3")
    shop = str(world.alice.store.shop)
    assert "1 delivery is closed" in done(terminal.invoke(args=["inbox", "dismiss", shop, "--id", "id-2"]))
    assert inbox_counts(world) == [{"set_aside": 2, "skipped": 1}, {"set_aside": 3}]
    assert "0 deliveries are closed" in done(
        terminal.invoke(args=["inbox", "dismiss", shop, "--topic", "orders/create"])
    )
    assert "nothing with the id id-4" in refused(terminal.invoke(args=["inbox", "dismiss", shop, "--id", "id-4"]))
    assert "2 deliveries are closed" in done(terminal.invoke(args=["inbox", "dismiss", shop]))
    assert inbox_counts(world) == [{"skipped": 3}, {"set_aside": 3}]
    with world.services.begin() as work:
        told = [(one.what, one.detail) for one in work.activity.newest(world.alice.store, 9)]
    assert told[:2] == [(ActivityKind.CLOSED_DELIVERIES, "2"), (ActivityKind.CLOSED_DELIVERIES, "1")]


def test_a_store_without_the_app_is_not_read(world: World, terminal: FlaskCliRunner) -> None:
    with world.services.begin() as work:
        work.stores.uninstall(world.alice.store, datetime.now(UTC))
    shop = str(world.alice.store.shop)
    assert "does not have the app now" in refused(terminal.invoke(args=["stores", "import", shop]))
    with world.services.begin() as work:
        assert work.imports.progress(world.alice.store) is None


def test_tells_and_takes_up_what_was_given_up_after_a_delivery(world: World, terminal: FlaskCliRunner) -> None:
    shop = str(world.alice.store.shop)
    for tenant in (world.alice, world.bob):
        with world.services.begin() as work:
            work.follow_ups.want(tenant.store, {FollowUp(Task.READ_STOCK, 77): datetime.now(UTC)})
        with world.services.begin() as work:
            claims = work.follow_ups.claim(tenant.store, Task.READ_STOCK, 1, timedelta(minutes=1))
            work.follow_ups.put_off(
                tenant.store, claims, timedelta(0), "The shop is frozen.", failed=True, give_up=True
            )
    status = done(terminal.invoke(args=["inbox", "status", shop]))
    assert "read_stock 1" in status and "read_stock  77  tried 1 times, given up  The shop is frozen." in status
    assert "follow-ups" not in done(terminal.invoke(args=["inbox", "replay", shop, "--topic", "orders/create"]))
    assert "0 deliveries are back in line, 1 follow-up too" in done(terminal.invoke(args=["inbox", "replay", shop]))
    with world.services.begin() as work:
        assert work.follow_ups.due() == [(world.alice.store.id, Task.READ_STOCK)]


def test_tells_how_the_app_is_in_a_store_and_what_it_is_not_allowed(world: World, terminal: FlaskCliRunner) -> None:
    shop = str(world.alice.store.shop)
    with world.services.begin() as work:
        work.stores.note_scopes(world.alice.store, ",".join(set(SCOPES) - {"read_orders"}), datetime.now(UTC))
    shown = done(terminal.invoke(args=["stores", "show", shop]))
    assert "road code_grant  access reconnect" in shown
    assert "not allowed read_orders: It cannot tell shoppers where their orders are." in shown
    assert "read_products" not in shown


def test_an_operator_says_when_a_store_went_over_to_the_apps_own_subscriptions(
    world: World, terminal: FlaskCliRunner
) -> None:
    done(terminal.invoke(args=["stores", "road", str(world.alice.store.shop), "managed"]))
    with world.services.begin() as work:
        roads = [work.stores.of_id(tenant.store.id).road for tenant in (world.alice, world.bob)]
        assert work.imports.progress(world.alice.store).state.value == "running"
    assert roads == [Road.MANAGED, Road.CODE_GRANT]
    assert world.services.redis.llen("rq:queue:imports") == 1
    assert terminal.invoke(args=["stores", "road", str(world.alice.store.shop), "sideways"]).exit_code != 0


def test_a_store_without_the_app_is_not_read_for_its_road_either(world: World, terminal: FlaskCliRunner) -> None:
    with world.services.begin() as work:
        work.stores.uninstall(world.alice.store, datetime.now(UTC))
    said = done(terminal.invoke(args=["stores", "road", str(world.alice.store.shop), "managed"]))
    assert "is read when it installs the app again" in said
    with world.services.begin() as work:
        assert work.imports.progress(world.alice.store) is None
        assert work.stores.of_id(world.alice.store.id).road is Road.MANAGED
    assert world.services.redis.llen("rq:queue:imports") == 0


def test_a_voice_that_no_model_speaks_with_is_said_to_change_nothing(
    world: World, terminal: FlaskCliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["stores", "voice", str(world.alice.store.shop), "warm and brief"]
    assert "changes nothing now" in done(terminal.invoke(args=words))
    assert "changes nothing" not in done(terminal.invoke(args=words[:3]))
    monkeypatch.setattr(Services, "drafter_for", lambda *_: object())
    assert done(terminal.invoke(args=words)) == f"{words[2]} sounds warm and brief\n"
