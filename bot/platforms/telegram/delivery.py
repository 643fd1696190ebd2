"""Takes one message to its chat: sends, edits, deletes or pins, and says what is certain."""

import logging
from dataclasses import dataclass

from telegram import Bot, LinkPreviewOptions, ReplyKeyboardRemove, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.messages import Moved, NotDelivered, Outcome, Outgoing, TopicGone, replace
from bot.platforms.telegram import errors, keyboard
from bot.platforms.telegram.errors import Refused, undelivered
from bot.platforms.telegram.markup import (
    LONGEST_CAPTION,
    LONGEST_TEXT,
    as_html,
    as_words,
    fits,
)

_log = logging.getLogger(__name__)
_MOST_WORDS = 100  # remembered while their file waits
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class _Style:
    """How a text goes out; made plainer when Telegram does not understand it."""

    marked_up: bool = True

    def plainer(self, error: Refused) -> "_Style | None":
        """What to try after `error`; None when nothing would help."""
        return _Style(False) if self.marked_up and error.says(errors.NO_MARKUP) else None

    def shown(self, text: str, longest: int) -> str:
        """`text` as it is sent."""
        return as_html(text, longest) if self.marked_up else as_words(text, longest)

    @property
    def parse_mode(self) -> str | None:
        """What Telegram is told to read in the text."""
        return ParseMode.HTML if self.marked_up else None


class Delivery:
    """Everything the bot says in chats."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._keyboards: set[str] = set()  # chats where "share my number" may still be shown
        # Receipts of words whose file did not follow yet, by the hash of the whole message.
        self._words: dict[int, str] = {}

    async def deliver(self, message: Outgoing) -> str:
        """Returns the message's id. Raises NotDelivered or Moved."""
        try:
            return await self._take(message)
        except (NotDelivered, Moved):
            raise
        except Exception as error:
            raise undelivered(error) from None

    async def _take(self, message: Outgoing) -> str:
        if message.delete:
            return await self._delete(message)
        style: _Style | None = _Style()
        while style is not None:
            try:
                receipt = await self._put(message, style)
                break
            except Refused as error:
                if message.to.thread and error.says(*errors.NO_THREAD):
                    raise TopicGone(message.to.chat) from None
                style = style.plainer(error)
                if style is None:
                    raise
        if message.pin:
            await self._pin(message, receipt)
        return receipt

    async def _put(self, message: Outgoing, style: _Style) -> str:
        if message.replaces:
            return await self._edit(message, style)
        if message.document is None:
            return await self._send(message, style)
        if fits(message.text, LONGEST_CAPTION):
            return await self._send_document(message, style)
        return await self._send_both(message, style)

    async def _send_both(self, message: Outgoing, style: _Style) -> str:
        """Words too long to go under a file go first; the file follows without a sound.

        The words are the message: they keep the buttons, and are not said again when only the
        file has to be tried once more.
        """
        whole = hash(replace(message, to=replace(message.to, thread="")))  # a topic may go
        if whole not in self._words:
            if len(self._words) >= _MOST_WORDS:
                self._words.pop(next(iter(self._words)))
            self._words[whole] = await self._send(message, style)
        file = replace(message, text="", buttons=(), rows=(), reply_to="", silent=True)
        await self._send_document(file, style)
        return self._words.pop(whole)

    async def _send(self, message: Outgoing, style: _Style) -> str:
        chat, markup = message.to.chat, keyboard.under(message)
        offers_number = message.ask_contact and markup is not None
        closes = markup is None and chat in self._keyboards
        sent = await self._bot.send_message(
            chat,
            style.shown(message.text, LONGEST_TEXT),
            parse_mode=style.parse_mode,
            link_preview_options=_NO_PREVIEW,
            disable_notification=message.silent or None,
            protect_content=message.protect or None,
            message_thread_id=_thread(message),
            reply_parameters=_reply(message),
            reply_markup=ReplyKeyboardRemove() if closes else markup,
        )
        if offers_number:
            self._keyboards.add(chat)
        elif closes:
            self._keyboards.discard(chat)
        return str(sent.message_id)

    async def _send_document(self, message: Outgoing, style: _Style) -> str:
        file = message.document
        assert file is not None  # noqa: S101 - for the type checker
        send = self._bot.send_photo if file.picture else self._bot.send_document
        sent = await send(
            message.to.chat,
            file.content,
            filename=file.name,
            caption=style.shown(message.text, LONGEST_CAPTION) or None,
            parse_mode=style.parse_mode,
            disable_notification=message.silent or None,
            protect_content=message.protect or None,
            message_thread_id=_thread(message),
            reply_parameters=_reply(message),
            reply_markup=keyboard.inline(message),
        )
        return str(sent.message_id)

    async def _edit(self, message: Outgoing, style: _Style) -> str:
        if message.document is not None and fits(message.text, LONGEST_CAPTION):
            return await self._edit_caption(message, style)
        try:
            await self._bot.edit_message_text(
                style.shown(message.text, LONGEST_TEXT),
                message.to.chat,
                _number(message.replaces),
                parse_mode=style.parse_mode,
                link_preview_options=_NO_PREVIEW,
                reply_markup=keyboard.inline(message),
            )
        except Refused as error:
            if not error.says(errors.NOT_MODIFIED):
                raise
        return message.replaces

    async def _edit_caption(self, message: Outgoing, style: _Style) -> str:
        """Other words under a file, which stays."""
        try:
            await self._bot.edit_message_caption(
                message.to.chat,
                _number(message.replaces),
                caption=style.shown(message.text, LONGEST_CAPTION) or None,
                parse_mode=style.parse_mode,
                reply_markup=keyboard.inline(message),
            )
        except Refused as error:
            if not error.says(errors.NOT_MODIFIED):
                raise
        return message.replaces

    async def _delete(self, message: Outgoing) -> str:
        try:
            await self._bot.delete_message(message.to.chat, _number(message.replaces))
        except Refused as error:
            if not message.text or not error.says(errors.CANNOT_DELETE):
                raise
            return await self._edit_instead(message)
        return message.replaces

    async def _edit_instead(self, message: Outgoing) -> str:
        try:
            return await self._edit(message, _Style())
        except Refused as error:
            if error.says(errors.CANNOT_EDIT):  # it is not gone, as it seems to others: it stands
                raise NotDelivered(Outcome.FINAL, str(error)) from None
            raise

    async def _pin(self, message: Outgoing, receipt: str) -> None:
        # The message stands; that it could not be pinned must not send it a second time.
        try:
            await self._bot.pin_chat_message(
                message.to.chat, _number(receipt), disable_notification=True
            )
        except TelegramError as error:
            _log.info("a message could not be pinned", extra={"reason": type(error).__name__})


def _thread(message: Outgoing) -> int | None:
    thread = message.to.thread
    return int(thread) if thread.isdecimal() else None


def _reply(message: Outgoing) -> ReplyParameters | None:
    if not message.reply_to.isdecimal():
        return None
    return ReplyParameters(int(message.reply_to), allow_sending_without_reply=True)


def _number(receipt: str) -> int:
    if not receipt.isdecimal():
        raise NotDelivered(Outcome.GONE, "no message of this platform")
    return int(receipt)
