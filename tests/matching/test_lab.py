"""The policy lab: the same chance gives the same town, and policies do what they say."""

from collections import Counter
from dataclasses import replace
from random import Random
from xml.etree import ElementTree

import pytest

from matching.lab import waking
from matching.lab.experiment import POLICIES, compare, missed, varied
from matching.lab.figures import Figures, gini, mean
from matching.lab.life import live
from matching.lab.ours import Ours
from matching.lab.parameters import VARIED, Parameters
from matching.lab.plot import picture
from matching.lab.replay import Asked, recall
from matching.lab.table import bars, table
from matching.lab.town import WEEK, Town
from matching.lab.world import World, make_world

SHORT = Parameters(days=21)


@pytest.fixture(scope="module")
def found() -> dict[str, Figures]:
    """A small lab: two worlds of three weeks, all policies."""
    return compare(SHORT, range(2))


def world() -> World:
    return make_world(SHORT, Random("a world"))


def town(policy: str) -> Town:
    return live(world(), SHORT, POLICIES[policy](), Random(1))


def test_the_same_chance_gives_the_same_figures(found: dict[str, Figures]) -> None:
    assert compare(SHORT, range(2), ("random", "ours")) == {
        name: found[name] for name in ("random", "ours")
    }
    assert compare(SHORT, [7], ("ours",))["ours"] != found["ours"]


def test_what_the_small_lab_shows(found: dict[str, Figures]) -> None:
    assert list(found) == list(POLICIES)
    ours, broadcast = found["ours"], found["broadcast"]
    assert ours.claimed > 0.85 > broadcast.claimed
    assert ours.pings < 9 < broadcast.pings
    assert ours.muted < 0.01 < broadcast.muted
    assert found["top3"].claimed < found["waves"].claimed
    assert found["random"].pings > found["waves"].pings
    for figures in found.values():
        assert 0 <= figures.worst <= figures.claimed <= 1
        assert 0 <= figures.gini < 1
        assert figures.hours > 0
        assert 0.1 <= figures.busiest < 1


@pytest.mark.parametrize("policy", list(POLICIES))
def test_nobody_is_asked_twice_or_while_away(policy: str) -> None:
    after = town(policy)
    for call in after.world.calls:
        assert after.approached[call.number] <= {tie.person for tie in call.ties}
    assert sum(map(len, after.asked)) == sum(map(len, after.approached))
    assert sum(map(len, after.tasks)) == len(after.claimed)


@pytest.mark.parametrize(("policy", "most"), [("top3", 3), ("broadcast", 240), ("scaled", 240)])
def test_who_asks_once_asks_no_later(policy: str, most: int) -> None:
    after = town(policy)
    asked = {moment for moments in after.asked for moment in moments}
    assert asked <= {call.at for call in after.world.calls}
    assert max(map(len, after.approached)) <= most


def test_the_capped_rival_asks_nobody_more_than_twice_a_week() -> None:
    for moments in town("capped").asked:
        for last, moment in enumerate(moments):
            assert sum(moment - WEEK < m <= moment for m in moments[: last + 1]) <= 2


def test_ours_keeps_to_the_caps_and_the_hours() -> None:
    for moments in town("ours").asked:
        assert all(waking.awake(m) or waking.evening(m) for m in moments)
        assert max(Counter(m // 24 for m in moments).values(), default=0) <= 2
        for last, moment in enumerate(moments):
            assert sum(moment - WEEK < m <= moment for m in moments[: last + 1]) <= 3


def test_ours_remembers_what_was_answered() -> None:
    policy = Ours()
    after = live(world(), SHORT, policy, Random(1))
    assert sum(past.yes for past in policy.past.values()) == len(after.claimed)
    assert sum(past.no for past in policy.past.values()) > 0
    assert sum(past.silent for past in policy.past.values()) > 0
    assert sum(yes for yes, _ in policy.kinds.values()) == len(after.claimed)


def test_a_world_is_as_its_numbers_say() -> None:
    made = make_world(Parameters(), Random("large"))
    assert made.people == 240
    assert 290 < len(made.calls) < 450  # four a day, more at the height of the season
    lasted = Counter(round(call.hours) for call in made.calls)
    assert set(lasted) == {1, 6, 24, 72}
    assert lasted[1] < 0.2 * len(made.calls) < lasted[6]
    assert sum(waking.night(call.at) for call in made.calls) < 0.05 * len(made.calls)
    assert {call.area for call in made.calls} == {0, 1, 2, 3, 4}
    for call in made.calls:
        assert [tie.score for tie in call.ties] == sorted(
            (tie.score for tie in call.ties), reverse=True
        )


def test_each_number_of_the_design_is_halved_and_made_half_as_large_again() -> None:
    tried = dict(varied(Parameters()))
    assert len(tried) == 2 * len(VARIED)
    assert tried["yes x 0.5"].yes == 1.0
    assert tried["neighbours x 1.5"].neighbours == 360
    for numbers in tried.values():
        assert sum(share for _, share in numbers.deadlines) == pytest.approx(1)
    short = tried["short x 1.5"].deadlines
    assert short[0][1] == pytest.approx(0.15)
    assert short[3][1] == pytest.approx(0.25 * 0.4 / 0.6)


def test_what_is_missed_is_said(found: dict[str, Figures]) -> None:
    good = replace(found["ours"], claimed=0.95, pings=6.0, muted=0.0, gini=0.1, worst=0.9)
    assert missed({"ours": good}) == []
    rival = replace(good, claimed=0.86, pings=5.0, gini=0.05)
    assert missed({"rival": rival, "ours": good}) == ["rival is better on pings, gini"]
    assert missed({"rival": replace(rival, claimed=0.8), "ours": good}) == []
    assert missed({"ours": replace(good, claimed=0.9, gini=0.3)}) == [
        "claimed 0.900 < 0.93",
        "gini 0.300 > 0.2",
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], 0), ([0, 0], 0), ([3, 3, 3], 0), ([0, 0, 0, 4], 0.75), ([1, 2, 3], 2 / 9)],
)
def test_gini(values: list[float], expected: float) -> None:
    assert gini(values) == pytest.approx(expected)


