"""The room `coordination`."""

from bot.feature import Feature

feature = Feature("coordination")
