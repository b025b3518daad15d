"""Callers that make one call after the other and never repeat one, and watches that go on as their contract says."""

import itertools
import threading
import time

import grpc
from proxies import harness

v1 = harness.v1


class Caller(threading.Thread):
    """Calls until it is told to stop; failures are kept with their time."""

    def __init__(self, proxy, call):
        super().__init__(daemon=True)
        self.proxy, self.call = proxy, call
        self.count = 0
        self.failures = []
        self.answers = []
        self.longest = 0
        self.stopping = threading.Event()

    def run(self):
        with self.proxy.client() as client:
            while not self.stopping.is_set():
                self.count += 1
                begun = time.monotonic()
                try:
                    self.answers.append(self.call(client.api, self.count))
                except grpc.RpcError as error:
                    self.failures.append((time.monotonic(), error.code().name, error.details()))
                    time.sleep(0.01)
                self.longest = max(self.longest, time.monotonic() - begun)

    def stop(self):
        self.stopping.set()


class Watcher(threading.Thread):
    """Follows one key: after `going_away` it comes back when it was told to, with its last token."""

    def __init__(self, proxy, user):
        super().__init__(daemon=True)
        self.proxy, self.user = proxy, user
        self.value = None
        # Ends that `going_away` announced, and others.
        self.announced, self.other = 0, []
        self.events = 0
        self.stopping = threading.Event()

    def run(self):
        token = ""
        with self.proxy.client() as client:
            while not self.stopping.is_set():
                request = v1.WatchThresholdsRequest(
                    scopes=[v1.Scope(user_id=self.user, symbol="BTCUSDT")], resume_token=token
                )
                pause = None
                try:
                    for message in client.api.WatchThresholds(request):
                        token = message.resume_token or token
                        pause = self._heard(message)
                except grpc.RpcError as error:
                    if self.stopping.is_set():
                        return
                    if pause is not None and error.code() == grpc.StatusCode.UNAVAILABLE:
                        self.announced += 1
                    else:
                        self.other.append((time.monotonic(), error.code().name, error.details()))
                self.stopping.wait(0.2 if pause is None else pause)

    def _heard(self, message):
        """How long to stay away, if that is what it says."""
        kind = message.WhichOneof("event")
        sets = []
        if kind == "snapshot":
            sets = message.snapshot.threshold_sets
        elif kind == "change":
            sets = [message.change.threshold_set]
            self.events += 1
        for each in sets:
            self.value = each.thresholds["rsi_threshold"]
        return message.going_away.reconnect_after.ToMilliseconds() / 1000 if kind == "going_away" else None

    def stop(self):
        self.stopping.set()


def evaluate(api, _):
    return api.Evaluate(v1.EvaluateRequest(user_id="alice", signal=harness.signal_of()), timeout=20).should_trade


def recorder(user):
    """Records one trade a call, each once: an answer ALREADY_RECORDED would mean that somebody sent it twice."""
    numbers = itertools.count()

    def record(api, _):
        trade = harness.trade_of("t-%d" % next(numbers), user=user)
        return api.RecordTrades(v1.RecordTradesRequest(trades=[trade]), timeout=20).results[0]

    return record


def kinds(failures):
    """Failures by what they say, most frequent first."""
    counts = {}
    for _, code, details in failures:
        counts[code, details] = counts.get((code, details), 0) + 1
    return sorted(counts.items(), key=lambda pair: -pair[1])
