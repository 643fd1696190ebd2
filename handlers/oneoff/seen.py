""" "Ik heb soep over", "ik rijd morgen naar de stort": understood, and shared after a yes."""

import re

from bot.turn import Refusal, Turn
from handlers import safety, vocabulary, welcome
from handlers.oneoff.feature import feature
from handlers.oneoff.model import DRAFT_FOR, OneOff, many
from handlers.oneoff.share import share
from handlers.welcome import Joined
from matching import Need, Understanding, asks_for_help, find_moment, strip_private

SURE = 0.4  # that it offers something
LONGEST = 300  # characters of what is passed on to who gets it
_ONCE = re.compile(
    r"\b(?:over|weg te geven|gratis|af te halen|op ?(?:te )?halen|wie wil|iemand (?:zin|mee)|"
    r"kan (?:er )?(?:iets|iemand|wat) mee|left ?over|to give away|for free|anyone want)\b",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\b(?:elke?|iedere?|altijd|meestal|vaak|regelmatig|op (?:\w+dag(?:en)?|werkdagen)|"
    r"in het weekend|'?s (?:ochtends|middags|avonds)|overdag|every|usually|always|weekends?)\b",
    re.IGNORECASE,
)


def once_only(turn: Turn, text: str) -> tuple[Understanding, Need] | None:
    """What is offered once: on a day that is named, or because it is left over."""
    understood = vocabulary.reading(turn, text)
    if understood.kind != "offer" or understood.confidence < SURE or not understood.needs:
        return None
    if understood.route != "neighbours" or "other" in understood.needs[-1].categories:
        return None
    need = next((n for n in understood.needs if n.action == "give"), understood.needs[0])
    dated = need.when is not None and not need.when.past and need.recurring is None
    gives = need.action == "give" or _ONCE.search(text) is not None
    if _HABIT.search(text) or not (dated or gives):
        return None
    return understood, need


@feature.hears
def hears(turn: Turn, text: str) -> bool:
    """In private only: in the group everybody has read it already."""
    if not turn.private or turn.incoming is None or turn.incoming.forwarded:
        return False
    found = once_only(turn, text)
    if found is None:
        return False
    if welcome.ensure_consent(turn, text):
        propose(turn, found[1], text)
    return True


@feature.on(Joined)
def came_with_it(turn: Turn, news: Joined) -> None:
    """Somebody new had said it before they took part."""
    found = once_only(turn, news.text) if news.text and not news.taken else None
    if found is not None:
        news.taken = True
        propose(turn, found[1], news.text)


def propose(turn: Turn, need: Need, text: str) -> None:
    """Show what the neighbours would read."""
    if many(turn, turn.me):
        turn.say("one.many")
        return
    one = turn.keep(
        OneOff(
            neighbourhood_id=turn.here.id,
            giver_id=turn.me.id,
            category=need.categories[0],
            concept=need.concept,
            action=need.action,
            places=max(1, min(need.people, 10)),
            text=strip_private(safety.mask(text)[0])[:LONGEST],
            made_at=turn.now,
            next_at=turn.now + DRAFT_FOR,
        )
    )
    _put_moment(one, need)
    show(turn, one)


def _put_moment(one: OneOff, need: Need) -> None:
    if need.when is not None and not need.when.past:
        one.starts_at, one.ends_at = need.when.start, need.when.end
        one.grain = need.when.grain


def show(turn: Turn, one: OneOff) -> None:
    """Shall it be shared like this?"""
    turn.say(
        "one.seen",
        buttons=[yes(one), change(one), no(one)],
        titel=one.title,
        wanneer=one.when,
    )


def draft(turn: Turn, one: OneOff) -> OneOff:
    """The thing, when it was not shared yet and is of whoever began this turn; else refused."""
    if one.giver_id != turn.me.id:
        raise Refusal("grq.notyours")
    if one.state != "draft":
        raise Refusal("g.stale.plain")
    return one


@feature.press("yes", OneOff)
def yes(turn: Turn, one: OneOff) -> None:
    """[Ja, deel maar]: of food it is asked what is in it."""
    draft(turn, one)
    if one.eaten:
        turn.ask("one.food", then=contents, subject=one, buttons=[as_it_is(one), no(one)])
    else:
        share(turn, one)


@feature.answer("contents", OneOff, unless=asks_for_help)
def contents(turn: Turn, one: OneOff, text: str) -> bool:
    """What is in it, for who cannot eat everything; a request is not."""
    if one.state != "draft" or one.giver_id != turn.me.id:
        return False
    words = strip_private(safety.mask(text)[0])
    one.text = f"{one.text or ''} {words}".strip()[:LONGEST]
    share(turn, one)
    return True


@feature.press("plain", OneOff)
def as_it_is(turn: Turn, one: OneOff) -> None:
    """[Dat staat er al]."""
    turn.stop_asking()
    share(turn, draft(turn, one))


@feature.press("change", OneOff)
def change(turn: Turn, one: OneOff) -> None:
    """[Aanpassen]."""
    turn.ask("one.fix", then=in_other_words, subject=draft(turn, one))


@feature.answer("words", OneOff, unless=asks_for_help)
def in_other_words(turn: Turn, one: OneOff, text: str) -> bool:
    """Another moment, or all of it once more."""
    if one.state != "draft" or one.giver_id != turn.me.id:
        return False
    moment = find_moment(text, turn.local)
    needs = vocabulary.reading(turn, text, expect="offer").needs
    need = next((n for n in needs if n.clear and n.categories[0] != "other"), None)
    if need is None and (moment is None or moment.past):
        turn.ask("one.fix.no", then=in_other_words, subject=one)
        return True
    if need is not None:
        one.category, one.concept, one.action = need.categories[0], need.concept, need.action
        one.text = strip_private(safety.mask(text)[0])[:LONGEST]
    if moment is not None and not moment.past:
        one.starts_at, one.ends_at, one.grain = moment.start, moment.end, moment.grain
    show(turn, one)
    return True


@feature.press("no", OneOff)
def no(turn: Turn, one: OneOff) -> None:
    """[Nee]."""
    turn.db.delete(draft(turn, one))
    turn.stop_asking()
    turn.say("one.dropped")
