"""The whole program on Telegram, played as conversations against a strict Bot API server."""
