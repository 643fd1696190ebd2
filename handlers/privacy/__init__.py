"""The room `privacy`."""

from bot.feature import Feature

feature = Feature("privacy")
