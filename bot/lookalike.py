"""Whether a name passes for another: letters of other scripts, digits for letters, titles."""

import unicodedata

# Letters that look like a Latin one, by what they look like (after Unicode's UTS 39).
_ALIKE = {
    "a": "аɑαａ", "b": "ƅьЬ", "c": "сϲⅽ", "d": "ԁⅾ", "e": "еҽ℮є", "f": "ƒ", "g": "ɡց", "h": "һհ",
    "i": "іıɩιӏ1|lǀǃ!", "j": "јϳ", "k": "κкқ", "m": "ⅿм", "n": "ոпη", "o": "оοօ0ο๐", "p": "рρ",
    "q": "ԛգ", "r": "гᴦ", "s": "ѕꜱ5$", "t": "тτ", "u": "υսʋц", "v": "νѵⅴ", "w": "ԝѡω", "x": "хχ×",
    "y": "уүγ", "z": "ᴢ2", "ss": "ß", "oe": "œ", "ae": "æ", "o ": "ø",
}  # fmt: skip
_TABLE = {ord(letter): latin.strip() for latin, letters in _ALIKE.items() for letter in letters}
_TITLES = (
    "coordinator", "beheerder", "moderator", "administrator", "gemeente", "wijkagent", "politie",
    "helpdesk", "buurtbot", "burenhulp", "klantenservice", "bankmedewerker",
)  # fmt: skip
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "ARABIC", "HEBREW")


def skeleton(name: str) -> str:
    """The same for two names that look the same: plain small Latin letters as far as it can."""
    text = unicodedata.normalize("NFKD", name).casefold().translate(_TABLE)
    text = "".join(letter for letter in text if unicodedata.category(letter)[0] in "LN")
    return text.replace("rn", "m").replace("vv", "w")


def mixes_scripts(name: str) -> bool:
    """Letters of two scripts in one word: nobody's name is written so."""
    for word in name.split():
        letters = [letter for letter in word if letter.isalpha()]
        found = {
            script
            for letter in letters
            for script in _SCRIPTS
            if unicodedata.name(letter, "").startswith(script)
        }
        if len(found) > 1:
            return True
    return False


def claims_a_title(name: str) -> bool:
    """A name that says what somebody is: that is for the bot to say."""
    bare = skeleton(name)
    return any(skeleton(title) in bare for title in _TITLES)


def passes_for(name: str, other: str) -> bool:
    """Whether `name` can be taken for `other`, of whom there is only one."""
    return skeleton(name) == skeleton(other)
