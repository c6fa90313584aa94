"""The statements by which every turn reads, locks and keeps its conversation."""

from domain.conversations import Author
from storage.locks import LockKind
from storage.prepared import Prepared
from storage.stores import ROW_MARK

# One statement, since a turn costs what its statements cost. What is not given stays.
ADDED = """
    WITH moved AS (
        UPDATE conversations SET
            last_at = :at,
            state = coalesce(:state, state),
            locale = coalesce(:locale, locale),
            topic = coalesce(CAST(:topic AS jsonb), topic)
        WHERE store_id = :store AND id = :conversation
    )
    INSERT INTO messages (
        store_id, id, conversation_id, author, author_name, text, at, envelope, receipt, event_id, unasked
    )
    VALUES {heard} (
        :store, :id, :conversation, :author, :author_name, :text, :at,
        CAST(:envelope AS jsonb), CAST(:receipt AS jsonb), :event_id, :unasked
    )
    ON CONFLICT DO NOTHING RETURNING id
"""
HEARD = "(:store, :heard, :conversation, :speaker, :speaker_name, :words, :heard_at, NULL, NULL, NULL, false),"
ADD, ADD_BOTH = Prepared(ADDED.format(heard="")), Prepared(ADDED.format(heard=HEARD))
ADD_PRESSED = Prepared(ADDED.format(heard=HEARD.replace("false", "true")))  # what was heard is a button's words

CONVERSATION = """
    SELECT id, state, profile_id, visitor, customer_id, proven_orders, proven_email_hashes, locale, timezone,
        started_at, topic
    FROM conversations WHERE store_id = :store AND id = :conversation
"""
READ = Prepared(CONVERSATION)
# Who waits for the row already shares a lock on its name, by which the one that has it knows whether others wait.
IN_LINE = f"hashtextextended(CAST(CAST(:conversation AS uuid) AS text), {LockKind.TURN:d})"
STAND_IN_LINE = Prepared(
    f"WITH line AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared({IN_LINE})) "
    + CONVERSATION.replace("FROM conversations", "FROM line, conversations")
    # Whoever asks by a store as it was read before gets nothing of one whose row is another by now.
    + f"""
        AND (:mark = '' OR EXISTS (SELECT FROM stores WHERE id = :store AND {ROW_MARK} = :mark))
    FOR UPDATE OF conversations
    """
)
LOCK = Prepared(CONVERSATION + " FOR UPDATE")  # by a button or a form, which answers no message that waits
ALONE = Prepared(f"SELECT pg_try_advisory_xact_lock({IN_LINE}) AS alone")
NEWEST = Prepared(
    """
    SELECT id, author, text, at, author_name, unasked FROM messages
    WHERE store_id = :store AND conversation_id = :conversation ORDER BY sequence DESC LIMIT :newest
    """
)
ANSWER_AFTER = Prepared(
    f"""
    SELECT envelope FROM messages WHERE store_id = :store AND conversation_id = :conversation
        AND author = '{Author.AGENT}' AND NOT unasked AND envelope IS NOT NULL
        AND sequence > (SELECT sequence FROM messages WHERE store_id = :store AND id = :message)
    ORDER BY sequence LIMIT 1
    """
)
