"""`make month`: one month from a seed, what the coordinator read and did, and what it cost."""

import argparse
import sys
import tempfile
from pathlib import Path

from sqlalchemy import event

from bot.db import Base, open_engine, use_keys
from tests.month.story import DAYS, figures, tell
from tests.street import KEYS, Street


def main() -> int:
    """Print the transcript of the coordinator's chat, and the figures under it."""
    parser = argparse.ArgumentParser(prog="python -m tests.month", description=__doc__)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--days", type=int, default=DAYS)
    asked = parser.parse_args()
    use_keys(KEYS)
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'month.db'}")
        event.listen(engine, "connect", lambda c, _: c.execute("PRAGMA synchronous=OFF"))
        Base.metadata.create_all(engine)
        month = tell(Street(engine), asked.seed, asked.days)
        engine.dispose()
    print("\n".join(month.desk.lines), *figures(month), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
