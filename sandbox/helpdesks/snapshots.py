"""Accounts in memory, with an optional JSON file each, so that a restarted stand-in remembers."""

import atexit
import dataclasses
import json
import pathlib
import re
import threading
import time
import types
import typing
from collections.abc import Callable
from datetime import datetime
from typing import Generic, Protocol, TypeVar

ACCOUNT_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
SAVE_PAUSE = 0.3  # seconds; many changes become one write


class HasLock(Protocol):
    lock: threading.RLock


T = TypeVar("T", bound=HasLock)


class Shelf(Generic[T]):
    """One record per account name, made on first use."""

    def __init__(self, kind: type[T], make: Callable[[str], T], folder: pathlib.Path | None) -> None:
        self._kind = kind
        self._make = make
        self._folder = folder
        self._lock = threading.Lock()
        self._accounts: dict[str, T] = {}
        self._changed: set[str] = set()
        self._wake = threading.Event()
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            threading.Thread(target=self._save_forever, daemon=True).start()
            atexit.register(self.save_now)

    def find(self, name: str) -> T | None:
        """The account of this name, or None when no account could have it."""
        if not ACCOUNT_NAME.fullmatch(name):
            return None
        with self._lock:
            if name not in self._accounts:
                self._accounts[name] = self._load(name) or self._make(name)
            return self._accounts[name]

    def save_later(self, name: str) -> None:
        if self._folder is not None:
            with self._lock:
                self._changed.add(name)
            self._wake.set()

    def save_now(self) -> None:
        with self._lock:
            names, self._changed = self._changed, set()
        for name in names:
            self._save(name)

    def _save_forever(self) -> None:
        while True:
            self._wake.wait()
            time.sleep(SAVE_PAUSE)
            self._wake.clear()
            self.save_now()

    def _save(self, name: str) -> None:
        if self._folder is None:
            return
        account = self._accounts[name]
        with account.lock:
            text = json.dumps(encode(account))
        fresh = self._folder / f"{name}.json.new"
        fresh.write_text(text)
        fresh.replace(self._folder / f"{name}.json")

    def _load(self, name: str) -> T | None:
        if self._folder is None or not (self._folder / f"{name}.json").exists():
            return None
        return typing.cast(T, decode(self._kind, json.loads((self._folder / f"{name}.json").read_text())))


def encode(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kept = [field.name for field in dataclasses.fields(value) if field.init]
        return {name: encode(getattr(value, name)) for name in kept}
    if isinstance(value, dict):
        return {str(key): encode(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [encode(item) for item in value]
    return value.isoformat() if isinstance(value, datetime) else value


def decode(kind: object, value: object) -> object:
    """`value` as `encode` wrote it, back in the shape of the annotation `kind`."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        wanted = next(part for part in inner if part is not types.NoneType)
        return None if value is None else decode(wanted, value)
    if origin is dict and isinstance(value, dict):
        return {inner[0](key): decode(inner[1], item) for key, item in value.items()}
    if origin in (tuple, list) and isinstance(value, list):
        return origin(decode(inner[0], item) for item in value)
    if isinstance(kind, type) and isinstance(value, dict) and dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return kind(**{name: decode(hints[name], item) for name, item in value.items()})
    return datetime.fromisoformat(str(value)) if kind is datetime else value
