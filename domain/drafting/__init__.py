"""Answers drafted by a language model: look-ups as tools, each sentence checked, bounds for all."""
