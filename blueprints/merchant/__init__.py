"""The pages a merchant sees inside Shopify's admin, one module each."""

from blueprints.merchant import activity, conversations, handoff, home, inbox, knowledge, privacy

PAGES = (home, inbox, conversations, knowledge, handoff, privacy, activity)
