"""Checks the parameters of a call against the table in methods.toml."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from tests.botapi.errors import NO_METHOD, Refused, bad

_TABLE = tomllib.loads(Path(__file__).with_name("methods.toml").read_text())
METHODS: dict[str, dict[str, str]] = _TABLE["methods"]
TYPES: dict[str, dict[str, str]] = _TABLE["types"]
_SHAPE = re.compile(r"(?P<types>[^!\s]+)(?P<must>!)?(?: (?P<least>\d+)-(?P<most>\d+))?")
_BOOLEANS = {"true": True, "false": False, "True": True, "False": False}


def checked(method: str, given: dict[str, Any], files: dict[str, Any]) -> dict[str, Any]:
    """The parameters as values instead of the strings of a form. Raises Refused."""
    table = METHODS.get(method)
    if table is None:
        raise NO_METHOD
    values = {name: _from_form(name, table, text, files) for name, text in given.items()}
    values |= {name: files[name] for name in files if table.get(name, "").startswith("file")}
    _check_object(values, table, method)
    return values


def _from_form(name: str, table: dict[str, str], value: Any, files: dict[str, Any]) -> Any:
    shape = table.get(name)
    if shape is None:
        raise bad(f"unknown parameter {name}")
    if not isinstance(value, str) or shape.startswith("string"):
        return value
    if shape.startswith("file"):
        return files.get(value.removeprefix("attach://"))
    if shape.startswith("chat"):
        return int(value) if re.fullmatch(r"-?\d+", value) else value
    if shape.startswith("boolean"):
        return _BOOLEANS.get(value, value)
    try:
        return json.loads(value)
    except ValueError:
        raise bad(f"can't parse {name} JSON object") from None


def _check_object(values: dict[str, Any], table: dict[str, str], where: str) -> None:
    for name in values:
        if name not in table:
            raise bad(f"unknown parameter {where}.{name}")
    for name, shape in table.items():
        parts = _SHAPE.fullmatch(shape)
        assert parts, shape
        if name not in values:
            if parts["must"]:
                raise bad(_MISSING.get(name, f"parameter {where}.{name} is missing"))
            continue
        _check(values[name], parts["types"], f"{where}.{name}")
        if parts["least"]:
            _check_length(values[name], int(parts["least"]), int(parts["most"]), f"{where}.{name}")


_MISSING = {
    "text": "message text is empty",
    "chat_id": "chat_id is empty",
    "message_id": "message identifier is not specified",
}


def _check(value: Any, types: str, where: str) -> None:
    names = [types] if types.startswith("[") else types.split("|")
    meant = []
    if isinstance(value, dict):  # which of several objects is meant shows in its first field
        meant = [name for name in names if name in TYPES and next(iter(TYPES[name])) in value]
    refusal = _complaint(value, (meant or names)[0], where)
    if refusal is not None:
        raise refusal


def _complaint(value: Any, name: str, where: str) -> Refused | None:
    if name in _PLAIN:
        return None if _PLAIN[name](value) else bad(f"parameter {where} must be of type {name}")
    try:
        if name.startswith("["):
            if not isinstance(value, list):
                return bad(f"parameter {where} must be an Array")
            for one in value:
                _check(one, name[1:-1], where)
        elif not isinstance(value, dict):
            return bad(f"object expected as {where}")
        else:
            _check_object(value, TYPES[name], f"{where}:{name}")
    except Refused as refusal:
        return refusal
    return None


_PLAIN = {
    "integer": lambda value: type(value) is int,
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "file": lambda value: value is not None,
    "chat": lambda value: type(value) is int or (isinstance(value, str) and value != ""),
}


def _check_length(value: Any, least: int, most: int, where: str) -> None:
    length = value if isinstance(value, int) else len(value)
    if not least <= length <= most:
        name = where.rpartition(".")[2]
        raise bad(_TOO_LONG.get(name, f"{where} must be {least}-{most}, is {length}"))


_TOO_LONG = {
    "command": "BOT_COMMAND_INVALID",
    "description": "BOT_COMMAND_DESCRIPTION_INVALID",
    "text": "MESSAGE_TOO_LONG",
}
