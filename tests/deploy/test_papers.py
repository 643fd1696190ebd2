"""The papers: there, with blanks for the organisation, and true of what the program does."""

import re

import pytest

from bot.commandline import parser
from handlers.welcome.arrive import VERSION
from tests.deploy.test_files import DEPLOY
from tests.security.threats import THREATS
from tests.street import TEXTS

PAPERS = DEPLOY / "papers"
WANTED = (
    "README", "privacyverklaring", "verwerkingsregister", "dpia", "verwerkersovereenkomst",
    "datalek", "gedragscode", "bewaartermijnen",
)  # fmt: skip
LONG = 22  # words in a sentence for residents


def read(name: str) -> str:
    return (PAPERS / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("name", WANTED)
def test_every_paper_is_there_and_leads_somewhere(name: str) -> None:
    text = read(name)
    assert text.startswith("# ")
    for link in re.findall(r"\]\(([^)]+\.md)\)", text):
        assert (PAPERS / link).exists(), link
    if name not in ("README", "bewaartermijnen"):
        assert "‹" in text  # what the organisation fills in
    assert text.count("‹") == text.count("›")
    assert max(len(line) for line in text.splitlines() if not line.startswith("|")) <= 110


def test_every_command_in_them_exists() -> None:
    theirs = {"revoke", "setprivacypolicy"}  # of @BotFather
    known = {name for text in TEXTS.entries["nl"].values() for name in text.names} | theirs
    for name in WANTED:
        for command in re.findall(r"[`*]/(\w+)[`*]", read(name)):
            assert command in known, f"{name}: /{command}"
    typed = {c for name in WANTED for c in re.findall(r"burenhulp ([a-z-]+)[ `\n]", read(name))}
    for command in typed & {"audit", "health", "backup", "rotate", "leak-report"}:
        more = ["x"] if command == "backup" else []
        assert parser.parse([command, *more]).command == command
    assert {"leak-report", "rotate", "audit"} <= typed


def test_every_threat_that_the_dpia_names_exists() -> None:
    named = set(re.findall(r"\bT\d+\b", read("dpia")))
    assert named
    assert named <= set(THREATS)


@pytest.mark.parametrize("name", ["privacyverklaring", "gedragscode"])
def test_what_people_read_is_in_short_sentences(name: str) -> None:
    text = re.sub(r"\|.*\||^#.*|[*_`>]|\([^)]*\)", " ", read(name), flags=re.MULTILINE)
    long = []
    for sentence in re.split(r"[.!?:]\s|\n\s*\n|\n- |\n\d+\. ", text):
        if len(re.findall(r"[^\W\d_]+", sentence)) > LONG:
            long.append(" ".join(sentence.split()))
    assert long == []


def test_the_version_is_the_one_that_people_agree_to() -> None:
    assert f"Versie {VERSION}." in read("privacyverklaring")
