"""What it costs that many listen."""
