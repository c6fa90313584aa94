"""The pages a merchant sees inside Shopify's admin, one module each."""

from blueprints.merchant import conversations, handoff, home, inbox, knowledge, privacy

PAGES = (home, inbox, conversations, knowledge, handoff, privacy)
