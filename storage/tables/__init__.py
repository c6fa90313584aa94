"""Every table of ours but the vectors. All are keyed by store, first."""

from storage.tables.activity import activity_log
from storage.tables.columns import metadata
from storage.tables.conversations import (
    conversations,
    handoff_settings,
    helpdesks,
    messages,
    outbox,
    person_keys,
    profiles,
    rounds,
    visitors,
)
from storage.tables.deliveries import follow_ups, inbox
from storage.tables.drafting import model_spending, model_voices
from storage.tables.gaps import knowledge_gaps
from storage.tables.letters import letters
from storage.tables.privacy import access_log, privacy_exports, privacy_requests
from storage.tables.rehearsing import saved_tests
from storage.tables.shops import PHONE_TAIL, customers, documents, imports, orders, products, readings, stock
from storage.tables.sources import knowledge_pages, knowledge_pieces, knowledge_sources, knowledge_versions
from storage.tables.stores import oauth_states, stores, tokens
from storage.tables.team import (
    team_comments,
    team_members,
    team_notes,
    team_numbers,
    team_reads,
    team_templates,
    team_tickets,
)
from storage.tables.terms import editions, product_terms

__all__ = [
    "PHONE_TAIL",
    "access_log",
    "activity_log",
    "conversations",
    "customers",
    "documents",
    "editions",
    "follow_ups",
    "handoff_settings",
    "helpdesks",
    "imports",
    "inbox",
    "knowledge_gaps",
    "knowledge_pages",
    "knowledge_pieces",
    "knowledge_sources",
    "knowledge_versions",
    "letters",
    "messages",
    "metadata",
    "model_spending",
    "model_voices",
    "oauth_states",
    "orders",
    "outbox",
    "person_keys",
    "privacy_exports",
    "privacy_requests",
    "product_terms",
    "products",
    "profiles",
    "readings",
    "rounds",
    "saved_tests",
    "stock",
    "stores",
    "team_comments",
    "team_members",
    "team_notes",
    "team_numbers",
    "team_reads",
    "team_templates",
    "team_tickets",
    "tokens",
    "visitors",
]
