"""Five shops that trade, the platform that tells of it, and the house that listens: what several benches share."""
