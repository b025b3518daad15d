"""Replicas behind a pgbouncer in transaction mode, which breaks prepared statements and LISTEN."""

import threading
import time
import unittest

from harness import *

CALLERS = 8
CALLS = 40


class Pooler(unittest.TestCase):
    def test_two_replicas_work_through_pgbouncer(self):
        postgres = Postgres()
        database = postgres.make_database()
        pooled = PgBouncer(postgres).url_of(database)
        settings = {"LOG_LEVEL": "info", "DB_POOL_SIZE": "4", "DB_MAX_OVERFLOW": "4"}
        with Server(pooled, **settings) as first, Server(pooled, **settings) as second:
            for server in (first, second):
                notices = [line for line in server.log if "going on without prepared statements" in line]
                self.assertEqual(len(notices), 1, "one line, not one a connection")
            with first.client() as one, second.client() as two:
                self.work(one.api, two.api)
                self.check_watch(one.api, two.api)
            for server in (first, second):
                faults = [line for line in server.log if "storage failed" in line or " error " in line]
                self.assertEqual(faults, [])
        self.assertEqual(execute_sql(database, "SELECT count(*) FROM trades"), str(CALLERS * CALLS))
        self.assertEqual(execute_sql(database, "SELECT count(*) FROM decisions"), str(CALLERS * CALLS))
        report("%d trades and decisions through pgbouncer, from two replicas" % (CALLERS * CALLS))

    def work(self, *apis):
        failures = []

        def call(number):
            api, user = apis[number % len(apis)], "user%d" % number
            try:
                for index in range(CALLS):
                    decision = api.Evaluate(
                        v1.EvaluateRequest(user_id=user, signal=signal_of()), timeout=TIMEOUT).decision_id
                    trade = trade_of("t%d" % index, user=user, decision_id=decision)
                    result = api.RecordTrades(v1.RecordTradesRequest(trades=[trade]), timeout=TIMEOUT).results[0]
                    assert result.status == v1.RECORD_STATUS_RECORDED and not result.not_learned_reason, result
                api.Adapt(v1.AdaptRequest(user_id=user, symbol="BTCUSDT"), timeout=TIMEOUT)
            except Exception as failure:
                failures.append(failure)

        callers = [threading.Thread(target=call, args=(number,)) for number in range(CALLERS)]
        for caller in callers:
            caller.start()
        for caller in callers:
            caller.join()
        self.assertEqual(failures, [])

    def check_watch(self, writer, reader):
        """A change made on one replica reaches a watch of the other."""
        scopes = [v1.Scope(user_id="alice", symbol="BTCUSDT")]
        watch = reader.WatchThresholds(v1.WatchThresholdsRequest(scopes=scopes), timeout=TIMEOUT)
        for message in watch:
            if message.WhichOneof("event") == "snapshot_complete":
                break
        begun = time.monotonic()
        writer.SetThresholds(
            v1.SetThresholdsRequest(user_id="alice", symbol="BTCUSDT", values={"rsi_threshold": 61.5}), timeout=TIMEOUT)
        for message in watch:
            if message.WhichOneof("event") == "change":
                break
        self.assertLess(time.monotonic() - begun, 10)
        watch.cancel()


if __name__ == "__main__":
    unittest.main(verbosity=2)
