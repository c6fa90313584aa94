"""The pages a merchant sees inside Shopify's admin, one module each."""

from blueprints.merchant import (
    activity,
    answers,
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
