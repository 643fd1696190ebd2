"""Where the chat files of this room hang their handlers."""

from bot.feature import Feature

feature = Feature("details")
