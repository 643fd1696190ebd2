"""What nobody else understood: thanks, anger, a voice message; guesses, the menu, a human."""

import re
from datetime import timedelta

from bot.choices import normal
from bot.commands import go, installed, offer
from bot.messages import Kind
from bot.people import Person
from bot.repeat import repeat_question, waiting_question
from bot.spoken import LANGUAGES
from bot.texts import Words
from bot.turn import Turn
from handlers import staff, vocabulary
from handlers.human import hand_over
from handlers.welcome.area import to_a_human
from handlers.welcome.feature import feature
from handlers.welcome.hello import ask_again, no_thanks, start, take_part
from handlers.welcome.intake import takes_part
from handlers.welcome.language import ask as ask_language
from handlers.welcome.menu import give, seek, show_menu, speak_to_human
from handlers.welcome.model import Intake, Step, intake_of
from handlers.welcome.news import NotUnderstood, Returned
from handlers.welcome.pending import why_it_is_asked
from matching import category, concept_title, find_moment, reaction, yes_no

MISSES = 3  # in a row, then a human takes over
LOST = frozenset({"why", "unsure", "none"})  # it is we who were not clear
A_MOMENT = 2  # words that only say when
TOGETHER = timedelta(seconds=15)  # in which the parts of an album come in


@feature.hears
def unseen(turn: Turn, text: str) -> bool:
    """The last to hear: always an answer in private, never one in a group."""
    if not turn.private:
        return False
    intake = intake_of(turn.db, turn.person)
    if intake is not None and turn.person is not None:
        _on_the_way(turn, turn.person, intake, text)
    elif not takes_part(turn):
        start(turn)
    else:
        _member(turn, turn.me, text)
    return True


def _on_the_way(turn: Turn, person: Person, intake: Intake, text: str) -> None:
    said = yes_no(text) if intake.step is Step.HELLO else None
    if said is not None:
        (take_part if said else no_thanks).run(turn)
        return
    if reaction(text) == "why":
        turn.say("onb.why")
        ask_again(turn, intake)
        return
    person.misses += 1
    if person.misses >= MISSES:
        person.misses = 0
        to_a_human(turn, intake)
    else:
        ask_again(turn, intake)


def _member(turn: Turn, person: Person, text: str) -> None:
    if reaction(text) == "why" and why_it_is_asked(turn):
        return
    reading = vocabulary.reading(turn, text)
    if _says(turn, "g.thanks", text) or reading.kind == "thanks":
        turn.say("g.thanks")
        return
    if _says_somewhere(turn, "g.rude", text):
        turn.say("g.rude", buttons=[offer(turn, "mens", speak_to_human()), show_menu()])
        return
    news = Returned(person)
    turn.announce(news)
    if news.taken:
        return
    if reading.language not in ("", *LANGUAGES, person.language):
        ask_language(turn)
        return
    if turn.incoming is not None and turn.incoming.media:  # the picture says it, for people
        turn.say("g.media")
        return
    works = staff.coordinates(turn)  # looked up before anything is written:
    asked = waiting_question(turn)  # see `bot/already.py`
    person.misses += 1
    if asked is not None and person.misses == 1:
        repeat_question(turn, asked, "g.lost" if reaction(text) in LOST else "g.again")
    elif works or person.misses > 1 or not _goes_on(turn, person, text):
        _not_understood(turn, person, _guesses(turn, text), works=works)


def _goes_on(turn: Turn, person: Person, text: str) -> bool:
    """Whether a room took it as said about what is going on."""
    news = NotUnderstood(person, text)
    turn.announce(news)
    return news.taken


def _guesses(turn: Turn, text: str) -> tuple[str, ...]:
    """Up to two kinds of help that the words may be about."""
    reading = vocabulary.reading(turn, text, expect="request")
    if len(text.split()) <= A_MOMENT and find_moment(text, turn.local):
        return ()
    if reading.route != "neighbours":
        return ()
    named = [n.categories[:1] for n in reading.needs if "what" not in n.missing]
    return (reading.guesses or tuple(dict.fromkeys(kind for kinds in named for kind in kinds)))[:2]


def _not_understood(turn: Turn, person: Person, guesses: tuple[str, ...], *, works: bool) -> None:
    human = offer(turn, "mens", speak_to_human())
    if works and not (guesses and person.misses == 1):
        show_examples(turn)  # they are the humans: nobody is asked to call them
    elif person.misses >= MISSES:
        person.misses = 0
        hand_over(turn, person, "not_understood", key="g.nosee3")
    elif person.misses == 2:
        turn.say("g.nosee2", buttons=[show_menu(), human])
    elif guesses and installed(turn, "vraag"):
        names = [Words(tuple(category(g).names.items())) for g in guesses[:2]]
        marks = [guess(value=g) for g in guesses[:2]]
        second = marks[1] if len(marks) > 1 else None
        blanks = {"gok1": names[0], "gok2": names[-1]}
        turn.say("g.nosee1", buttons=[marks[0], second, show_menu()], fill=blanks)
    else:
        buttons = [offer(turn, "vraag", seek()), offer(turn, "aanbod", give()), human]
        turn.say("g.nosee1.open", buttons=buttons)


@feature.phrase(
    r"(?:welke )?(?:commando's|opdrachten|commands)"
    r"|wat kan ik (?:hier )?(?:schrijven|typen|zeggen)|hoe werkt dit(?: ook alweer)?"
    r"|what can i (?:write|type|say)",
    roles=staff.ROLES,
)
def which_words(turn: Turn, match: re.Match[str]) -> None:
    """*Wat kan ik schrijven?*, by a coordinator."""
    del match
    show_examples(turn)


def show_examples(turn: Turn) -> None:
    """A few things that a coordinator may write."""
    buttons = [offer(turn, "vraag", seek()), offer(turn, "aanbod", give())]
    turn.say("coo.examples", buttons=buttons)


@feature.press("guess")
def guess(turn: Turn, value: str) -> None:
    """That was what they meant: ask for it."""
    go(turn, "vraag", concept_title("", value, turn.me.language))


def _says(turn: Turn, key: str, text: str) -> bool:
    words = normal(text)
    return any(words in entry for entry in _listed(turn, key))


def _says_somewhere(turn: Turn, key: str, text: str) -> bool:
    words = f" {normal(text)} "
    return any(f" {word} " in words for entry in _listed(turn, key) for word in entry)


def _listed(turn: Turn, key: str) -> list[tuple[str, ...]]:
    return [entries[key].says for entries in turn.house.texts.entries.values() if key in entries]


# -- what is no text ------------------------------------------------------------


@feature.happens(Kind.MEDIA, Kind.LOCATION, Kind.CONTACT)
def media(turn: Turn) -> bool:
    """A voice message goes to a human; a picture cannot be looked at; a newcomer is welcomed."""
    if not turn.private or turn.incoming is None:
        return False
    if turn.incoming.album and _wrote_just_now(turn):
        return True  # the rest of an album whose first picture or words were answered
    if not takes_part(turn):
        intake = intake_of(turn.db, turn.person)
        if intake is None:
            start(turn)
        else:
            ask_again(turn, intake)
    elif turn.incoming.media == "voice":
        hand_over(turn, turn.me, "voice", key="g.voice.none")
    else:
        turn.say("g.media")
    return True


def _wrote_just_now(turn: Turn) -> bool:
    wrote = turn.person.wrote_at if turn.person else None
    return wrote is not None and turn.now - wrote < TOGETHER
