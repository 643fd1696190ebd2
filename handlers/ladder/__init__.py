"""The room `ladder`."""

from bot.feature import Feature

feature = Feature("ladder")
