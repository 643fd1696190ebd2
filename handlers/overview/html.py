"""Elements of a page: what is not an element is words, and words never become markup."""

from html import escape

EMPTY = frozenset({"meta", "link", "input"})  # elements without an end


class Html(str):
    """What is markup already."""

    __slots__ = ()


def join(*parts: str) -> Html:
    """One after another; words are made harmless."""
    return Html("".join(one if isinstance(one, Html) else escape(one) for one in parts))


def tag(name: str, *parts: str, **attributes: str) -> Html:
    """An element; where Python has a word of its own for an attribute its name ends in "_"."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
    )
    return Html(f"<{name}{given}>" + ("" if name in EMPTY else f"{join(*parts)}</{name}>"))
