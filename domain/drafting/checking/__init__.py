"""Whether a sentence that anybody may have written says only what the records of this turn say.

The composer's own sentences are checked by domain.agent.verification. What a model drafts may be worded in any way and
in any of our languages, so each kind of fact is looked for by what it looks like, bound to a record that may lend it
to this clause, and whatever is left over must be words that claim nothing.
"""
