"""Adds a neighbourhood with its organisation to the database."""

from handlers.founding import found as add_neighbourhood

__all__ = ["add_neighbourhood"]
