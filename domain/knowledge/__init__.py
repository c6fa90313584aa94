"""What a store has written down: learning it and finding it again."""
