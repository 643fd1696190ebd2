"""The room `welcome`."""

from bot.feature import Feature

feature = Feature("welcome")
