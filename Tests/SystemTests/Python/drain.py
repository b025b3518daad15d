"""SIGTERM while calls and watches run: everybody is told, what runs ends well, and nothing answered is lost."""

import socket
import threading
import time
import unittest

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc

from harness import *

DRAIN_TIMEOUT = 20
# Decisions of each caller that are asked for after the end.
LATEST = 200
SERVING, NOT_SERVING = health_pb2.HealthCheckResponse.SERVING, health_pb2.HealthCheckResponse.NOT_SERVING


class Caller(threading.Thread):
    """Makes one call after the other and keeps when each began, and its answer or its error."""

    def __init__(self, server, call):
        super().__init__()
        self.server, self.call = server, call
        self.calls = []

    def run(self):
        with self.server.client() as client:
            number = 0
            while True:
                number += 1
                begun = time.monotonic()
                try:
                    self.calls.append((begun, self.call(client.api, number), None))
                except grpc.RpcError as error:
                    self.calls.append((begun, None, error))
                    return


class Stream(threading.Thread):
    """Reads a stream to its end."""

    def __init__(self, open_stream):
        super().__init__()
        self.open_stream = open_stream
        self.messages = []
        self.error = None
        self.start()

    def run(self):
        try:
            for message in self.open_stream():
                self.messages.append(message)
        except grpc.RpcError as error:
            self.error = error


