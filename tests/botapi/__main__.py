"""Runs the Bot API server of the tests as a program: `python -m tests.botapi --port 8081`."""

import argparse
import asyncio

from tests.botapi import TOKEN, BotApi


async def serve(port: int, token: str) -> None:
    """Serve until interrupted; prints the address when it answers."""
    async with BotApi(token=token, port=port) as api:
        print(api.url, flush=True)
        await asyncio.Event().wait()


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(prog="python -m tests.botapi")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", default=TOKEN)
    arguments = parser.parse_args()
    try:
        asyncio.run(serve(arguments.port, arguments.token))
    except KeyboardInterrupt:
        return


main()