def test_the_mean_of_figures() -> None:
    one, two = Figures(*[1.0] * 8), Figures(*[2.0] * 8)
    assert mean([one, two]) == Figures(*[1.5] * 8)


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [(9, 60, 10), (20, 120, 33), (22, 30, 32.5), (3, 60, 9), (8, 13 * 60, 32), (20.5, 15, 20.75)],
)
def test_waking_time(start: float, minutes: float, end: float) -> None:
    assert waking.after(start, minutes) == pytest.approx(end)
    assert waking.between(start, end) == pytest.approx(minutes)
    assert waking.between(end, start) == 0


@pytest.mark.parametrize(("moment", "opens"), [(9, 9), (7, 8), (21, 32), (23, 32), (25, 32)])
def test_the_next_waking_moment(moment: float, opens: float) -> None:
    assert waking.next_waking(moment) == opens


def test_the_table_and_the_pictures(found: dict[str, Figures]) -> None:
    lines = list(table(found))
    assert len(lines) == 1 + len(POLICIES)
    assert lines[-1].startswith("ours")
    drawn = list(bars(found))
    assert any(line.startswith("ours") and "█" in line for line in drawn)
    root = ElementTree.fromstring(picture(found, "a <picture>"))  # noqa: S314 - our own
    assert len(root.findall(".//{http://www.w3.org/2000/svg}rect")) == 1 + 6 * len(POLICIES)
    assert "a <picture>" in "".join(root.itertext())
    assert list(bars({})) == ["claimed", "pings/claim"]


def question(request: int, person: int, answer: str, **more: object) -> Asked:
    at = 9.0 + 24 * request
    plain = Asked(request, 1, "garden", at, None, person, at, answer, at + 1, False, False)
    return replace(plain, **more)  # type: ignore[arg-type]  # by name


def test_a_replay_goes_by_what_was_answered() -> None:
    """Three said no and the fourth yes: asking three once gets nowhere, waves get there."""
    answers = ("no", "silent", "no", "yes")
    history = [question(1, n, answer, made=33.0 + n / 60) for n, answer in enumerate(answers)]
    again = recall(history)
    assert (again.people, len(again.calls)) == (4, 1)
    results = {name: live(again, Parameters(), POLICIES[name](), Random(1)) for name in POLICIES}
    asked = {name: sum(map(len, after.asked)) for name, after in results.items()}
    claimed = {name: len(after.claimed) for name, after in results.items()}
    assert (asked["top3"], claimed["top3"]) == (3, 0)
    assert (asked["waves"], claimed["waves"]) == (4, 1)
    assert (asked["broadcast"], claimed["broadcast"]) == (4, 1)
    assert claimed["ours"] == 1
    assert all(after.lost == 0 for after in results.values())


def test_a_replay_keeps_apart_what_is_apart() -> None:
    history = [
        question(2, 7, "no", needed=60.0, area=2, wider=True),
        question(1, 7, "no"),
        question(1, 7, "yes"),  # asked again in a next round
        question(1, 9, "silent", evenings=True),
    ]
    again = recall(history)
    assert again.evenings == (False, True)
    first, second = again.calls
    assert (first.until - first.at, second.until) == (7 * 24, 60.0)
    assert [tie.chance for tie in first.ties] == [1.0, 0.0]
    assert second.ties[0].fit < first.ties[0].fit
    assert recall([]).calls == ()
