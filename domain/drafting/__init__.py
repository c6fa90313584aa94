"""Answers drafted by a language model: look-ups as tools, a draft checked sentence by sentence, bounds for all of it."""
