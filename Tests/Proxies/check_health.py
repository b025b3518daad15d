"""A replica that says NOT_SERVING gets no new calls from a proxy that asks; one that dies, or comes back, is noticed."""

import time

from load import Caller, evaluate, kinds
from proxies import DRAIN_DELAY, PROXIES, SERVING, Replicas, equal, eventually, health, report

LIMIT = 240
CALLERS = 4
# How long the leaving replica is looked at once the proxy has had time to notice.
WATCHED = 3


def check(proxy, replicas):
    leaving = replicas.servers[0]
    callers = [Caller(proxy, evaluate) for _ in range(CALLERS)]
    for caller in callers:
        caller.start()
    eventually("%s: calls" % proxy.name, lambda: all(caller.count > 20 for caller in callers))

    # NOT_SERVING, but still at work for longer than this looks.
    leaving.process.terminate()
    with leaving.client() as client:
        eventually("NOT_SERVING", lambda: health(client.channel) != SERVING)
        told = time.monotonic()
        time.sleep(DRAIN_DELAY)
        before = replicas.started("Evaluate")
        time.sleep(WATCHED)
        during = [after - b for after, b in zip(replicas.started("Evaluate"), before)]
        assert leaving.process.poll() is None, "the replica left after %.1f s" % (time.monotonic() - told)
    assert min(during[1:]) > 0, during
    if proxy.asks:
        equal(during[0], 0, "%s, calls at a replica that is NOT_SERVING" % proxy.name)
    while_leaving = failures_of(callers)
    equal(while_leaving, [], "%s, calls that failed while a replica was leaving" % proxy.name)

    # And then it is gone, in the middle of whatever it does.
    leaving.kill()
    time.sleep(3)
    after_death = failures_of(callers)
    settled = len(after_death)
    time.sleep(2)
    equal(len(failures_of(callers)), settled, "%s, calls that fail long after a death" % proxy.name)

    replicas.start_again(0)
    back = time.monotonic()
    eventually("%s: calls at the replica that is back" % proxy.name, lambda: replicas.started("Evaluate")[0] > 0, seconds=30)
    noticed = time.monotonic() - back

    # The hardest end: killed while the proxy takes it for well.
    replicas.servers[1].kill()
    time.sleep(3)
    after_kill = len(failures_of(callers)) - settled
    time.sleep(2)
    equal(len(failures_of(callers)) - settled, after_kill, "%s, calls that fail long after a kill" % proxy.name)
    replicas.start_again(1)
    for caller in callers:
        caller.stop()
        caller.join(30)
    for (code, details), count in kinds(failures_of(callers)):
        print("%s: %d x %s %s" % (proxy.name, count, code, details))
    report(
        "%-8s %d of %d calls at the replica that is NOT_SERVING; back after %.1f s; kill -9 under %d callers fails %d"
        % (proxy.name, during[0], sum(during), noticed, CALLERS, after_kill)
    )


def failures_of(callers):
    return [failure for caller in callers for failure in list(caller.failures)]


def main():
    with Replicas(DRAIN_DELAY="60s") as replicas:
        for kind in PROXIES:
            with kind(replicas.ports) as proxy:
                check(proxy, replicas)


if __name__ == "__main__":
    main()
