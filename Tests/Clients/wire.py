"""A piece of cable between the clients and the proxy that can break in the ways that cables do."""

import asyncio
import contextlib
import socket


class Wire:
    """Listens on `port` and carries bytes to and from `far`, another port of this machine.

    All methods belong to the event loop that started it.
    """

    def __init__(self, port, far):
        self.port, self.far = port, far
        self.connections = set()
        self.stalled = False
        self.server = self.socket = None

    async def start(self):
        self.stalled = False
        if self.socket is None:
            self._hold_port()
        self.server = await asyncio.start_server(self._carry, sock=self.socket)

    def mute(self):
        """Nothing passes any more on what is connected now, and nobody is told; new connections are well."""
        for connection in self.connections:
            connection.muted = True

    def stall(self):
        """Nothing passes any more; new connections are accepted, and that is all."""
        self.stalled = True
        self.mute()

    def cut(self):
        """Every connection is reset, new ones are refused."""
        self.server.close()
        for connection in list(self.connections):
            connection.reset()
        # Closing the server closed its socket: the port stays ours, but does not listen.
        self._hold_port()
        self.server = None

    async def restore(self):
        """As after `start`. What lost bytes meanwhile is reset: it could never be right again."""
        self.stalled = False
        self.reset_muted()
        if self.server is None:
            await self.start()

    def reset_muted(self):
        for connection in list(self.connections):
            if connection.muted:
                connection.reset()

    def _hold_port(self):
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(("127.0.0.1", self.port))

    async def _carry(self, reader, writer):
        connection = _Connection(writer, self.stalled)
        self.connections.add(connection)
        try:
            await connection.run(reader, self.far)
        finally:
            self.connections.discard(connection)
            connection.reset()


class _Connection:
    """One connection of a client, with its other half on the far side."""

    def __init__(self, writer, muted):
        self.near, self.distant = writer, None
        self.muted = muted

    async def run(self, reader, far):
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            if self.muted:
                await self._copy(reader, None)
                return
            back, self.distant = await asyncio.open_connection("127.0.0.1", far)
            ways = [
                asyncio.ensure_future(self._copy(reader, self.distant)),
                asyncio.ensure_future(self._copy(back, self.near)),
            ]
            try:
                # Either side's end is the end of both: HTTP/2 has no use for half a connection.
                await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
                if self.muted:
                    await asyncio.wait(ways)
            finally:
                for way in ways:
                    way.cancel()

    async def _copy(self, reader, writer):
        with contextlib.suppress(OSError):
            while data := await reader.read(65536):
                if not self.muted:
                    writer.write(data)
                    await writer.drain()

    def reset(self):
        for writer in (self.near, self.distant):
            if writer is not None:
                writer.transport.abort()
