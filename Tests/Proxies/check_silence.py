"""Through every proxy, streams survive five minutes without a byte, and then still work; so do idle connections."""

import contextlib
import queue
import threading
import time

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc
from proxies import PROXIES, SERVING, EchoServers, Replicas, equal, harness, report

v1 = harness.v1
# The longest of the proxies' defaults is five minutes.
SILENCE = 310
LIMIT = 420


class Reader(threading.Thread):
    """Reads a stream: its messages, with the time of each, and its end."""

    def __init__(self, stream):
        super().__init__(daemon=True)
        self.stream = stream
        self.messages = queue.Queue()
        self.error = None
        self.start()

    def run(self):
        try:
            for message in self.stream:
                self.messages.put(message)
        except grpc.RpcError as error:
            self.error = error

    def next(self, seconds=20):
        try:
            return self.messages.get(timeout=seconds)
        except queue.Empty:
            raise AssertionError("no message: %s" % self.error) from None


class Silent:
    """Everything that is silent behind one proxy: `service` is before thresholdd, `echo` before echo servers."""

    def __init__(self, service, echo):
        self.name = service.name
        self.client = service.client()
        # A caller of its own, that holds a connection and has nothing to say.
        self.idle = service.client()
        self.evaluate(self.idle)
        self.health = Reader(health_pb2_grpc.HealthStub(self.client.channel).Watch(health_pb2.HealthCheckRequest()))
        equal(self.health.next().status, SERVING, self.name)
        self.requests = queue.Queue()
        self.decisions = Reader(self.client.api.EvaluateStream(iter(self.requests.get, None)))
        self.decide(1)
        request = v1.WatchThresholdsRequest(scopes=[v1.Scope(user_id="alice", symbol="BTCUSDT")])
        # As seldom as the service allows.
        request.bookmark_interval.FromSeconds(60)
        self.watch = Reader(self.client.api.WatchThresholds(request))
        equal(self.watch.next().WhichOneof("event"), "snapshot", self.name)
        equal(self.watch.next().WhichOneof("event"), "snapshot_complete", self.name)
        self.echo = echo.client()
        self.parts = queue.Queue()
        self.sum = self.echo.channel.stream_unary("/echo.Echo/Sum", None, None).future(iter(self.parts.get, None))
        self.parts.put(b"ab")

    def evaluate(self, client):
        client.api.Evaluate(v1.EvaluateRequest(user_id="alice", signal=harness.signal_of()), timeout=20)

    def decide(self, sequence):
        request = v1.EvaluateRequest(user_id="alice", signal=harness.signal_of())
        self.requests.put(v1.EvaluateStreamRequest(sequence=sequence, request=request))
        equal(self.decisions.next().sequence, sequence, self.name)

    def check(self, value):
        """All of it still works: `value` is a threshold that was set after the silence."""
        assert self.health.messages.empty() and self.health.error is None, self.health.error
        self.decide(2)
        bookmarks = 0
        while (message := self.watch.next()).WhichOneof("event") == "bookmark":
            bookmarks += 1
        equal(message.change.threshold_set.thresholds["rsi_threshold"], value, self.name)
        self.parts.put(b"cde")
        self.parts.put(None)
        equal(self.sum.result(timeout=20), b"2 5", self.name)
        self.evaluate(self.idle)
        report(
            "%-8s %d s without a byte: health watch, EvaluateStream, client stream and idle connection go on; "
            "threshold watch, %d bookmarks"
            % (self.name, SILENCE, bookmarks)
        )

    def close(self):
        self.requests.put(None)
        for client in (self.client, self.idle, self.echo):
            client.channel.close()


def main():
    with Replicas() as replicas, EchoServers() as servers, contextlib.ExitStack() as stack:
        silent = []
        for kind in PROXIES:
            service, echo = stack.enter_context(kind(replicas.ports)), stack.enter_context(kind(servers.ports))
            silent.append(Silent(service, echo))
        time.sleep(SILENCE)
        with replicas.servers[0].client() as client:
            values = {"rsi_threshold": 63.0}
            client.api.SetThresholds(v1.SetThresholdsRequest(user_id="alice", symbol="BTCUSDT", values=values), timeout=20)
        failed = []
        for each in silent:
            try:
                each.check(63.0)
            except (AssertionError, grpc.RpcError, grpc.FutureTimeoutError) as error:
                print("%s: %s" % (each.name, error))
                failed.append(each.name)
            each.close()
        equal(failed, [], "proxies that did not survive the silence")


if __name__ == "__main__":
    main()
