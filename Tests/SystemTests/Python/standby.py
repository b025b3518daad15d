"""DATABASE_READ_URL: history from a hot standby, the rest and every fallback from the primary."""

import time
import unittest

from harness import *


class Standby(unittest.TestCase):
    def test_performance_is_read_there_and_survives_its_end(self):
        primary = Postgres()
        standby = Postgres(standby_of=primary)
        with Server(primary.url, DATABASE_READ_URL=standby.url) as server, server.client() as client:
            api = client.api
            self.wait_for(lambda: self.said(server, "history is read from the replica"), "the standby is used")
            self.record(api, "t", 3)
            self.wait_for(lambda: self.trades(api) == 3, "what was recorded arrives")
            execute_sql(standby.url, "SELECT pg_wal_replay_pause()")
            self.record(api, "u", 2)
            self.assertEqual(self.trades(api), 3, "the standby answers, and does not have the newest")
            # What decides and writes sees everything at once.
            results = api.RecordTrades(v1.RecordTradesRequest(trades=[self.last]), timeout=TIMEOUT).results
            self.assertEqual(results[0].status, v1.RECORD_STATUS_ALREADY_RECORDED)
            # A standby that is slow to start may have been left before.
            before = len(server.log)
            standby.stop()
            self.assertEqual(self.trades(api), 5, "the primary answers instead")
            self.wait_for(lambda: self.said(server, "history is read from the primary", before), "the log says so")
            self.assertEqual(self.trades(api), 5)
            self.assertEqual(self.said(server, "history is read from the primary", before), 1, "once")
        report("history from a standby that lagged and went away")

    def record(self, api, prefix, count):
        trades = [trade_of("%s%d" % (prefix, number)) for number in range(count)]
        api.RecordTrades(v1.RecordTradesRequest(trades=trades), timeout=TIMEOUT)
        self.last = trades[-1]

    def trades(self, api):
        return api.Performance(v1.PerformanceRequest(user_id="alice"), timeout=TIMEOUT).trade_count

    def said(self, server, text, after=0):
        """How many lines of the log hold the text, after so many lines."""
        return sum(text in line for line in server.log[after:])

    def wait_for(self, is_true, what):
        end = time.monotonic() + TIMEOUT
        while not is_true():
            self.assertLess(time.monotonic(), end, what)
            time.sleep(0.02)


if __name__ == "__main__":
    unittest.main(verbosity=2)
