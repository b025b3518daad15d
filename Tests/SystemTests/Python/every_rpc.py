"""A foreign client makes every RPC; health and reflection answer the standard clients."""

import time
import unittest

import grpc
from google.protobuf import descriptor_pool, message_factory
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

from harness import *

USER = "alice"
SYMBOL = "BTCUSDT"


class EveryRPC(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(make_sqlite())
        cls.client = Client(cls.server.target)

    @classmethod
    def tearDownClass(cls):
        cls.client.__exit__()
        cls.server.kill()

    def evaluate_request(self):
        return v1.EvaluateRequest(user_id=USER, signal=signal_of(SYMBOL), explain=True)

    def test_every_method_of_both_services_answers_a_foreign_client(self):
        steps = [
            self.evaluate, self.batch_evaluate, self.evaluate_stream, self.set_thresholds, self.get_thresholds,
            self.list_thresholds, self.watch_thresholds, self.reset_thresholds, self.set_policy, self.get_policy,
            self.record_trades, self.record_outcomes, self.record_prices, self.adapt, self.list_adaptations,
            self.rollback_adaptation, self.performance, self.adapt_all, self.get_stats,
            self.list_alerts, self.list_locks, self.release_lock,
        ]  # fmt: skip
        for step in steps:
            with self.subTest(step.__name__):
                step(self.client.api, self.client.admin)
        made = {step.__name__.replace("_", "") for step in steps}
        declared = {
            method.name.lower()
            for file in (v1.DESCRIPTOR, admin_pb2.DESCRIPTOR)
            for service in file.services_by_name.values()
            for method in service.methods
        }
        self.assertEqual(made, declared, "the RPCs that proto/ declares")
        report("%d RPCs answered" % len(declared))

    def evaluate(self, api, admin):
        answer = api.Evaluate(self.evaluate_request(), timeout=TIMEOUT)
        self.assertTrue(answer.should_trade, answer)
        self.assertEqual(answer.thresholds.user_id, USER)
        self.assertEqual(
            {check.parameter: check.outcome for check in answer.checks},
            {name: types.GATE_OUTCOME_PASSED for name in answer.thresholds.thresholds},
        )
        self.assertEqual(len(answer.checks), 5)
        for check in answer.checks:
            self.assertEqual(check.threshold, answer.thresholds.thresholds[check.parameter])
            self.assertGreaterEqual(check.margin, 0)
            self.assertTrue(check.HasField("observed"))
        self.assertGreater(len(answer.reason.split()), 5, answer.reason)
        self.assertFalse(answer.stale)
        self.__class__.decision = answer.decision_id

    def batch_evaluate(self, api, admin):
        good, bad = self.evaluate_request(), v1.EvaluateRequest(user_id=USER)
        hold = v1.EvaluateRequest(user_id=USER, signal=signal_of(SYMBOL, types.ACTION_HOLD))
        results = api.BatchEvaluate(v1.BatchEvaluateRequest(requests=[good, bad, hold]), timeout=TIMEOUT).results
        self.assertEqual([result.WhichOneof("result") for result in results], ["response", "error", "response"])
        self.assertTrue(results[0].response.should_trade)
        self.assertEqual([fault.field for fault in results[1].error.faults], ["signal"])
        self.assertFalse(results[2].response.should_trade)

    def evaluate_stream(self, api, admin):
        sent = [v1.EvaluateStreamRequest(sequence=i * 7, request=self.evaluate_request()) for i in range(100)]
        answers = list(api.EvaluateStream(iter(sent), timeout=TIMEOUT))
        self.assertEqual(sorted(answer.sequence for answer in answers), [i * 7 for i in range(100)])
        self.assertTrue(all(answer.response.should_trade for answer in answers))

    def set_thresholds(self, api, admin):
        request = v1.SetThresholdsRequest(
            user_id=USER, symbol=SYMBOL, values={"confidence_threshold": 0.8}, request_id="set-1", reason="a test"
        )
        answer = api.SetThresholds(request, timeout=TIMEOUT)
        self.assertEqual(answer.threshold_set.thresholds["confidence_threshold"], 0.8)
        self.assertEqual(answer.threshold_set.sources["confidence_threshold"], types.SOURCE_SYMBOL)
        self.assertEqual(answer.threshold_set.sources["rsi_threshold"], types.SOURCE_CONFIGURATION)
        self.assertEqual(api.SetThresholds(request, timeout=TIMEOUT), answer, "the same request is done once")
        self.__class__.token = answer.resume_token

    def get_thresholds(self, api, admin):
        request = v1.GetThresholdsRequest(user_id=USER, symbol=SYMBOL, at_least_token=self.token)
        threshold_set = api.GetThresholds(request, timeout=TIMEOUT).threshold_set
        self.assertEqual(threshold_set.thresholds["confidence_threshold"], 0.8)
        self.assertEqual(threshold_set.version, 1)

    def list_thresholds(self, api, admin):
        for symbol in ("", "AAA"):
            api.SetThresholds(
                v1.SetThresholdsRequest(user_id=USER, symbol=symbol, values={"rsi_threshold": 71}), timeout=TIMEOUT
            )
        symbols, token = [], ""
        while True:
            page = api.ListThresholds(
                v1.ListThresholdsRequest(user_id=USER, page_size=2, page_token=token), timeout=TIMEOUT
            )
            symbols += [threshold_set.symbol for threshold_set in page.threshold_sets]
            token = page.next_page_token
            if not token:
                break
        self.assertEqual(symbols, ["", "AAA", SYMBOL])

    def watch_thresholds(self, api, admin):
        request = v1.WatchThresholdsRequest(scopes=[v1.Scope(user_id=USER, symbol=SYMBOL)])
        stream = api.WatchThresholds(request, timeout=TIMEOUT)
        snapshot = next(stream)
        self.assertEqual(snapshot.snapshot.threshold_sets[0].thresholds["confidence_threshold"], 0.8)
        self.assertEqual(next(stream).WhichOneof("event"), "snapshot_complete")
        api.SetThresholds(
            v1.SetThresholdsRequest(user_id=USER, symbol=SYMBOL, values={"confidence_threshold": 0.6}),
            timeout=TIMEOUT,
        )
        change = next(stream).change
        self.assertEqual(change.threshold_set.thresholds["confidence_threshold"], 0.6)
        self.assertEqual(change.previous["confidence_threshold"], 0.8)
        self.assertEqual(change.cause, types.CAUSE_SET)
        stream.cancel()

    def reset_thresholds(self, api, admin):
        request = v1.ResetThresholdsRequest(user_id=USER, symbol=SYMBOL)
        threshold_set = api.ResetThresholds(request, timeout=TIMEOUT).threshold_set
        self.assertEqual(threshold_set.sources["confidence_threshold"], types.SOURCE_CONFIGURATION)
        self.assertEqual(threshold_set.sources["rsi_threshold"], types.SOURCE_USER)

    def set_policy(self, api, admin):
        policy = types.Policy(
            bounds={"rsi_threshold": types.Policy.Bounds(lowest=55, highest=85)}, pinned=["macd_threshold"],
            round_trip_fee_percent=0.1, starting_balance=5000,
        )  # fmt: skip
        policy.horizon.FromSeconds(7200)
        answer = api.SetPolicy(v1.SetPolicyRequest(user_id=USER, symbol=SYMBOL, policy=policy), timeout=TIMEOUT)
        self.assertEqual(answer.own, policy)
        self.__class__.policy = policy

    def get_policy(self, api, admin):
        answer = api.GetPolicy(v1.GetPolicyRequest(user_id=USER, symbol=SYMBOL), timeout=TIMEOUT)
        self.assertEqual(answer.own, self.policy)
        self.assertEqual(answer.effective.bounds["rsi_threshold"].highest, 85)
        self.assertEqual(answer.effective.bounds["confidence_threshold"].highest, 1, "inherited")

    def record_trades(self, api, admin):
        trade = trade_of("t-1", decision_id=self.decision, pnl=12.5)
        request = v1.RecordTradesRequest(trades=[trade, trade_of("t-2")])
        first = api.RecordTrades(request, timeout=TIMEOUT).results
        self.assertEqual([r.status for r in first], [v1.RECORD_STATUS_RECORDED] * 2)
        self.assertEqual([(r.learned, r.not_learned_reason != "") for r in first], [(True, False), (False, True)])
        again = api.RecordTrades(request, timeout=TIMEOUT).results
        self.assertEqual([r.status for r in again], [v1.RECORD_STATUS_ALREADY_RECORDED] * 2)

    def record_outcomes(self, api, admin):
        decision = api.Evaluate(self.evaluate_request(), timeout=TIMEOUT).decision_id
        outcome = types.Outcome(outcome_id="o-1", user_id=USER, decision_id=decision, pnl_percent=-0.5)
        result = api.RecordOutcomes(v1.RecordOutcomesRequest(outcomes=[outcome]), timeout=TIMEOUT).results[0]
        self.assertEqual(result.status, v1.RECORD_STATUS_RECORDED, result)
        self.assertTrue(result.learned, result)

    def record_prices(self, api, admin):
        prices = [types.Price(symbol=SYMBOL, price=100 + i, time=timestamp(time.time() - i)) for i in range(3)]
        results = api.RecordPrices(v1.RecordPricesRequest(prices=prices), timeout=TIMEOUT).results
        self.assertEqual([r.status for r in results], [v1.RECORD_STATUS_RECORDED] * 3)

    def adapt(self, api, admin):
        answer = api.Adapt(v1.AdaptRequest(user_id=USER, symbol=SYMBOL, force=True), timeout=TIMEOUT)
        blocked = [verdict.safeguard for verdict in answer.verdicts if verdict.blocked]
        self.assertIn("new_evidence", blocked, "two outcomes are too few")
        self.assertFalse(answer.updates)
        self.__class__.adaptation = answer.adaptation_id

    def list_adaptations(self, api, admin):
        request = v1.ListAdaptationsRequest(user_id=USER, symbol=SYMBOL)
        entries = api.ListAdaptations(request, timeout=TIMEOUT).adaptations
        self.assertEqual(entries[0].adaptation_id, self.adaptation, "the refused step is in the audit")
        causes = [entry.cause for entry in reversed(entries)]
        expected = [types.CAUSE_SET, types.CAUSE_SET, types.CAUSE_RESET, types.CAUSE_POLICY, types.CAUSE_ADAPTATION]
        self.assertEqual(causes, expected)

    def rollback_adaptation(self, api, admin):
        # What moved nothing cannot be taken back; what did is taken back by watchers.py.
        request = v1.RollbackAdaptationRequest(adaptation_id=self.adaptation)
        error = status_of(lambda: api.RollbackAdaptation(request, timeout=TIMEOUT))
        self.assertEqual(error.code(), grpc.StatusCode.FAILED_PRECONDITION, error)
        unknown = v1.RollbackAdaptationRequest(adaptation_id="nobody-made-this")
        error = status_of(lambda: api.RollbackAdaptation(unknown, timeout=TIMEOUT))
        self.assertEqual(error.code(), grpc.StatusCode.NOT_FOUND, error)

    def performance(self, api, admin):
        answer = api.Performance(v1.PerformanceRequest(user_id=USER, symbol=SYMBOL), timeout=TIMEOUT)
        self.assertEqual(answer.trade_count, 2)
        self.assertEqual(answer.metrics["win_rate"].value, 1)
        self.assertEqual(answer.period_days, 30)
        self.assertGreater(answer.convention.starting_balance, 0)

    def adapt_all(self, api, admin):
        messages = list(admin.AdaptAll(admin_pb2.AdaptAllRequest(force=True), timeout=TIMEOUT))
        self.assertEqual(messages[-1].WhichOneof("result"), "summary")
        scopes = {(message.scope.user_id, message.scope.symbol) for message in messages[:-1]}
        self.assertEqual(scopes, {(USER, ""), (USER, SYMBOL)})
        self.assertEqual(messages[-1].summary.keys, 2)

    def get_stats(self, api, admin):
        stats = admin.GetStats(admin_pb2.GetStatsRequest(), timeout=TIMEOUT)
        self.assertEqual((stats.storage, stats.trades, stats.outcomes > 0), ("sqlite", 2, True), stats)
        self.assertGreaterEqual(stats.decisions, 100)

    def list_alerts(self, api, admin):
        self.assertEqual(len(admin.ListAlerts(admin_pb2.ListAlertsRequest(), timeout=TIMEOUT).alerts), 0)
        bad = admin_pb2.ListAlertsRequest(hours_back=-1, severity=9, page_size=1001, page_token="x")
        error = status_of(lambda: admin.ListAlerts(bad, timeout=TIMEOUT))
        self.assertEqual(bad_fields(error), {"hours_back", "severity", "page_size", "page_token"})

    def list_locks(self, api, admin):
        rule = types.Protection(rule="cooldown_period")
        rule.stop_duration.FromSeconds(3600)
        policy = types.Policy(protections=types.Protections(rules=[rule]))
        api.SetPolicy(v1.SetPolicyRequest(user_id=USER, policy=policy), timeout=TIMEOUT)
        api.RecordTrades(v1.RecordTradesRequest(trades=[trade_of("t-locks")]), timeout=TIMEOUT)
        locks = admin.ListLocks(admin_pb2.ListLocksRequest(user_id=USER), timeout=TIMEOUT).locks
        self.assertEqual([(lock.rule, lock.symbol, lock.in_force) for lock in locks], [("cooldown_period", SYMBOL, True)])
        self.__class__.lock = locks[0]

    def release_lock(self, api, admin):
        request = admin_pb2.ReleaseLockRequest(user_id=USER, lock_id=self.lock.lock_id)
        lock = admin.ReleaseLock(request, timeout=TIMEOUT).lock
        self.assertEqual((lock.in_force, lock.lock_id), (False, self.lock.lock_id))
        unknown = admin_pb2.ReleaseLockRequest(user_id=USER, lock_id="nobody-made-this")
        error = status_of(lambda: admin.ReleaseLock(unknown, timeout=TIMEOUT))
        self.assertEqual(error.code(), grpc.StatusCode.NOT_FOUND, error)

    def test_the_standard_health_client_is_answered(self):
        health = health_pb2_grpc.HealthStub(self.client.channel)
        for service in ("", SERVICE, "adaptive_threshold.v1.Writes"):
            answer = health.Check(health_pb2.HealthCheckRequest(service=service), timeout=TIMEOUT)
            self.assertEqual(answer.status, health_pb2.HealthCheckResponse.SERVING, service)
        unknown = health_pb2.HealthCheckRequest(service="nobody.Knows")
        error = status_of(lambda: health.Check(unknown, timeout=TIMEOUT))
        self.assertEqual(error.code(), grpc.StatusCode.NOT_FOUND)
        watch = health.Watch(unknown, timeout=TIMEOUT)
        self.assertEqual(next(watch).status, health_pb2.HealthCheckResponse.SERVICE_UNKNOWN)
        watch.cancel()

    def test_the_standard_reflection_client_finds_both_services_and_calls_one(self):
        database = ProtoReflectionDescriptorDatabase(self.client.channel)
        self.assertLessEqual({SERVICE, ADMIN}, set(database.get_services()))
        pool = descriptor_pool.DescriptorPool(database)
        method = pool.FindServiceByName(SERVICE).FindMethodByName("GetThresholds")
        request = message_factory.GetMessageClass(method.input_type)(user_id="carol", symbol="ETHUSDT")
        answer = message_factory.GetMessageClass(method.output_type)
        call = self.client.channel.unary_unary(
            "/%s/GetThresholds" % SERVICE, lambda message: message.SerializeToString(), answer.FromString
        )
        self.assertEqual(call(request, timeout=TIMEOUT).threshold_set.thresholds["rsi_threshold"], 70)

    def test_both_versions_of_reflection_list_both_services(self):
        for version in ("v1", "v1alpha"):
            # The two have the same messages on the wire.
            info = self.client.channel.stream_stream(
                "/grpc.reflection.%s.ServerReflection/ServerReflectionInfo" % version,
                reflection_pb2.ServerReflectionRequest.SerializeToString,
                reflection_pb2.ServerReflectionResponse.FromString,
            )
            questions = [
                reflection_pb2.ServerReflectionRequest(list_services=""),
                reflection_pb2.ServerReflectionRequest(file_containing_symbol=ADMIN),
                reflection_pb2.ServerReflectionRequest(file_containing_symbol="no.such.Thing"),
            ]
            services, file, missing = info(iter(questions), timeout=TIMEOUT)
            names = {service.name for service in services.list_services_response.service}
            self.assertLessEqual({SERVICE, ADMIN, "grpc.health.v1.Health"}, names, version)
            self.assertTrue(file.file_descriptor_response.file_descriptor_proto, version)
            self.assertEqual(missing.error_response.error_code, grpc.StatusCode.NOT_FOUND.value[0], version)


if __name__ == "__main__":
    unittest.main(verbosity=2)
