"""How soon the merchant's pages show and answer, with a store full of conversations."""
