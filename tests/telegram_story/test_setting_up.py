"""Setting up on Telegram: from a command to a group with a greeting pinned in it."""

import re

from bot.commandline import beside
from tests.telegram_story.town import RIGHTS, SOON, Town


async def test_a_neighbourhood_its_owner_and_its_group(empty: Town) -> None:
    payload = empty.adds_neighbourhood()
    assert payload.startswith("m-")
    els = empty.api.person("Els de Boer")
    els.start(payload)
    consent = await els.hears("16 jaar", within=SOON)
    els.presses(consent.labels[0])
    await els.hears("eigenaar", "De Heeze", within=SOON)
    els.says("/koppel")
    told = await els.hears("/koppel", within=SOON)
    [code] = re.findall(r"/koppel ([A-Z0-9]{10})", told.text)
    group = empty.api.group("Buurtapp", els)
    group.add_bot(by=els, rights=RIGHTS)
    els.says(f"/koppel {code}", group=group)
    hello = await group.hears("Hallo buren", within=SOON)
    await els.hears("gekoppeld aan De Heeze", within=SOON)
    await group.hears("lees mee", within=SOON)
    pinned = [one.message_id for one in group.received if one.method == "pinChatMessage"]
    assert pinned == [hello.message_id]
    assert empty.refused() == []


async def test_a_link_of_the_owner_works_once(empty: Town) -> None:
    payload = empty.adds_neighbourhood()
    els, eve = empty.api.person("Els"), empty.api.person("Eve")
    els.start(payload)
    await els.hears("16 jaar", within=SOON)
    els.presses("Ja, allebei")
    await els.hears("eigenaar", within=SOON)
    eve.start(payload)
    await eve.hears("Deze link werkt niet", within=SOON)
    assert empty.refused() == []


async def test_burenhulp_invite_makes_a_coordinator(empty: Town) -> None:
    empty.adds_neighbourhood()
    link = empty.command(beside.invite, neighbourhood="De Heeze", role="coordinator")
    coen = empty.api.person("Coen")
    coen.start(link)
    await coen.hears("16 jaar", within=SOON)
    coen.presses("Ja, allebei")
    await coen.hears("coördinator", "De Heeze", within=SOON)
    assert empty.refused() == []
