"""Figures for those who watch the program: how many people wait for a human."""

from sqlalchemy import func, select

from handlers.human.feature import feature
from handlers.human.model import CallBack, Wait

feature.gauge(
    "people_waiting",
    "People who wait for a human, by whether the coordinators were told.",
    "state",
    (
        select(CallBack.state, func.count())
        .where(CallBack.state.in_((Wait.CHOOSING, Wait.OPEN)))
        .group_by(CallBack.state)
    ),
)
