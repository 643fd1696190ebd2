"""Prints how fast it is beside the usual stack, in one run: `make bench`."""

import asyncio
import logging
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bot.app import App
from bot.convoy import MOST
from bot.db import use_keys
from tests.bench import heartbeat, ours, program, ranking, sending, updates
from tests.bench.echo import echo_rate
from tests.platform import A_SECOND
from tests.street import KEYS

RUNS, REQUESTS, TALK = 5, 2_000, 2_000
REQUEST_FLOOR, TALK_FLOOR = 0.10, 0.4  # of the bare echo
ASKED = 2.0  # neighbours for each request: fewer, and it is no ordinary day that is measured
SENDING_FLOOR, URGENT_WAITS = 0.97, 0.1  # of what the platform allows; seconds
READY, MEGABYTES = 3.0, 150.0
IMPORT, SENTENCE, CHAT = 0.3, 0.001, 0.0002  # seconds
RANKING = {1_000: 0.001, 10_000: 0.004}  # so many offers: seconds


@dataclass
class Report:
    """Prints a line for each thing measured, and remembers which floors were missed."""

    missed: list[str] = field(default_factory=list)

    def against(
        self, what: str, rates: Sequence[float], peer: Sequence[float], floor: float = 0.0
    ) -> None:
        """Two rates of the same runs, their medians and the median of their ratios."""
        ratio = median(one / other for one, other in zip(rates, peer, strict=True))
        self.line(what, f"{median(rates):,.0f}/s", f"echo {median(peer):,.0f}/s", f"{ratio:.3f} x")
        self.judge(what, f"{ratio:.3f}", f"{floor} x", fine=not floor or ratio >= floor)

    def line(self, what: str, *figures: str) -> None:
        print(f"{what:<46}" + "".join(f"{figure:>20}" for figure in figures), flush=True)

    def limit(self, what: str, seconds: float, most: float, *beside: str) -> None:
        """A duration and what it may be at most."""
        took, limit = f"{seconds * 1e3:.2f} ms", f"{most * 1e3:g} ms"
        self.line(what, took, f"limit {limit}", *beside)
        self.judge(what, took, limit, fine=seconds <= most)

    def judge(self, what: str, found: str, floor: str, *, fine: bool) -> None:
        if not fine:
            self.missed.append(f"{what}: {found}, and the floor is {floor}")


def requests_and_talk(report: Report, app: App) -> None:
    """Help requests and small talk, each in turn with an echo of the very same bytes."""
    messages, talk = updates.requests(REQUESTS), updates.small_talk(TALK)
    part, some = REQUESTS // RUNS, TALK // RUNS
    asked, echoed, chatted, talk_echoed, waited = [], [], [], [], []
    pairs: list[float] = []
    pings = 0
    ours.request_rate(app, updates.requests(20), 5_000_000)  # the first ones warm everything up
    for run in range(RUNS):
        mine = messages[run * part : (run + 1) * part]
        first = run * part + 1
        answers = [updates.yes(n, updates.person_of(n)) for n in range(first, first + part)]
        both = [data for pair in zip(mine, answers, strict=True) for data in pair]
        echoed.append(asyncio.run(echo_rate(both)))
        before = ours.neighbours_asked(app)
        rate, took = ours.request_rate(app, mine, first)
        pings += ours.neighbours_asked(app) - before
        asked.append(rate)
        pairs += took
        again = [updates.again(data) for data in mine]
        waited.append(ours.waiting_rate(app, again, first + updates.AGAIN))
        chat = talk[run * some : (run + 1) * some]
        talk_echoed.append(asyncio.run(echo_rate(chat)))
        chatted.append(ours.talk_rate(app, chat))
    report.against("a help request, fully (updates)", asked, echoed, REQUEST_FLOOR)
    report.line("  one request and its yes, p50", f"{median(pairs) * 1000:.1f} ms")
    each = pings / REQUESTS
    report.line("  neighbours asked for each", f"{each:.2f}")
    report.judge("neighbours asked", f"{each:.2f}", f"{ASKED}", fine=each >= ASKED)
    report.against(f"  {MOST} waiting, in one commit (updates)", waited, echoed)
    report.against("small talk in the group", chatted, talk_echoed, TALK_FLOOR)


