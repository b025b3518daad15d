"""A real Prometheus accepts the metrics, scrapes them over loopback, loads the alert rules, and two of them fire.

    check_prometheus.py [FOLDER-OF-PROGRAMS]       (or THRESHOLD_PROGRAMS in the environment)

promtool checks /metrics, the rules, their tests and the export. One rule fires by what the server says of itself (a check
that fails), one by its end; they are the committed rules, with every `for` cut to a second. Needs `prometheus` and
`promtool` (Debian: prometheus).
"""

import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
MONITORING = ROOT / "docker" / "monitoring"
# For all of it, on a machine that is busy; it takes some 15 seconds.
LIMIT = 150
# For one thing.
PATIENCE = 40


def fetch(url, headers=None):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers or {}), timeout=5) as answer:
        return answer.read().decode()


def eventually(what, ask, limit=PATIENCE):
    """Asks until the answer is true; returns it."""
    end = time.monotonic() + limit
    last = None
    while time.monotonic() < end:
        try:
            answer = ask()
            if answer:
                return answer
        except OSError as error:
            last = error
        time.sleep(0.1)
    raise SystemExit(f"FAILED: {what} did not come within {limit} s ({last})")


def promtool(*arguments, text=None):
    ended = subprocess.run(["promtool", *arguments], input=text, capture_output=True, text=True, timeout=PATIENCE)
    if ended.returncode != 0 or ended.stderr.strip() and "SUCCESS" not in ended.stdout + ended.stderr:
        raise SystemExit(f"FAILED: promtool {' '.join(map(str, arguments))}\n{ended.stdout}{ended.stderr}")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """A thresholdd of its own; its ports are read from its log."""

    def __init__(self, programs, folder):
        environment = {
            "PATH": os.environ["PATH"], "PORT": "0", "GRPC_PORT": "0", "METRICS_PORT": "0",
            "DATABASE_URL": f"sqlite:{folder}/threshold.db", "METRICS_HISTORY_PATH": f"{folder}/history.db",
            "ENABLE_JSON_LOGGING": "true",
            # More than any disk has: the check fails, which only informs.
            "ALERT_DISK_FREE_MIN": str(1 << 50),
        }
        self.log = open(folder / "server.log", "w+")
        self.process = subprocess.Popen(
            [programs / "thresholdd"], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=self.log)
        ports = eventually("the line that says where it listens", self.listening)
        self.http, self.metrics = int(ports["http"]), int(ports["metrics"])

    def listening(self):
        for line in pathlib.Path(self.log.name).read_text().splitlines():
            entry = json.loads(line)
            if entry["message"] == "listening":
                return entry["metadata"]
        if self.process.poll() is not None:
            raise SystemExit("FAILED: thresholdd ended:\n" + pathlib.Path(self.log.name).read_text())
        return None

    def evaluate(self, user, signal):
        body = json.dumps({"signal": signal}).encode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.http}/api/v1/evaluate/{user}", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=5) as answer:
            return json.load(answer)["data"]


def fast_rules(folder):
    """The committed rules with every `for` cut to a second, so that they fire within the test."""
    lines = []
    for line in (MONITORING / "alerts.yml").read_text().splitlines():
        name = line.strip()
        lines.append(line.replace(name, "for: 1s") if name.startswith("for:") else line)
    (folder / "alerts.yml").write_text("\n".join(lines) + "\n")
    promtool("check", "rules", str(folder / "alerts.yml"))


