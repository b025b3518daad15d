"""Wrong input: every fault of a request at once, and never anything but an answer."""

import math
import time
import unittest

import grpc

from harness import *

INVALID = grpc.StatusCode.INVALID_ARGUMENT


class WrongInput(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(make_sqlite())
        cls.client = Client(cls.server.target, grpc__max_send_message_length=-1)
        cls.api = cls.client.api

    @classmethod
    def tearDownClass(cls):
        cls.client.__exit__()
        cls.server.kill()

    def refused(self, method, request, code, *fields):
        error = status_of(lambda: method(request, timeout=TIMEOUT))
        self.assertEqual(error.code(), code, error)
        self.assertEqual(detail(error, error_details_pb2.ErrorInfo).domain, "adaptive-threshold")
        self.assertTrue(detail(error, error_details_pb2.RequestInfo).request_id)
        self.assertEqual(bad_fields(error), set(fields))
        return error

    def test_all_faults_of_a_signal_are_named_at_once(self):
        signal = signal_of(
            symbol="BTC\0USDT", action=types.ACTION_UNSPECIFIED, confidence=math.nan, rsi=101, macd=math.inf,
            change_percent=-math.inf, volume=-1, price=0,
        )  # fmt: skip
        signal.signal_time.CopyFrom(timestamp(time.time() + 2 * 86_400))
        names = "symbol action confidence rsi macd change_percent volume price signal_time".split()
        fields = ["user_id"] + ["signal." + name for name in names]
        self.refused(self.api.Evaluate, v1.EvaluateRequest(user_id="a b", signal=signal), INVALID, *fields)

    def test_names_have_a_length_and_an_alphabet(self):
        for user, is_good in (("a" * 128, True), ("A.z_0:@/-", True), ("a" * 129, False), ("", False),
                              ("a\0", False), ("ü", False), ("a b", False), ("a\n", False)):  # fmt: skip
            request = v1.GetThresholdsRequest(user_id=user)
            if is_good:
                self.assertEqual(self.api.GetThresholds(request, timeout=TIMEOUT).threshold_set.user_id, user)
            else:
                self.refused(self.api.GetThresholds, request, INVALID, "user_id")

    def test_thresholds_must_be_known_and_finite(self):
        values = {"rsi_threshold": math.nan, "macd_threshold": math.inf, "nonsense": 1.0}
        request = v1.SetThresholdsRequest(
            user_id="alice", symbol="B\0", values=values, expected_version=-1, reason="no\0", request_id="no no"
        )
        names = ["values[rsi_threshold]", "values[macd_threshold]", "values[nonsense]"]
        names += ["symbol", "expected_version", "reason", "request_id"]
        self.refused(self.api.SetThresholds, request, INVALID, *names)
        self.refused(self.api.SetThresholds, v1.SetThresholdsRequest(user_id="alice"), INVALID, "values")

    def test_bad_text_and_bad_bytes_are_refused(self):
        bad_text = v1.EvaluateRequest(user_id="alice").SerializeToString().replace(b"alice", b"al\xff\xfee")
        call = self.client.channel.unary_unary("/%s/Evaluate" % SERVICE, None, None)
        error = status_of(lambda: call(bad_text, timeout=TIMEOUT))
        self.assertEqual((error.code(), bad_fields(error)), (INVALID, {"user_id"}))
        for garbage in (b"\xff" * 40, b"\x0a\x7f", b"\x00"):
            error = status_of(lambda: call(garbage, timeout=TIMEOUT))
            self.assertEqual((error.code(), reason(error)), (INVALID, "MALFORMED_MESSAGE"), garbage)
        error = status_of(lambda: self.client.channel.unary_unary("/%s/Nothing" % SERVICE, None, None)(b""))
        self.assertEqual(error.code(), grpc.StatusCode.UNIMPLEMENTED)

    def test_a_message_beyond_4_MiB_is_refused_and_the_connection_lives(self):
        request = v1.SetThresholdsRequest(user_id="alice", values={"rsi_threshold": 60}, reason="x" * (4 << 20))
        error = status_of(lambda: self.api.SetThresholds(request, timeout=TIMEOUT))
        self.assertEqual(error.code(), grpc.StatusCode.RESOURCE_EXHAUSTED, error)
        for compression in (None, grpc.Compression.Gzip):  # small on the wire does not help
            error = status_of(lambda: self.api.SetThresholds(request, timeout=TIMEOUT, compression=compression))
            self.assertEqual(error.code(), grpc.StatusCode.RESOURCE_EXHAUSTED, error)
        request.reason = "x" * 1000
        self.api.SetThresholds(request, timeout=TIMEOUT, compression=grpc.Compression.Gzip)

    def test_a_call_has_1_to_1000_items(self):
        evaluate = v1.EvaluateRequest(user_id="alice", signal=signal_of())
        price = types.Price(symbol="BTCUSDT", price=1, time=timestamp(time.time()))
        calls = [
            (self.api.BatchEvaluate, lambda n: v1.BatchEvaluateRequest(requests=[evaluate] * n), "requests"),
            (self.api.RecordTrades, lambda n: v1.RecordTradesRequest(trades=[trade_of("t")] * n), "trades"),
            (self.api.RecordOutcomes, lambda n: v1.RecordOutcomesRequest(outcomes=[types.Outcome()] * n), "outcomes"),
            (self.api.RecordPrices, lambda n: v1.RecordPricesRequest(prices=[price] * n), "prices"),
            (self.api.WatchThresholds, lambda n: v1.WatchThresholdsRequest(scopes=[v1.Scope(user_id="a")] * n), "scopes"),
        ]  # fmt: skip
        for method, request, field in calls:
            for count in (0, 1001):
                with self.subTest(field, count=count):
                    self.refused(method, request(count), INVALID, field)
        answer = self.api.BatchEvaluate(v1.BatchEvaluateRequest(requests=[evaluate] * 1000), timeout=TIMEOUT)
        self.assertEqual(len(answer.results), 1000)

    def test_a_bad_trade_is_told_all_its_faults_and_harms_no_other(self):
        now = time.time()
        bad = types.Trade(
            trade_id="b\0", user_id="alice", symbol="ETHUSDT", side=types.ACTION_HOLD, quantity=-1, entry_price=0,
            pnl=math.nan, pnl_percent=math.inf, opened_at=timestamp(now), closed_at=timestamp(now - 60),
            signal=signal_of("BTCUSDT", rsi=math.nan),
        )  # fmt: skip
        wrong_side = trade_of("t-side", signal=signal_of(action=types.ACTION_SELL))
        bare = types.Trade(trade_id="t-bare", user_id="alice", symbol="BTCUSDT", side=types.ACTION_SELL)
        request = v1.RecordTradesRequest(trades=[bad, trade_of("t-good"), wrong_side, bare])
        results = self.api.RecordTrades(request, timeout=TIMEOUT).results
        faults = [{fault.field for fault in result.error.faults} for result in results]
        names = "trade_id side quantity entry_price pnl pnl_percent opened_at signal.rsi signal.symbol signal.action".split()
        self.assertEqual(faults, [set(names), set(), {"signal.action"}, {"pnl_percent", "closed_at"}])
        self.assertEqual([result.error.code for result in results], [3, 0, 3, 3])
        self.assertEqual(results[1].status, v1.RECORD_STATUS_RECORDED)

    def test_the_same_id_with_other_content_is_a_conflict(self):
        closed = timestamp(time.time() - 60)
        first, other = (trade_of("t-conflict", pnl_percent=pnl, closed_at=closed) for pnl in (1, 2))
        self.api.RecordTrades(v1.RecordTradesRequest(trades=[first]), timeout=TIMEOUT)
        result = self.api.RecordTrades(v1.RecordTradesRequest(trades=[other]), timeout=TIMEOUT).results[0]
        self.assertEqual(result.error.reason, "TRADE_CONFLICT")

    def test_a_wrong_outcome_or_price_is_told_all_its_faults(self):
        outcome = types.Outcome(
            outcome_id="", user_id="ü", decision_id="d\0", pnl_percent=math.nan, propensity=0,
            known_at=timestamp(time.time() + 2 * 86_400),
        )  # fmt: skip
        results = self.api.RecordOutcomes(v1.RecordOutcomesRequest(outcomes=[outcome]), timeout=TIMEOUT).results
        names = {"outcome_id", "user_id", "decision_id", "pnl_percent", "propensity", "known_at"}
        self.assertEqual({fault.field for fault in results[0].error.faults}, names)
        price = types.Price(symbol="", price=math.inf, time=timestamp(time.time() + 2 * 86_400))
        results = self.api.RecordPrices(v1.RecordPricesRequest(prices=[price]), timeout=TIMEOUT).results
        self.assertEqual({fault.field for fault in results[0].error.faults}, {"symbol", "price", "time"})

    def test_a_decision_of_another_user_is_not_found(self):
        evaluate = v1.EvaluateRequest(user_id="mallory", signal=signal_of())
        decision = self.api.Evaluate(evaluate, timeout=TIMEOUT).decision_id
        request = v1.RecordTradesRequest(trades=[trade_of("t-foreign", decision_id=decision)])
        result = self.api.RecordTrades(request, timeout=TIMEOUT).results[0]
        self.assertEqual(result.error.code, grpc.StatusCode.NOT_FOUND.value[0], result)

    def test_versions_tokens_and_policies_are_checked(self):
        request = v1.SetThresholdsRequest(user_id="vera", values={"rsi_threshold": 60}, expected_version=7)
        self.refused(self.api.SetThresholds, request, grpc.StatusCode.ABORTED)
        watch = v1.WatchThresholdsRequest(scopes=[v1.Scope(user_id="vera")], resume_token="at" + "0" * 64)
        self.refused(self.api.WatchThresholds, watch, INVALID)
        policy = types.Policy(
            pinned=["nonsense"], round_trip_fee_percent=11, max_loss_percent=0, learner="nobody",
            starting_balance=-1, periods_per_year=math.nan,
            bounds={"rsi_threshold": types.Policy.Bounds(lowest=80, highest=60)},
        )  # fmt: skip
        error = status_of(
            lambda: self.api.SetPolicy(v1.SetPolicyRequest(user_id="vera", policy=policy), timeout=TIMEOUT)
        )
        self.assertEqual(error.code(), INVALID)
        self.assertEqual(len(bad_fields(error)), 7, bad_fields(error))


if __name__ == "__main__":
    unittest.main(verbosity=2)
