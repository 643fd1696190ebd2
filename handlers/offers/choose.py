"""What somebody can do: chosen from a list or said in their own words."""

import re

from bot.people import Person
from bot.texts import Words
from bot.turn import Turn
from handlers import safety, vocabulary, welcome
from handlers.duty import contact
from handlers.offers.details import ask_next
from handlers.offers.feature import feature
from handlers.offers.model import (
    DOUBT_AFTER,
    DRAFT_FOR,
    Offer,
    drafts_of,
    listing,
    offers_of,
    touch,
    vetting_missing,
)
from matching import Need, Understanding, asks_for_help, category

KINDS = (
    ("groceries",),
    ("ride", "accompany"),
    ("odd_jobs",),
    ("garden", "dog", "pet_care"),
    ("outing_buddy", "company"),
    ("digital",),
    ("admin",),
    ("meals",),
    ("lend_tools", "lend_items"),
)  # in the order of the rows of off.intro; the last row is "something else"
SURELY = 0.8  # that a sentence asks for help, when what they offer was asked
LENDING = frozenset(("lend_tools", "lend_items"))
_PARTS = re.compile(r",|\ben\b|\band\b|\+|&")
_AS_WELL = re.compile(r"\s*(?:(?:ja|yes)[, ]+)?(?:en|ook|plus|and|also)\b(?: ook)?", re.IGNORECASE)
NAMED = 3  # words that only name something, and ask for nothing
_I_CAN = re.compile(
    r"\s*(?:ja[, ]+|nou[, ]+)?"
    r"(?:ik (?:wil|kan|zou|doe|help|hou|vind|heb|ben|ga|rij|kook|rijd)|i |i'm )",
    re.IGNORECASE,
)
_FOR_ME = re.compile(
    r"\?|\b(?:nodig|zoek|gezocht|mij|me|voor ons|wie|help ons|need|looking for|for me|for us)\b",
    re.IGNORECASE,
)
PAID = re.compile(
    r"€|\b(?:euro|eur|per uur|uurtarief|tarief|btw|offerte|factuur|per hour|hourly|invoice)\b",
    re.IGNORECASE,
)


def ask_what(turn: Turn, key: str) -> None:
    """Ask what somebody can do; `key` is the text with the ten rows."""
    rows = [pick(value=str(row)) for row in range(len(KINDS))]
    turn.ask(key, then=in_words, rows=[*rows, something_else()])


@feature.press("pick")
def pick(turn: Turn, value: str) -> None:
    """One of the kinds in the list."""
    _vetted(turn, _keep(turn, KINDS[int(value)]))


@feature.press("else")
def something_else(turn: Turn) -> None:
    """[Iets anders]: in their own words."""
    turn.ask("off.else", then=in_words)


@feature.answer("what")
def in_words(turn: Turn, text: str) -> bool:
    """ "Ik heb een auto en hou van honden"."""
    few = len(text.split()) <= NAMED  # "boodschappen doen" names what they can do
    if not few and not _tells_of_themselves(text):
        asks = vocabulary.reading(turn, text)
        if asks.kind == "request" and asks.confidence >= SURELY:
            return False
    take_offer(turn, text)
    return True


def _tells_of_themselves(text: str) -> bool:
    """ "Ik wil wel wandelen met iemand": no request when what they can do was just asked."""
    return _I_CAN.match(text) is not None and _FOR_ME.search(text) is None


def take_offer(turn: Turn, text: str) -> None:
    """What somebody says they can do."""
    _take(turn, text, vocabulary.reading(turn, text, expect="offer"))


def _known(understood: Understanding) -> list[Need]:
    return [need for need in understood.needs if _kinds(need)]


def _kinds(need: Need) -> list[str]:
    return [kind for kind in need.categories if kind != "other"] if need.clear else []


def _take(turn: Turn, text: str, understood: Understanding) -> None:
    if understood.kind == "marketplace" or understood.reason == "sell" or PAID.search(text):
        turn.say("off.paid")
        return
    kinds = [kind for need in understood.needs for kind in need.categories]
    gated = any(category(kind).vetting == "vog" for kind in kinds)
    refused = understood.route == "refuse" or (understood.route == "refer" and not gated)
    if refused and safety.objection(turn, understood):
        return
    needs = _each_thing(turn, text, _known(understood))
    if not needs:
        rows = [pick(value=str(row)) for row in range(len(KINDS))]
        turn.ask("off.unsure", then=in_words_again, rows=[*rows, something_else()])
        return
    _propose(turn, [(_kinds(need), need.concept, need.text or text) for need in needs])


@feature.answer("again")
def in_words_again(turn: Turn, text: str) -> bool:
    """The second time: what is still not understood is kept as it was said."""
    understood = vocabulary.reading(turn, text, expect="offer")
    if _known(understood) or understood.route != "neighbours":
        _take(turn, text, understood)
    else:
        _propose(turn, [(["other"], "", text)])
    return True


def _propose(turn: Turn, found: list[tuple[list[str], str, str]]) -> None:
    """Say what was understood; nothing counts before the yes."""
    _drop_drafts(turn, turn.me)
    drafts = [_draft(turn, kinds, concept, text) for kinds, concept, text in found]
    turn.ask("off.free", then=as_well, buttons=[right(), wrong()], lijst=listing(drafts))


