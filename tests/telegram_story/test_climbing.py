"""What nobody takes climbs, on Telegram: volunteer, then coordinator, who takes it."""

from bot.people import Role
from handlers.requests import Request
from tests.telegram_story.town import SOON, Town

LAMP = "Wie kan overmorgen om 19:00 mijn lamp ophangen?"


async def test_volunteer_then_coordinator_who_takes_it(town: Town) -> None:
    ans = town.resident("Ans")
    bilal = town.resident("Bilal", offer="odd_jobs,lamp,diy")
    vera = town.resident("Vera", Role.VOLUNTEER, pings=True)
    els = town.resident("Els", Role.COORDINATOR)
    group = town.linked("Buurtapp", ans, bilal)
    ans.says(LAMP, group=group)
    await group.hears("Zal ik dit aan je buren vragen", within=SOON)
    ans.presses("Ja, plaats maar", group=group)
    card = await group.hears("Hulpvraag 11", within=SOON)
    await town.climbs_to("volunteers")
    await vera.hears("Kun jij helpen", "Lamp", within=SOON)
    await ans.hears("vaste vrijwilligers", within=SOON)
    await town.climbs_to("coordinator")
    await els.hears("Hulpvraag 11", "Lamp", "Ans", within=SOON)
    await ans.hears("belt je vóór", "055-1234567", within=SOON)
    await town.api.answer(els.presses("Ik pak dit"), SOON)
    await ans.hears("Els", "helpt je verder", within=SOON)
    rungs = town.look(lambda db: [one.rung for one in db.query(Request)])
    assert len(rungs) == 1
    edits = [one for one in group.received if one.message_id == card.message_id]
    assert len([one for one in edits if one.method == "sendMessage"]) == 1
    assert town.refused() == []
