"""Who works in the house's own inbox, what each has read, and their templates."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, exists, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.stores import Store
from domain.team.templates import Template
from domain.team.tickets import Level, Member
from storage.tables import team_members, team_reads, team_templates


class StoredMembers:
    """Implements domain.team.tickets.MemberShelf."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def arrived(self, store: Store, member_id: str, now: datetime) -> Member:
        """Return who opens the inbox. The first of a store is its manager."""
        if known := self.member(store, member_id):
            return known
        others = self.connection.scalar(select(exists().where(team_members.c.store_id == store.id)))
        row = {"store_id": store.id, "member": member_id, "since": now}
        first = insert(team_members).values({**row, "level": Level.STAFF if others else Level.MANAGER})
        self.connection.execute(first.on_conflict_do_nothing(index_elements=["store_id", "member"]))
        return self.member(store, member_id) or Member(member_id, "", Level.STAFF)

    def member(self, store: Store, member_id: str) -> Member | None:
        return next((one for one in self.all(store) if one.id == member_id), None)

    def all(self, store: Store) -> list[Member]:
        query = select(team_members).where(team_members.c.store_id == store.id)
        found = self.connection.execute(query.order_by(team_members.c.since, team_members.c.member))
        return [Member(row.member, row.name, Level(row.level)) for row in found]

    def change(self, store: Store, member_id: str, **values: object) -> None:
        owned = team_members.c.store_id == store.id, team_members.c.member == member_id
        self.connection.execute(update(team_members).where(*owned).values(values))

    def note_read(self, store: Store, conversation_id: UUID, member_id: str, now: datetime) -> None:
        row = {"store_id": store.id, "member": member_id, "conversation_id": conversation_id, "read_at": now}
        names = ["store_id", "member", "conversation_id"]
        statement = insert(team_reads).values(row)
        self.connection.execute(statement.on_conflict_do_update(index_elements=names, set_={"read_at": now}))


class StoredTemplates:
    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def all(self, store: Store) -> list[Template]:
        query = select(team_templates).where(team_templates.c.store_id == store.id).order_by(team_templates.c.name)
        return [Template(row.id, row.name, row.text) for row in self.connection.execute(query)]

    def put(self, store: Store, template: Template, now: datetime) -> None:
        """Keep it in the place of the one that has its name."""
        row = {"store_id": store.id, "id": template.id, "name": template.name}
        statement = insert(team_templates).values({**row, "text": template.text, "updated_at": now})
        changed = {"text": template.text, "updated_at": now}
        self.connection.execute(statement.on_conflict_do_update(index_elements=["store_id", "name"], set_=changed))

    def delete(self, store: Store, template_id: UUID) -> bool:
        owned = team_templates.c.store_id == store.id, team_templates.c.id == template_id
        return self.connection.execute(delete(team_templates).where(*owned)).rowcount == 1
