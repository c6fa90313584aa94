"""Handing over, as fast and as surely as promised: on a running house, and in thousands of sequences."""
