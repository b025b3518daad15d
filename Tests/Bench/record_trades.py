#!/usr/bin/env python3
"""Durable RecordTrades a second beside what Postgres itself does with the same rows, in one run on one server with fsync.

    .venv/bin/python Tests/Bench/record_trades.py FOLDER-OF-PROGRAMS [--rounds 3] [--seconds 5] [--callers 1,10,100,1000]
        [--series distinct,few,taught] [--layers engine,grpc]

For each number of callers, in turn, so that a slow minute of the machine hits all alike: pgbench inserts single rows into a
table with the columns and indexes of `trades`, a commit each, from as many clients; as many callers of an engine in one
process, and of a thresholdd over gRPC, record one trade a call, and wait for the answer; what was recorded last is copied
into another such table by one COPY. Medians of the rounds. Beside each rate stands the CPU time of a row, of all processes
that have a part in it, client and database included: on a machine that does other things, too, it says more than rates do. Series: `distinct` has a user for each caller, `few` four
users for all, `taught` trades that carry a signal, from which two scopes learn, so that each is five rows.
"""

import argparse
import json
import os
import resource
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


def alive(process):
    """CPU seconds of a process with all its threads."""
    try:
        total = 0
        for thread in os.listdir(f"/proc/{process}/task"):
            with open(f"/proc/{process}/task/{thread}/schedstat", encoding="ascii") as file:
                total += int(file.read().split()[0])
        return total / 1e9
    except (FileNotFoundError, ProcessLookupError):
        return 0


def gone(process):
    """CPU seconds of a process's children that have ended."""
    with open(f"/proc/{process}/stat", encoding="ascii") as file:
        return sum(map(int, file.read().rsplit(")", 1)[1].split()[13:15])) / os.sysconf("SC_CLK_TCK")


class Clock:
    """CPU time since its making: of the database, and of a server."""

    def __init__(self, postgres, server=None):
        self.postgres, self.server = postgres, server
        self.start = self.now()

    def now(self):
        return self.postgres.cpu() + (alive(self.server.process) if self.server else 0)

    def microseconds(self, rows, client=0.0):
        """For each row; with so many seconds of the client's own."""
        return (self.now() - self.start + client) / rows * 1e6