def _each_thing(turn: Turn, text: str, needs: list[Need]) -> list[Need]:
    """ "Een ladder en een boormachine": of things to lend each is one."""
    if not any(LENDING & set(need.categories) for need in needs):
        return needs
    found = {need.concept: need for need in needs}
    for part in _PARTS.split(text):
        for need in _known(vocabulary.reading(turn, part, expect="offer")):
            if LENDING & set(need.categories):
                found.setdefault(need.concept, need)
    return list(found.values())


@feature.answer("aswell", unless=asks_for_help)
def as_well(turn: Turn, text: str) -> bool:
    """ "En boodschappen", "ja en ook koken": one more of the same list."""
    match = _AS_WELL.match(text)
    more = _known(vocabulary.reading(turn, text[match.end() :], expect="offer")) if match else []
    if not more:
        return False
    before = [(list(draft.kinds), draft.concept, draft.text) for draft in drafts_of(turn, turn.me)]
    _propose(turn, before + [(_kinds(need), need.concept, need.text or text) for need in more])
    return True


@feature.answer("oneelse", unless=asks_for_help)
def one_more(turn: Turn, text: str) -> bool:
    """ "Koken", under *Kun je nog iets anders?*."""
    if not _known(vocabulary.reading(turn, text, expect="offer")):
        return False
    take_offer(turn, text)
    return True


def _ask_for_more(turn: Turn) -> None:
    turn.ask("off.more", then=one_more, buttons=[more(), done()], lijst=_all(turn))


def _draft(turn: Turn, kinds: list[str], concept: str, text: str) -> Offer:
    return turn.keep(
        Offer(
            neighbourhood_id=turn.here.id,
            person_id=turn.me.id,
            text=text,
            categories=",".join(kinds),
            concept=concept,
            draft=True,
            made_at=turn.now,
            next_at=turn.now + DRAFT_FOR,
        )
    )


def _drop_drafts(turn: Turn, person: Person) -> None:
    for draft in drafts_of(turn, person):
        turn.db.delete(draft)


@feature.press("right")
def right(turn: Turn) -> None:
    """[Klopt]: the drafts become offers."""
    drafts = drafts_of(turn, turn.me)
    turn.stop_asking()
    for draft in drafts:
        draft.draft = False
        _complete(turn, draft)
    if drafts and turn.me.pings_at is None:
        welcome.ask_pings(turn)
        return
    gated = [o for o in drafts if vetting_missing(turn, turn.me, o.kinds)]
    if gated:
        _vetted(turn, gated[0])
    elif drafts or offers_of(turn.db, turn.me, turn.here):
        _ask_for_more(turn)
    else:
        ask_what(turn, "off.add")


@feature.press("wrong")
def wrong(turn: Turn) -> None:
    """[Aanpassen]: not meant like that."""
    _drop_drafts(turn, turn.me)
    ask_what(turn, "off.add")


def _keep(turn: Turn, kinds: tuple[str, ...]) -> Offer:
    """The offer of these kinds, once."""
    known = [o for o in offers_of(turn.db, turn.me, turn.here) if o.kinds == kinds]
    if known:
        return known[0]
    offer = _draft(turn, list(kinds), "", "")
    offer.draft = False
    _complete(turn, offer)
    return offer


def _complete(turn: Turn, offer: Offer) -> None:
    """What was said about the other offers holds for a new one too."""
    others = [o for o in offers_of(turn.db, turn.me, turn.here) if o.available or o.reach]
    if others:
        offer.available, offer.reach = others[0].available, others[0].reach
    offer.next_at = turn.now + DOUBT_AFTER
    touch(turn, offer)


def _vetted(turn: Turn, offer: Offer) -> None:
    """First say so when a coordinator wants to get to know the person for this."""
    missing = vetting_missing(turn, turn.me, offer.kinds)
    if not missing:
        _ask_for_more(turn)
        return
    turn.say(
        "off.vog" if category(missing).vetting == "vog" else "off.talk",
        buttons=[fine(offer), rather_not(offer)],
        categorie=listing([offer]),
        coordinator=contact(turn)["coordinator"],
    )


@feature.press("fine", Offer)
def fine(turn: Turn, offer: Offer) -> None:
    """[Goed]: the coordinator will call; the offer waits for that."""
    del offer
    _ask_for_more(turn)


@feature.press("rather", Offer)
def rather_not(turn: Turn, offer: Offer) -> None:
    """[Dan liever niet]."""
    if offer.ended_at is None:
        touch(turn, offer)
        offer.ended_at, offer.next_at, offer.text = turn.now, None, ""
    if offers_of(turn.db, turn.me, turn.here):
        _ask_for_more(turn)
    else:
        ask_what(turn, "off.add")


@feature.press("add")
def more(turn: Turn) -> None:
    """[Nog iets], and the row *Iets erbij*."""
    ask_what(turn, "off.add")


@feature.press("done")
def done(turn: Turn) -> None:
    """[Klaar]: on with when and how far, as far as that is not known."""
    turn.stop_asking()
    ask_next(turn, turn.me)


def _all(turn: Turn) -> Words:
    return listing(offers_of(turn.db, turn.me, turn.here))