class Drain(unittest.TestCase):
    def test_sqlite_ends_in_order(self):
        self.run_against(make_sqlite())

    def test_postgres_ends_in_order(self):
        self.run_against(Postgres().make_database())

    def test_goes_on_as_before_for_the_delay(self):
        with Server(DRAIN_DELAY="8s") as server, server.client() as client:
            watch = Stream(lambda: client.api.WatchThresholds(v1.WatchThresholdsRequest(scopes=[v1.Scope(user_id="alice")])))
            self.wait_until(lambda: len(watch.messages) == 2)
            begun = time.monotonic()
            server.process.terminate()
            health = health_pb2_grpc.HealthStub(client.channel)
            check = health_pb2.HealthCheckRequest()
            self.wait_until(lambda: health.Check(check, timeout=TIMEOUT).status == NOT_SERVING)
            # Somebody who has not noticed yet, on a connection that is new.
            with server.client() as late:
                self.evaluate(late.api, 0)
            self.assertLess(time.monotonic() - begun, 8, "too slow a machine to tell")
            self.assertEqual(len(watch.messages), 2, "nobody is sent away yet")
            self.assertEqual(server.process.wait(TIMEOUT), 0)
            self.assertGreaterEqual(time.monotonic() - begun, 8)
            watch.join(TIMEOUT)
            self.check_watch(watch)

    def test_a_second_signal_ends_the_delay(self):
        with Server(DRAIN_DELAY="1h") as server, server.client() as client:
            server.process.terminate()
            check = health_pb2.HealthCheckRequest()
            health = health_pb2_grpc.HealthStub(client.channel)
            self.wait_until(lambda: health.Check(check, timeout=TIMEOUT).status == NOT_SERVING)
            server.process.terminate()
            self.assertEqual(server.process.wait(TIMEOUT), 1)

    def test_a_peer_that_is_still_sending_is_not_reset(self):
        """A reset would take from it what it has not read yet."""
        with Server() as server:
            host, port = server.target.split(":")
            with socket.create_connection((host, int(port)), timeout=TIMEOUT) as peer:
                # The preface and SETTINGS; then frames of an unknown type, more than are read at once.
                peer.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes([0, 0, 0, 4, 0, 0, 0, 0, 0]))
                self.assertTrue(peer.recv(65536), "its SETTINGS: it has taken the connection")
                frame = bytes([0, 0x40, 0, 0xFA, 0, 0, 0, 0, 0]) + bytes(0x4000)
                sender = threading.Thread(target=self.send_until_closed, args=(peer, frame * 16))
                sender.start()
                server.process.terminate()
                while peer.recv(65536):
                    pass  # A reset would raise.
                peer.shutdown(socket.SHUT_RDWR)
                sender.join(TIMEOUT)
            self.assertEqual(server.process.wait(TIMEOUT), 0)

    def send_until_closed(self, peer, frames):
        try:
            while True:
                peer.sendall(frames)
        except OSError:
            pass

    def run_against(self, database):
        with Server(database, DRAIN_TIMEOUT="%ds" % DRAIN_TIMEOUT) as server, server.client() as client:
            callers = [Caller(server, self.evaluate) for _ in range(4)]
            callers += [Caller(server, self.batch), Caller(server, self.recorder("x")), Caller(server, self.recorder("y"))]
            health = Stream(lambda: health_pb2_grpc.HealthStub(client.channel).Watch(health_pb2.HealthCheckRequest()))
            scopes = [v1.Scope(user_id="alice", symbol="BTCUSDT")]
            request = v1.WatchThresholdsRequest(scopes=scopes)
            watches = [Stream(lambda: client.api.WatchThresholds(request)) for _ in range(3)]
            for caller in callers:
                caller.start()
            self.wait_until(lambda: health.messages and all(len(watch.messages) > 1 for watch in watches))
            self.wait_until(lambda: all(len(caller.calls) > 3 for caller in callers))
            time.sleep(0.5)
            stopped = time.monotonic()
            code, seconds = server.terminate()
            for thread in callers + watches + [health]:
                thread.join(TIMEOUT)
                self.assertFalse(thread.is_alive())
            self.assertEqual(code, 0, "".join(server.log[-5:]))
            self.assertLess(seconds, DRAIN_TIMEOUT)
            self.check_health(health)
            for watch in watches:
                self.check_watch(watch)
            for caller in callers:
                self.check_calls(caller, stopped)
            token = watches[0].messages[-1].resume_token
        with Server(database) as server, server.client() as client:
            self.check_store(client.api, callers)
            request.resume_token = token
            stream = client.api.WatchThresholds(request, timeout=TIMEOUT)
            values = {"rsi_threshold": 66}
            client.api.SetThresholds(
                v1.SetThresholdsRequest(user_id="alice", symbol="BTCUSDT", values=values), timeout=TIMEOUT
            )
            self.assertEqual(next(stream).change.threshold_set.thresholds["rsi_threshold"], 66, "the watch goes on")
            stream.cancel()
        calls = sum(len(caller.calls) for caller in callers)
        report("%s: %d calls, ended in %.2f s" % (database.split(":")[0], calls, seconds))

    def evaluate(self, api, number):
        return api.Evaluate(v1.EvaluateRequest(user_id="alice", signal=signal_of()), timeout=TIMEOUT)

    def batch(self, api, number):
        requests = [v1.EvaluateRequest(user_id="bob", signal=signal_of("S%d" % i)) for i in range(1000)]
        return api.BatchEvaluate(v1.BatchEvaluateRequest(requests=requests), timeout=TIMEOUT)

    def recorder(self, name):
        def record(api, number):
            trades = [trade_of("%s-%d-%d" % (name, number, i), user="carol") for i in range(100)]
            return api.RecordTrades(v1.RecordTradesRequest(trades=trades), timeout=TIMEOUT)

        return record

    def check_health(self, health):
        self.assertEqual([message.status for message in health.messages], [SERVING, NOT_SERVING])

    def check_watch(self, watch):
        self.assertEqual(watch.messages[-1].WhichOneof("event"), "going_away")
        self.assertTrue(watch.messages[-1].resume_token)
        self.assertEqual(watch.error.code(), grpc.StatusCode.UNAVAILABLE)
        trailers = dict(watch.error.trailing_metadata())
        after = watch.messages[-1].going_away.reconnect_after.ToMilliseconds()
        self.assertEqual(int(trailers["grpc-retry-pushback-ms"]), after)

    def check_calls(self, caller, stopped):
        for begun, answer, error in caller.calls:
            if error:
                self.assertEqual(error.code(), grpc.StatusCode.UNAVAILABLE, error)
                if begun < stopped:
                    # It had begun here and was not yet sent: what the server has taken, it answers.
                    self.assertIn("Connection refused", error.details(), error)

    def check_store(self, api, callers):
        """The decisions that were answered can be referred to, and every trade is there."""
        # The newest are those that a careless end would lose.
        decisions = [
            answer.decision_id for caller in callers[:4] for _, answer, _ in caller.calls[-LATEST:] if answer
        ]
        outcomes = [
            types.Outcome(outcome_id="o-" + decision, user_id="alice", decision_id=decision, pnl_percent=1)
            for decision in decisions
        ]
        results = api.RecordOutcomes(v1.RecordOutcomesRequest(outcomes=outcomes), timeout=TIMEOUT).results
        lost = [result for result in results if not result.learned]
        self.assertEqual(len(lost), 0, lost[:3])
        trades = {r.id for caller in callers[5:] for _, answer, _ in caller.calls if answer for r in answer.results}
        there = api.Performance(v1.PerformanceRequest(user_id="carol"), timeout=TIMEOUT).trade_count
        # A call that was cut off may have been done, with a hundred trades.
        self.assertIn(there - len(trades), (0, 100, 200))

    def wait_until(self, condition):
        end = time.monotonic() + TIMEOUT
        while not condition():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.01)


if __name__ == "__main__":
    unittest.main(verbosity=2)
