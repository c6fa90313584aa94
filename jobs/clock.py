"""What RQ's cron scheduler runs, and how often."""

from functools import partial

from rq import Queue, cron
from rq.serializers import JSONSerializer

from jobs.helpdesks import tend_helpdesks
from jobs.queues import QueueName
from jobs.retention import forget_old
from jobs.tokens import renew_idle_tokens
from jobs.upkeep import TURNS_EVERY, sweep, take_turns

SWEEP_EVERY = 5  # seconds; how late a lost message may be noticed
FORGET_EVERY = 86400  # seconds
RENEW_EVERY = 86400  # seconds; a month before the end, so a day more or less is nothing

TEND_EVERY = 86400  # seconds; Zendesk forgets who has not called for 30 to 90 days

# RQ's scheduler takes no serializer of its own and would pickle, which our workers rightly refuse to read.
vars(cron)["Queue"] = partial(Queue, serializer=JSONSerializer)

cron.register(sweep, QueueName.UPKEEP.value, interval=SWEEP_EVERY, result_ttl=0)
cron.register(take_turns, QueueName.UPKEEP.value, interval=TURNS_EVERY, result_ttl=0)
cron.register(renew_idle_tokens, QueueName.UPKEEP.value, interval=RENEW_EVERY, result_ttl=0)
cron.register(tend_helpdesks, QueueName.UPKEEP.value, interval=TEND_EVERY, result_ttl=0)
cron.register(forget_old, QueueName.UPKEEP.value, interval=FORGET_EVERY, result_ttl=0)
