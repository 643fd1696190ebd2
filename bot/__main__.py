"""The command `burenhulp`: hands what was asked for to its command."""

import sys
from collections.abc import Sequence

INTERRUPTED = 130  # the exit code of Ctrl-C, as a shell counts it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    try:
        from bot.commandline import wordy

        if words and words[0] in wordy.COMMANDS:
            return wordy.run(words)
        from bot.commandline import ending  # takes a second to load, in which Ctrl-C is no error

        return ending.run(words, _tell)
    except KeyboardInterrupt:
        return INTERRUPTED


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
