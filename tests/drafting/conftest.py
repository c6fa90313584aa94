"""A furnished world whose answers a scripted model words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pytest
from flask.testing import FlaskClient

from domain.drafting.bounds import Bounds
from runtime.services import Services
from runtime.settings import ModelKeys
from sandbox.models import Act, ScriptedModel
from tests.backdrops import Backdrop
from tests.world import Tenant, World

BOUNDS = Bounds(seconds=2.0, steps=3, read_price=Decimal(1), written_price=Decimal(2))


@dataclass
class Chat:
    """One shopper's conversation with a store whose agent has a scripted model."""

    client: FlaskClient
    model: ScriptedModel
    token: str

    def ask(self, text: str, *acts: Act, **headers: str) -> Any:
        """Return the response to a message, with the model doing these acts in turn."""
        if acts:
            self.model.play(*acts)
        known = {"Authorization": f"Bearer {self.token}", **headers}
        return self.client.post("/chat/messages", json={"text": text}, headers=known)

    def said(self, text: str, *acts: Act) -> str:
        answer: str = self.ask(text, *acts).get_json()["message"]["text"]
        return answer

    def prove(self, order: str, email: str) -> None:
        known = {"Authorization": f"Bearer {self.token}"}
        self.client.post("/chat/identify", json={"order": order, "email": email}, headers=known)


@pytest.fixture(scope="module")
def model() -> Iterator[ScriptedModel]:
    scripted = ScriptedModel()
    yield scripted
    scripted.close()


@pytest.fixture(scope="module")
def furnished_world(migrated: Services, furnished: Backdrop, model: ScriptedModel) -> World:
    """Two stores with two shoppers each, and one model for all of them."""
    keys = ModelKeys(model.url, "scripted", "key")
    return furnished.put_up(Services(replace(migrated.settings, language_model=keys, model_bounds=BOUNDS)))


@pytest.fixture
def drafted(furnished_world: World) -> World:
    """The world, with a model that nobody has lost patience with."""
    drafter = furnished_world.services.drafter
    assert drafter
    drafter.patience.failures, drafter.patience.until = 0, 0.0
    return furnished_world


@pytest.fixture
def client(drafted: World) -> FlaskClient:
    return drafted.client


@pytest.fixture
def alice(drafted: World, client: FlaskClient, model: ScriptedModel) -> Chat:
    return chat_in(drafted.alice, client, model)


@pytest.fixture
def bob(drafted: World, client: FlaskClient, model: ScriptedModel) -> Chat:
    return chat_in(drafted.bob, client, model)


def chat_in(tenant: Tenant, client: FlaskClient, model: ScriptedModel) -> Chat:
    session = client.post("/chat/session", json={"shop": str(tenant.store.shop)}).get_json()
    return Chat(client, model, session["token"])
