"""Alerts: raised, listed, delivered to receivers that fail and stall, over when the trouble is."""

import json
import os
import statistics
import time
import unittest

from harness import *
from receiver import Receiver

# Must never be logged.
SECRET = "secret-part-of-the-url"


def listed(client, **wanted):
    return list(client.admin.ListAlerts(admin_pb2.ListAlertsRequest(**wanted), timeout=TIMEOUT).alerts)


def eventually(holds, timeout=30):
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        value = holds()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError("did not come within %d s" % timeout)


def urls(**receivers):
    made = {}
    if "slack" in receivers:
        made["SLACK_WEBHOOK_URL"] = "http://127.0.0.1:%d/services/%s" % (receivers["slack"].port, SECRET)
    if "webhook" in receivers:
        made["ALERT_WEBHOOK_URL"] = "http://127.0.0.1:%d/hook?token=%s" % (receivers["webhook"].port, SECRET)
    if "sentry" in receivers:
        made["SENTRY_DSN"] = "http://%s@127.0.0.1:%d/42" % (SECRET.replace("-", ""), receivers["sentry"].port)
    return made


class Alerts(unittest.TestCase):
    def serve(self, database="memory:", **settings):
        server = Server(database, **{"ALERT_CHECK_INTERVAL": "0.2", **settings})
        self.addCleanup(server.kill)
        client = Client(server.target)
        self.addCleanup(client.__exit__)
        return server, client

    def receiver(self, **options):
        receiver = Receiver(**options)
        self.addCleanup(receiver.close)
        return receiver

    def test_each_receiver_gets_what_it_understands_after_a_failure(self):
        slack = self.receiver(answers=[500])
        webhook = self.receiver(answers=[(429, {"Retry-After": "2"})])
        sentry = self.receiver(answers=[503])
        server, client = self.serve(
            ALERT_MEMORY_MAX="1", ENVIRONMENT="testing", **urls(slack=slack, webhook=webhook, sentry=sentry)
        )

        (alert,) = eventually(lambda: listed(client))
        self.assertEqual((alert.rule, alert.severity), ("memory", admin_pb2.ALERT_SEVERITY_CRITICAL))
        self.assertEqual((alert.user_id, alert.symbol, alert.limit), ("", "", 1))
        self.assertGreater(alert.value, 1e6)
        self.assertFalse(alert.HasField("resolved_at"))

        first, second = webhook.wait(lambda requests: len(requests) == 2)
        self.assertGreaterEqual(second[3] - first[3], 2, "Retry-After")
        self.assertEqual(first[2], second[2])
        path, headers, body, _ = second
        self.assertEqual(path, "/hook?token=" + SECRET)
        self.assertEqual(headers["Content-Type"], "application/json")
        body = json.loads(body)
        self.assertEqual((body["event"], body["service"], body["environment"]), ("raised", "adaptive-threshold", "testing"))
        self.assertEqual(body["alert"]["id"], alert.alert_id)
        self.assertEqual((body["alert"]["rule"], body["alert"]["severity"]), ("memory", "critical"))
        self.assertIsNone(body["alert"]["user_id"])
        self.assertIsNone(body["alert"]["resolved_at"])

        _, (path, headers, body, _) = slack.wait(lambda requests: len(requests) == 2)
        self.assertEqual(path, "/services/" + SECRET)
        body = json.loads(body)
        self.assertTrue(body["text"].startswith("[critical] Too much memory in use: "), body)
        (attachment,) = body["attachments"]
        self.assertEqual((attachment["color"], attachment["title"]), ("danger", "Too much memory in use"))
        self.assertEqual(
            [(field["title"], field["value"]) for field in attachment["fields"]][:2],
            [("Rule", "memory"), ("Environment", "testing")],
        )

        _, (path, headers, body, _) = sentry.wait(lambda requests: len(requests) == 2)
        self.assertEqual(path, "/api/42/envelope/")
        self.assertEqual(headers["Content-Type"], "application/x-sentry-envelope")
        authorization = dict(part.split("=", 1) for part in headers["X-Sentry-Auth"][len("Sentry ") :].split(", "))
        self.assertEqual(authorization["sentry_version"], "7")
        self.assertEqual(authorization["sentry_key"], SECRET.replace("-", ""))
        self.assertTrue(authorization["sentry_client"].startswith("adaptive-threshold/"))
        header, item, event, rest = body.split(b"\n")
        self.assertEqual(rest, b"")
        header, item = json.loads(header), json.loads(item)
        self.assertEqual((item["type"], item["length"]), ("event", len(event)))
        event = json.loads(event)
        self.assertEqual(event["event_id"], header["event_id"])
        self.assertRegex(event["event_id"], "^[0-9a-f]{32}$")
        self.assertEqual(event["level"], "fatal")
        self.assertEqual(event["fingerprint"], ["alert", "memory"])
        self.assertEqual(event["environment"], "testing")
        self.assertTrue(event["release"].startswith("adaptive-threshold@"))
        self.assertEqual(event["extra"]["alert_id"], alert.alert_id)

        # Within the cooldown nothing is said twice.
        time.sleep(1)
        self.assertEqual([len(receiver.requests) for receiver in (slack, webhook, sentry)], [2, 2, 2])
        self.assertEqual(server.terminate()[0], 0)
        log = "".join(server.log)
        self.assertNotIn(SECRET, log)
        self.assertNotIn(SECRET.replace("-", ""), log)
        self.assertIn("delivery failed, will be tried again", log)

    def test_a_stalled_or_dead_receiver_holds_up_neither_calls_nor_the_end(self):
        stalled = self.receiver(answers=[None] * 100)
        dead = Receiver()
        dead.close()
        quiet, quiet_client = self.serve()
        server, client = self.serve(
            ALERT_MEMORY_MAX="1", ALERT_COOLDOWN="0", **urls(slack=stalled, webhook=dead, sentry=stalled)
        )
        stalled.wait(lambda requests: len(requests) >= 2)

        def seconds(on):
            request = v1.EvaluateRequest(user_id="alice", signal=signal_of())
            taken = []
            for _ in range(500):
                begun = time.perf_counter()
                on.api.Evaluate(request, timeout=TIMEOUT)
                taken.append(time.perf_counter() - begun)
            return statistics.median(taken)

        plain, beside = seconds(quiet_client), seconds(client)
        report("Evaluate %.0f us, beside stalled receivers %.0f us" % (plain * 1e6, beside * 1e6))
        self.assertLess(beside, 3 * plain + 0.05)
        code, taken = server.terminate()
        self.assertEqual(code, 0)
        self.assertLess(taken, 10)

    def test_a_receiver_that_comes_back_gets_what_waited(self):
        webhook = Receiver(answers=[500] * 100)
        server, client = self.serve(ALERT_MEMORY_MAX="1", **urls(webhook=webhook))
        webhook.wait(lambda requests: len(requests) >= 1)
        webhook.close()
        time.sleep(1.5)
        again = self.receiver(port=webhook.port)
        ((_, _, body, _),) = again.wait(lambda requests: len(requests) == 1)
        self.assertEqual(json.loads(body)["alert"]["rule"], "memory")

    def test_poor_trades_are_told_with_user_and_symbol_and_the_history_survives_a_restart(self):
        webhook = self.receiver()
        folder = tempfile.mkdtemp(dir=FOLDER)
        database = "sqlite:" + os.path.join(folder, "test.db")
        settings = {
            "METRICS_HISTORY_PATH": os.path.join(folder, "metrics.db"),
            "ALERT_PERFORMANCE_SCORE_MIN": "0.5",
            **urls(webhook=webhook),
        }
        server, client = self.serve(database, **settings)
        trades = []
        for number in range(60):
            decision = client.api.Evaluate(
                v1.EvaluateRequest(user_id="alice", signal=signal_of()), timeout=TIMEOUT
            ).decision_id
            closed = timestamp(time.time() - 60)
            trades.append(trade_of("t-%d" % number, pnl_percent=-1 - number % 7, decision_id=decision, closed_at=closed))
        answer = client.api.RecordTrades(v1.RecordTradesRequest(trades=trades), timeout=TIMEOUT)
        self.assertEqual({result.status for result in answer.results}, {v1.RECORD_STATUS_RECORDED})

        (alert,) = eventually(lambda: listed(client))
        self.assertEqual((alert.rule, alert.user_id, alert.symbol), ("performance_score", "alice", "BTCUSDT"))
        self.assertLess(alert.value, 0.5)
        ((_, _, body, _),) = webhook.wait(lambda requests: len(requests) == 1)
        body = json.loads(body)["alert"]
        self.assertEqual((body["user_id"], body["symbol"]), ("alice", "BTCUSDT"))
        self.assertIn("alice", body["message"])

        self.assertEqual(server.terminate()[0], 0)
        server, client = self.serve(database, **settings)
        self.assertEqual([again.alert_id for again in listed(client)], [alert.alert_id])
        time.sleep(1)
        self.assertEqual(len(webhook.requests), 1, "a restart repeats nothing")

    def test_a_database_that_goes_and_comes_back_is_told_twice(self):
        webhook = self.receiver()
        postgres = Postgres()
        self.addCleanup(postgres.stop)
        server, client = self.serve(postgres.make_database(), MAX_STALENESS="15", **urls(webhook=webhook))
        client.api.Evaluate(v1.EvaluateRequest(user_id="alice", signal=signal_of()), timeout=TIMEOUT)
        with open(next(pid_files(postgres.folder))) as file:
            number = int(file.readline())
        freeze(number, signal.SIGSTOP)
        try:
            told = webhook.wait(lambda requests: len(requests) >= 2, timeout=60)
        finally:
            freeze(number, signal.SIGCONT)
        events = [json.loads(body) for _, _, body, _ in told[:2]]
        self.assertEqual(
            [(event["event"], event["alert"]["rule"], event["alert"]["severity"]) for event in events],
            [("raised", "database_away", "warning"), ("raised", "database_away", "critical")],
        )
        told = webhook.wait(lambda requests: len(requests) >= 3, timeout=60)
        self.assertEqual(json.loads(told[2][2])["event"], "resolved")
        (alert,) = [alert for alert in listed(client) if alert.rule == "database_away"]
        self.assertTrue(alert.HasField("resolved_at"))


def pid_files(folder):
    for path, _, files in os.walk(folder):
        if "postmaster.pid" in files:
            yield os.path.join(path, "postmaster.pid")


def freeze(number, what):
    """Stops or continues Postgres with all its processes, which is what a host that is gone looks like."""
    children = subprocess.check_output(["ps", "-o", "pid=", "--ppid", str(number)], text=True).split()
    for process in [number, *map(int, children)]:
        os.kill(process, what)


if __name__ == "__main__":
    unittest.main(verbosity=2)
