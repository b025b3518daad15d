"""Keys: a walk over every method with a foreign key, with a wrong one and with none."""

import hashlib
import json
import os
import time
import unittest

import grpc

from harness import *

ALICE, BOB, ADMIN_KEY = "alice-key-4f1c0d9e", "bob-key-9b27e6a1", "admin-key-77aa03bd"
RIGHTS = ["read", "trade", "prices", "replay"]
# What can be several users' at once answers item by item.
BY_ITEM = {"BatchEvaluate", "EvaluateStream", "RecordTrades", "RecordOutcomes"}
STREAMS = {"WatchThresholds", "AdaptAll"}


def key_file():
    keys = [
        {"name": name, "sha256": hashlib.sha256(key.encode()).hexdigest(), "users": [name], "rights": RIGHTS}
        for name, key in (("alice", ALICE), ("bob", BOB))
    ]
    path = os.path.join(FOLDER, "keys.json")
    with open(path, "w") as file:
        json.dump(keys, file)
    return path


class Access(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(make_sqlite(), API_KEYS_FILE=key_file(), ADMIN_API_KEY=ADMIN_KEY)
        cls.alice, cls.bob, cls.admin, cls.nobody, cls.stranger = (
            Client(cls.server.target, key) for key in (ALICE, BOB, ADMIN_KEY, None, "unknown-key")
        )
        # Something of Alice's to reach for.
        cls.decision = cls.alice.api.Evaluate(
            v1.EvaluateRequest(user_id="alice", signal=signal_of()), timeout=TIMEOUT
        ).decision_id
        cls.alice.api.SetThresholds(
            v1.SetThresholdsRequest(user_id="alice", symbol="BTCUSDT", values={"rsi_threshold": 61}), timeout=TIMEOUT
        )
        cls.entry = (
            cls.alice.api.ListAdaptations(
                v1.ListAdaptationsRequest(user_id="alice", symbol="BTCUSDT"), timeout=TIMEOUT
            )
            .adaptations[0]
            .adaptation_id
        )
        protections = types.Protections(rules=[types.Protection(rule="cooldown_period")])
        cls.alice.api.SetPolicy(
            v1.SetPolicyRequest(user_id="alice", policy=types.Policy(protections=protections)), timeout=TIMEOUT
        )
        cls.alice.api.RecordTrades(v1.RecordTradesRequest(trades=[trade_of("t-0", symbol="ETHUSDT")]), timeout=TIMEOUT)
        locks = cls.admin.admin.ListLocks(admin_pb2.ListLocksRequest(user_id="alice"), timeout=TIMEOUT).locks
        cls.lock = locks[0].lock_id

    @classmethod
    def tearDownClass(cls):
        for client in (cls.alice, cls.bob, cls.admin, cls.nobody, cls.stranger):
            client.__exit__()
        cls.server.kill()

    def requests(self):
        """For every method of both services, a good request about Alice."""
        evaluate = v1.EvaluateRequest(user_id="alice", signal=signal_of())
        own = dict(user_id="alice", symbol="BTCUSDT")
        outcome = types.Outcome(outcome_id="o-1", user_id="alice", decision_id=self.decision, pnl_percent=1)
        price = types.Price(symbol="BTCUSDT", price=1, time=timestamp(time.time() - 5))
        return {
            "Evaluate": evaluate,
            "BatchEvaluate": v1.BatchEvaluateRequest(requests=[evaluate]),
            "EvaluateStream": v1.EvaluateStreamRequest(sequence=1, request=evaluate),
            "GetThresholds": v1.GetThresholdsRequest(**own),
            "ListThresholds": v1.ListThresholdsRequest(user_id="alice"),
            "SetThresholds": v1.SetThresholdsRequest(values={"rsi_threshold": 62}, **own),
            "ResetThresholds": v1.ResetThresholdsRequest(**own),
            "GetPolicy": v1.GetPolicyRequest(**own),
            "SetPolicy": v1.SetPolicyRequest(policy=types.Policy(pinned=["rsi_threshold"]), **own),
            "WatchThresholds": v1.WatchThresholdsRequest(
                scopes=[v1.Scope(user_id="bob"), v1.Scope(user_id="alice", symbol="BTCUSDT")]
            ),
            "RecordTrades": v1.RecordTradesRequest(trades=[trade_of("t-1")]),
            "RecordOutcomes": v1.RecordOutcomesRequest(outcomes=[outcome]),
            # The shared book is nobody's; the book of a simulated user is.
            "RecordPrices": v1.RecordPricesRequest(user_id="alice", prices=[price], as_of=timestamp(time.time())),
            "Adapt": v1.AdaptRequest(force=True, **own),
            "ListAdaptations": v1.ListAdaptationsRequest(**own),
            "RollbackAdaptation": v1.RollbackAdaptationRequest(adaptation_id=self.entry),
            "Performance": v1.PerformanceRequest(**own),
            "AdaptAll": admin_pb2.AdaptAllRequest(),
            "GetStats": admin_pb2.GetStatsRequest(),
            "ListAlerts": admin_pb2.ListAlertsRequest(),
            "ListLocks": admin_pb2.ListLocksRequest(user_id="alice"),
            "ReleaseLock": admin_pb2.ReleaseLockRequest(user_id="alice", lock_id=self.lock),
        }

    def walk(self):
        requests = self.requests()
        for file, service in ((v1.DESCRIPTOR, "api"), (admin_pb2.DESCRIPTOR, "admin")):
            for descriptor in file.services_by_name.values():
                for method in descriptor.methods:
                    self.assertIn(method.name, requests, "a method that this walk does not know")
                    yield method.name, service, requests[method.name]

    def call(self, client, name, service, request):
        """The codes that a call ends with: of the call, or of its items."""
        method = getattr(getattr(client, service), name)
        try:
            if name == "EvaluateStream":
                return {answer.error.code for answer in method(iter([request]), timeout=TIMEOUT)}
            answer = method(request, timeout=TIMEOUT)
            if name in STREAMS:
                next(answer)
                answer.cancel()
            return {result.error.code for result in answer.results} if name in BY_ITEM else {0}
        except grpc.RpcError as error:
            return {error.code().value[0]}

    def test_a_foreign_key_reaches_nothing_of_another_user(self):
        denied = grpc.StatusCode.PERMISSION_DENIED.value[0]
        methods = list(self.walk())
        before = self.state()
        for name, service, request in methods:
            with self.subTest(name):
                self.assertEqual(self.call(self.bob, name, service, request), {denied})
        self.assertEqual(self.state(), before, "nothing was written")
        report("%d methods refused a foreign key" % len(methods))

    def test_without_a_key_or_with_an_unknown_one_no_method_answers(self):
        for client in (self.nobody, self.stranger):
            for name, service, request in self.walk():
                with self.subTest(name):
                    unauthenticated = {grpc.StatusCode.UNAUTHENTICATED.value[0]}
                    self.assertEqual(self.call(client, name, service, request), unauthenticated)

    def test_the_same_requests_answer_their_owner_and_the_admin(self):
        for name, service, request in self.walk():
            if name in ("RecordPrices", "RollbackAdaptation", "WatchThresholds"):
                continue  # about a simulated user, about a step that moved nothing, and about Bob as well
            with self.subTest(name):
                client = self.admin if service == "admin" else self.alice
                self.assertEqual(self.call(client, name, service, request), {0})

    def test_a_key_without_the_right_is_refused(self):
        for name in ("AdaptAll", "GetStats", "ListAlerts", "ListLocks", "ReleaseLock"):
            request = self.requests()[name]
            denied = {grpc.StatusCode.PERMISSION_DENIED.value[0]}
            self.assertEqual(self.call(self.alice, name, "admin", request), denied, name)
        everybody = admin_pb2.ListLocksRequest()
        self.assertEqual(self.call(self.alice, "ListLocks", "admin", everybody), denied)
        self.assertEqual(self.call(self.bob, "ListLocks", "admin", everybody), denied)
        told = self.admin.admin.ListLocks(everybody, timeout=TIMEOUT)
        self.assertEqual({lock.user_id for lock in told.locks}, {"alice"})

    def test_a_refusal_names_its_reason_and_no_secret(self):
        request = v1.GetThresholdsRequest(user_id="alice")
        foreign = status_of(lambda: self.bob.api.GetThresholds(request, timeout=TIMEOUT))
        unknown = v1.GetThresholdsRequest(user_id="nobody-at-all")
        missing = status_of(lambda: self.bob.api.GetThresholds(unknown, timeout=TIMEOUT))
        self.assertEqual(reason(foreign), "FOREIGN_USER")
        self.assertEqual(foreign.details(), missing.details(), "whether a user exists is not told")
        log = "".join(self.server.log)
        for secret in (ALICE, BOB, ADMIN_KEY):
            self.assertNotIn(secret, log)

    def state(self):
        own = dict(user_id="alice", symbol="BTCUSDT")
        api = self.alice.api
        return (
            api.GetThresholds(v1.GetThresholdsRequest(**own), timeout=TIMEOUT),
            api.GetPolicy(v1.GetPolicyRequest(**own), timeout=TIMEOUT),
            api.ListAdaptations(v1.ListAdaptationsRequest(**own), timeout=TIMEOUT),
            api.Performance(v1.PerformanceRequest(**own), timeout=TIMEOUT).trade_count,
        )


if __name__ == "__main__":
    unittest.main(verbosity=2)
