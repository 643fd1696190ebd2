"""`burenhulp audit`: whether the promises hold that a database can tell; ids only."""

from bot.commandline.audit.command import run
from bot.commandline.audit.rule import Moments, check
from bot.commandline.audit.table import RULES, rules

__all__ = ["RULES", "Moments", "check", "rules", "run"]
