"""The calls about the bot itself and about who is where."""

from typing import Any

from tests.botapi.chats import RIGHTS, Chat
from tests.botapi.errors import bad
from tests.botapi.world import World

Call = dict[str, Any]
_OTHER_RIGHTS = (
    "can_be_edited",
    "can_manage_chat",
    "can_manage_video_chats",
    "is_anonymous",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


def get_me(world: World, _: Call) -> Call:
    """getMe."""
    return {
        **world.bot(),
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_webhook(world: World, call: Call) -> bool:
    """setWebhook; kept, but nothing is ever sent there."""
    world.webhook = call["url"]
    if call.get("drop_pending_updates"):
        world.updates.forget_all()
    return True


def delete_webhook(world: World, call: Call) -> bool:
    """deleteWebhook."""
    return set_webhook(world, {**call, "url": ""})


def webhook_info(world: World, _: Call) -> Call:
    """getWebhookInfo."""
    return {
        "url": world.webhook,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }


def set_commands(world: World, call: Call) -> bool:
    """setMyCommands."""
    for command in call["commands"]:
        name = command["command"]
        if not all(letter in "abcdefghijklmnopqrstuvwxyz0123456789_" for letter in name):
            raise bad("BOT_COMMAND_INVALID")
    world.commands[_scope(world, call)] = call["commands"]
    return True


def delete_commands(world: World, call: Call) -> bool:
    """deleteMyCommands."""
    world.commands.pop(_scope(world, call), None)
    return True


def set_description(world: World, call: Call) -> bool:
    """setMyDescription."""
    world.about["long", call.get("language_code", "")] = call.get("description", "")
    return True


def set_short_description(world: World, call: Call) -> bool:
    """setMyShortDescription."""
    world.about["short", call.get("language_code", "")] = call.get("short_description", "")
    return True


def get_description(world: World, call: Call) -> Call:
    """getMyDescription."""
    return {"description": _about(world, "long", call)}


def get_short_description(world: World, call: Call) -> Call:
    """getMyShortDescription."""
    return {"short_description": _about(world, "short", call)}


def _about(world: World, which: str, call: Call) -> str:
    return world.about.get((which, call.get("language_code", "")), "")


def leave_chat(world: World, call: Call) -> bool:
    """leaveChat."""
    chat = world.writable(call["chat_id"])
    if chat.private:
        raise bad("chat member status can't be changed in private chats")
    chat.bot, chat.rights = "left", frozenset()
    return True


def get_chat(world: World, call: Call) -> Call:
    """getChat."""
    chat = world.chat(call["chat_id"])
    return {**chat.face(), "accent_color_id": 0, "max_reaction_count": 11}


def get_member(world: World, call: Call) -> Call:
    """getChatMember."""
    chat = world.chat(call["chat_id"])
    if call["user_id"] == world.bot_id:
        return bots_membership(world, chat)
    if call["user_id"] not in chat.people:
        raise bad("user not found")
    status = chat.members.get(call["user_id"], "left")
    return {"user": chat.people[call["user_id"]], "status": status}


def get_administrators(world: World, call: Call) -> list[Call]:
    """getChatAdministrators."""
    chat = world.chat(call["chat_id"])
    if chat.private:
        raise bad("there are no administrators in the private chat")
    leaders = {"creator", "administrator"}
    found = [
        {"user": chat.people[number], "status": status}
        for number, status in chat.members.items()
        if status in leaders
    ]
    if chat.bot == "administrator":
        found.append(bots_membership(world, chat))
    return found


def bots_membership(world: World, chat: Chat) -> Call:
    """The bot's ChatMember."""
    member: Call = {"user": world.bot(), "status": chat.bot}
    if chat.bot == "administrator":
        member |= {right: right in chat.rights for right in RIGHTS}
        member |= dict.fromkeys(_OTHER_RIGHTS, False)
    elif chat.bot == "kicked":
        member["until_date"] = 0
    return member


def _scope(world: World, call: Call) -> tuple[str, int | None, str]:
    scope = call.get("scope", {"type": "default"})
    chat = scope.get("chat_id")
    if chat is not None:
        world.chat(chat)
    return scope["type"], chat, call.get("language_code", "")
