"""The command `burenhulp`: reads what was asked for and hands it to its command."""

import os
import sys
from collections.abc import Sequence

from sqlalchemy.exc import DBAPIError

from bot import logs, settings, upgrade
from bot.commandline import parser
from bot.keys import WrongKey
from bot.messages import NotDelivered

SETTINGS, TOO_NEW, REFUSED, DAMAGED, IN_USE = 2, 3, 4, 5, 6  # exit codes


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code: 0, or one of those above."""
    asked = parser.parse(arguments)
    try:
        chosen = settings.read()
        logs.configure(chosen.log_level)
        return parser.call(asked, chosen, _tell)
    except settings.BadSetting as error:
        return _stop(SETTINGS, str(error))
    except upgrade.TooNew as error:
        return _stop(TOO_NEW, f"Please install a newer burenhulp: {error}")
    except upgrade.Damaged as error:
        return _stop(DAMAGED, f"The database is damaged ({error}). Put back the newest copy.")
    except WrongKey:
        return _stop(SETTINGS, "BURENHULP_SECRET_KEY: the database was made with another key")
    except NotDelivered as error:
        return _stop(REFUSED, f"The platform refuses the bot: {error.reason}")
    except parser.InUse:
        return _stop(IN_USE, "Another burenhulp is running on this database already.")
    except DBAPIError as error:
        which = "BURENHULP_DATABASE_URL" if chosen.database_url else "BURENHULP_DATA_DIR"
        return _stop(SETTINGS, f"{which}: the database cannot be used ({_kind(error)})")
    except parser.Unusable as error:
        return _stop(SETTINGS, str(error))
    except BrokenPipeError:  # whoever read along has heard enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _kind(error: DBAPIError) -> str:
    return type(error.orig or error).__name__  # its words may name hosts and accounts


def _tell(line: str) -> None:
    print(line, flush=True)


def _stop(code: int, why: str) -> int:
    print(f"burenhulp: {why}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
