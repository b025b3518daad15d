"""The HTTP door by which a client's test changes the stage. clients/README.md lists its paths."""

import asyncio
import concurrent.futures
import urllib.parse

from ambush import Ambush


class Control:
    """Answers GET with one line of text: what was asked for, or with 500 and why not.

    One thing at a time happens on the stage, in a thread that lasts.
    """

    def __init__(self, stage, wires):
        self.stage, self.wires = stage, wires
        self.operator = concurrent.futures.ThreadPoolExecutor(max_workers=1)
        self.ambush = None

    async def start(self, port):
        self.server = await asyncio.start_server(self._serve, "127.0.0.1", port)

    async def operate(self, work, *arguments):
        """Runs `work` in the stage's thread."""
        return await asyncio.get_running_loop().run_in_executor(self.operator, work, *arguments)

    async def restore(self):
        """Everything as it was in the beginning."""
        for wire in self.wires:
            await wire.restore()
        await self.operate(self.stage.heal)

    async def _serve(self, reader, writer):
        status, text = "200 OK", ""
        try:
            method, target, _ = (await reader.readline()).decode().split()
            while (await reader.readline()).strip():
                pass
            parsed = urllib.parse.urlsplit(target)
            query = dict(urllib.parse.parse_qsl(parsed.query))
            try:
                text = await self._answer(parsed.path, query)
            except Exception as error:  # The test that asked has to know, whatever it is.
                status, text = "500 Internal Server Error", "%s: %s" % (type(error).__name__, error)
            body = ("%s\n" % ("ok" if text is None else text)).encode()
            writer.write(
                b"HTTP/1.1 %s\r\nContent-Type: text/plain\r\nAccess-Control-Allow-Origin: *\r\n"
                b"Content-Length: %d\r\nConnection: close\r\n\r\n" % (status.encode(), len(body)) + body
            )
            await writer.drain()
        except (OSError, ValueError):
            pass
        finally:
            writer.close()

    async def _answer(self, path, query):
        stage = self.stage
        match path:
            case "/wire/mute" | "/wire/stall" | "/wire/cut":
                for wire in self.wires:
                    getattr(wire, path.removeprefix("/wire/"))()
            case "/restore":
                await self.restore()
            case "/replica/kill":
                await self.operate(stage.replica(query["number"]).kill)
            case "/replica/start":
                await self.operate(stage.replica(query["number"]).start)
            case "/watch/kill":
                return await self.operate(stage.kill_watched)
            case "/thresholds/set":
                await self.operate(stage.set_thresholds, query["user"], query["symbol"], query["rsi"])
            case "/trades/count":
                return await self.operate(stage.count_trades, query["user"], query["trade"])
            case "/ambush" | "/ambush/answer":
                kills, loop = path == "/ambush", asyncio.get_running_loop()
                self.ambush = await self.operate(Ambush, stage, kills, self.wires, loop)
            case "/ambush/result":
                if self.ambush is None:
                    raise ValueError("there is no ambush")
                ambush, self.ambush = self.ambush, None
                return await self.operate(ambush.join)
            case _:
                raise ValueError("no such path: " + path)
