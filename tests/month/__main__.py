"""`make month`: one month from a seed, what the coordinator read and did, and what it cost."""

import argparse
import sys
import tempfile
from pathlib import Path

from bot.db import use_keys
from tests.empty import open_copy, template
from tests.month.story import DAYS, figures, tell
from tests.street import KEYS, Street


def main() -> int:
    """Print the transcript of the coordinator's chat, and the figures under it.

    The exit code is 1 when it cost the coordinator more than was promised.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.month", description=__doc__)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--days", type=int, default=DAYS)
    asked = parser.parse_args()
    use_keys(KEYS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engine = open_copy(template(folder), folder)
        month = tell(Street(engine), asked.seed, asked.days)
        engine.dispose()
    print("\n".join(month.desk.lines), "", *figures(month), sep="\n")
    return 0 if month.little else 1


if __name__ == "__main__":
    sys.exit(main())
