"""A scripted machine behind the playground: a small story, so that the page can be tried alone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bot.messages import (
    BOLD,
    BOLD_END,
    ITALIC,
    ITALIC_END,
    Address,
    Button,
    Incoming,
    Kind,
    Outgoing,
    Toast,
)
from bot.platforms.playground import Persona, PlaygroundGateway

START = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)

PEOPLE = [
    Persona("ans", "Ans", opened=True),
    Persona("bilal", "Bilal", "helper", opened=True),
    Persona("cor", "Cor", "volunteer"),
    Persona("els", "Els", "coordinator", opened=True),
    Persona("grace", "Grace", "helper", language="en", opened=True),
]


class Clock:
    """The practice clock; it goes by hand."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    async def turn(self, by: timedelta) -> None:
        self.now += by


class Story:
    """Ans asks in the group, agrees to the preview, Bilal is asked and helps."""

    def __init__(self, gateway: PlaygroundGateway) -> None:
        self.gateway = gateway
        self.heard: list[Incoming] = []
        self.card = ""
        self._preview = ""

    async def receive(self, incoming: Incoming) -> Toast | None:
        """Play the machine's part."""
        self.heard.append(incoming)
        if incoming.kind is Kind.PRESS:
            return await self._pressed(incoming)
        for answer in self._answers(incoming):
            receipt = await self.gateway.deliver(answer)
            if answer.about == "preview":
                self._preview = receipt
        return None

    def _answers(self, incoming: Incoming) -> Iterator[Outgoing]:
        text = incoming.text.lower()
        if incoming.kind is Kind.COMMAND:
            yield Outgoing(incoming.address, f"Welkom {incoming.name}! Ik ben een bot.")
        elif "boodschappen" in text:
            yield Outgoing(
                incoming.address,
                f"Zal ik dit aan je buren vragen? {BOLD}Boodschappen doen{BOLD_END}, morgen, "
                f"{ITALIC}woensdag 25 november{ITALIC_END}. Je naam staat er niet bij.",
                buttons=(Button("Ja, plaats maar", "post"), Button("Nee", "no")),
                reply_to=incoming.message,
                silent=True,
                about="preview",
            )
        elif "lijst" in text:
            rows = tuple(Button(f"{n} Boodschappen doen", f"row{n}") for n in (12, 13))
            link = Button("Open gesprek", link="?start=r-12")
            yield Outgoing(
                incoming.address, "Deze hulpvragen staan open:", "answer", (link,), rows
            )

    async def _pressed(self, incoming: Incoming) -> Toast | None:
        if incoming.press == "post":
            return await self._post(incoming)
        if incoming.press == "help":
            await self.gateway.deliver(
                Outgoing(
                    Address("playground", "group"),
                    f"{BOLD}Hulpvraag 12: Boodschappen doen{BOLD_END}\nIemand helpt. "
                    "Dank jullie wel!",
                    replaces=self.card,
                )
            )
            await self._private(
                "bilal",
                "Jij bent de helper van hulpvraag 12. Ik vraag nu of "
                "het goed is. Je hoort het van mij.",
            )
            await self._private(
                "ans",
                "Bilal wil je helpen. Is dat goed?",
                Button("Ja, fijn", "yes"),
                Button("Liever iemand anders", "else"),
            )
            return Toast("Gelukt! Kijk in je privégesprek.")
        return Toast("Deze knop is oud.")

    async def _post(self, incoming: Incoming) -> Toast | None:
        if incoming.name != "Ans":
            return Toast("Deze knop is voor de vrager.")
        await self.gateway.deliver(
            Outgoing(incoming.address, "Geplaatst.", replaces=self._preview)
        )
        self.card = await self.gateway.deliver(
            Outgoing(
                incoming.address,
                f"{BOLD}Hulpvraag 12: Boodschappen doen{BOLD_END}\nMorgen, woensdag 25 november "
                "· De Heeze\nWie kan helpen?",
                buttons=(Button("Ik help", "help"), Button("Ik heb een vraag", "ask")),
                pin=True,
            )
        )
        await self._private(
            "bilal",
            f"Een buur zoekt hulp: {BOLD}Boodschappen doen{BOLD_END}\nMorgen, woensdag "
            "25 november · De Heeze.",
            Button("Ik help", "help"),
            Button("Nu niet", "later"),
            Button("Dit soort niet meer", "never"),
        )
        return Toast("Je vraag staat in de groep.")

    async def _private(self, person: str, text: str, *buttons: Button) -> None:
        to = Address("playground", person)
        await self.gateway.deliver(Outgoing(to, text, buttons=buttons))


def playground(clock: Clock, people: list[Persona] | None = None) -> PlaygroundGateway:
    """A playground in which the people of the story live."""
    return PlaygroundGateway(people or PEOPLE, "Buren van De Heeze", clock, clock.turn, pause=0.01)
