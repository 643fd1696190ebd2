"""The room `asking`."""

from bot.feature import Feature

feature = Feature("asking")
