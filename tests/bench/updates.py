"""The JSON bytes that both sides are given: help requests and small talk of the evaluation set."""

import json
from pathlib import Path

EVALUATION = Path(__file__).parent.parent / "evaluation"
PEOPLE, GROUP, BOT = 300, -1000, 42
AGAIN = 300_000  # a multiple of PEOPLE: added to the number of a message, the same person said it
MOMENT = 1_773_133_800  # 2026-03-10 09:30 in Amsterdam, as the evaluation set has it

ENDS = (  # what people put after what they say
    "", ".", "!", "!!", "...", " hoor", " zeg", " toch", " haha", " jongens", " 😀", " 👍", " ☀️",
    " he", " hè", " ja", " joh", " man", " trouwens", " echt", " ;-)",
)  # fmt: skip


def sentences(name: str, *labels: str) -> list[str]:
    """Sentences of a file of the evaluation set."""
    lines = (EVALUATION / name).read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [row["text"] for row in rows if not labels or row.get("label", "") in labels]


def requests(count: int) -> list[bytes]:
    """`count` different help requests in private, from 300 people."""
    texts = [
        row["text"]
        for row in map(json.loads, (EVALUATION / "requests.jsonl").read_text("utf-8").splitlines())
        if row["safe"] == "ok" and row["when"] and len(row["categories"]) == 1
    ]
    return [
        _message(i, f"{texts[i % len(texts)]} ({i})", private=True) for i in range(1, count + 1)
    ]


def again(data: bytes) -> bytes:
    """The same message, said once more."""
    update = json.loads(data)
    return _message(update["update_id"] + AGAIN, update["message"]["text"], private=True)


def small_talk(count: int) -> list[bytes]:
    """`count` different messages in the group that are no concern of the bot."""
    texts = sentences("group_messages.jsonl", "chitchat")
    said = [f"{text}{end}" for end in ENDS for text in texts]
    return [_message(i, said[i % len(said)], private=False) for i in range(1, count + 1)]


def yes(number: int, person: int) -> bytes:
    """The answer that confirms a request: the words instead of the button."""
    return _message(1_000_000 + number, "Ja, plaats maar", private=True, person=person)


def person_of(number: int) -> int:
    """Who wrote message `number`."""
    return 10_000 + number % PEOPLE


def _message(number: int, text: str, *, private: bool, person: int = 0) -> bytes:
    who = person or person_of(number)
    chat = {"id": who, "type": "private", "first_name": "Ans"}
    group = {"id": GROUP, "type": "supergroup", "title": "De Heeze"}
    return json.dumps(
        {
            "update_id": number,
            "message": {
                "message_id": number,
                "date": MOMENT,
                "chat": chat if private else group,
                "from": {"id": who, "is_bot": False, "first_name": "Ans", "language_code": "nl"},
                "text": text,
            },
        }
    ).encode()
