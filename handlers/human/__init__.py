"""The room `human`."""

from bot.feature import Feature

feature = Feature("human")
