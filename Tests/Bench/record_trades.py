#!/usr/bin/env python3
"""Durable RecordTrades a second beside what Postgres itself does with the same rows, in one run on one server with fsync.

    .venv/bin/python Tests/Bench/record_trades.py FOLDER-OF-PROGRAMS [--rounds 3] [--seconds 5] [--callers 1,10,100,1000]
        [--series distinct,few,taught] [--layers engine,grpc]

For each number of callers, in turn, so that a slow minute of the machine hits all alike: pgbench inserts single rows into a
table with the columns and indexes of `trades`, a commit each, from as many clients; as many callers of an engine in one
process, and of a thresholdd over gRPC, record one trade a call, and wait for the answer; what the engine recorded is
copied into another such table by one COPY. Medians of the rounds. Series: `distinct` has a user for each caller, `few` four
users for all, `taught` trades that carry a signal, from which two scopes learn, so that each is five rows.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("programs")
parser.add_argument("--rounds", type=int, default=3)
parser.add_argument("--seconds", type=float, default=5)
parser.add_argument("--callers", default="1,10,100,1000")
parser.add_argument("--series", default="distinct,few,taught")
parser.add_argument("--layers", default="engine,grpc")
arguments = parser.parse_args()
LAYERS = arguments.layers.split(",")

INSERT = """\\set u random(1, 1000)
\\set t random(1, 9000000000000000)
INSERT INTO inserted VALUES ('user-1234567890-' || :u, 'BTCUSDT', '1234567890-' || :t, NULL, 1, 0.5, 40000, 40400, 200, 1,
  1767225600000000000, 1767225600000000000 + :t, NULL, 'NO_DECISION', 1767225600000000000);
"""


class Postgres:
    """A server of our own, with fsync."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="record-trades-", dir="/tmp")
        os.chmod(self.folder, 0o755)
        script = os.path.join(HERE, "..", "Support", "postgres.sh")
        options = ["fsync=on", "max_connections=1100", "shared_buffers=256MB", "max_wal_size=4GB"]
        self.process = subprocess.Popen(
            [script, "run", os.path.join(self.folder, "pg"), *sum((["-c", o] for o in options), [])],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.process.stdout.readline()
        self.url = self.process.stdout.readline().strip()
        if not self.url:
            sys.exit("Postgres did not start")

    def sql(self, text):
        return subprocess.run(
            ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", text, self.url],
            check=True, capture_output=True, text=True,
        ).stdout.strip()  # fmt: skip

    def stop(self):
        self.process.stdin.close()
        self.process.wait(timeout=60)
        os.rmdir(self.folder)


def pgbench(postgres, callers):
    """Single-row commits a second."""
    postgres.sql("DROP TABLE IF EXISTS inserted; CREATE TABLE inserted (LIKE trades INCLUDING ALL); CHECKPOINT")
    script = os.path.join(postgres.folder, "insert.sql")
    with open(script, "w", encoding="ascii") as file:
        file.write(INSERT)
    output = subprocess.run(
        ["pgbench", "-n", "-M", "prepared", "-f", script, "-c", str(callers), "-j", str(min(callers, 2)),
         "-T", str(max(1, round(arguments.seconds))), postgres.url],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    os.remove(script)
    return float(output.split("tps = ")[1].split()[0])


def copy(postgres):
    """Rows a second of one COPY of all that was recorded last, in an order like that of its arrival."""
    data = os.path.join(postgres.folder, "pg", "data", "trades.copy")
    postgres.sql(f"COPY trades TO '{data}' (FORMAT binary)")
    postgres.sql("DROP TABLE IF EXISTS copied; CREATE TABLE copied (LIKE trades INCLUDING ALL); CHECKPOINT")
    start = time.monotonic()
    postgres.sql(f"COPY copied FROM '{data}' (FORMAT binary)")
    seconds = time.monotonic() - start
    rows = int(postgres.sql("SELECT count(*) FROM copied"))
    postgres.sql("DROP TABLE copied")
    return rows / seconds if rows else 0


def load(layer, target, callers, users, kind):
    output = subprocess.run(
        [os.path.join(arguments.programs, "record-load"), layer, target, str(callers), str(arguments.seconds),
         str(users), kind],
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    if output.returncode:
        sys.exit(f"{output.stdout}{output.stderr}")
    return json.loads(output.stdout)


class Server:
    """A thresholdd on the same Postgres."""

    def __init__(self, postgres):
        sys.path.insert(0, os.path.join(HERE, "..", "SystemTests", "Python"))
        os.environ["THRESHOLD_PROGRAMS"] = os.path.abspath(arguments.programs)
        import harness  # noqa: E402

        self.server = harness.Server(database=postgres.url, RATE_LIMIT_ENABLED="false")
        self.target = self.server.target

    def stop(self):
        self.server.terminate()


def clear(postgres):
    postgres.sql("TRUNCATE trades, outcomes, scopes, users; CHECKPOINT")


def measure(postgres, server, series, callers):
    users = 4 if series == "few" else callers
    kind = "taught" if series == "taught" else "plain"
    figures = {name: [] for name in ["pgbench", "copy", *LAYERS]}
    for _ in range(arguments.rounds):
        figures["pgbench"].append(pgbench(postgres, callers))
        for layer in LAYERS:
            clear(postgres)
            target = postgres.url if layer == "engine" else server.target
            figures[layer].append(load(layer, target, callers, users, kind))
        figures["copy"].append(copy(postgres))
    return figures


def shown(series, callers, figures):
    single = statistics.median(figures["pgbench"])
    copied = statistics.median(figures["copy"])
    line = f"{series:9}{callers:7}{single:11.0f}{copied:11.0f}"
    for layer in LAYERS:
        runs = figures[layer]
        rate = statistics.median(run["rate"] for run in runs)
        p50, p99 = (statistics.median(run[name] for run in runs) for name in ("p50_ms", "p99_ms"))
        group = statistics.median(run.get("calls_a_group", 0) for run in runs)
        line += f" |{rate:9.0f}{rate / single:7.2f}x{rate / copied:7.2f}x{p50:8.2f}{p99:8.2f}"
        line += f"{group:7.1f}" if layer == "engine" else ""
    print(line, flush=True)


def main():
    postgres = Postgres()
    server = None
    try:
        # Makes the tables.
        load("engine", postgres.url, 1, 1, "plain")
        if "grpc" in LAYERS:
            server = Server(postgres)
        head = f"{'series':9}{'callers':>7}{'pgbench/s':>11}{'COPY/s':>11}"
        for layer in LAYERS:
            head += f" |{layer + '/s':>9}{'pgbench':>8}{'COPY':>8}{'p50 ms':>8}{'p99 ms':>8}"
            head += f"{'group':>7}" if layer == "engine" else ""
        print(head, flush=True)
        for series in arguments.series.split(","):
            for callers in map(int, arguments.callers.split(",")):
                shown(series, callers, measure(postgres, server, series, callers))
    finally:
        if server:
            server.stop()
        postgres.stop()


if __name__ == "__main__":
    main()
