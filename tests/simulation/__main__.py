"""`make simulation`: many seeds, or one again; 1 when a promise was broken."""

import argparse
import logging
import os
import subprocess
import sys
import time

from tests.ablation.table import TABLE
from tests.simulation.telling import Plan, failure, summary, tell, tell_all


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seeds", type=int, default=300, help="how many histories")
    parser.add_argument("--first", type=int, default=1, help="the number of the first one")
    parser.add_argument("--days", type=float, default=1.0, help="with trouble")
    parser.add_argument("--calm", type=float, default=24.0, help="days after them without any")
    parser.add_argument("--seed", default="", help="this one only, and all that happens in it")
    parser.add_argument("--without", default="", choices=["", *TABLE], metavar="SAFEGUARD",
                        help="take it away first: which seed notices?")  # fmt: skip
    return parser.parse_args()


def main() -> int:
    """Print what was lived through, and what broke."""
    logging.disable(logging.CRITICAL)
    asked = arguments()
    if asked.seed:
        one = tell(Plan(asked.seed, asked.days, asked.calm))
        print(failure(one, len(one.lines)) if one.wrong else "\n".join(one.lines))
        print(summary([one], asked.days), one.digest, sep="\n")
        return 1 if one.wrong else 0
    began, ended = time.monotonic(), []
    numbers = range(asked.first, asked.first + asked.seeds)
    plans = [Plan(str(n), asked.days, asked.calm, asked.without) for n in numbers]
    broken = 0
    for one in tell_all(plans, os.cpu_count() or 1):
        ended.append(one)
        if one.wrong:
            broken += 1
            print(failure(one), flush=True)
            if asked.without:
                break
    print(summary(ended, asked.days), f"{time.monotonic() - began:,.0f} s", sep="\n")
    print(f"{broken} broke a promise")
    same = bool(asked.without) or told_again(plans[0]) == ended[0].digest
    print("the first one told again in another process:", "the same" if same else "ANOTHER")
    return 1 if broken or not same else 0


def told_again(plan: Plan) -> str:
    """The digest of the same history, in a process whose sets and hashes are in another order."""
    asked = ("--seed", plan.seed, "--days", str(plan.days), "--calm", str(plan.calm))
    again = subprocess.run(
        [sys.executable, "-m", "tests.simulation", *asked],
        env=os.environ | {"PYTHONHASHSEED": "7"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return again.stdout.splitlines()[-1]


if __name__ == "__main__":
    sys.exit(main())
