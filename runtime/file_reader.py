"""The process that reads one file: `python -m runtime.file_reader KIND PATH` writes a JSON line for each part.

Whatever a file does to the library that reads it, it can use no more memory, time and space than is set here.
"""

import json
import resource
import sys
from dataclasses import asdict
from pathlib import Path

from domain.knowledge.files.kinds import FileKind, Unreadable
from domain.knowledge.files.reading import read_parts

MEMORY = 768 * 1024 * 1024  # bytes of addresses; a PDF of 300 pages takes a third of them
SECONDS = 90  # of computing
WRITTEN = 64 * 1024 * 1024  # bytes of parts
HEAVY = "This file is too heavy to read. Split it, or save it again without its pictures, and add that."


def main(kind: str, path: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITTEN, WRITTEN))
    try:
        with Path(path).open("rb") as file:
            for part in read_parts(FileKind(kind), file):
                write(asdict(part))
    except Unreadable as error:
        write({"problem": error.sentence})
    except (MemoryError, RecursionError):
        write({"problem": HEAVY})


def write(line: dict[str, object]) -> None:
    sys.stdout.write(f"{json.dumps(line)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
