"""Somebody's data as a page: readable on its own, without a script and without calling anybody."""

import tomllib
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

STYLE = (
    "body{font:1em/1.5 sans-serif;max-width:45em;margin:2em auto;padding:0 1em}"
    "dt{font-weight:bold;margin-top:.5em}dd{margin:0 0 0 1em}li{margin:.5em 0}"
)
_HASH = b64encode(sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'"  # nothing but these few lines of style


@cache
def labels(language: str) -> Mapping[str, str]:
    """What the parts are called; without a list a part's own name is readable enough."""
    file = Path(__file__).parent / f"labels.{language}.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.exists() else {}


def label(name: str, language: str) -> str:
    """What a part is called."""
    own = name.replace("_", " ")
    return labels(language).get(name, own[:1].upper() + own[1:])


def page(found: Mapping[str, Any], language: str, title: str) -> str:
    """The whole page. `found` holds nothing but what JSON can say."""
    parts = [
        f"<h2>{escape(label(name, language))}</h2>{_shown(part, language)}"
        for name, part in found.items()
        if not _empty(part)
    ]
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head><body><h1>{escape(title)}</h1>{''.join(parts)}"
        "</body></html>\n"
    )


def _empty(value: Any) -> bool:
    """Whether there is nothing in it to read."""
    if isinstance(value, Mapping):
        return all(_empty(part) for part in value.values())
    return value is None or value in ("", [])


def _shown(value: Any, language: str) -> str:
    if isinstance(value, Mapping):
        rows = (
            f"<dt>{escape(label(name, language))}</dt><dd>{_shown(part, language)}</dd>"
            for name, part in value.items()
            if not _empty(part)
        )
        return f"<dl>{''.join(rows)}</dl>"
    if isinstance(value, list):
        return f"<ul>{''.join(f'<li>{_shown(part, language)}</li>' for part in value)}</ul>"
    if isinstance(value, bool):
        return "✓" if value else "–"
    return escape(str(value)).replace("\n", "<br>")
