"""Connections to Postgres that fall silent, and statements that wait: no call outlives its deadline, and nothing is lost.

    check_network.py        (THRESHOLD_PROGRAMS in the environment names the folder of the programs)
"""

import subprocess
import time
import unittest

from faults import DEADLINE, Database, Line, Load, Replica, Row, report

LIMIT = 240
SILENCE = 15


class Network(unittest.TestCase):
    def test_connections_that_are_half_open(self):
        with Database() as database:
            line = Line(database.port)
            behind = database.url.replace(":%d/" % database.port, ":%d/" % line.port)
            # Small, so that every connection is in use when the line is cut.
            replica = Replica(behind, DB_POOL_SIZE="3", DB_MAX_OVERFLOW="0")
            with Load([replica.target], writers=4, evaluators=2) as load:
                load.wait_for_answers(50)
                load.wait_for_memory()
                line.cut()
                time.sleep(SILENCE)
                line.mend()
                mended = time.monotonic()
                load.wait_for_answers(20)
                recovered = time.monotonic() - mended
            row = Row("connections to Postgres half-open for %d s" % SILENCE, load, database.url)
            longest = max(end - begin for begin, end, _ in load.books.writes)
            report("the longest write took %.1f s with a deadline of %d s; writes went through again after %.1f s" % (longest, DEADLINE, recovered))
            row.check(self)
            self.assertLess(longest, DEADLINE + 2)
            self.assertLess(row.without_evaluate, 5)
            self.assertLess(recovered, 30)
            self.assertEqual(replica.terminate()[0], 0)

    def test_statements_that_wait_for_a_lock(self):
        with Database() as database:
            replica = Replica(database.url, DB_POOL_SIZE="3", DB_MAX_OVERFLOW="2")
            with Load([replica.target], writers=8, evaluators=2) as load:
                load.wait_for_answers(50)
                load.wait_for_memory()
                locked = time.monotonic()
                lock = subprocess.Popen(
                    ["psql", "-X", "-q", "-c", "BEGIN; LOCK TABLE trades IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(%d); COMMIT" % SILENCE,
                     database.url], stdout=subprocess.DEVNULL)  # fmt: skip
                lock.wait(timeout=60)
                freed = time.monotonic()
                load.wait_for_answers(20)
                recovered = time.monotonic() - freed
            row = Row("trades locked for %d s" % SILENCE, load, database.url)
            late = [end - begin for begin, end, status in load.books.writes if status is not None and locked < end < freed]
            report("%d writes ended at their deadline, after %.1f s at most; writes went through again after %.2f s" % (
                len(late), max(late, default=0), recovered))
            row.check(self)
            self.assertGreater(len(late), 0)
            self.assertLess(max(late), DEADLINE + 2)
            # Evaluate asks nobody; what waited has let go of its connections.
            self.assertLess(row.without_evaluate, 5)
            self.assertLess(recovered, 10)
            self.assertEqual(replica.terminate()[0], 0)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
