"""Finding what a store sells and telling it from its record: what it is, which variants there are, what it costs."""
