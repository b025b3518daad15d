"""kill -9 during a stream of RecordTrades: every answered trade is there afterwards, once."""

import random
import threading
import time
import unittest

import grpc

from harness import *
from stream import control

USERS = ["alice", "bob"]
WRITERS = 4
KILLS = 4
SEED = int(os.environ.get("THRESHOLD_SEED", "0")) or random.randrange(1, 1 << 30)


class Writer(threading.Thread):
    """Records trades, a few a call, until the server is gone."""

    def __init__(self, server, name, seed):
        super().__init__()
        self.server, self.prefix, self.random = server, name, random.Random(seed)
        self.sent, self.answered = {}, set()

    def run(self):
        with self.server.client() as client:
            number = 0
            while True:
                trades = []
                for _ in range(self.random.randrange(1, 6)):
                    trades.append(trade_of("%s-%d" % (self.prefix, number), user=self.random.choice(USERS)))
                    number += 1
                self.sent.update((trade.trade_id, trade) for trade in trades)
                try:
                    results = client.api.RecordTrades(v1.RecordTradesRequest(trades=trades), timeout=TIMEOUT).results
                except grpc.RpcError:
                    return
                assert all(result.status == v1.RECORD_STATUS_RECORDED for result in results), results
                self.answered.update(result.id for result in results)


class Crash(unittest.TestCase):
    def test_sqlite_keeps_every_answered_trade_once(self):
        self.run_against(make_sqlite())

    def test_postgres_keeps_every_answered_trade_once(self):
        self.run_against(Postgres("fsync=on").make_database())

    def run_against(self, database):
        print("seed %d" % SEED, flush=True)
        generator = random.Random(SEED)
        sent, answered, cut = {}, set(), 0
        for kill in range(KILLS):
            with Server(database) as server:
                writers = [Writer(server, "t%d-%d" % (kill, i), generator.randrange(1 << 30)) for i in range(WRITERS)]
                for writer in writers:
                    writer.start()
                # Not in the very beginning, when nothing was answered yet.
                end = time.monotonic() + TIMEOUT
                while not all(writer.answered for writer in writers):
                    self.assertLess(time.monotonic(), end, "every writer is answered")
                    time.sleep(0.01)
                time.sleep(generator.uniform(0.2, 1.0))
                server.kill()
                for writer in writers:
                    writer.join()
                    sent.update(writer.sent)
                    answered |= writer.answered
                    cut += len(writer.sent.keys() - writer.answered)
        self.assertGreater(cut, 0, "the kills came between calls: seed %d" % SEED)
        with Server(database) as server, server.client() as client:
            self.check(client.api, sent, answered)
        self.assertEqual(execute_sql(database, "SELECT count(*) FROM trades"), str(len(sent)))
        # Kills and writers beside each other have lost no trade of any day's result, and counted none twice.
        control("db", "verify", "--database", database)
        kind = database.split(":")[0]
        report("%s: %d kills, %d trades answered, %d not" % (kind, KILLS, len(answered), len(sent) - len(answered)))

    def check(self, api, sent, answered):
        there = self.count(api)
        self.assertLessEqual(len(answered), there, "seed %d" % SEED)
        self.assertLessEqual(there, len(sent), "seed %d" % SEED)
        again = {result.id: result.status for result in self.record(api, [sent[name] for name in sorted(answered)])}
        lost = [name for name, status in again.items() if status != v1.RECORD_STATUS_ALREADY_RECORDED]
        self.assertEqual(lost, [], "answered and not there: seed %d" % SEED)
        self.assertEqual(self.count(api), there)
        # Of those that were not answered some may be there: what is sent again makes up for the others only.
        rest = self.record(api, [sent[name] for name in sorted(sent.keys() - answered)])
        new = sum(result.status == v1.RECORD_STATUS_RECORDED for result in rest)
        self.assertFalse([result for result in rest if result.HasField("error")])
        self.assertEqual(there + new, len(sent), "seed %d" % SEED)
        self.assertEqual(self.count(api), len(sent), "each once: seed %d" % SEED)

    def record(self, api, trades):
        results = []
        for begin in range(0, len(trades), 500):
            request = v1.RecordTradesRequest(trades=trades[begin : begin + 500])
            results += api.RecordTrades(request, timeout=TIMEOUT).results
        return results

    def count(self, api):
        return sum(
            api.Performance(v1.PerformanceRequest(user_id=user), timeout=TIMEOUT).trade_count for user in USERS
        )


if __name__ == "__main__":
    unittest.main(verbosity=2)
