"""The pages a merchant sees inside Shopify's admin, one module each."""

from blueprints.merchant import (
    activity,
    answers,
    conversation,
    conversations,
    handoff,
    home,
    inbox,
    knowledge,
    launch,
    model,
    overview,
    playground,
    privacy,
    saved_tests,
    voice,
)

PAGES = (
    home,
    overview,
    inbox,
    conversations,
    conversation,
    knowledge,
    answers,
    playground,
    saved_tests,
    voice,
    handoff,
    launch,
    model,
    privacy,
    activity,
)
