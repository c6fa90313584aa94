"""The head of the panel says who answers: an assistant, and when people are there."""

import re
from datetime import UTC, datetime, timedelta

import pytest

HEAD = "[...root.querySelectorAll('header p')].map((line) => line.innerText).filter(Boolean)"

# However slow the machine is, the hour is over when a test says so. Nothing else on the page waits for so long.
OVER_WHEN_TOLD = """{
  const later = setTimeout;
  window.setTimeout = (act, wait, ...given) => {
    if (!(wait > 600e3)) return later(act, wait, ...given);
    Object.assign(window, { ring: act, latest: wait });
  };
}"""
ASSISTANT = "An assistant, not a person"


def in_hours(hours):
    return (datetime.now(UTC) + timedelta(hours=hours)).isoformat()


@pytest.mark.parametrize(
    ("team", "line"),
    [
        ({"here": True, "until": in_hours(20 / 60)}, r"The team is here until \d+:\d\d [AP]M"),
        ({"here": True, "until": None}, "The team is here now"),
        ({"here": False, "until": in_hours(48)}, r"The team is back on [A-Z][a-z]+day at \d+:\d\d [AP]M"),
        (
            {"here": False, "until": in_hours(500)},
            r"The team is back on [A-Z][a-z]+day, [A-Z][a-z]+ \d+ at \d+:\d\d [AP]M",
        ),
    ],
)
def test_the_head_says_when_people_are_there(visit, chats, team, line):
    chats.team = team
    first, second = visit().open().run(HEAD)
    assert first == ASSISTANT and re.fullmatch(line, second)


@pytest.mark.parametrize("team", [{}, {"here": True, "until": in_hours(-1)}, {"here": False, "until": in_hours(-1)}])
def test_the_head_says_nothing_that_is_not_known_or_no_longer_so(visit, chats, team):
    chats.team = team
    assert visit().open().run(HEAD) == [ASSISTANT]


def test_the_head_turns_when_the_team_leaves(visit, chats):
    chats.team = {"here": True, "until": in_hours(1)}
    chat = visit(before=OVER_WHEN_TOLD).open()
    assert "until" in chat.run(HEAD)[1] and chat.page.run("window.latest <= 3600e3")
    chats.team = {"here": False, "until": in_hours(48)}
    chat.page.run("window.ring()")
    chat.wait(f"{HEAD}[1]?.includes('back on')")


def test_the_hours_are_told_by_the_shoppers_clock_and_in_the_language_of_the_page(visit, chats):
    chats.team = {"here": False, "until": "2099-01-05T08:00:00Z"}
    chat = visit("/picture.svg")
    chat.page.send("Emulation.setTimezoneOverride", timezoneId="Asia/Tokyo")
    chat.page.go(chat.page.run("location.origin") + "/?lang=de")
    assert chat.open().run(HEAD)[1] == "Das Team ist ab Montag, 5. Januar, 17:00 Uhr, wieder da"


def test_what_is_written_to_the_team_is_not_asked_of_the_assistant(chat):
    foot = (
        "((input, note) => [input.placeholder, input.ariaLabel, note.innerText])(root.querySelector('textarea'),"
        " root.querySelector('.note'))"
    )
    assert chat.run(foot)[0] == chat.run(foot)[1] == "Ask about a product or order"
    chat.hand_over()
    assert chat.run(foot) == ["Write to the team", "Write to the team", "The store's team reads this chat."]
    chat.click(".closing button")
    chat.has(".chip")
    assert chat.run(foot)[0] == "Ask about a product or order" and "records" in chat.run(foot)[2]


@pytest.mark.parametrize(
    ("locale", "time"), [("en-GB", "17:00"), ("en_GB", "17:00"), ("x", "5:00 PM"), ("ar", "5:00 PM")]
)
def test_times_are_written_as_the_page_writes_them_where_that_is_known(visit, chats, locale, time):
    chats.team = {"here": False, "until": "2099-01-05T17:00:00Z"}
    chat = visit("/picture.svg")
    chat.page.send("Emulation.setTimezoneOverride", timezoneId="UTC")
    chat.page.go(chat.page.run("location.origin") + f"/?lang={locale}")
    assert chat.open().run(HEAD)[1].endswith(time)
    chat.ask("Where is my order #1001?")
    chat.fill(".ask label:nth-of-type(2) + input", "ann@example.com")
    chat.click(".ask .primary")
    chat.has(".steps time")
