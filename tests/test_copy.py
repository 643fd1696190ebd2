"""The copy lint: what residents read is short, plain and within the limits of every platform."""

import re
from fnmatch import fnmatch

import pytest

from bot.spoken import LANGUAGES
from bot.texts import LABEL, ROW, Text
from tests.street import TEXTS

LENGTH, SENTENCES, MORE_SENTENCES, WORDS, WORD, LINES = 240, 3, 4, 15, 16, 5
BUTTONS, ROWS = 3, 10
SAMPLE = 12  # characters that a blank is counted as
# Hello, consent, safety and promises may take four sentences.
FOUR = (
    "g.uitleg", "g.human.closed", "onb.hello", "onb.more", "onb.cons1*", "onb.done", "grp.added",
    "grp.join.dm", "grp.topin", "grq.offer*", "ask.sum", "ask.multi", "ask.posted*", "sos.*",
    "safe.*",
    "ping.old", "con.give", "con.tips", "esc.*", "obo.*", "prv.*", "clm.asker*", "onb.lang",
    "blk.unsafe", "g.human.passed.closed", "sig.start", "sig.grp", "sig.danger", "sig.nobody",
)  # fmt: skip
COORDINATOR = (
    "coo.*", "esc.coo*", "set.*", "dut.*", "grp.needadmin", "rol.*", "lnk.*", "nos.coo", "obo.coo",
    "obo.call", "hum.coo*", "fail.unreach", "fail.other.*", "grp.coo.*", "bro.*", "sts.*",
    "imp.coo*", "sig.coo*", "sig.step*", "mem.*", "ban.[adnrsuw]*",
)  # fmt: skip
CARDS = ("card.*", "grq.digest", "coo.list*", "sta.many", "sta.helper")
LONG_WORDS = {
    "boodschappen", "hulpvraag", "coördinator", "computerprogramma", "buurtkamer", "wachtlijst",
    "telefoonnummer", "spraakberichten", "huisartsenpost", "telefoonnummers",
    "autoriteitpersoonsgegevens", "vertrouwenspersoon",
}  # fmt: skip
PASSIVE = re.compile(r"\b(worden|er wordt)\b", re.IGNORECASE)
STIFF = re.compile(r"\b(dient|gelieve|middels|betreffende|indien|tevens)\b", re.IGNORECASE)
PUBLIC = re.compile(r"\{(voornaam\w*|naam|telefoon|straat|adres|asker|helper)\}")
EMOJI = re.compile(r"[\U0001F300-\U0001FAFF\u2600-\u27BF]")


def among(key: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(key, pattern) for pattern in patterns)


def resident_texts() -> list[tuple[str, str, str]]:
    """Every form of every text that residents read: language, key, words."""
    found = []
    for language in LANGUAGES:
        for key, text in TEXTS.entries[language].items():
            if not key.startswith(("cmd.", "state.", "bot.")) and not among(key, COORDINATOR):
                forms = {text.text, text.undated, *dict(text.forms).values()} - {""}
                found += [(language, key, form) for form in sorted(forms)]
    return found


def plain(text: str) -> str:
    """Without markup and quoted examples, with something in each blank."""
    text = re.sub(r'"[^"]*"', "voorbeeld", text.replace("*", ""))
    return re.sub(r"\{\w+_zin\}", "", re.sub(r"\{(?!\w+_zin)\w+\}", "x" * SAMPLE, text))


def sentences(text: str) -> list[str]:
    parts = re.split(r"(?<=[.!?])\s+|\n", plain(text))
    return [part for part in parts if re.search(r"\w", part)]


def test_texts_are_short() -> None:
    wrong = []
    for language, key, text in resident_texts():
        limit = MORE_SENTENCES if among(key, FOUR) else SENTENCES
        if len(plain(text)) > LENGTH:
            wrong.append(f"{language} {key}: {len(plain(text))} characters")
        elif among(key, CARDS):
            if text.count("\n") + 1 > LINES:
                wrong.append(f"{language} {key}: {text.count(chr(10)) + 1} lines")
        elif len(sentences(text)) > limit:
            wrong.append(f"{language} {key}: {len(sentences(text))} sentences")
    assert wrong == []


def test_sentences_are_short_and_words_are_plain() -> None:
    wrong = []
    for language, key, text in resident_texts():
        for sentence in sentences(text):
            words = re.findall(r"[^\W\d_]+", sentence.replace("x" * SAMPLE, "x"))
            if len(words) > WORDS and not among(key, CARDS):
                wrong.append(f"{language} {key}: {len(words)} words: {sentence}")
            long = {w for w in words if len(w) > WORD} - LONG_WORDS
            if long and language == "nl":
                wrong.append(f"{language} {key}: {long}")
    assert wrong == []


def test_dutch_is_active_and_not_stiff() -> None:
    wrong = [
        f"{key}: {text}"
        for language, key, text in resident_texts()
        if language == "nl" and (PASSIVE.search(text) or STIFF.search(text))
    ]
    assert wrong == []


def test_no_slash_commands_for_residents() -> None:
    wrong = [key for _, key, text in resident_texts() if re.search(r"(^|\s)/[a-z]", text)]
    assert wrong == []


def test_labels_fit_every_platform() -> None:
    wrong = []
    for language in TEXTS.entries:
        for key, text in TEXTS.entries[language].items():
            for labels, limit, most in ((text.buttons, LABEL, BUTTONS), (text.rows, ROW, ROWS)):
                wrong += [f"{language} {key}: {x}" for x in labels if len(x) > limit]
                if len(labels) > most or len(set(labels)) < len(labels):
                    wrong.append(f"{language} {key}: {labels}")
            if text.words and len(text.words) != len(text.buttons or text.rows):
                wrong.append(f"{language} {key}: words for {len(text.words)} choices")
    assert wrong == []


def test_at_most_one_emoji_and_only_at_the_end_of_a_line() -> None:
    wrong = []
    for language, key, text in resident_texts():
        for line in re.sub(r"\{regel\}", "", text).splitlines():
            if len(EMOJI.findall(line)) > 1 or EMOJI.search(line.strip()[:-2]):
                wrong.append(f"{language} {key}: {line}")
    assert wrong == []


def test_nothing_personal_in_what_the_group_reads() -> None:
    spoken_to = ("grp.nodm", "grp.join", "g.notyours")  # addressed by first name
    wrong = [
        f"{language} {key}"
        for language, key, text in resident_texts()
        if key.startswith(("card.", "grq.", "grp.")) and PUBLIC.search(text)
        if not key.startswith(spoken_to)
        if PUBLIC.search(text.replace("{organisatie}: {telefoon}", ""))  # of the office: public
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_blank_is_left_open_in_a_label(language: str) -> None:
    def blanks(text: Text) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", " ".join((*text.buttons, *text.rows))))

    strange = {key: blanks(text) for key, text in TEXTS.entries[language].items() if blanks(text)}
    known = {"gok1", "gok2", "profielnaam", "naam", "label", "optie1", "optie2", "optie3", "wijk"}
    known |= {"kanaal"}
    assert {key: found for key, found in strange.items() if found - known} == {}
