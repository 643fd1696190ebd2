"""Buddies: who fits whom and why, and who goes with whom."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.pairs import Buddy, Pair, explain_pair, fit, pair_up

THINGS = ("walk", "coffee", "language", "games", "call")
TIMES = ("mon-morning", "tue-afternoon", "sat-evening")


def buddy(person: int, likes: str = "walk", **more: object) -> Buddy:
    """Somebody with what they like, and whatever else is said, sets in words."""
    sets = {"seeks", "offers", "languages", "times"}
    given_ = {k: frozenset(str(v).split()) if k in sets else v for k, v in more.items()}
    return Buddy(person, frozenset(likes.split()), **given_)  # type: ignore[arg-type]  # as above


@pytest.mark.parametrize(
    ("one", "other", "why", "says"),
    [
        (buddy(1, "walk games"), buddy(2, "games walk call"), "things",
         "Jullie houden allebei van: spelletjes of hobby, samen wandelen."),
        (buddy(1, "", seeks="language"), buddy(2, "", offers="language"), "exchange",
         "Wat de een zoekt, biedt de ander: taal oefenen."),
        (buddy(1, times="tue-afternoon mon-morning sat-evening"),
         buddy(2, times="tue-afternoon mon-morning sat-evening"), "times",
         "Jullie kunnen allebei op maandagochtend, dinsdagmiddag, zaterdagavond."),
    ],
)  # fmt: skip
def test_what_two_people_have_in_common(one: Buddy, other: Buddy, why: str, says: str) -> None:
    pair = fit(one, other)
    assert pair is not None
    assert pair.why == why
    assert explain_pair(pair) == says


@pytest.mark.parametrize(
    ("why", "what", "nl", "en"),
    [
        ("language", ("tr",), "Jullie spreken allebei Turks.", "You both speak Turkish."),
        ("near", (), "Jullie wonen dicht bij elkaar.", "You live close to each other."),
        ("times", ("fri-evening",), "Jullie kunnen allebei op vrijdagavond.",
         "You can both make Friday evening."),
        ("things", ("chess",), "Jullie houden allebei van: chess.", "You both like: chess."),
    ],
)  # fmt: skip
def test_the_reason_in_words(why: str, what: tuple[str, ...], nl: str, en: str) -> None:
    pair = Pair(1, 2, 0.5, why, what)
    assert (explain_pair(pair), explain_pair(pair, "en")) == (nl, en)
    assert explain_pair(pair, "pl") == en


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (buddy(1, "walk"), buddy(2, "games")),  # nothing to do together
        (buddy(1), buddy(1)),  # the same person
        (buddy(1, languages="nl"), buddy(2, languages="tr")),
        (buddy(1, times="mon-morning"), buddy(2, times="sat-evening")),
        (buddy(1, wants="woman"), buddy(2, is_a="man")),
        (buddy(1, wants="woman"), buddy(2)),  # who does not say it is not taken for one
        (buddy(1, never=frozenset({2})), buddy(2)),
    ],
)
def test_who_should_not_be_put_together(one: Buddy, other: Buddy) -> None:
    assert fit(one, other) is None
    assert fit(other, one) is None


def test_what_was_not_said_stands_in_nobodys_way() -> None:
    assert fit(buddy(1, languages="nl", times="mon-morning"), buddy(2)) is not None


@pytest.mark.parametrize(
    "better",
    [{"likes": frozenset({"walk", "games"})}, {"times": frozenset({"mon-morning"})},
     {"languages": frozenset({"pl"})}, {"part": "Oost"}, {"offers": frozenset({"call"})}],
)  # fmt: skip
def test_more_in_common_fits_better(better: dict[str, object]) -> None:
    one = buddy(1, "walk games", times="mon-morning tue-afternoon", languages="pl nl",
                part="Oost", seeks="call")  # fmt: skip
    plain = fit(one, buddy(2))
    more = fit(one, replace(buddy(2), **better))  # type: ignore[arg-type]  # as in the table
    assert plain is not None
    assert more is not None
    assert more.score > plain.score


def test_the_best_pair_goes_first() -> None:
    close = [buddy(n, "walk games", part="Oost") for n in (1, 2)]
    pairs = pair_up([buddy(3), *close, buddy(4)])
    assert [(p.one, p.other) for p in pairs] == [(1, 2), (3, 4)]


def test_nobody_is_left_out_for_a_better_pair() -> None:
    """Two and three fit best, but one and four have only them."""
    two = buddy(2, "walk games coffee", part="Oost")
    three = buddy(3, "walk games call", part="Oost")
    pairs = pair_up([buddy(1, "coffee"), two, three, buddy(4, "call")])
    assert [(p.one, p.other) for p in pairs] == [(1, 2), (3, 4)]


def test_an_odd_circle_leaves_one_only() -> None:
    ring = [buddy(1, "a b"), buddy(2, "b c"), buddy(3, "c d"), buddy(4, "d e"), buddy(5, "e a")]
    assert len(pair_up(ring)) == 2
    assert len(pair_up([*ring, buddy(6, "c")])) == 3


def words(options: tuple[str, ...], most: int = 3) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(options), max_size=most)


PEOPLE = st.lists(
    st.builds(
        Buddy,
        person=st.integers(1, 40),
        likes=words(THINGS, 2),
        seeks=words(THINGS, 1),
        offers=words(THINGS, 1),
        languages=words(("nl", "tr", "uk"), 2),
        times=words(TIMES, 2),
        part=st.sampled_from(("", "Oost", "West")),
        is_a=st.sampled_from(("", "woman", "man")),
        wants=st.sampled_from(("", "", "", "woman", "man")),
        never=st.frozensets(st.integers(1, 40), max_size=2),
    ),
    max_size=9,
    unique_by=lambda buddy: buddy.person,
)


def most_pairs(edges: list[tuple[int, int]]) -> int:
    """The largest number of pairs, by trying everything."""
    if not edges:
        return 0
    (one, other), rest = edges[0], edges[1:]
    taken = [edge for edge in rest if not {one, other} & set(edge)]
    return max(1 + most_pairs(taken), most_pairs(rest))


@settings(max_examples=150, deadline=None)
@given(PEOPLE)
def test_as_many_as_can_be_have_a_buddy_and_the_pairs_are_stable(people: list[Buddy]) -> None:
    pairs = pair_up(people)
    able = [p for one, other in combinations(people, 2) if (p := fit(one, other))]
    edges = [(p.one, p.other) for p in able]
    taken = [person for pair in pairs for person in (pair.one, pair.other)]
    assert len(taken) == len(set(taken))
    assert len(pairs) == most_pairs(edges)
    better = {person: pair.score for pair in pairs for person in (pair.one, pair.other)}
    for pair in able:
        if pair.score > max(better.get(pair.one, 0.0), better.get(pair.other, 0.0)):
            # They are apart only because somebody would be left out, given all better pairs.
            fixed = [p for p in pairs if p.score >= pair.score] + [pair]
            used = {person for p in fixed for person in (p.one, p.other)}
            left = [edge for edge in edges if not used & set(edge)]
            assert len(fixed) + most_pairs(left) < len(pairs)


@settings(max_examples=100, deadline=None)
@given(PEOPLE, st.randoms(use_true_random=False))
def test_the_order_does_not_matter_and_a_fit_is_mutual(
    people: list[Buddy], chance: object
) -> None:
    mixed = list(people)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # Hypothesis' own Random
    assert pair_up(mixed) == pair_up(people)
    for one, other in combinations(people, 2):
        pair = fit(one, other)
        assert pair == fit(other, one)
        if pair is not None:
            assert 0 < pair.score <= 1
            assert "{" not in explain_pair(pair)
