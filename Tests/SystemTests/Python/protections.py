"""Protections from a policy to a lock that Evaluate names, over gRPC, HTTP and thresholdctl, on both databases."""

import json
import re
import subprocess
import time
import unittest
import urllib.request
import zlib

from harness import *

USER, SYMBOL = "alice", "BTCUSDT"
SIGNAL = {"symbol": SYMBOL, "action": "buy", "confidence": 0.9, "rsi": 40, "change_percent": 3, "volume": 5e9, "macd": 0.05}


def control(*arguments):
    command = [os.path.join(PROGRAMS, "thresholdctl")] + list(arguments)
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=TIMEOUT)
    if ended.returncode != 0:
        raise AssertionError("%s ended with %d: %s" % (command, ended.returncode, ended.stderr))
    return ended.stdout


def http(server, port, path, body=None):
    line = next(line for line in server.log if " listening " in line)
    url = "http://127.0.0.1:%s%s" % (re.search(r"\b%s=(\d+)" % port, line).group(1), path)
    request = urllib.request.Request(url, body and json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
        return answer.read().decode()


def evaluate(client, symbol=SYMBOL, **fields):
    request = v1.EvaluateRequest(user_id=USER, signal=signal_of(symbol, **fields))
    return client.api.Evaluate(request, timeout=TIMEOUT)


def record(client, *trades):
    answer = client.api.RecordTrades(v1.RecordTradesRequest(trades=trades), timeout=TIMEOUT)
    assert all(result.status == v1.RECORD_STATUS_RECORDED for result in answer.results), answer
    return answer.resume_token


class Protections(unittest.TestCase):
    def test_a_lock_from_its_policy_to_its_release(self):
        store = make_sqlite()
        with Server(store) as server, server.client() as client:
            self.assertTrue(evaluate(client).should_trade)
            said = control(
                "policy", "set", "--server", server.target, "--user", USER, "--json", "--protection",
                "stoploss_guard,lookback=30m,stop_duration=2h,trade_limit=2", "--protection",
                "drawdown_kill_switch,max_drawdown_percent=50",
            )  # fmt: skip
            rules = json.loads(said)["own"]["protections"]
            self.assertEqual([rule["rule"] for rule in rules], ["stoploss_guard", "drawdown_kill_switch"])
            self.assertEqual((rules[0]["stop_duration"], rules[0]["required_profit_percent"]), ("7200s", 0))
            stops = [trade_of("t-%d" % i, pnl_percent=-1, exit_reason=types.EXIT_REASON_STOP_LOSS) for i in range(2)]
            record(client, stops[0], trade_of("t-won", pnl_percent=1))
            self.assertTrue(evaluate(client).should_trade, "one stop is not two")
            record(client, stops[1])
            refused = evaluate(client)
            self.assertFalse(refused.should_trade)
            locks = [(lock.rule, lock.symbol, lock.in_force) for lock in refused.locks]
            self.assertEqual(locks, [("stoploss_guard", "", True), ("stoploss_guard", SYMBOL, True)])
            self.assertAlmostEqual(refused.locks[0].until.seconds - time.time(), 7200 - 60, delta=30)
            self.assertTrue(all(check.outcome == types.GATE_OUTCOME_PASSED for check in refused.checks))
            self.assertRegex(refused.reason, "^Do not buy: stoploss_guard locks every symbol until 20.*2 stopped trades")
            self.assertTrue(evaluate(client, intent=types.INTENT_EXIT).should_trade, "an exit is never blocked")
            self.assertFalse(evaluate(client, "ETHUSDT").should_trade, "the guard locks all symbols as well")

            data = json.loads(http(server, "http", "/api/v1/evaluate/" + USER, {"signal": SIGNAL}))["data"]
            self.assertEqual((data["should_trade"], len(data["locks"])), (False, 2))
            self.assertEqual(data["locks"][1]["symbol"], SYMBOL)
            self.assertIn("stoploss_guard locks every symbol", data["reasoning"])
            told = json.loads(http(server, "http", "/api/v1/locks?symbol=" + SYMBOL))["data"]
            self.assertEqual([(lock["user_id"], lock["symbol"]) for lock in told["locks"]], [(USER, None), (USER, SYMBOL)])
            everybody = control("locks", "list", "--server", server.target)
            self.assertRegex(everybody.splitlines()[0], "^user +rule ")
            self.assertRegex(everybody, r"\n%s +stoploss_guard +every " % USER)
            in_force = 'adaptive_threshold_locks_in_force{rule="stoploss_guard"} 2'
            end = time.monotonic() + 60
            while in_force not in http(server, "metrics", "/metrics"):
                self.assertLess(time.monotonic(), end, "the locks were never counted")
                time.sleep(0.2)
            metrics = http(server, "metrics", "/metrics")
            self.assertIn('adaptive_threshold_decisions_total{outcome="locked"} 3', metrics)
            self.assertIn('adaptive_threshold_locks_made_total{rule="stoploss_guard"} 2', metrics)
            self.assertNotIn(USER, metrics)
            server.terminate()

        # Locks are data: they outlive the process, and are exported and verified with the rest.
        archive = os.path.join(FOLDER, "locked.jsonl")
        control("db", "export", archive, "--database", store)
        restored = make_sqlite()
        control("db", "import", archive, "--database", restored)
        self.assertEqual(json.loads(control("db", "verify", "--database", restored, "--json"))["findings"], [])
        with Server(restored) as server, server.client() as client:
            self.assertFalse(evaluate(client).should_trade)
            told = json.loads(control("locks", "list", "--server", server.target, "--user", USER, "--json"))["locks"]
            self.assertEqual([lock["symbol"] for lock in told], ["", SYMBOL])
            control("locks", "release", told[0]["lock_id"], "--server", server.target, "--user", USER)
            self.assertTrue(evaluate(client, "ETHUSDT").should_trade)
            self.assertFalse(evaluate(client).should_trade)
            table = control("locks", "release", "--all", "--server", server.target, "--user", USER)
            self.assertIn("released by", table)
            self.assertTrue(evaluate(client).should_trade)
            self.assertIn("no locks", control("locks", "list", "--server", server.target, "--user", USER))
            ended = json.loads(control("locks", "list", "--ended", "--server", server.target, "--user", USER, "--json"))
            self.assertEqual([lock["in_force"] for lock in ended["locks"]], [False, False])
            self.assertEqual(json.loads(control("db", "verify", "--database", restored, "--json"))["findings"], [])

        # An archive from before there were protections is one without any.
        with open(archive) as file:
            lines = [json.loads(line) for line in file][:-1]
        lines[0]["archive"]["version"] = 1
        for line in lines:
            for name in ("protections", "locks", "exit_reason"):
                line.get("scope", {}).pop(name, None)
                line.get("trade", {}).pop(name, None)
        text = "".join(json.dumps(line) + "\n" for line in lines)
        end = {"end": {"lines": len(lines), "crc32": zlib.crc32(text.encode())}}
        older = os.path.join(FOLDER, "older.jsonl")
        with open(older, "w") as file:
            file.write(text + json.dumps(end) + "\n")
        moved = make_sqlite()
        control("db", "import", older, "--database", moved)
        with Server(moved) as server, server.client() as client:
            self.assertTrue(evaluate(client).should_trade)
            policy = client.api.GetPolicy(v1.GetPolicyRequest(user_id=USER), timeout=TIMEOUT).own
            self.assertFalse(policy.HasField("protections"))

    def test_a_lock_made_at_one_replica_holds_at_the_other(self):
        database = Postgres().make_database()
        rule = types.Protection(rule="cooldown_period")
        with Server(database) as one, Server(database) as two, one.client() as here, two.client() as there:
            policy = types.Policy(protections=types.Protections(rules=[rule]))
            set_policy = here.api.SetPolicy(v1.SetPolicyRequest(user_id=USER, policy=policy), timeout=TIMEOUT)
            request = v1.EvaluateRequest(
                user_id=USER, signal=signal_of(SYMBOL), at_least_token=set_policy.resume_token
            )
            self.assertTrue(there.api.Evaluate(request, timeout=TIMEOUT).should_trade)
            request.at_least_token = record(here, trade_of("t-1"))
            begun = time.monotonic()
            answer = there.api.Evaluate(request, timeout=TIMEOUT)
            report("the other replica had the lock after %.0f ms" % (1000 * (time.monotonic() - begun)))
            self.assertEqual([lock.rule for lock in answer.locks], ["cooldown_period"])
            release = admin_pb2.ReleaseLockRequest(user_id=USER, lock_id=answer.locks[0].lock_id)
            request.at_least_token = there.admin.ReleaseLock(release, timeout=TIMEOUT).resume_token
            self.assertTrue(here.api.Evaluate(request, timeout=TIMEOUT).should_trade)

    def test_every_fault_of_a_protection_is_named(self):
        rules = [
            types.Protection(rule="odd"),
            types.Protection(rule="cooldown_period", trade_limit=2, only_per_side=True, calculation="x"),
            types.Protection(rule="max_drawdown", unlock_at="25:00", trade_limit=0, max_drawdown_percent=-1),
            types.Protection(rule="drawdown_kill_switch"),
            types.Protection(rule="stoploss_guard"),
        ]
        rules[2].stop_duration.FromSeconds(1)
        with Server() as server, server.client() as client:
            policy = types.Policy(protections=types.Protections(rules=rules))
            request = v1.SetPolicyRequest(user_id=USER, symbol=SYMBOL, policy=policy)
            error = status_of(lambda: client.api.SetPolicy(request, timeout=TIMEOUT))
            at = "policy.protections.rules[%d].%s"
            self.assertEqual(
                bad_fields(error),
                {at % place for place in [
                    (0, "rule"), (1, "trade_limit"), (1, "only_per_side"), (1, "calculation"), (2, "rule"),
                    (2, "unlock_at"), (2, "stop_duration"), (2, "trade_limit"), (2, "max_drawdown_percent"), (3, "rule"),
                    (3, "max_drawdown_percent"), (4, "rule"),
                ]},
            )  # fmt: skip

    def test_a_replay_under_protections(self):
        stream = os.path.join(FOLDER, "protected.csv")
        control("simulate", "--kind", "default", "--seed", "3", "--signals", "300", "--output", stream)
        free = json.loads(control("replay", stream, "--json"))
        held = json.loads(control("replay", stream, "--json", "--protection", "cooldown_period,stop_duration=2d,lookback=1d"))
        self.assertEqual(free["locked"], {})
        self.assertGreater(held["locked"]["cooldown_period"], 0)
        self.assertGreater(held["trades_recorded"], 0)
        self.assertLess(held["accepted"], free["accepted"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
