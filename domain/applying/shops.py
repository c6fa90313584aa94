"""The shop itself: its details, and the app leaving it."""

from collections.abc import Sequence
from datetime import datetime

from domain import updates
from domain.applying.outcomes import STALE, Applied, News
from domain.follow_ups import FollowUp, Task
from domain.permissions import note_scopes
from domain.shelves import Shelves
from domain.stores import Store


def shop_changed(store: Store, update: updates.ShopChanged, at: datetime, shelves: Shelves) -> Applied:
    if not shelves.stores.note_details(store, update.details, at):
        return STALE
    # Policies have no webhook of their own, and people edit them in the same settings.
    return Applied(follow_up=FollowUp(Task.REFRESH_DOCUMENTS))


def app_uninstalled(store: Store, update: updates.AppUninstalled, at: datetime, shelves: Shelves) -> Applied:
    return Applied() if shelves.stores.uninstall(store, at) else STALE


def scopes_changed(store: Store, update: updates.ScopesChanged, at: datetime, shelves: Shelves) -> Applied:
    return Applied() if note_scopes(store, update.scopes, at, shelves) else STALE


def nothing_to_do(store: Store, news: Sequence[News], shelves: Shelves) -> list[Applied]:
    return [Applied(one.update.reason) for one in news if isinstance(one.update, updates.NothingToDo)]
