"""The room `offers`."""

from bot.feature import Feature

feature = Feature("offers")
