"""Postgres is away for a minute: Evaluate goes on from memory and says so, writes are refused at once, and nothing is lost.

    check_outage.py        (THRESHOLD_PROGRAMS in the environment names the folder of the programs)
"""

import time
import unittest

from faults import DEADLINE, STATUS, Database, Load, Replica, Row, eventually, harness, report, signal_of, trade_of, v1

import grpc
from google.rpc import error_details_pb2

LIMIT = 300
OUTAGE = 60
STALENESS = 20
SERVICE = "adaptive_threshold.v1.AdaptiveThresholdService"
WRITES = "adaptive_threshold.v1.Writes"


class Outage(unittest.TestCase):
    def test_a_minute_without_postgres(self):
        with Database() as database:
            replica = Replica(database.url, MAX_STALENESS="%ds" % STALENESS)
            with Load([replica.target], writers=3, evaluators=2) as load, replica.client() as client:
                load.wait_for_answers(50)
                load.wait_for_memory()
                self.evaluate(client, "user-0")
                self.assertEqual((replica.health(""), replica.health(WRITES), replica.status("/ready")), (True, True, 200))
                stopped = time.monotonic()
                database.stop()
                self.while_memory_is_fresh(replica, client, stopped)
                self.once_memory_is_stale(replica, client, stopped)
                time.sleep(max(0, OUTAGE - (time.monotonic() - stopped)))
                database.start()
                back = time.monotonic()
                load.wait_for_answers(20)
                recovered = time.monotonic() - back
                eventually("health after the outage", lambda: replica.health(WRITES) and replica.status("/health") == 200)
                self.assertFalse(self.evaluate(client, "user-0").stale)
            books = load.books
            refused = [end - begin for begin, end, status in books.writes if status == STATUS.UNAVAILABLE]
            others = {status for _, _, status in books.writes if status not in (None, STATUS.UNAVAILABLE)}
            row = Row("Postgres stopped for %d s" % OUTAGE, load, database.url)
            report("writes were refused within %.0f ms at worst (%d of them), and went through again after %.1f s" % (
                max(refused) * 1000, len(refused), recovered))
            row.check(self)
            # At once, not at the deadline. The one whose connection broke may try others of the pool first.
            self.assertLess(max(refused), DEADLINE / 2)
            self.assertEqual(others, set())
            self.assertLess(row.without_evaluate, 5)
            self.assertLess(recovered, 15)
            self.assertEqual(replica.terminate()[0], 0)

    def evaluate(self, client, user, **fields):
        return client.api.Evaluate(v1.EvaluateRequest(user_id=user, signal=signal_of(**fields)), timeout=DEADLINE)

    def while_memory_is_fresh(self, replica, client, stopped):
        eventually("Writes to say that they are away", lambda: not replica.health(WRITES), 10)
        answer = self.evaluate(client, "user-0")
        self.assertTrue(answer.stale)
        self.assertTrue(answer.should_trade, answer.reason)
        age = answer.age.ToMilliseconds() / 1000
        self.assertLess(age, time.monotonic() - stopped + 3)
        self.assertTrue(replica.health("") and replica.health(SERVICE))
        self.assertEqual((replica.status("/live"), replica.status("/ready"), replica.status("/health")), (200, 200, 503))
        begun = time.monotonic()
        with self.assertRaises(grpc.RpcError) as refused:
            client.api.RecordTrades(v1.RecordTradesRequest(trades=[trade_of("in-vain")]), timeout=30)
        self.assertEqual(refused.exception.code(), STATUS.UNAVAILABLE)
        self.assertLess(time.monotonic() - begun, 3)
        said = harness.detail(refused.exception, error_details_pb2.ErrorInfo)
        self.assertEqual(said.domain, "adaptive-threshold")
        self.assertNotRegex(refused.exception.details(), "(?i)postgres|libpq|sql|connection refused|127.0.0.1")
        # What is not in memory cannot be answered, and says so at once.
        begun = time.monotonic()
        with self.assertRaises(grpc.RpcError) as unknown:
            self.evaluate(client, "never-seen")
        self.assertEqual(unknown.exception.code(), STATUS.UNAVAILABLE)
        self.assertLess(time.monotonic() - begun, 3)

    def once_memory_is_stale(self, replica, client, stopped):
        time.sleep(max(0, STALENESS + 2 - (time.monotonic() - stopped)))
        entry = self.evaluate(client, "user-0")
        self.assertFalse(entry.should_trade)
        self.assertIn("stale", entry.reason.lower() + " stale" * entry.stale)
        self.assertGreater(entry.age.ToMilliseconds() / 1000, STALENESS)
        leave = client.api.Evaluate(
            v1.EvaluateRequest(user_id="user-0", signal=signal_of(intent=harness.types.INTENT_EXIT)), timeout=DEADLINE)
        self.assertTrue(leave.should_trade, "an exit is never refused")
        eventually("readiness to end", lambda: replica.status("/ready") == 503 and not replica.health(SERVICE), 10)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
