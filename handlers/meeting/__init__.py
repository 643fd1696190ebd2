"""The room `meeting`."""

from bot.feature import Feature

feature = Feature("meeting")
