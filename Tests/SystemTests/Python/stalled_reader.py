"""Readers that never read: they hold nobody up, and what waits for them stays bounded."""

import socket
import struct
import threading
import time
import unittest

import grpc

from harness import *

CHANGES = 2000
USER = "alice"
# Each change of the global set moves all of these, so that much waits for who watches them.
SYMBOLS = ["S%d" % i for i in range(20)]
GROWTH_MAX_MEGABYTES = 64


class DeafSocket:
    """Opens a watch over HTTP/2 with bare hands and never reads: with the largest windows, so that nothing but the
    socket's own buffer stops the server, or with none at all."""

    def __init__(self, target, window):
        host, port = target.split(":")
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.connect((host, int(port)))
        scopes = [v1.Scope(user_id=USER, symbol=symbol) for symbol in SYMBOLS]
        message = v1.WatchThresholdsRequest(scopes=scopes).SerializeToString()
        fields = [
            (":method", "POST"), (":scheme", "http"), (":path", "/%s/WatchThresholds" % SERVICE),
            (":authority", "x"), ("content-type", "application/grpc"), ("te", "trailers"),
        ]  # fmt: skip
        # Literals without indexing: the simplest form of HPACK.
        block = b"".join(b"\0" + self.text(name) + self.text(value) for name, value in fields)
        self.socket.sendall(
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
            + self.frame(4, 0, 0, struct.pack(">HI", 4, window))
            + (self.frame(8, 0, 0, struct.pack(">I", window - 65_535)) if window > 65_535 else b"")
            + self.frame(1, 4, 1, block)
            + self.frame(0, 1, 1, struct.pack(">BI", 0, len(message)) + message)
        )

    @staticmethod
    def frame(kind, flags, stream, payload):
        return struct.pack(">I", len(payload))[1:] + struct.pack(">BBI", kind, flags, stream) + payload

    @staticmethod
    def text(value):
        return bytes([len(value)]) + value.encode()

    def close(self):
        self.socket.close()


class GoodReader(threading.Thread):
    """Reads one scope without conflation, and when told that it was too slow goes on after its last token."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.server = server
        self.seen = []
        self.ready = threading.Event()
        self.start()

    def run(self):
        token = ""
        with self.server.client() as client:
            while len(self.seen) < CHANGES:
                scopes = [v1.Scope(user_id=USER, symbol=SYMBOLS[0])]
                request = v1.WatchThresholdsRequest(scopes=scopes, conflate=False, resume_token=token)
                try:
                    for message in client.api.WatchThresholds(request, timeout=2 * TIMEOUT):
                        token = message.resume_token
                        if message.WhichOneof("event") == "snapshot_complete":
                            self.ready.set()
                        if message.WhichOneof("event") == "change":
                            self.seen.append(message.change.threshold_set.thresholds["volume_threshold"])
                            if len(self.seen) == CHANGES:
                                break
                except grpc.RpcError as error:
                    if error.code() != grpc.StatusCode.RESOURCE_EXHAUSTED:
                        raise


class StalledReader(unittest.TestCase):
    def test_readers_that_never_read_hold_nobody_up_and_cost_bounded_memory(self):
        with Server() as server, server.client() as client, server.client() as sleeper:
            reader = GoodReader(server)
            self.assertTrue(reader.ready.wait(TIMEOUT))
            deaf = [DeafSocket(server.target, window) for window in (0, 0x7FFF_FFFF) for _ in range(5)]
            for each in deaf:
                self.addCleanup(each.close)
            # And grpcio's own streams, which nobody iterates.
            scopes = [v1.Scope(user_id=USER, symbol=symbol) for symbol in SYMBOLS]
            asleep = [
                sleeper.api.WatchThresholds(v1.WatchThresholdsRequest(scopes=scopes, conflate=conflate))
                for conflate in (True, False)
                for _ in range(3)
            ]
            self.wait_for_watches(client, 1 + len(deaf) + len(asleep))
            durations, before = [], None
            for number in range(CHANGES):
                begun = time.monotonic()
                values = {"volume_threshold": 2e8 + number}
                client.api.SetThresholds(v1.SetThresholdsRequest(user_id=USER, values=values), timeout=TIMEOUT)
                durations.append(time.monotonic() - begun)
                if number == CHANGES // 10:  # warm
                    before = server.resident_megabytes()
            written = time.monotonic()
            reader.join(TIMEOUT)
            late = time.monotonic() - written
            growth = server.resident_megabytes() - before
            self.assertEqual(reader.seen, [2e8 + number for number in range(CHANGES)], "each change, in order")
            self.assertLess(late, 5)
            self.assertLess(max(durations), 5)
            self.assertLess(growth, GROWTH_MAX_MEGABYTES)
            for stream in asleep:
                stream.cancel()
            report(
                "%d changes past %d stalled readers: slowest write %.0f ms, last change seen %.0f ms later, +%.1f MB"
                % (CHANGES, len(deaf) + len(asleep), max(durations) * 1000, late * 1000, growth)
            )

    def wait_for_watches(self, client, count):
        end = time.monotonic() + TIMEOUT
        while client.admin.GetStats(admin_pb2.GetStatsRequest(), timeout=TIMEOUT).watches != count:
            self.assertLess(time.monotonic(), end, "%d watches are open" % count)
            time.sleep(0.05)


if __name__ == "__main__":
    unittest.main(verbosity=2)
