"""What the README tells is there: its commands, its files, its settings, its people."""

import re
from pathlib import Path

import pytest

from bot.commandline import demo
from bot.platforms.playground.page import HERE
from bot.registry import Registry
from bot.settings import KEYS
from handlers import FEATURES
from tests.street import TEXTS

ROOT = Path(__file__).parent.parent
PAGES = [(ROOT / name).read_text("utf-8") for name in ("README.md", "CONTRIBUTING.md")]
README = PAGES[0]


def test_every_command_can_be_given() -> None:
    registry = Registry(FEATURES, TEXTS)
    commands = re.findall(r"`(/[a-z_]+)[^`]*`|\*(/[a-z]+)\*", README)
    assert len(commands) > 20
    others = {
        "/newbot",
        "/setprivacy",
        "/bot",
        "/health",
        "/ready",
        "/metrics",
    }  # BotFather's; addresses
    given = {one or other for one, other in commands} - others
    assert [each for each in given if not registry.called(each)] == []


def test_every_make_target_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for page in PAGES:
        for target in re.findall(r"(?:^|`)make ([a-z]+)", page, re.MULTILINE):
            assert f"\n{target}:" in makefile, target


def test_every_file_and_folder_exists() -> None:
    for page in PAGES:
        linked = re.findall(r"\]\(([^)#:]+)\)|src=\"([^\"]+)\"", page)
        named = re.findall(r"`((?:bot|handlers|matching|tests|deploy)/[\w./-]*)`", page)
        for path in [*(one or other for one, other in linked), *named]:
            assert (ROOT / path).exists(), path


@pytest.mark.parametrize("page", ["README.md", "deploy/.env.example"])
def test_every_setting_is_listed(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    names = {key.removesuffix("_FILE") for key in KEYS}
    assert names - set(re.findall(r"BURENHULP_[A-Z_]+", text)) == set()


def test_the_story_is_about_who_and_what_is_on_the_page() -> None:
    story = README.split("## Try it")[1].split("\n## ")[0]
    words = (HERE / "words.nl.toml").read_text("utf-8")
    people = {persona.name for persona in demo.read().personas}
    assert set(re.findall(r"\*\*([A-Z]\w+)\*\*", story)) <= people
    for label in ("Wie kan morgen boodschappen voor mij doen?", "+ 1 uur", "Vanavond 18:00",
                  "Weergave", "Zoals een app zonder knoppen"):  # fmt: skip
        assert f"*{label}*" in story
        assert f'"{label}"' in words
