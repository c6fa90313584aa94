"""Bringing the catalogues in step with the sentences: new ones come in empty, changed and deleted ones go."""

from collections.abc import Iterator
from enum import StrEnum
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from domain.agent.phrases.catalogues import catalogue, catalogue_file
from domain.agent.phrases.labels import Label
from domain.agent.phrases.sentences import PLURALS, Say
from domain.agent.phrases.toned import Toned
from domain.handoff.words import Word
from domain.language.languages import Language

SENTENCES: tuple[type[StrEnum], ...] = (Say, Toned, Word, Label)
WIDTH = 120  # characters
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: {plural}\\n"\n\n'
)


def in_step(language: Language) -> Catalog:
    """Return the language's catalogue with each of today's sentences in it, in their order, and no other."""
    held = catalogue(language) if catalogue_file(language).exists() else Catalog(language.value)
    fresh = Catalog(language.value)
    for sentence in sentences():
        known = held.get(sentence.value)
        fresh.add(_msgid(sentence), known.string if known else "", auto_comments=[sentence.name])
    return fresh


def _msgid(sentence: StrEnum) -> str | tuple[str, str]:
    return (sentence.value, PLURALS[sentence]) if sentence in PLURALS else sentence.value


def untranslated(catalogue: Catalog) -> list[str]:
    return [str(message.id) for message in catalogue if message.id and not _filled(message)]


def _filled(message: Message) -> bool:
    return all([message.string] if isinstance(message.string, str) else message.string or [""])


def sentences() -> Iterator[StrEnum]:
    return (sentence for source in SENTENCES for sentence in source)


def written(catalogue: Catalog, language: Language) -> bytes:
    body = BytesIO()
    write_po(body, catalogue, width=WIDTH, omit_header=True)
    return HEADER.format(language=language.value, plural=catalogue.plural_forms).encode() + body.getvalue()
