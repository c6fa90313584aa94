"""Calling off, pausing or skipping a subscription, of which no rule for orders tells. Patterns are for folded words."""

import re
from dataclasses import replace

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import ACTIONS
from domain.agent.phrases import Say
from domain.agent.policies.answers import find_policy, unanswered
from domain.agent.policies.found import ENOUGH
from domain.language.words import fold

SUBSCRIBED = re.compile(
    r"\b(?:subscri(?:ption|be|bing)\w*|subscrib?tion\w*|abos?|l?abonnement\w*|abonament\w*|l?abbonament\w*|suscripcion\w*"
    r"|assinatura\w*|subskrypcj\w*|my subs?)\b|구독|サブスク|定期購入|定期便"
)
CALLED_OFF = re.compile(
    r"\b(?:cancel\w*|stop|end|pause|skip|quit|terminate|get out of|kundig\w*|gekundigt|beend\w*|pausier\w*"
    r"|uberspring\w*|aussetz\w*|resili\w*|annul\w*|suspend\w*|sauter|arreter|cancelar\w*|baja|pausar|saltar\w*|disdi\w*"
    r"|disdett\w*|sospend\w*|anulow\w*|zrezygn\w*|rezygn\w*|wstrzym\w*|pomin\w*|wypowied\w*|opzeg\w*|stopzet\w*|pauz\w*"
    r"|oversla\w*|pular|encerrar)\b|해지|취소|정지|중지|건너|解約|キャンセル|停止|休止|スキップ|やめ"
)
OF_LETTERS = re.compile(r"\b(?:newsletters?|e-?mails?|mailing|marketing|texts|sms|notifications?)\b|뉴스레터|メルマガ")
ASKED = "how do I skip, pause or cancel my subscription"


def answer_subscription(turn: Turn) -> Draft | None:
    """Tell how a subscription is called off, or that no text tells it; None where none shall be."""
    plain = fold(turn.text)
    if not SUBSCRIBED.search(plain) or not CALLED_OFF.search(plain) or OF_LETTERS.search(plain):
        return None
    told = find_policy(turn.worded(ASKED), ENOUGH)
    if not (told and _speaks_of_it(told)):
        return unanswered(turn)
    wished = bool(turn.understood.among(ACTIONS))  # and not only asked how it is done
    return replace(told, suggestions=(turn.say(Say.SUGGEST_PERSON),)) if wished else told


def _speaks_of_it(told: Draft) -> bool:
    said = (*told.sentences, *(source.title for source in told.sources))
    return any(SUBSCRIBED.search(fold(one)) for one in said)
