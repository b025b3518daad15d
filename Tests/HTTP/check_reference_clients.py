"""The reference's published Python and JavaScript clients work unchanged.

They are written here from its documentation and know nothing of this server: POST {base}/api/v1/evaluate/{user} with
{"signal": ...}, read ["data"]["should_trade"].
"""

import asyncio
import json
import os
import shutil
import subprocess

import aiohttp
from support import HERE, SIGNAL, Server, equal

FAST = True


class MLServiceClient:
    def __init__(self, base_url: str):
        self.base_url = base_url

    async def evaluate_signal(self, user_id: str, signal: dict) -> bool:
        async with aiohttp.ClientSession() as session:
            url = f"{self.base_url}/api/v1/evaluate/{user_id}"
            async with session.post(url, json={"signal": signal}) as response:
                result = await response.json()
                return result["data"]["should_trade"]


def ask_node(base, cases):
    """What the JavaScript client answers to each signal."""
    script = os.path.join(HERE, "reference_client.mjs")
    output = subprocess.check_output(["node", script, base, json.dumps(cases)], text=True, timeout=30)
    return json.loads(output)


def main():
    # The documented signal, one that a gate refuses, and one that says hold: the defaults decide.
    cases = [
        (dict(SIGNAL, rsi=40, volume=5e9), True),
        (dict(SIGNAL, confidence=0.1), False),
        (dict(SIGNAL, action="HOLD"), False),
    ]
    with Server() as server:
        client = MLServiceClient(server.url)
        for signal, expected in cases:
            equal(asyncio.run(client.evaluate_signal("user123", signal)), expected, "Python: %s" % signal)
        if shutil.which("node") is None:
            return print("SKIPPED: the JavaScript client, because node is not installed")
        answers = ask_node(server.url, [signal for signal, _ in cases])
        equal(answers, [expected for _, expected in cases], "JavaScript")


if __name__ == "__main__":
    main()
