"""E-mails of ours: what they say, and that each is sent once."""
