"""What is true of words in any store: languages, units, colours, goods, typing slips. Knows no record."""
