"""The whole program, killed at random moments, against the Bot API server."""
