"""What it can do: one folder a matter, in the order in which free text is offered to them."""

from pathlib import Path

from bot.feature import Feature
from handlers import (
    asking,
    blocking,
    broadcast,
    concerns,
    coordination,
    details,
    duty,
    figures,
    founding,
    groups,
    helping,
    human,
    ladder,
    meeting,
    members,
    neighbourhood,
    nextdoor,
    offers,
    onbehalf,
    oneoff,
    overview,
    privacy,
    recurring,
    remarks,
    roles,
    safety,
    starting,
    trouble,
    vocabulary,
    welcome,
)

FEATURES: list[Feature] = [
    safety.feature,
    broadcast.feature,
    coordination.feature,
    neighbourhood.feature,
    roles.feature,  # after `coordination`: *ik heb Ans gesproken* of a call that waits
    onbehalf.feature,
    vocabulary.feature,
    duty.feature,
    figures.feature,
    overview.feature,
    members.feature,
    starting.feature,
    human.feature,
    blocking.feature,
    privacy.feature,
    concerns.feature,
    founding.feature,
    groups.feature,
    recurring.feature,  # before `helping`: *deze week niet* of what comes back
    nextdoor.feature,
    helping.feature,
    details.feature,  # before `meeting`: "liever een man" is no other moment
    meeting.feature,
    ladder.feature,
    trouble.feature,  # before `asking`: what was asked while the bot was away
    remarks.feature,  # before `asking`: "duurt het nog lang?" asks nothing of its own
    asking.feature,
    oneoff.feature,  # before `offers`: what is offered once only
    offers.feature,
    welcome.feature,  # last: it answers what nobody else understood
]

TEXTS = Path(__file__).parent
