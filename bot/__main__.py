"""The command `burenhulp`: hands what was asked for to its command."""

import sys
from collections.abc import Sequence

INTERRUPTED = 130  # the exit code of Ctrl-C, as a shell counts it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    try:
        from bot.commandline import ending  # takes a second to load, in which Ctrl-C is no error

        return ending.run(arguments, _tell)
    except KeyboardInterrupt:
        return INTERRUPTED


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
