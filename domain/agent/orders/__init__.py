"""Finding a shopper's orders and telling where they stand, to whom they belong."""
