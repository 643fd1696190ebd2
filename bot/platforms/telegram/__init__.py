"""The Telegram platform; `TelegramGateway` is all that the rest of the program needs."""

from bot.platforms.telegram.gateway import TelegramGateway
from bot.platforms.telegram.polling import Pace
from bot.platforms.telegram.webhook import Webhook, webhook_at

__all__ = ["Pace", "TelegramGateway", "Webhook", "webhook_at"]
