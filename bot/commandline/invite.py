"""Makes a single-use link that gives a role; only its blinded token is kept."""

from handlers.roles import make_invitation

__all__ = ["make_invitation"]
