"""Under load, all three replicas are restarted one after the other: no call fails, no trade is lost or doubled, watches go on."""

import time

from load import Caller, Watcher, evaluate, kinds, recorder
from proxies import PROXIES, Replicas, equal, eventually, harness, report

v1 = harness.v1
LIMIT = 300
EVALUATORS, RECORDERS, WATCHERS = 6, 2, 20


def check(proxy, replicas):
    user = "of-" + proxy.name
    callers = [Caller(proxy, evaluate) for _ in range(EVALUATORS)]
    recorders = [Caller(proxy, recorder("%s-%d" % (user, n))) for n in range(RECORDERS)]
    watchers = [Watcher(proxy, user) for _ in range(WATCHERS)]
    everyone = callers + recorders + watchers
    for thread in everyone:
        thread.start()
    eventually("%s: calls" % proxy.name, lambda: all(caller.count > 20 for caller in callers))
    eventually("%s: watches" % proxy.name, lambda: all(watcher.value for watcher in watchers))
    drains = []
    for index in range(len(replicas.servers)):
        # A change in between, for the watches to see.
        set_threshold(proxy, user, 60 + index)
        drains.append(replicas.restart(index))
        time.sleep(1)
    set_threshold(proxy, user, 70)
    eventually("%s: the last change at every watch" % proxy.name, lambda: all(w.value == 70 for w in watchers), 20)
    for thread in everyone:
        thread.stop()
    for caller in callers + recorders:
        caller.join(30)
    check_trades(proxy, replicas, user, recorders)

    failures = [failure for caller in callers + recorders for failure in caller.failures]
    for (code, details), count in kinds(failures):
        print("%s: %d x %s %s" % (proxy.name, count, code, details))
    ends = [end for watcher in watchers for end in watcher.other]
    for (code, details), count in kinds(ends):
        print("%s: a watch ended unannounced, %d x %s %s" % (proxy.name, count, code, details))
    report(
        "%-8s %d calls, %d failed, the longest took %.2f s; replicas ended within %s s"
        % (
            proxy.name,
            sum(caller.count for caller in callers + recorders),
            len(failures),
            max(caller.longest for caller in callers + recorders),
            " ".join("%.1f" % seconds for seconds in drains),
        )
    )
    report(
        "%-8s of %d watches %d were told to go, %d broke, and all saw the last change"
        % (proxy.name, WATCHERS, sum(watcher.announced for watcher in watchers), len(ends))
    )
    return len(failures) + len(ends)


def set_threshold(proxy, user, value):
    with proxy.client() as client:
        values = {"rsi_threshold": float(value)}
        client.api.SetThresholds(v1.SetThresholdsRequest(user_id=user, symbol="BTCUSDT", values=values), timeout=20)


def check_trades(proxy, replicas, user, recorders):
    for number, caller in enumerate(recorders):
        outcomes = [v1.RecordStatus.Name(result.status) for result in caller.answers]
        equal(set(outcomes), {"RECORD_STATUS_RECORDED"}, "%s, outcomes of trades sent once" % proxy.name)
        query = "SELECT count(*) FROM trades WHERE user_id = '%s-%d'" % (user, number)
        there = int(harness.execute_sql(replicas.database, query))
        # One that failed may have been written all the same.
        assert 0 <= there - len(caller.answers) <= len(caller.failures), (proxy.name, there, len(caller.answers))


def main():
    lost = {}
    with Replicas() as replicas:
        for kind in PROXIES:
            with kind(replicas.ports) as proxy:
                lost[proxy.name] = check(proxy, replicas)
                print(proxy.said())
    for kind in PROXIES:
        if kind.asks:
            equal(lost[kind.name], 0, "%s, failed calls" % kind.name)


if __name__ == "__main__":
    main()
