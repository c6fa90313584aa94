"""How a conversation begins."""

from domain.agent.phrases import Say, say
from domain.agent.phrases.voiced import voiced
from domain.language.languages import of_locale
from domain.stores import Store

SUGGESTIONS = (Say.ASK_WHERE, Say.ASK_RETURNS, Say.ASK_SHIPPING)


def greeting(store: Store, locale: str) -> str:
    """Return the merchant's own words in the shopper's language, else ours."""
    language = store.voice.spoken(of_locale(locale))
    return dict(store.greetings).get(language.value) or voiced(store.voice, language, Say.OPENING, store=store.name)


def suggestions(store: Store, locale: str) -> list[str]:
    return [say(store.voice.spoken(of_locale(locale)), question) for question in SUGGESTIONS]
