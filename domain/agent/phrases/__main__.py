"""`make words`: brings every catalogue in step with the sentences and tells what is not translated yet."""

from domain.agent.phrases.catalogues import TRANSLATED, catalogue_file
from domain.agent.phrases.syncing import in_step, untranslated, written


def main() -> None:
    for language in TRANSLATED:
        fresh = in_step(language)
        catalogue_file(language).write_bytes(written(fresh, language))
        empty = untranslated(fresh)
        print(f"{language.value}: {len(fresh)} sentences, {len(empty)} not translated", *empty, sep="\n  ")


if __name__ == "__main__":
    main()
