"""How a conversation begins."""

from domain.agent.phrases import Say, say
from domain.language.languages import of_locale
from domain.stores import Store

SUGGESTIONS = (Say.ASK_WHERE, Say.ASK_RETURNS, Say.ASK_SHIPPING)


def greeting(store: Store, locale: str) -> str:
    return say(of_locale(locale), Say.OPENING, store=store.name)


def suggestions(locale: str) -> list[str]:
    return [say(of_locale(locale), question) for question in SUGGESTIONS]
