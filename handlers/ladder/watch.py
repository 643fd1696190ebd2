"""Figures for those who watch the program: how many requests stand where on the ladder."""

from datetime import timedelta

from sqlalchemy import func, select

from bot.moment import ago
from handlers.ladder.feature import feature
from handlers.requests import Request, State

LATE = timedelta(minutes=1)  # a step that is due for longer than this is late

feature.gauge(
    "requests_open",
    "Open requests, by how far they have climbed.",
    "rung",
    select(Request.rung, func.count()).where(Request.state == State.OPEN).group_by(Request.rung),
)
feature.gauge(
    "requests_late",
    "Open requests of which a step is more than a minute late.",
    "rung",
    (
        select(Request.rung, func.count())
        .where(Request.state == State.OPEN, Request.next_step_at < ago(LATE))
        .group_by(Request.rung)
    ),
)
