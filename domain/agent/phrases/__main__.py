"""`make words`: brings every catalogue in step with the sentences and tells what is not translated yet."""

import sys

from domain.agent.phrases.catalogues import TRANSLATED, catalogue_file
from domain.agent.phrases.syncing import in_step, untranslated, written


def main() -> int:
    missing = 0
    for language in TRANSLATED:
        fresh = in_step(language)
        catalogue_file(language).write_bytes(written(fresh, language))
        missing += len(empty := untranslated(fresh))
        print(f"{language.value}: {len(fresh)} sentences, {len(empty)} not translated", *empty, sep="\n  ")
    return min(missing, 1)


if __name__ == "__main__":
    sys.exit(main())
