"""A restart keeps everything; a schema that is newer than the program is refused."""

import unittest

import grpc

from harness import *

SCOPES = [("alice", ""), ("alice", "BTCUSDT"), ("simulated", "BTCUSDT")]
BEGIN = 1_600_000_000


class Restart(unittest.TestCase):
    def test_sqlite_keeps_everything(self):
        self.run_against(make_sqlite(), "sqlite")

    def test_postgres_keeps_everything(self):
        self.run_against(Postgres().make_database(), "postgresql")

    def run_against(self, database, kind):
        with Server(database) as server, server.client() as client:
            api = client.api
            answer = self.write(api)
            token = answer.resume_token
            before = self.state(client)
            self.assertEqual(server.terminate()[0], 0)
        for end in ("kill", "terminate", "kill"):
            with Server(database) as server, server.client() as client:
                self.assertEqual(self.state(client), before)
                self.assertEqual(self.set_once(client.api), answer, "a request that was done is answered again")
                self.check_clock(client.api)
                self.check_token(client.api, token)
                before = self.state(client)
                getattr(server, end)()
        self.check_schema(database, before)
        report("%s: the same after 2 SIGTERM and 2 kill -9; a newer schema is refused" % kind)

    def write(self, api):
        for user, symbol in SCOPES:
            stamp = timestamp(BEGIN) if user == "simulated" else None
            api.SetThresholds(
                v1.SetThresholdsRequest(user_id=user, symbol=symbol, values={"rsi_threshold": 63.25}, as_of=stamp),
                timeout=TIMEOUT,
            )
            policy = types.Policy(pinned=["macd_threshold"], max_loss_percent=7.5, learner="guarded_gradient")
            api.SetPolicy(v1.SetPolicyRequest(user_id=user, symbol=symbol, policy=policy, as_of=stamp), timeout=TIMEOUT)
        trades = [trade_of("t-%d" % i, pnl_percent=i / 7, signal=signal_of()) for i in range(-20, 20)]
        api.RecordTrades(v1.RecordTradesRequest(trades=trades), timeout=TIMEOUT)
        api.Adapt(v1.AdaptRequest(user_id="alice", symbol="BTCUSDT", force=True), timeout=TIMEOUT)
        self.evaluate_at(api, BEGIN + 1000)
        return self.set_once(api)

    def set_once(self, api):
        values = {"confidence_threshold": 1 / 3}
        request = v1.SetThresholdsRequest(user_id="alice", symbol="BTCUSDT", values=values, request_id="once")
        return api.SetThresholds(request, timeout=TIMEOUT)

    def evaluate_at(self, api, seconds):
        stamp = timestamp(seconds) if seconds else None
        request = v1.EvaluateRequest(user_id="simulated", signal=signal_of(), as_of=stamp)
        return api.Evaluate(request, timeout=TIMEOUT)

    def state(self, client):
        """All that the API tells, but for when it was asked."""
        api, said = client.api, []
        for user, symbol in SCOPES:
            own = dict(user_id=user, symbol=symbol)
            said.append(api.GetThresholds(v1.GetThresholdsRequest(**own), timeout=TIMEOUT))
            said.append(api.GetPolicy(v1.GetPolicyRequest(**own), timeout=TIMEOUT))
            said.append(api.ListAdaptations(v1.ListAdaptationsRequest(**own), timeout=TIMEOUT))
            performance = api.Performance(v1.PerformanceRequest(**own), timeout=TIMEOUT)
            performance.ClearField("calculated_at")
            said.append(performance)
        said.append(api.ListThresholds(v1.ListThresholdsRequest(user_id="alice"), timeout=TIMEOUT))
        stats = client.admin.GetStats(admin_pb2.GetStatsRequest(), timeout=TIMEOUT)
        # Not its scopes: the first decision of one may reach the store a moment after its answer.
        said.append((stats.store_id, stats.revision, stats.users, stats.trades, stats.outcomes))
        self.assertEqual(stats.trades, 40)
        self.assertGreater(len(said[6].adaptations), 2, "the journal of alice's BTCUSDT")
        return said

    def check_clock(self, api):
        """A simulated user's time goes on where it was, and only with `as_of`."""
        for seconds in (BEGIN + 999, None):
            error = status_of(lambda: self.evaluate_at(api, seconds))
            self.assertEqual(error.code(), grpc.StatusCode.FAILED_PRECONDITION, error)
        self.assertTrue(self.evaluate_at(api, BEGIN + 1000).should_trade)

    def check_token(self, api, token):
        scopes = [v1.Scope(user_id="alice", symbol="BTCUSDT")]
        api.GetThresholds(
            v1.GetThresholdsRequest(user_id="alice", symbol="BTCUSDT", at_least_token=token), timeout=TIMEOUT
        )
        stream = api.WatchThresholds(v1.WatchThresholdsRequest(scopes=scopes, resume_token=token), timeout=TIMEOUT)
        values = {"confidence_threshold": 0.5}
        mark = api.SetThresholds(
            v1.SetThresholdsRequest(user_id="alice", symbol="BTCUSDT", values=values), timeout=TIMEOUT
        )
        for message in stream:
            self.assertEqual(message.WhichOneof("event"), "change")
            if message.resume_token == mark.resume_token:
                break
        stream.cancel()

    def check_schema(self, database, before):
        version = int(execute_sql(database, "SELECT schema_version FROM meta"))
        execute_sql(database, "UPDATE meta SET schema_version = %d" % (version + 1))
        code, said = start_in_vain(DATABASE_URL=database)
        self.assertEqual(code, 1, said)
        self.assertRegex(said, r"(?i)schema.*%d.*new|new.*schema" % (version + 1))
        execute_sql(database, "UPDATE meta SET schema_version = %d" % version)
        with Server(database) as server, server.client() as client:
            self.assertEqual(self.state(client), before, "and was not touched")


if __name__ == "__main__":
    unittest.main(verbosity=2)
