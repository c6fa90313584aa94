"""Ten thousand ways to get at another person's order, and the ways of the right person, over HTTP."""
