"""How long an answer takes, and how many a second."""
