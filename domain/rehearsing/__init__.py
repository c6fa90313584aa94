"""Trying the agent without anything of it staying: conversations undone as soon as they are answered, and tests."""
