"""Finding the passage that answers a question about rules, and quoting it."""
