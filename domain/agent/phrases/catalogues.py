"""The gettext catalogues, one file a language beside this module, compiled when they are first needed."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from domain.language.languages import Language

FOLDER = Path(__file__).parent / "translations"
TRANSLATED = tuple(language for language in Language if language is not Language.ENGLISH)


@cache
def translations(language: Language) -> NullTranslations:
    """Return what the language says for each sentence; English says the sentence itself."""
    if language is Language.ENGLISH:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalogue(language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def catalogue(language: Language) -> Catalog:
    with catalogue_file(language).open("rb") as source:
        return read_po(source, language.value)


def catalogue_file(language: Language) -> Path:
    return FOLDER / f"{language.value}.po"
