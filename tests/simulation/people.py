"""What people do, by lot: ask, press what they see, say words, go silent, block, come back."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from bot.messages import Kind
from bot.people import Role, Trust
from tests.ladder.reading import on_duty
from tests.phone import Message, Phone
from tests.simulation.town import Town

STREET, NUMBER = "Kanariepad", "06 12340099"  # of theirs: never to be read in the group
ASKS = (
    "Kan iemand morgen om 15:00 boodschappen voor me doen?",
    "Wie kan vandaag mijn lamp ophangen?",
    "Wie kan het gras maaien?",
    "Kan iemand overmorgen mijn hond uitlaten?",
    "Ik zoek iedere week iemand om samen te wandelen",
    "Wie kan nu even een medicijn ophalen bij de apotheek?",
    "Kunnen twee mensen vrijdag helpen met een kast tillen?",
    "Kan iemand elke dinsdag om 10:00 de vuilnisbak buiten zetten?",
    "Wie kan elke dag mijn hond uitlaten, tot en met zondag?",
    "Alışverişe yardım eder misiniz?",
    f"Kan iemand morgen mijn fiets maken? Ik woon {STREET} 12, bel {NUMBER}",
)
OFFERS = (
    "Ik kan boodschappen doen",
    "Ik kan lampen ophangen en gras maaien",
    "Ik laat graag honden uit",
    "Ik repareer fietsen",
    "Ik wandel graag samen",
    "Ik kan tillen en sjouwen",
)
GIVES = (
    "Ik heb soep over, wie wil er?",
    "Ik rijd morgen naar de stort, kan iets meenemen",
    "Ik heb een kast weg te geven",
)
SAYS = (
    *GIVES,
    "ja", "nee", "1", "2", "laat maar", "hallo", "dank je wel", "het is gelukt", "ik help {n}",
    "ik kan toch niet", "waarom ik?", "kan wel om 4 uur", "nee, woensdag", "morgen", "mens",
    "status", "pauze", "weer aan", "ik wil helpen", "Heeft ze een ladder nodig?",
    "de bel is kapot", f"{STREET} 12", NUMBER, "/vraag", "/status", "/privacy",
    "/mijn_gegevens", "/aanbod", "/menu",
    "ik kan niet komen", "ik ben iets later", "bel mij", "wat gebeurde er met {n}?", "/annuleer",
    "/vast", "vaste hulp", "deze week niet", "stop vaste hulp", "om de week", "elke dinsdag",
    "tot kerst", "twee maanden", "het aanbod is weg", "Linzen, ui en selderij", "/zorgen",
    "ik maak me zorgen over mijn buurvrouw, ze eet niet meer", "Mijn man ademt niet meer",
    "/test", "geen nieuws", "stop", "merhaba, nasılsınız", "أحتاج إلى مساعدة", "lang " * 800,
)  # fmt: skip
LEAVES = ("stop", "/wis", "/stop")
COMMANDS = (
    "/open", "/lijst", "{n}", "/pak {n}", "/los {n}", "/wijs_toe {n} {who}", "/sluit {n}",
    "/heropen {n}", "/terugbellen", "/notitie {n} gebeld", "/dienst", "/rollen", "/toon {n}",
    "/gesproken {who}", "/vog {who}", "/instellingen_buurt", "wie doet {n}", "zelfde als {n}",
    "/namens mevr. Bos, 055-7654321: boodschappen vrijdagochtend",
    "/rooster", "ik neem woensdag", "ruil woensdag", "kan iemand voor mij invallen?", "/afwezig",
    "ik ben er niet van dinsdag tot donderdag", "/overdracht {who} terugbellen", "/overdracht",
    "/wie {who}", "/helpers", "/pauzeer {who}", "/ban {who}", "/unban {who}", "/meldingen",
    "/omroep", "/omroep Morgen is er koffie in het buurthuis", "aan de helpers", "vrijwilligers",
    "vandaag", "/cijfers", "/overzicht", "/poster", "/startlijst", "/herinner {n} morgen",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Somebody:
    """A phone, what its owner tends to do, and how often they do anything."""

    phone: Phone
    asks: float = 0.0  # chances of each when they do something
    leads: float = 0.0
    lively: float = 1.0


def settle(town: Town) -> list[Somebody]:
    """Everybody moves in. Their names are words that no text of ours has."""
    askers = [town.resident(f"Asker{n}", opened=n != 2) for n in range(3)]
    helpers = [
        town.neighbour(f"Helper{n}", offer, max_a_week=10) for n, offer in enumerate(OFFERS)
    ]
    both = town.neighbour("Beiden6", OFFERS[0], quiet_from=20 * 60, quiet_to=10 * 60)
    volunteers = [town.volunteer(f"Vrijwil{n}") for n in range(2)]
    first, second = town.coordinator("Leider1"), town.coordinator("Leider2")
    owner = town.resident("Eigen3", Role.OWNER, Role.CONFIDANT, trust=Trust.VOG)
    on_duty(town, first)
    on_duty(town, second, backup=True)
    stranger = town.stranger("Nieuw9")
    return [
        *(Somebody(phone, asks=0.3) for phone in (*askers, stranger)),
        *(Somebody(phone, asks=0.01) for phone in helpers),
        Somebody(both, asks=0.15),
        *(Somebody(phone) for phone in volunteers),
        *(Somebody(phone, leads=0.3, lively=0.6) for phone in (first, second)),
        Somebody(owner, leads=0.2, lively=0.2),
    ]


def acts(town: Town, one: Somebody) -> str:
    """Somebody does one thing; returns what, for the record."""
    dice, phone = town.dice, one.phone
    if dice.random() < one.asks:
        text = dice.choice(ASKS)
        if dice.random() < 0.4:
            phone.says_in_group(text)
            return f"{phone.name} in the group: {text}"
        phone.says(text)
        return f"{phone.name}: {text}"
    if dice.random() < one.leads:
        return _says(town, phone, dice.choice(COMMANDS))
    weights = {_presses: 70, _talks: 20, _doubles: 3, _blocks: 1, _edits: 1, _leaves: 1}
    does: Callable[[Town, Phone], str] = dice.choices([*weights], [*weights.values()])[0]
    return does(town, phone)


def _says(town: Town, phone: Phone, words: str) -> str:
    who = f"Helper{town.dice.randrange(len(OFFERS))}"
    text = words.format(n=town.dice.randint(11, 14), who=who)
    phone.says(text)
    return f"{phone.name}: {text}"


def _talks(town: Town, phone: Phone) -> str:
    return _says(town, phone, town.dice.choice(SAYS))


def _leaves(town: Town, phone: Phone) -> str:
    return _says(town, phone, town.dice.choice(LEAVES))


def _presses(town: Town, phone: Phone) -> str:
    message = _seen(town, phone)
    if message is None:
        return _talks(town, phone)
    label = _label(town.dice, message)
    phone.presses(message, label)
    return f"{phone.name} presses {label!r} under {message.key}"


def _doubles(town: Town, phone: Phone) -> str:
    """The same button twice, and words beside it."""
    message = _seen(town, phone)
    if message is None:
        return _talks(town, phone)
    label = _label(town.dice, message)
    phone.presses(message, label)
    phone.presses(message, label)
    return f"{phone.name} presses {label!r} twice under {message.key}"


def _blocks(town: Town, phone: Phone) -> str:
    if phone.blocked:
        phone.blocked = False
        town.receive(phone, Kind.UNBLOCKED)
        return f"{phone.name} unblocks"
    phone.blocks_the_bot()
    return f"{phone.name} blocks"


def _edits(town: Town, phone: Phone) -> str:
    receipt = phone.says_in_group(ASKS[0])
    phone.edits(receipt, ASKS[2], group=True)
    return f"{phone.name} edits what they said in the group"


def _seen(town: Town, phone: Phone) -> Message | None:
    """A message with buttons: mostly the newest of their own, sometimes an old one."""
    own = [m for m in phone.messages if m.buttons and not m.deleted]
    shared = [m for m in town.group_messages if m.buttons and not m.deleted]
    found = shared if shared and (not own or town.dice.random() < 0.15) else own
    if not found or not phone.lets_write:
        return None
    newest = min(len(found), 1 + int(town.dice.expovariate(0.8)))
    return found[-newest]


def _label(dice: random.Random, message: Message) -> str:
    """Of two buttons rather the first: people mostly say yes to what they are offered."""
    first = dice.random() < 0.4
    return message.labels[0] if first else dice.choice(message.labels)
