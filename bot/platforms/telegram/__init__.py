"""The Telegram platform; `TelegramGateway` is all that the rest of the program needs."""

from bot.platforms.telegram.gateway import TelegramGateway
from bot.platforms.telegram.polling import Pace

__all__ = ["Pace", "TelegramGateway"]
