"""Every curl line of the reference's API answers as it documents.

The lines are run by curl itself, as a shell would; {base} is the server, {metrics} its metrics port.
"""

import json
import shlex
import subprocess

from support import Server, equal

FAST = True
KEY = "an-operator-s-key"
JSON = "-H 'Content-Type: application/json'"
BOT = "-H 'Authorization: Bearer %s'" % KEY
ADMIN = "-H 'X-Admin-Key: %s'" % KEY
SIGNAL = (
    '{"signal":{"symbol":"BTCUSD","confidence":0.85,"rsi":65,"change_percent":3.5,"volume":1500000000,"action":"BUY"}}'
)
TRADE = '{"trade_id":"t-1","symbol":"BTCUSD","side":"buy","pnl_percent":1.2,"closed_at":"2024-01-02T03:04:05Z"}'
THRESHOLDS = {"rsi_threshold", "confidence_threshold", "macd_threshold", "volume_threshold", "momentum_threshold"}

# The line, and the members that its data must have.
LINES = [
    ("curl {base}/api/v1/thresholds/user123?symbol=BTCUSD " + BOT, "user_id symbol thresholds last_adaptation"),
    (
        "curl -X POST {base}/api/v1/evaluate/user123 %s %s -d '%s'" % (BOT, JSON, SIGNAL),
        "user_id symbol should_trade current_thresholds reasoning confidence_adjustment processing_time_ms evaluated_at",
    ),
    ("curl -X POST {base}/api/v1/trades/user123 %s %s -d '%s'" % (BOT, JSON, TRADE), "recorded results"),
    ("curl -X POST {base}/api/v1/trades/user123 %s %s -d '[%s]'" % (BOT, JSON, TRADE), "already_recorded"),
    (
        "curl -X POST {base}/api/v1/thresholds/user123/adapt %s %s -d '{\"symbol\":\"BTCUSD\"}'" % (BOT, JSON),
        "user_id symbol updates adapted_at",
    ),
    ("curl -X POST {base}/api/v1/thresholds/user123/adapt " + BOT, "user_id updates adapted_at"),
    (
        "curl -X POST {base}/api/v1/thresholds/user123/reset %s %s -d '{\"symbol\":\"BTCUSD\"}'" % (BOT, JSON),
        "user_id symbol thresholds",
    ),
    (
        "curl '{base}/api/v1/performance/user123?symbol=BTCUSD&days_back=30' " + BOT,
        "period_days metrics performance_score calculated_at",
    ),
    ("curl -X POST {base}/api/v1/adapt-all " + ADMIN, "scopes adapted refused failed"),
]


def run(line):
    """The body and the status that a line of a shell prints."""
    output = subprocess.check_output(shlex.split(line) + ["-s", "-w", "\n%{http_code}"], text=True, timeout=30)
    body, status = output.rsplit("\n", 1)
    return int(status), body


def main():
    with Server(ADMIN_API_KEY=KEY) as server:
        for line, members in LINES:
            status, body = run(line.format(base=server.url) if "-d" not in line else line.replace("{base}", server.url))
            equal(status, 200, line)
            answer = json.loads(body)
            equal(answer["success"], True, line)
            missing = set(members.split()) - set(answer["data"])
            equal(missing, set(), line)
            for name in ("thresholds", "current_thresholds"):
                if name in answer["data"]:
                    equal(set(answer["data"][name]), THRESHOLDS, line)
        status, body = run("curl %s/health" % server.url)
        equal((status, json.loads(body)["status"]), (200, "healthy"), "/health")
        status, _ = run("curl http://127.0.0.1:%d/metrics" % server.metrics)
        equal(status, 200, "/metrics")
        status, body = run("curl %s/api/v1/thresholds/user123" % server.url)
        equal((status, json.loads(body)["success"]), (401, False), "without a key")


if __name__ == "__main__":
    main()
