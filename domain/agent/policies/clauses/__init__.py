"""What a store's texts allow: clauses read from their sentences, and whether they decide a shopper's case."""
