"""The figures in words, in the language of whoever reads them: for chat, picture and paper."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from babel.numbers import format_decimal

from bot.people import Neighbourhood, Organisation
from bot.spoken import Since
from bot.texts import Reader, Texts, Value
from bot.turn import Turn
from handlers.figures.count import Figures
from matching import CATEGORIES

OTHER = "other"  # a kind of its own, and the name of what stands together
FREQUENT = (1, 3)  # once; two or three times; more often


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks for one neighbourhood to one reader."""

    texts: Texts
    reader: Reader
    place: str  # the neighbourhood's name
    organisation: str

    def say(self, key: str, **values: Value) -> str:
        """A text, with its blanks filled."""
        return self.texts.say(key, self.reader, **values)

    def span(self, span: timedelta | None) -> str:
        """ "3 uur", "2 dagen"; nothing when there is none."""
        return self.say("sts.span", duur=Since(self.reader.now - span)) if span else "–"

    def number(self, value: float | None) -> str:
        """ "4,2"."""
        return "–" if value is None else format_decimal(value, "#,##0.#", self.reader.language)

    def percent(self, share: float | None) -> str:
        """ "86%", rounded down so that all of it is never said of less."""
        return "–" if share is None else f"{int(share * 100)}%"

    def kind(self, name: str) -> str:
        """What a kind of help is called."""
        found = CATEGORIES.get(name)
        language = self.reader.language
        return found.names.get(language, found.names["en"]) if found else self.say("sts.other")


def voice_of(turn: Turn) -> Voice:
    """For whoever began the turn."""
    organisation = turn.db.get_one(Organisation, turn.here.organisation_id).name
    return Voice(turn.house.texts, turn.reader(turn.me), turn.here.name, organisation)


def voice_for(
    texts: Texts, reader: Reader, here: Neighbourhood, organisation: Organisation
) -> Voice:
    """For a reader without a turn."""
    return Voice(texts, reader, here.name, organisation.name)


def frequency(turns: Sequence[int]) -> dict[str, int]:
    """How many helpers helped once, two or three times, and more often."""
    once, few = FREQUENT
    return {
        "once": sum(each <= once for each in turns),
        "few": sum(once < each <= few for each in turns),
        "often": sum(each > few for each in turns),
    }


def largest(kinds: Counter[str], most: int) -> list[tuple[str, int]]:
    """The `most` largest kinds, the last of them everything else together."""
    found = sorted(kinds.items(), key=lambda kind: (kind[0] == OTHER, -kind[1], kind[0]))
    if len(found) <= most:
        return found
    rest = sum(number for _, number in found[most - 1 :])
    return [*found[: most - 1], ("rest", rest)]


def caption(voice: Voice, figures: Figures) -> str:
    """The same as the picture, in three lines, for who cannot see it."""
    [kind, *_] = largest(figures.kinds, len(figures.kinds))
    told = figures.share is not None and figures.helped
    return voice.say(
        "sts.sum" if told else "sts.sum.soon",  # nothing is over yet, or nobody helped
        wijk=voice.place,
        maand=figures.month.said(voice.reader.language),
        a=voice.say("sts.asked", n=figures.asked),
        b=voice.say("sts.helped", n=figures.helped),
        deel=voice.percent(figures.share),
        duur=voice.span(figures.until_yes),
        pings=voice.number(figures.pings_a_help),
        helpers_zin=_helpers(voice, figures),
        soort=voice.kind(kind[0]),
        n=kind[1],
    )


def _helpers(voice: Voice, figures: Figures) -> str:
    """How many helped; of more than a year ago nobody knows any more."""
    many = len(figures.turns)
    helpers = voice.say("sts.helpers", n=many)
    return voice.say("sts.sum.helpers", helpers=helpers) if many else ""
