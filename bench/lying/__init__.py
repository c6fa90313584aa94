"""How well a drafting model is held to the truth: right drafts and lying ones over real HTTP, and one that misbehaves."""
