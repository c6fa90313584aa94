"""Answers to what is wanted of an account: what the store writes of it, and a person for what only people can do."""

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import Intent
from domain.agent.policies.answers import ENOUGH, find_policy
from domain.agent.routing.matters import Matter
from domain.agent.talk import offer_for_trouble
from domain.agent.understanding.accounts import DONE_BY_PEOPLE, AccountWish, account_wish, speaks_of

PUT = {
    AccountWish.ENTER: Matter.PASSWORD.value,
    AccountWish.SWITCH: Matter.SWITCHING_ACCOUNTS.value,
    AccountWish.CLOSE: "delete or close an account",
    AccountWish.CHANGE: "change the details of an account",
}


def answer_account(turn: Turn) -> list[Draft]:
    """Return the answers to a wish about an account; none where nothing of one is wanted, or no text speaks of it."""
    wish = account_wish(turn.text)
    if wish is None or not turn.understood.wants(Intent.POLICY, Intent.ACCOUNT_PROBLEM):
        return []
    rule = find_policy(turn.worded(PUT[wish]), ENOUGH)
    told = [rule] if rule and any(speaks_of(wish, line) for line in rule.sentences) else []
    return [*told, offer_for_trouble(turn)] if wish in DONE_BY_PEOPLE else told