def beats(report: Report, app: App) -> None:
    """The heartbeat, with nothing due and with a tenth of what is open."""
    identities = heartbeat.fill(app)
    heartbeat.beats_of_due(app, [])
    bare = median(heartbeat.bare(app) for _ in range(RUNS)) * 1000
    idle = median(heartbeat.beat(app) for _ in range(RUNS)) * 1000
    report.line("heartbeat, 10,000 open, 0 due", f"{idle:.1f} ms", f"statement {bare:.2f} ms",
                f"{len(app.house.registry.dues)} kinds")  # fmt: skip
    count, took = heartbeat.beats_of_due(app, identities)
    report.line("heartbeat, 10,000 open, 1,000 due", f"{took * 1000:,.0f} ms",
                f"{count:,} dealt with", f"{took / max(1, count) * 1000:.2f} ms each")  # fmt: skip


def outbox(report: Report, app: App) -> None:
    """What goes out under Telegram's limits."""
    heartbeat.forget(app)
    rate, refused, waited = asyncio.run(sending.rate_and_wait(app))
    share = rate / A_SECOND
    report.line("sending, 10,000 letters waiting", f"{rate:.1f}/s", f"{share:.1%} of what may",
                f"{refused} x 429")  # fmt: skip
    report.line("  an urgent one behind them, longest wait", f"{waited * 1000:.0f} ms")
    report.judge("sending", f"{share:.3f}", f"{SENDING_FLOOR}", fine=share >= SENDING_FLOOR)
    report.judge("refused", str(refused), "0", fine=refused == 0)
    report.judge("urgent", f"{waited:.3f} s", f"{URGENT_WAITS} s", fine=waited <= URGENT_WAITS)


def matching(report: Report) -> None:
    """What recognising and ranking cost, beside what others rank with."""
    asked = ranking.words(updates.requests(300))
    chat = ranking.words(updates.small_talk(300))
    report.limit("import of matching", ranking.import_time(RUNS), IMPORT)
    report.limit(
        "understanding a request, median", ranking.understanding(asked, group=False), SENTENCE
    )
    report.limit("small talk, median", ranking.understanding(chat, group=True), CHAT)
    for offers, limit in RANKING.items():
        took = ranking.ranking(asked, offers)
        ours = took.pop(ranking.OURS)
        beside = [f"{name} {seconds * 1e3:.1f} ms" for name, seconds in took.items()]
        report.limit(f"ranking {offers:,} offers, median", ours, limit, *beside)


def whole_program(report: Report, folder: Path) -> None:
    """Start-up and memory of the program itself."""
    found = []
    for run in range(RUNS):
        (folder / str(run)).mkdir()
        found.append(program.ready_and_memory(folder / str(run)))
    ready, held = (median(figures) for figures in zip(*found, strict=True))
    report.line("ready after start, against the Bot API server", f"{ready:.2f} s")
    report.judge("ready", f"{ready:.2f} s", f"{READY} s", fine=ready <= READY)
    report.line(f"resident memory after {program.UPDATES} updates", f"{held:.0f} MB")
    report.judge("memory", f"{held:.0f} MB", f"{MEGABYTES:.0f} MB", fine=held <= MEGABYTES)


def main() -> int:
    """Measure everything; 1 when a floor was missed."""
    logging.disable(logging.WARNING)
    report = Report()
    with tempfile.TemporaryDirectory(prefix="burenhulp-bench-") as name:
        folder = Path(name)
        print(f"medians of {RUNS} interleaved runs; SQLite with synchronous=FULL in {folder}")
        whole_program(report, folder)
        use_keys(KEYS)
        app = ours.open_town(folder)
        requests_and_talk(report, app)
        beats(report, app)
        outbox(report, app)
        app.engine.dispose()
        matching(report)
    for missed in report.missed:
        print(f"floor missed: {missed}")
    return 1 if report.missed else 0


sys.exit(main())
