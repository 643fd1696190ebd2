"""The room `helping`."""

from bot.feature import Feature

feature = Feature("helping")
