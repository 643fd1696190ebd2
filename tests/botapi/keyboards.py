"""Refuses keyboards that Telegram refuses."""

from typing import Any
from urllib.parse import urlsplit

from tests.botapi.errors import bad

_MOST = 100


def check_keyboard(markup: dict[str, Any] | None, *, private: bool) -> None:
    """Raises Refused when a keyboard cannot stand under a message in such a chat."""
    if markup is None:
        return
    lines = markup.get("inline_keyboard", [])
    if sum(len(line) for line in lines) > _MOST:
        raise bad("REPLY_MARKUP_TOO_LONG")
    for line in lines:
        for button in line:
            _check_button(button)
    for line in markup.get("keyboard", []):
        for button in line:
            if not button["text"].strip():
                raise bad("keyboard button text must be non-empty")
            if button.get("request_contact") and not private:
                raise bad("phone number can be requested in private chats only")
    if "keyboard" in markup and not any(markup["keyboard"]):
        raise bad("reply keyboard must be non-empty")


def _check_button(button: dict[str, Any]) -> None:
    if not button["text"].strip():
        raise bad("inline keyboard button text must be non-empty")
    if ("callback_data" in button) == ("url" in button):
        raise bad(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_url(button["url"])


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https", "tg"}:
        why = "Unsupported URL protocol" if parts.scheme else "Wrong HTTP URL"
        raise bad(f"inline keyboard button URL '{url}' is invalid: {why}")
    if parts.scheme != "tg" and "." not in parts.netloc:
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
