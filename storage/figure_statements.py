"""The statements that count conversations. They read events alone: nothing is counted ahead, so nothing can drift."""

from domain.figures.endings import Ending
from storage.tables.shops import CHAT

AN_ID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"

# What its messages say of a conversation, read from their index without any of them.
SAID = """
        count(*) FILTER (WHERE author = 'shopper') AS asked,
        count(*) AS messages,
        coalesce(
            bool_or(author = 'agent' AND outcome = 'answered' AND NOT intents <@ CAST(:no_question AS jsonb)), false
        ) AS answered,
        coalesce(bool_or(author = 'agent' AND outcome IN ('not_supported', 'handoff_offered')), false) AS lacking,
        coalesce(bool_or(author = 'staff' OR outcome = 'handed_off'), false) AS handed,
        count(*) FILTER (WHERE helpful) AS liked,
        count(*) FILTER (WHERE NOT helpful) AS disliked,
        min(at) FILTER (WHERE author = 'agent' AND NOT unasked) - min(at) FILTER (WHERE author = 'shopper') AS waited
"""
FACTS = f"""
    SELECT {SAID} FROM messages WHERE messages.store_id = :store AND messages.conversation_id = conversations.id
"""
GAPS = """
    SELECT messages.conversation_id FROM knowledge_gaps JOIN messages ON messages.id = knowledge_gaps.message_id
    WHERE knowledge_gaps.store_id = :store
"""
ROUNDS = "SELECT FROM rounds WHERE rounds.store_id = :store AND rounds.conversation_id = conversations.id"
ENDING = f"""
    CASE
        WHEN facts.handed OR EXISTS ({ROUNDS}) THEN '{Ending.ROUTED}'
        WHEN facts.lacking OR conversations.id IN ({GAPS}) THEN '{Ending.UNANSWERED}'
        WHEN facts.answered AND facts.disliked = 0 THEN '{Ending.RESOLVED}'
        ELSE '{Ending.UNSETTLED}'
    END
"""
JUDGED = f"conversations CROSS JOIN LATERAL ({FACTS}) AS facts"
# A conversation that began then had its last message then or later: that has an index.
BEGAN = """
    conversations.store_id = :store AND conversations.last_at >= :since
    AND conversations.started_at >= :since AND conversations.started_at < :until
"""

# All conversations of the days are judged at once: to look for each by itself takes twice as long.
TALLIES = f"""
    WITH begun AS MATERIALIZED (
        SELECT id, started_at FROM conversations WHERE {BEGAN}
    ), facts AS MATERIALIZED (
        SELECT begun.id, {SAID} FROM begun JOIN messages
            ON messages.store_id = :store AND messages.conversation_id = begun.id
        GROUP BY begun.id
    ), talks AS MATERIALIZED (
        SELECT conversations.started_at AT TIME ZONE :zone AS local, facts.*, {ENDING} AS ending
        FROM begun AS conversations JOIN facts ON facts.id = conversations.id WHERE facts.asked > 0
    )
    SELECT
        CAST(local AS date) AS day, CAST(extract(hour FROM local) AS integer) AS hour,
        grouping(CAST(local AS date)) AS over_days, grouping(CAST(extract(hour FROM local) AS integer)) AS over_hours,
        count(*) AS conversations,
        {"".join(f"count(*) FILTER (WHERE ending = '{one}') AS {one}, " for one in Ending)}
        CAST(coalesce(sum(liked), 0) AS bigint) AS liked, CAST(coalesce(sum(disliked), 0) AS bigint) AS disliked,
        extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY waited)) AS median,
        extract(epoch FROM percentile_cont(0.95) WITHIN GROUP (ORDER BY waited)) AS slow
    FROM talks GROUP BY GROUPING SETS (
        (), (CAST(local AS date)), (CAST(extract(hour FROM local) AS integer))
    )
"""
TOPICS = f"""
    SELECT what, count(*) AS times FROM (
        SELECT what, messages.conversation_id
        FROM conversations JOIN messages
            ON messages.store_id = :store AND messages.conversation_id = conversations.id
            CROSS JOIN LATERAL jsonb_array_elements_text(messages.intents) AS what
        WHERE {BEGAN} AND messages.author = 'agent' AND NOT messages.intents <@ CAST(:no_question AS jsonb)
        GROUP BY what, messages.conversation_id
    ) AS told GROUP BY what ORDER BY times DESC, what LIMIT :most
"""
# Addresses and numbers are left out, so that nobody is named and orders are alike. What one conversation alone asks is
# not told.
QUESTIONS = rf"""
    WITH said AS (
        SELECT recent.id, regexp_replace(told.text, '\S*(@|\d{{3}})\S*', '…', 'g') AS text
        FROM (
            SELECT id FROM conversations WHERE {BEGAN} ORDER BY last_at DESC, id DESC LIMIT :newest
        ) AS recent CROSS JOIN LATERAL (
            SELECT author, text, lead(intents) OVER (ORDER BY sequence) AS heard_as FROM messages
            WHERE messages.store_id = :store AND messages.conversation_id = recent.id
                AND author IN ('shopper', 'agent')
        ) AS told
        WHERE author = 'shopper' AND length(text) <= :longest AND NOT heard_as <@ CAST(:no_question AS jsonb)
    )
    SELECT min(text) AS what, count(DISTINCT id) AS times FROM said
    GROUP BY lower(trim(text, ' ?!.')) HAVING count(DISTINCT id) > 1 ORDER BY times DESC, what LIMIT :most
"""
# The cart's attribute is anybody's to write: it counts where it names a conversation of the store's own that had begun.
TRADES = f"""
    WITH named AS MATERIALIZED (
        SELECT created_at, record, lower({CHAT}) AS chat FROM orders
        WHERE store_id = :store AND ({CHAT}) IS NOT NULL AND created_at >= :since AND created_at < :until
    ), sold AS (
        SELECT created_at, CAST(record ->> 'total' AS numeric) - (
            SELECT coalesce(sum(CAST(refund ->> 'amount' AS numeric)), 0)
            FROM jsonb_array_elements(record -> 'refunds') AS refund
            WHERE coalesce(refund ->> 'currency', '') IN ('', record ->> 'currency')
        ) AS revenue, CASE WHEN chat ~ '{AN_ID}' THEN CAST(chat AS uuid) END AS chat
        FROM named WHERE record ->> 'cancelled_at' IS NULL AND record ->> 'currency' = :currency
    )
    SELECT CAST(sold.created_at AT TIME ZONE :zone AS date) AS day, count(*) AS orders, sum(revenue) AS revenue
    FROM sold JOIN conversations ON conversations.store_id = :store AND conversations.id = sold.chat
    WHERE sold.created_at >= conversations.started_at
    GROUP BY day
"""
SPENDING = """
    SELECT day, tokens, money FROM model_spending WHERE store_id = :store AND day BETWEEN :first AND :last
"""
