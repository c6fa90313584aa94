"""How a conversation begins."""

from domain.agent.phrases import Say, say
from domain.language.languages import of_locale
from domain.stores import Store

SUGGESTIONS = (Say.ASK_WHERE, Say.ASK_RETURNS, Say.ASK_SHIPPING)


def greeting(store: Store, locale: str) -> str:
    """Return the merchant's own words in the shopper's language, else ours."""
    language = of_locale(locale)
    return dict(store.greetings).get(language.value) or say(language, Say.OPENING, store=store.name)


def suggestions(locale: str) -> list[str]:
    return [say(of_locale(locale), question) for question in SUGGESTIONS]
