"""Everything that is kept about somebody, as one thing that can be read and taken along."""

import io
import json
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import hours
from bot.audit import Event
from bot.messages import Document, without_markup
from bot.outbox import Letter, unpack
from bot.people import Account, Grant, Membership, Neighbourhood, Organisation, Person
from bot.questions import Question
from bot.turn import Turn
from handlers.privacy.duties import NOT_SHOWN
from handlers.privacy.feature import feature
from handlers.privacy.model import Handed, Watch
from handlers.privacy.readable import page
from handlers.privacy.readers import read_by

ABOUT = ("responsible", "purposes", "recipients", "kept", "rights", "by_hand")
SCHEMA = Path(__file__).parent / "export.schema.json"
LETTERS = 500  # the newest messages that are still kept


def everything(turn: Turn, person: Person) -> dict[str, Any]:
    """By room: what it keeps about `person`; the machine's own first."""
    found: dict[str, Any] = {
        "format": {"name": "burenhulp", "version": 1, "made_at": turn.now},
        "about": about(turn),
        "person": _person(turn.db, person),
        "read_by": read_by(turn.db, person),
    }
    for room in turn.house.registry.features:
        for export in room.exporters:
            kept = export(turn.db, person)
            if kept:
                found.setdefault(room.name, {}).update(kept)
    return found


def about(turn: Turn) -> dict[str, str]:
    """What whoever is responsible has to tell whoever began this turn (AVG 13 and 15)."""
    organisation = turn.db.get_one(Organisation, turn.here.organisation_id).name
    blanks = {"organisatie": organisation, "telefoon": turn.here.phone}
    said = {name: turn.words(f"prv.about.{name}", turn.person, **blanks) for name in ABOUT}
    return {name: without_markup(text) for name, text in said.items()}


def as_archive(turn: Turn, found: dict[str, Any]) -> Document:
    """One file: for a machine with its schema, as a page for people, and what it is about."""
    plain = json.loads(json.dumps(found, default=_plain))
    language = turn.me.language or "nl"
    title = turn.words("prv.export.title", turn.me)
    files = {
        "gegevens.json": json.dumps(plain, ensure_ascii=False, indent=2),
        "gegevens.schema.json": SCHEMA.read_text("utf-8"),
        "gegevens.html": page(plain, language, title),
        "leesmij.txt": "\n\n".join(about(turn).values()) + "\n",
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, turn.local.timetuple()[:6]), text)
    return Document("burenhulp-gegevens.zip", held.getvalue(), "application/zip")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat(timespec="minutes") if isinstance(value, datetime) else str(value)
    return str(value)


def _person(db: Session, person: Person) -> dict[str, Any]:
    """What the machine itself keeps."""
    return {
        "name": person.name,
        "language": person.language,
        "register": person.register,
        "phone": person.phone,
        "agreed_to_keeping": person.keeps_at,
        "agreed_to_messages": person.pings_at,
        "version_agreed_to": person.consent_text,
        "requests_a_week": person.max_a_week,
        "urgent_in_the_evening": person.urgent_evenings,
        "quiet_from": _clock(person.quiet_from),
        "quiet_to": _clock(person.quiet_to),
        "paused_until": person.paused_until,
        "pause_to_come_from": person.rests_from,
        "pause_to_come_until": person.rests_until,
        "no_messages_since": person.silenced_at,
        "stands_still_since": person.frozen_at,
        "last_wrote": person.wrote_at,
        "known_since": person.made_at,
        "accounts": [
            {"platform": a.platform, "chat": a.chat, "last_used": a.used_at}
            for a in db.scalars(select(Account).where(Account.person_id == person.id))
        ],
        "neighbourhoods": _neighbourhoods(db, person),
        "asked_of_you": _asked(db, person),
        "messages": _messages(db, person),
        "log": [
            {"what": event.what, "at": event.at}
            for event in db.scalars(
                select(Event)
                .where(
                    Event.neighbourhood_id.in_(_homes(db, person)),
                    Event.about == f"person:{person.id}",
                )
                .order_by(Event.id)
            )
        ],
    }


def _asked(db: Session, person: Person) -> list[dict[str, Any]]:
    """What they still owe an answer to."""
    asked = db.scalars(select(Question).where(Question.person_id == person.id))
    return [{"at": question.asked_at} for question in asked]


def _homes(db: Session, person: Person) -> list[int]:
    mine = select(Membership.neighbourhood_id).where(Membership.person_id == person.id)
    return list(db.scalars(mine))


def _neighbourhoods(db: Session, person: Person) -> list[dict[str, Any]]:
    found = []
    for member in db.scalars(select(Membership).where(Membership.person_id == person.id)):
        here = db.get_one(Neighbourhood, member.neighbourhood_id)
        roles = select(Grant.role).where(
            Grant.person_id == person.id, Grant.neighbourhood_id == here.id
        )
        organisations = (
            select(Organisation.name)
            .join(Grant, Grant.organisation_id == Organisation.id)
            .where(Grant.person_id == person.id, Grant.neighbourhood_id == here.id)
        )
        found.append(
            {
                "name": here.name,
                "postcode": member.postcode,
                "trust": member.trust,
                "member_since": member.joined_at,
                "roles": [str(role) for role in db.scalars(roles)],
                "stands_for": list(db.scalars(organisations)),
            }
        )
    return found


def _messages(db: Session, person: Person) -> list[dict[str, Any]]:
    """What the bot wrote to them, as far as the words are still kept."""
    letters = db.scalars(
        select(Letter)
        .where(
            Letter.person_id == person.id,
            Letter.body.is_not(None),
            *(Letter.about.not_like(f"{matter}%") for matter in NOT_SHOWN),
        )
        .order_by(Letter.id.desc())
        .limit(LETTERS)
    )
    return [
        {"at": letter.created_at, "text": without_markup(unpack(letter).text)}
        for letter in reversed(list(letters))
    ]


def _clock(minutes: int | None) -> str | None:
    return None if minutes is None else hours.clock(minutes)


@feature.exports
def watched(db: Session, person: Person) -> dict[str, Any]:
    """When it is looked at whether they still take part."""
    watch = db.scalar(select(Watch).where(Watch.person_id == person.id))
    files = db.scalars(select(Handed.gone_at).where(Handed.person_id == person.id))
    found: dict[str, Any] = {"looked_at": watch.look_at} if watch else {}
    return found | {"files_until": list(files)}
