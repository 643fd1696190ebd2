"""Groups on Telegram: they move, are unknown, have anonymous administrators, cry for help."""

from bot.people import Role
from handlers.requests import Request
from tests.telegram_story.test_main_story import SHOPPING, posts
from tests.telegram_story.town import SOON, Town


async def test_the_group_becomes_a_supergroup_in_between(town: Town) -> None:
    ans, bilal = town.resident("Ans"), town.resident("Bilal", offer="groceries")
    group = town.linked("Buurtapp", ans, bilal, kind="group")
    await posts(ans, group)
    await bilal.hears("Een buur zoekt hulp", within=SOON)
    await town.shell.settle()  # what was on its way to the old group is there
    new = group.migrate()
    await town.api.all_confirmed(SOON)
    before = len(group.received)
    bilal.presses("Ik help")
    await bilal.hears("Kun je echt", within=SOON)
    ans.says("Wie kan vrijdag om 10:00 mijn lamp ophangen?", group=new)
    await new.hears("Zal ik dit aan je buren vragen", within=SOON)
    ans.presses("Ja, plaats maar", group=new)
    second = await new.hears("Hulpvraag 12", within=SOON)
    bilal.presses("Ja, het lukt")
    await bilal.hears("Jij bent de helper", within=SOON)
    await town.shell.settle()
    assert len(group.received) == before
    edited = [one for one in new.received if one.message_id == second.message_id]
    assert not [one for one in edited if "Hulpvraag 11" in one.text]
    assert town.refused() == []


async def test_moved_without_a_word_and_a_letter_finds_it(town: Town) -> None:
    ans = town.resident("Ans")
    group = town.linked("Buurtapp", ans, kind="group")
    ans.says(SHOPPING, group=group)
    await group.hears("Zal ik dit aan je buren vragen", within=SOON)
    new = town.api.group("Buurtapp", ans)
    new.chat.bot, new.chat.rights = group.chat.bot, group.chat.rights
    group.chat.moved_to = new.chat.id
    ans.presses("Ja, plaats maar", group=group)
    await new.hears("Hulpvraag 11", within=SOON)


async def test_a_topic_that_is_deleted_is_told_to_the_coordinator_once(town: Town) -> None:
    ans, coen = town.resident("Ans"), town.resident("Coen", Role.COORDINATOR)
    group = town.linked("Buurtapp", ans)
    topic = group.topic(7)
    ans.says(SHOPPING, group=group, topic=topic)
    assert (await group.hears("Zal ik dit aan je buren vragen", within=SOON)).thread == 7
    group.chat.topics.clear()
    ans.says("er is brand in de flat, iemand zit vast", group=group, topic=topic)
    assert (await group.hears("112", within=SOON)).thread is None
    ans.says("Wie kan zondag om 10:00 mijn hond uitlaten?", group=group, topic=topic)
    await group.hears("Hond", within=SOON)
    await coen.hears("Een onderwerp in de groep van De Heeze", within=SOON)
    await town.api.all_confirmed(SOON)
    await town.shell.settle()
    assert len(town.shown(coen.id, "Een onderwerp")) == 1


async def test_an_anonymous_administrator_is_left_alone(town: Town) -> None:
    group = town.linked("Buurtapp", town.resident("Ans"))
    group.anonymous_says(SHOPPING)
    group.channel_says(SHOPPING)
    group.channel_says(SHOPPING, linked=True)
    await town.api.all_confirmed(SOON)
    await town.shell.settle()
    assert group.received == []
    assert town.look(lambda db: db.query(Request).count()) == 0
    assert town.refused() == []


async def test_an_unknown_group_is_told_once_and_left_after_a_day(town: Town) -> None:
    els = town.resident("Els")
    group = town.api.group("Voetbal", els)
    group.add_bot(by=els)
    await town.api.all_confirmed(SOON)
    await town.turns(minutes=1)
    await group.hears("ken deze groep nog niet", within=SOON)
    els.says(SHOPPING, group=group)
    await town.api.all_confirmed(SOON)
    await town.turns(hours=23)
    assert group.chat.bot_is_in
    await town.turns(minutes=90)
    assert not group.chat.bot_is_in
    assert len(town.shown(group.chat.id, "ken deze groep nog niet")) == 1
    assert len(group.received) == 1
    assert town.refused() == []


async def test_who_knocks_is_welcomed_in_private_and_takes_part(town: Town) -> None:
    ans = town.resident("Ans")
    group = town.linked("Buurtapp", ans)
    group.promote(by=ans)
    await group.hears("lees mee", within=SOON)
    bilal = town.api.person("Bilal")
    group.knocks(bilal)
    await bilal.hears("Fijn dat je bij Buurtapp wilt", within=SOON)
    bilal.presses("Doe mee")
    await bilal.hears("Met mij vragen en geven buren in De Heeze hulp", within=SOON)
    group.lets_in(bilal)
    await town.api.all_confirmed(SOON)
    await town.turns(minutes=10)
    assert town.shown(group.chat.id, "Bilal") == []
    assert town.refused() == []


async def test_who_is_let_in_at_once_cannot_be_written_to_and_hears_it_in_the_group(
    town: Town,
) -> None:
    ans = town.resident("Ans")
    group = town.linked("Buurtapp", ans)
    group.promote(by=ans)
    await group.hears("lees mee", within=SOON)
    bilal = town.api.person("Bilal")
    group.knocks(bilal)
    bilal.chat.door_until = 0.0
    group.lets_in(bilal)
    await town.api.all_confirmed(SOON)
    await town.turns(minutes=10)
    await group.hears("Welkom Bilal", within=SOON)
    assert [line for line in town.refused() if "can't initiate conversation" not in line] == []


async def test_an_emergency_in_the_group_and_in_private(town: Town) -> None:
    ans = town.resident("Ans")
    group = town.linked("Buurtapp", ans)
    ans.says("mijn moeder ademt niet meer", group=group)
    told = await group.hears("112", within=SOON)
    assert told.text.startswith("Is dit spoed?")
    ans.says("ik ruik gas in de keuken")
    told = await ans.hears("Bel nu 112", within=SOON)
    assert told.text.startswith("Bel nu 112")
    kim = town.api.person("Kim", language="en")  # who never wrote before
    kim.says("I think my mum is having a stroke")
    await kim.hears("Call 112 now", within=SOON)
    await town.api.all_confirmed(SOON)
    assert town.look(lambda db: db.query(Request).count()) == 0
    assert len(town.shown(group.chat.id, "112")) == 1
    assert town.refused() == []


async def test_who_wrote_a_number_in_the_group_has_it_taken_away(town: Town) -> None:
    ans = town.resident("Ans")
    group = town.linked("Buurtapp", ans)
    said = ans.says(f"{SHOPPING} Bel 06-12345678.", group=group)
    await group.hears("Zal ik dit aan je buren vragen", within=SOON)
    await ans.hears("Dat kan iedereen lezen", within=SOON)
    assert said in group.chat.messages
    ans.presses("Ja, graag")
    await ans.hears("haal je bericht weg", within=SOON)
    assert await town.api.server.until(lambda: said not in group.chat.messages, SOON)
    assert town.refused() == []
