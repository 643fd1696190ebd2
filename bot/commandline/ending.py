"""Runs one command; what ends it before its time becomes a sentence and an exit code."""

import os
import sqlite3
import sys
from collections.abc import Callable, Sequence

from sqlalchemy.exc import DBAPIError

from bot import logs, settings, upgrade
from bot.commandline import parser
from bot.keys import WrongKey
from bot.messages import NotDelivered

SETTINGS, TOO_NEW, REFUSED, DAMAGED, IN_USE = 2, 3, 4, 5, 6  # exit codes
_SQLITE = {
    sqlite3.SQLITE_BUSY: "another program keeps it locked",
    sqlite3.SQLITE_LOCKED: "another program keeps it locked",
    sqlite3.SQLITE_READONLY: "it may not be written to",
    sqlite3.SQLITE_PERM: "it may not be opened",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written",
}


def run(arguments: Sequence[str] | None, tell: Callable[[str], None]) -> int:
    """Run one command; returns its exit code: 0, or one of those above.

    `tell` prints a line for whoever typed it.
    """
    asked = parser.parse(arguments)
    try:
        chosen = settings.read()
        logs.configure(chosen.log_level)
        return parser.call(asked, chosen, tell)
    except settings.BadSetting as error:
        return _stop(SETTINGS, str(error))
    except upgrade.TooNew as error:
        return _stop(TOO_NEW, f"Please install a newer burenhulp: {error}")
    except upgrade.Damaged as error:
        why = (
            f"The database is damaged ({error}). Put back the newest copy: burenhulp restore FILE"
        )
        return _stop(DAMAGED, why)
    except WrongKey:
        return _stop(SETTINGS, "BURENHULP_SECRET_KEY: the database was made with another key")
    except NotDelivered as error:
        why = f"The platform refuses the bot ({error.reason}). Is BURENHULP_TELEGRAM_TOKEN right?"
        return _stop(REFUSED, why)
    except parser.InUse:
        return _stop(IN_USE, "Another burenhulp is running on this database already.")
    except (DBAPIError, sqlite3.Error) as error:
        which = "BURENHULP_DATABASE_URL" if chosen.database_url else "BURENHULP_DATA_DIR"
        return _stop(SETTINGS, f"{which}: the database cannot be used ({_why(error)})")
    except BrokenPipeError:  # whoever read along has heard enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _stop(SETTINGS, f"BURENHULP_DATA_DIR: it cannot be used ({type(error).__name__})")
    except parser.Unusable as error:
        return _stop(SETTINGS, str(error))


def _why(error: DBAPIError | sqlite3.Error) -> str:
    """Why a database cannot be used; the error's own words may name hosts and accounts."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF  # the rest says in which way
    return _SQLITE.get(code) or type(cause or error).__name__


def _stop(code: int, why: str) -> int:
    print(f"burenhulp: {why}", file=sys.stderr)
    return code