def ended():
    """CPU seconds of all programs that were run to their end."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


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

    def cpu(self):
        """Seconds that it has used, those of backends that are gone included."""
        with open(os.path.join(self.folder, "pg", "data", "postmaster.pid"), encoding="ascii") as file:
            postmaster = int(file.readline())
        children = subprocess.run(
            ["ps", "--ppid", str(postmaster), "-o", "pid="], capture_output=True, text=True
        ).stdout.split()
        return gone(postmaster) + alive(postmaster) + sum(alive(int(child)) for child in children)

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
    # Its time limit begins before a thousand connections are made.
    duration = ["-T", str(max(1, round(arguments.seconds)))] if callers <= 100 else ["-t", "50"]
    clock, before = Clock(postgres), ended()
    output = subprocess.run(
        ["pgbench", "-n", "-M", "prepared", "-f", script, "-c", str(callers), "-j", str(min(callers, 2)),
         *duration, postgres.url],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    os.remove(script)
    if "tps = " not in output:
        sys.exit(f"pgbench did not finish:\n{output}")
    rows = int(output.split("actually processed: ")[1].split()[0].split("/")[0])
    return {"rate": float(output.split("tps = ")[1].split()[0]), "cpu": clock.microseconds(rows, ended() - before)}


def copy(postgres):
    """One COPY of all that was recorded last, in the order in which it came."""
    data = os.path.join(postgres.folder, "pg", "data", "trades.copy")
    postgres.sql(f"COPY trades TO '{data}' (FORMAT binary)")
    postgres.sql("DROP TABLE IF EXISTS copied; CREATE TABLE copied (LIKE trades INCLUDING ALL); CHECKPOINT")
    clock = Clock(postgres)
    start = time.monotonic()
    postgres.sql(f"COPY copied FROM '{data}' (FORMAT binary)")
    seconds = time.monotonic() - start
    used = clock.microseconds(1)
    rows = int(postgres.sql("SELECT count(*) FROM copied"))
    postgres.sql("DROP TABLE copied")
    return {"rate": rows / seconds, "cpu": used / rows}


def load(postgres, server, layer, callers, users, kind):
    target = postgres.url if layer == "engine" else server.target
    clock = Clock(postgres, server)
    output = subprocess.run(
        [os.path.join(arguments.programs, "record-load"), layer, target, str(callers), str(arguments.seconds),
         str(users), kind],
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    if output.returncode:
        sys.exit(f"{output.stdout}{output.stderr}")
    figures = json.loads(output.stdout)
    return {**figures, "cpu": clock.microseconds(figures["calls"], figures["cpu_seconds"])}


class Server:
    """A thresholdd on the same Postgres."""

    def __init__(self, postgres):
        sys.path.insert(0, os.path.join(HERE, "..", "SystemTests", "Python"))
        os.environ["THRESHOLD_PROGRAMS"] = os.path.abspath(arguments.programs)
        import harness  # noqa: E402

        self.server = harness.Server(database=postgres.url, RATE_LIMIT_ENABLED="false")
        self.target = self.server.target
        self.process = self.server.process.pid

    def stop(self):
        self.server.terminate()


def clear(postgres):
    postgres.sql("TRUNCATE trades, daily_results, outcomes, scopes, users; CHECKPOINT")


def measure(postgres, server, series, callers):
    users = 4 if series == "few" else callers
    kind = "taught" if series == "taught" else "plain"
    figures = {name: [] for name in ["pgbench", "copy", *LAYERS]}
    for _ in range(arguments.rounds):
        figures["pgbench"].append(pgbench(postgres, callers))
        for layer in LAYERS:
            clear(postgres)
            figures[layer].append(load(postgres, server, layer, callers, users, kind))
        figures["copy"].append(copy(postgres))
    return figures


def shown(series, callers, figures):
    def median(name, what):
        return statistics.median(run.get(what, 0) for run in figures[name])

    line = f"{series:9}{callers:7}"
    for name in ("pgbench", "copy"):
        line += f" |{median(name, 'rate'):8.0f}{median(name, 'cpu'):7.1f}"
    for layer in LAYERS:
        line += f" |{median(layer, 'rate'):8.0f}{median(layer, 'cpu'):7.1f}"
        for other in ("pgbench", "copy"):
            line += f"{median(layer, 'rate') / median(other, 'rate'):7.2f}x"
            line += f"{median(other, 'cpu') / median(layer, 'cpu'):7.2f}x"
        line += f"{median(layer, 'p50_ms'):8.2f}{median(layer, 'p99_ms'):8.2f}"
        line += f"{median(layer, 'calls_a_group'):7.1f}" if layer == "engine" else ""
    print(line, flush=True)


def header():
    line = f"{'series':9}{'callers':>7}"
    for name in ("pgbench", "COPY"):
        line += f" |{name + '/s':>8}{'us CPU':>7}"
    for layer in LAYERS:
        line += f" |{layer + '/s':>8}{'us CPU':>7}{'pgbench':>8}{'by CPU':>8}{'COPY':>8}{'by CPU':>8}"
        line += f"{'p50 ms':>8}{'p99 ms':>8}" + (f"{'group':>7}" if layer == "engine" else "")
    return line


def main():
    postgres = Postgres()
    server = None
    try:
        # Makes the tables.
        load(postgres, None, "engine", 1, 1, "plain")
        if "grpc" in LAYERS:
            server = Server(postgres)
        print(header(), flush=True)
        for series in arguments.series.split(","):
            for callers in map(int, arguments.callers.split(",")):
                shown(series, callers, measure(postgres, server, series, callers))
    finally:
        if server:
            server.stop()
        postgres.stop()


if __name__ == "__main__":
    main()
