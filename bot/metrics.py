"""The figures of the running program for Prometheus, and of what waits in the database."""

from collections.abc import Iterator
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import func, or_, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot import drilled
from bot.app import App
from bot.clock import real_now
from bot.meter import Meter
from bot.moment import at
from bot.outage import Beat
from bot.outbox import Letter, State
from bot.seen import SetAside

TURN = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds
CALL = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0)
STUCK = (State.UNKNOWN, State.FAILED)


class Metrics(Meter):
    """Counts what it is told, and looks up what waits when it is asked for its figures."""

    def __init__(self, app: App) -> None:
        self._registry = CollectorRegistry()
        self._updates = Histogram(
            "burenhulp_update_seconds", "Updates, from coming in until they are kept.",
            ("platform", "kind", "ended"), buckets=TURN, registry=self._registry,
        )  # fmt: skip
        self._letters = Histogram(
            "burenhulp_delivery_seconds", "Tries to deliver a letter.",
            ("platform", "kind", "ended"), buckets=CALL, registry=self._registry,
        )  # fmt: skip
        self._beats = Histogram(
            "burenhulp_heartbeat_seconds", "Heartbeats.", buckets=TURN, registry=self._registry
        )
        self._due = Counter(
            "burenhulp_due", "Things that were due and dealt with.", registry=self._registry
        )
        self._beat_at = Gauge(
            "burenhulp_heartbeat_timestamp_seconds", "When this process finished a heartbeat.",
            registry=self._registry,
        )  # fmt: skip
        self._registry.register(_Waiting(app))

    def update(self, platform: str, kind: str, ended: str, seconds: float) -> None:
        self._updates.labels(platform, kind, ended).observe(seconds)

    def letter(self, platform: str, kind: str, ended: str, seconds: float) -> None:
        self._letters.labels(platform, kind, ended).observe(seconds)

    def beat(self, seconds: float, dealt_with: int) -> None:
        self._beats.observe(seconds)
        self._due.inc(dealt_with)
        self._beat_at.set(real_now().timestamp())

    def text(self) -> bytes:
        """All figures, in the format that Prometheus reads; asks the database."""
        return generate_latest(self._registry)


class _Waiting(Collector):
    """What waits in the database at the moment somebody asks."""

    def __init__(self, app: App) -> None:
        self._app = app

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Nothing beforehand: the database may not be there yet."""
        return iter(())

    def collect(self) -> Iterator[GaugeMetricFamily]:
        try:
            with self._app.session() as db:
                found = list(self._figures(db))
        except DBAPIError:
            found = []  # those of the process itself are told all the same
        yield _of("burenhulp_database_up", "Whether the database answered.", bool(found))
        yield from found

    def _figures(self, db: Session) -> Iterator[GaugeMetricFamily]:
        now = self._app.clock.now()
        yield from _outbox(db, now)
        yield _of("burenhulp_set_aside", "Updates that could not be handled, of 30 days.",
                  db.scalar(select(func.count()).select_from(SetAside)))  # fmt: skip
        beat = db.scalar(select(Beat.at))
        if beat is not None:
            yield _of("burenhulp_pulse_age_seconds", "Since any process last wrote its pulse.",
                      (real_now() - beat).total_seconds())  # fmt: skip
        tried = drilled.since(db)
        if tried is not None:
            yield _of("burenhulp_copy_tried_age_seconds",
                      "Since a copy of the database was last put back, on trial or in earnest.",
                      (real_now() - tried).total_seconds())  # fmt: skip
        for gauge in self._app.house.registry.gauges:
            family = GaugeMetricFamily(
                f"burenhulp_{gauge.name}", gauge.means, labels=[gauge.label]
            )
            for label, count in db.execute(gauge.query, at(now)):
                family.add_metric([str(label)], count)
            yield family


def _outbox(db: Session, now: datetime) -> Iterator[GaugeMetricFamily]:
    count = select(Letter.kind, func.count())
    waiting = GaugeMetricFamily(
        "burenhulp_letters_waiting", "Letters that may go now and have not.", labels=["kind"]
    )
    may_go = (
        Letter.state == State.PENDING,
        or_(Letter.held_until.is_(None), Letter.held_until <= now),
    )
    for kind, many in db.execute(count.where(*may_go).group_by(Letter.kind)):
        waiting.add_metric([kind], many)
    yield waiting
    ended = GaugeMetricFamily(
        "burenhulp_letters_not_arrived", "Letters that failed, or of which nobody knows.",
        labels=["kind", "state"],
    )  # fmt: skip
    for kind, state, many in db.execute(
        select(Letter.kind, Letter.state, func.count())
        .where(Letter.state.in_(STUCK))
        .group_by(Letter.kind, Letter.state)
    ):
        ended.add_metric([kind, str(state)], many)
    yield ended
    oldest = db.scalar(select(func.min(Letter.created_at)).where(*may_go))
    age = max(0.0, (now - oldest).total_seconds()) if oldest is not None else 0.0
    yield _of("burenhulp_oldest_letter_seconds", "Age of the oldest letter that may go now.", age)


def _of(name: str, means: str, value: float | None) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, means, value=value or 0)
