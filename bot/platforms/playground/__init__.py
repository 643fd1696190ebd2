"""The playground: one page in the browser in which several people chat with the bot."""

from bot.platforms.playground.gateway import PlaygroundGateway
from bot.platforms.playground.page import add_routes, loopback_only
from bot.platforms.playground.persona import Persona

__all__ = ["Persona", "PlaygroundGateway", "add_routes", "loopback_only"]
