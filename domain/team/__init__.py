"""The house's own inbox: the store's team reads, answers, and gives conversations back to the agent."""
