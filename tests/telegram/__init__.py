"""The Telegram gateway against a Bot API server."""
