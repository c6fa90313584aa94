"""The language models of stores that brought one: made when first needed, made anew when the merchant changes it."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from threading import Lock, Thread
from uuid import UUID

from domain.drafting.bounds import Patience, bounds_of
from domain.drafting.models import LanguageModel
from domain.drafting.own_models import ModelUse, OwnModel
from domain.drafting.turns import Drafter
from domain.stores import Store
from integrations.web.gate import MayReach, is_public

MOST_KEPT = 256  # stores per process; a connection or two each


class OwnModels:
    """`opened` gives a sealed key in the clear; `may_reach` is the gate that stands before every endpoint."""

    def __init__(
        self,
        make_drafter: Callable[[LanguageModel, Patience], Drafter],
        opened: Callable[[bytes], str],
        most_at_once: int,
        may_reach: MayReach = is_public,
    ) -> None:
        self.make_drafter = make_drafter
        self.opened = opened
        self.most_at_once = most_at_once
        self.may_reach = may_reach
        self.drafters: OrderedDict[UUID, tuple[OwnModel, Drafter]] = OrderedDict()
        self.lock = Lock()

    def drafter(self, store: Store, server: Drafter | None) -> Drafter | None:
        """Return what drafting for the store takes; None where its answers are composed."""
        if store.model.use is ModelUse.OWN:
            return self.own_drafter(store)
        if store.model.use is ModelUse.NONE or server is None:
            return None
        bounded = store.model.monthly
        return replace(server, bounds=bounds_of(store.model, server.bounds)) if bounded else server

    def make_soon(self, store: Store) -> None:
        """Make the store's own beside what is going on, so that its first answer need not wait a second for it."""
        kept = self.drafters.get(store.id)
        if store.model.use is ModelUse.OWN and (kept is None or kept[0] != store.model):
            Thread(target=self.own_drafter, args=(store,), name="own-model", daemon=True).start()

    def own_drafter(self, store: Store) -> Drafter:
        with self.lock:
            kept = self.drafters.get(store.id)
            if kept is None or kept[0] != store.model:
                kept = store.model, self.made(store.model)
                self.drafters[store.id] = kept
            self.drafters.move_to_end(store.id)
            while len(self.drafters) > MOST_KEPT:
                self.drafters.popitem(last=False)
        return kept[1]

    def made(self, own: OwnModel) -> Drafter:
        drafter = self.make_drafter(self.model(own), Patience(self.most_at_once, time.monotonic))
        return replace(drafter, bounds=bounds_of(own, drafter.bounds))

    def model(self, own: OwnModel) -> LanguageModel:
        """Return the model as it is spoken to. What it replaces ends with the turns that still use it."""
        # LlamaIndex's client takes a second and 30 megabytes to import; who has no model never pays for it.
        from integrations.models.gated import GatedTransport
        from integrations.models.openai_compatible import OpenAICompatibleModel

        key = self.opened(own.sealed_key) if own.sealed_key else ""
        return OpenAICompatibleModel(own.address, key, own.name, GatedTransport(own.address, self.may_reach))
