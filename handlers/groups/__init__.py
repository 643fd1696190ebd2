"""The room `groups`."""

from bot.feature import Feature

feature = Feature("groups")