def start_prometheus(folder, port, target):
    (folder / "prometheus.yml").write_text(
        f"""global: {{scrape_interval: 1s, evaluation_interval: 1s}}
rule_files: [alerts.yml]
scrape_configs:
  - job_name: adaptive-threshold
    static_configs: [{{targets: ["127.0.0.1:{target}"]}}]
""")
    promtool("check", "config", str(folder / "prometheus.yml"))
    return subprocess.Popen(
        ["prometheus", f"--config.file={folder}/prometheus.yml", f"--storage.tsdb.path={folder}/tsdb",
         f"--web.listen-address=127.0.0.1:{port}", "--log.level=error"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def firing(port, alert):
    alerts = json.loads(fetch(f"http://127.0.0.1:{port}/api/v1/alerts"))["data"]["alerts"]
    return [one for one in alerts if one["labels"]["alertname"] == alert and one["state"] == "firing"]


def value(port, query):
    found = json.loads(fetch(f"http://127.0.0.1:{port}/api/v1/query?query={urllib.request.quote(query)}"))
    results = found["data"]["result"]
    return float(results[0]["value"][1]) if results else None


def check_exposition(server):
    text = fetch(f"http://127.0.0.1:{server.metrics}/metrics")
    promtool("check", "metrics", text=text)
    names = {line.split()[2] for line in text.splitlines() if line.startswith("# TYPE ")}
    page = (ROOT / "Sources/thresholdd/Documentation.docc/Metrics.md").read_text()
    unknown = sorted(name for name in names if f"`{name}" not in page)
    if unknown:
        raise SystemExit(f"FAILED: Metrics.md does not know {', '.join(unknown)}")
    if "alice" in text or "BTCUSDT" in text:
        raise SystemExit("FAILED: a user or a symbol is in the metrics")
    print(f"ok: promtool accepts the {len(names)} metrics, and the documentation has them all")


def check_export(server, folder):
    url = f"http://127.0.0.1:{server.http}/api/v1/metrics/export?hours_back=1&format="

    def decisions():
        # A counter that has not moved within a minute has no point of it.
        series = json.loads(fetch(url + "json"))["data"]["series"]
        mine = [one for one in series if one["metric"] == "adaptive_threshold_decisions_total"]
        return sum(point["value"] for one in mine for point in one["points"]) == 2

    eventually("both decisions in the export", decisions)
    lines = fetch(url + "csv").splitlines()
    if lines[0].split(",")[:2] != ["time", "metric"] or len(lines) < 10:
        raise SystemExit("FAILED: the CSV export is empty")
    (folder / "export.om").write_text(fetch(url + "prometheus"))
    promtool("tsdb", "create-blocks-from", "openmetrics", str(folder / "export.om"), str(folder / "blocks"))
    print(f"ok: the history comes as JSON, as CSV ({len(lines) - 1} lines), and Prometheus makes blocks of it")


def main(programs):
    for program in ("prometheus", "promtool"):
        if shutil.which(program) is None:
            raise SystemExit(f"FAILED: {program} is not installed (Debian: apt-get install prometheus)")
    promtool("check", "rules", str(MONITORING / "alerts.yml"))
    promtool("test", "rules", str(MONITORING / "alerts_test.yml"))
    promtool("check", "config", str(MONITORING / "prometheus.yml"))
    print("ok: promtool accepts the rules, and each fires when it should in its tests")

    processes = []
    folder = pathlib.Path(tempfile.mkdtemp(prefix="prometheus-test-"))
    try:
        server = Server(programs, folder)
        processes.append(server.process)
        for confidence in (0.9, 0.1):
            server.evaluate("alice", {"symbol": "BTCUSDT", "action": "BUY", "confidence": confidence})
        check_exposition(server)
        check_export(server, folder)

        fast_rules(folder)
        port = free_port()
        processes.append(start_prometheus(folder, port, server.metrics))
        eventually("a scrape", lambda: value(port, 'up{job="adaptive-threshold"}') == 1)
        decisions = eventually("the decisions", lambda: value(port, "sum(adaptive_threshold_decisions_total)"))
        if decisions != 2:
            raise SystemExit(f"FAILED: Prometheus saw {decisions} decisions, not 2")
        print("ok: Prometheus scrapes the server")

        fired = eventually("the failing check", lambda: firing(port, "AdaptiveThresholdCheckFailing"))
        print(f"ok: it fires: {fired[0]['annotations']['summary']}")
        if json.loads(fetch(f"http://127.0.0.1:{server.http}/ready"))["status"] != "ready":
            raise SystemExit("FAILED: a full disk must not make the server unready")

        server.process.send_signal(signal.SIGKILL)
        server.process.wait(timeout=PATIENCE)
        fired = eventually("the end of the server", lambda: firing(port, "AdaptiveThresholdDown"))
        print(f"ok: it fires: {fired[0]['annotations']['summary']}")
    finally:
        for process in processes:
            if process.poll() is None:
                process.kill()
                process.wait()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    folder = sys.argv[1] if len(sys.argv) == 2 else os.environ.get("THRESHOLD_PROGRAMS")
    if folder is None:
        raise SystemExit(__doc__)
    main(pathlib.Path(folder).resolve())
