"""The Admin GraphQL API over a shop's REST-shaped records."""
