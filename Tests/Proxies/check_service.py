"""The calls of one connection are spread evenly, what a proxy adds is small, and a watch that is cancelled ends."""

import contextlib
import statistics
import time

from google.rpc import error_details_pb2
from proxies import PROXIES, Replicas, equal, eventually, harness, report

v1 = harness.v1
LIMIT = 150
CALLS = 3000
# Rounds of so many calls, once through each proxy and once without: a busy minute of the machine hits all alike.
ROUNDS, ROUND = 8, 250
# More than 256 at each replica, and more than 1,024 in all: what connections, and Envoy by default, hold.
CONNECTIONS, WATCHES = 5, 240


def evaluate(api):
    return api.Evaluate(v1.EvaluateRequest(user_id="alice", signal=harness.signal_of()), timeout=20)


def check_spread(proxy, replicas):
    before = replicas.started("Evaluate")
    with proxy.client() as client:
        for _ in range(CALLS):
            evaluate(client.api)
    spread = [after - b for after, b in zip(replicas.started("Evaluate"), before)]
    equal(sum(spread), CALLS, "%s, calls that came" % proxy.name)
    assert max(spread) - min(spread) <= CALLS * 0.1, (proxy.name, spread)
    report("%-8s %d calls of one connection, by replica: %s" % (proxy.name, CALLS, " ".join(map(str, spread))))


def check_errors(proxy):
    """The service's own errors, from unary calls and from streams."""
    with proxy.client() as client:
        bad = v1.EvaluateRequest(user_id="a b", signal=harness.signal_of(symbol="\t", confidence=float("nan")))
        error = harness.status_of(lambda: client.api.Evaluate(bad, timeout=20))
        equal(harness.reason(error), "INVALID_ARGUMENT", proxy.name)
        assert len(harness.bad_fields(error)) >= 3, harness.bad_fields(error)
        assert harness.detail(error, error_details_pb2.RequestInfo).request_id, proxy.name
        watch = v1.WatchThresholdsRequest(scopes=[v1.Scope(user_id="a b")])
        error = harness.status_of(lambda: client.api.WatchThresholds(watch, timeout=20))
        equal(harness.bad_fields(error), {"scopes[0].user_id"}, proxy.name)
        request = v1.EvaluateRequest(user_id="alice", signal=harness.signal_of())
        requests = [v1.EvaluateStreamRequest(sequence=n, request=request) for n in range(500)]
        answers = [answer.sequence for answer in client.api.EvaluateStream(iter(requests), timeout=20)]
        equal(sorted(answers), list(range(500)), proxy.name)
        list(client.admin.AdaptAll(harness.admin_pb2.AdaptAllRequest(), timeout=20))


def check_watches(proxy, replicas):
    def open_watches():
        counts = []
        for server in replicas.servers:
            with server.client() as client:
                counts.append(client.admin.GetStats(harness.admin_pb2.GetStatsRequest(), timeout=20).watches)
        return counts

    with contextlib.ExitStack() as stack:
        clients = [stack.enter_context(proxy.client()) for _ in range(CONNECTIONS)]
        request = v1.WatchThresholdsRequest(scopes=[v1.Scope(user_id="alice", symbol="BTCUSDT")])
        watches = [client.api.WatchThresholds(request) for client in clients for _ in range(WATCHES)]
        for watch in watches:
            equal(next(watch).WhichOneof("event"), "snapshot", proxy.name)
        evaluate(clients[0].api)
        spread = open_watches()
        equal(sum(spread), len(watches), "%s, watches" % proxy.name)
        assert max(spread) - min(spread) <= len(watches) * 0.1, (proxy.name, spread)
        for watch in watches:
            watch.cancel()
        eventually("%s: no watch at any replica" % proxy.name, lambda: sum(open_watches()) == 0)
    report(
        "%-8s %d watches of %d connections: %s; 0 after they were cancelled"
        % (proxy.name, len(watches), CONNECTIONS, " ".join(map(str, spread)))
    )


def measure_latency(proxies, replicas):
    clients = {proxy.name: proxy.client() for proxy in proxies}
    clients["none"] = harness.Client(replicas.servers[0].target)
    times = {name: [] for name in clients}
    for _ in range(ROUNDS):
        for name, client in clients.items():
            for _ in range(ROUND):
                begun = time.perf_counter()
                evaluate(client.api)
                times[name].append((time.perf_counter() - begun) * 1e6)
    for client in clients.values():
        client.channel.close()
    plain = statistics.median(times["none"])
    for name, values in times.items():
        values.sort()
        report(
            "%-8s one call after the other, microseconds: median %4.0f (%+4.0f), of 99 in 100 below %5.0f"
            % (name, statistics.median(values), statistics.median(values) - plain, values[len(values) * 99 // 100])
        )


def main():
    with Replicas() as replicas:
        proxies = [kind(replicas.ports) for kind in PROXIES]
        for proxy in proxies:
            check_errors(proxy)
            check_spread(proxy, replicas)
            check_watches(proxy, replicas)
        measure_latency(proxies, replicas)
        for proxy in proxies:
            proxy.stop()


if __name__ == "__main__":
    main()
