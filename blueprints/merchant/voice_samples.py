"""What is asked of the agent to hear how it sounds."""

from domain.agent.phrases import Say, say
from domain.language.languages import Language
from domain.stores import Store
from runtime.services import Work

# What shoppers begin and end with.
HELLO = dict(
    zip(
        Language,
        ("Hello", "Hola", "Hallo", "Dzień dobry", "안녕하세요", "Bonjour", "Olá", "Buongiorno", "Hallo", "こんにちは"),
        strict=True,
    )
)
THANKS = dict(
    zip(
        Language,
        ("Thanks!", "¡Gracias!", "Danke!", "Dziękuję!", "감사합니다!", "Merci !", "Obrigado!", "Grazie!", "Bedankt!")
        + ("ありがとうございます！",),
        strict=True,
    )
)


def samples(work: Work, store: Store, language: Language) -> list[str]:
    """Return what shows how the store's agent sounds: a greeting, a product of theirs, a rule, and thanks."""
    newest = work.catalogue.newest(store, 1)
    return [HELLO[language], *(one.title for one in newest), say(language, Say.ASK_RETURNS), THANKS[language]]
