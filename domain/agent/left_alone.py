"""What the merchant keeps from the agent: it is refused, or a person is offered, whatever the records say."""

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import SENSITIVE, Intent
from domain.agent.phrases import Say
from domain.agent.replies import HandoffReason, Outcome
from domain.agent.understanding.erasure import wants_to_leave
from domain.handoff.words import Word
from domain.voice.matters import matter_in
from domain.voice.settings import Way


def left_alone(turn: Turn) -> Draft | None:
    """Return what is said to a matter of the merchant's; None for any other message. Danger, the wish for a person and
    the wish to be forgotten go before it: the law gives that to everybody."""
    matter = matter_in(turn.store.voice, turn.text)
    if matter is None or turn.understood.among(SENSITIVE | {Intent.HUMAN, Intent.INJECTION}):
        return None
    if wants_to_leave(turn.text):
        return None
    topic = turn.conversation.topic
    if matter.way is Way.REFUSE:
        suggestions = (turn.say(Say.SUGGEST_SEARCH), turn.say(Say.SUGGEST_PERSON))
        said = (turn.say(Say.LEFT_ALONE),)
        return Draft(Outcome.REFUSED, said, turn.understood.intents, suggestions=suggestions, topic=topic)
    return Draft(
        Outcome.HANDOFF_OFFERED,
        (turn.say(Word.FOR_PEOPLE), turn.say(Say.OFFER_PERSON)),
        turn.understood.intents,
        suggestions=(turn.say(Say.SUGGEST_PERSON),),
        topic=topic,
        handoff=HandoffReason("policy"),
    )
