"""kill -9 of a replica, and of Postgres with a restart: every answered write is there afterwards, once.

    check_processes.py        (THRESHOLD_PROGRAMS in the environment names the folder of the programs)
"""

import random
import time
import unittest

from faults import SEED, Database, Load, Replica, Row

LIMIT = 300
KILLS = 5


class Processes(unittest.TestCase):
    def test_replicas_are_killed_one_after_the_other(self):
        generator = random.Random(SEED)
        with Database() as database:
            ports = []
            replicas = [Replica(database.url) for _ in range(3)]
            ports = [replica.grpc for replica in replicas]
            with Load([replica.target for replica in replicas]) as load:
                for _ in range(KILLS):
                    load.wait_for_answers()
                    victim = generator.randrange(3)
                    replicas[victim].kill()
                    load.wait_for_answers()
                    replicas[victim] = Replica(database.url, GRPC_PORT=str(ports[victim]))
                load.wait_for_answers()
            row = Row("kill -9 of a replica, %d times" % KILLS, load, database.url)
            row.check(self)
            # Two others serve: whoever asks them waits for nobody.
            self.assertLess(row.without_evaluate, 5)
            self.assertLess(row.without_writes, 10)
            for replica in replicas:
                self.assertEqual(replica.terminate()[0], 0)

    def test_postgres_is_killed_and_started_again(self):
        with Database() as database:
            replicas = [Replica(database.url) for _ in range(3)]
            with Load([replica.target for replica in replicas]) as load:
                for _ in range(3):
                    load.wait_for_answers()
                    database.kill()
                    time.sleep(1)
                    database.start()
                    load.wait_for_answers()
            row = Row("kill -9 of Postgres and restart, 3 times", load, database.url)
            row.check(self)
            self.assertLess(row.without_evaluate, 5)
            # A second, its recovery, and the pool's pause between attempts.
            self.assertLess(row.without_writes, 20)
            for replica in replicas:
                self.assertEqual(replica.terminate()[0], 0)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
