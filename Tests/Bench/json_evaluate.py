#!/usr/bin/env python3
"""CPU per JSON evaluate beside the gRPC call and beside Flask under gunicorn, in one run; and the idle server's memory.

    .venv/bin/python Tests/Bench/json_evaluate.py FOLDER-OF-PROGRAMS [--rounds 5] [--scale 1.0] [--flask PYTHON]

PYTHON is an interpreter that has flask and gunicorn; without it one is made below .build (`none` leaves Flask out). Servers run on one core, h2load on
another; rounds are interleaved, so that a slow minute of the machine hits all alike. A load 10x1 is ten connections with
one request at a time each, which is all that HTTP/1.1 can have; gRPC is given the same. Shown are medians in microseconds
of user and system time per request.
"""

import argparse
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "HTTP")]
arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument("programs")
arguments.add_argument("--rounds", type=int, default=5)
arguments.add_argument("--scale", type=float, default=1.0)
arguments.add_argument("--flask")
arguments = arguments.parse_args()
os.environ["THRESHOLD_PROGRAMS"] = os.path.abspath(arguments.programs)

from cpu_per_call import cpu_seconds, free_port  # noqa: E402
from support import SIGNAL, Server, harness  # noqa: E402

LOADS = {"1x1": 10_000, "10x1": 30_000, "100x1": 30_000}
FLASK = ["flask==3.1.3", "gunicorn==27.0.1"]
# Flask is two orders of magnitude slower: a thirtieth of the requests takes as long.
FLASK_SHARE = 1 / 30
GRPC_PATH = "/adaptive_threshold.v1.AdaptiveThresholdService/Evaluate"


class Target:
    """Something to load: its processes, and what h2load is told."""

    def __init__(self, name, processes, share, *options):
        self.name, self.processes, self.share, self.options = name, processes, share, options
        self.figures = {}

    def run(self, load, scale):
        connections = int(load.split("x")[0])
        count = max(int(LOADS[load] * scale * self.share), connections)
        before = sum(map(cpu_seconds, self.processes()))
        output = subprocess.run(
            ["taskset", "-c", "1", "h2load", f"-n{count}", f"-c{connections}", "-m1", *self.options],
            capture_output=True, text=True, timeout=300, check=True,
        ).stdout  # fmt: skip
        used = sum(map(cpu_seconds, self.processes())) - before
        if f"status codes: {count} 2xx" not in output:
            sys.exit(f"{self.name}: not all calls succeeded\n{output}")
        return used / count * 1e6, float(re.search(r"([\d.]+) req/s", output)[1])


def written(name, data):
    path = os.path.join(harness.FOLDER, name)
    with open(path, "wb") as file:
        file.write(data)
    return path


def flask_interpreter():
    """The Python that was named, or one of our own with the packages."""
    if arguments.flask:
        return arguments.flask
    folder = os.path.join(harness.ROOT, ".build", "bench", "flask")
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(os.path.join(folder, "bin", "gunicorn")):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *FLASK], check=True)
    return python


def start_flask(python, port):
    """gunicorn with one worker, as a deployment has one for each core."""
    command = ["taskset", "-c", "0", python, "-m", "gunicorn", "-w", "1", "-b", f"127.0.0.1:{port}", "--chdir", HERE]
    process = subprocess.Popen(
        command + ["flask_evaluate:app"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    for _ in range(100):
        children = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True).stdout.split()
        if children:
            break
        time.sleep(0.1)
    time.sleep(1)
    return process, lambda: [process.pid, *map(int, children)]


def main():
    body = written("signal.json", json.dumps({"signal": SIGNAL}).encode())
    fields = {name: value for name, value in SIGNAL.items() if name not in ("symbol", "action")}
    message = harness.v1.EvaluateRequest(
        user_id="user123", signal=harness.types.Signal(symbol="BTCUSD", action=harness.types.ACTION_BUY, **fields)
    ).SerializeToString()
    framed = written("signal.grpc", b"\0" + len(message).to_bytes(4, "big") + message)
    as_json = ["--h1", "-d", body, "-H", "content-type: application/json"]
    as_grpc = ["-d", framed, "-H", "content-type: application/grpc", "-H", "te: trailers"]
    flask = None
    with Server() as server:
        pid = server.process.pid
        subprocess.run(["taskset", "-a", "-c", "-p", "0", str(pid)], check=True, stdout=subprocess.DEVNULL)
        time.sleep(2)
        print("idle: %.1f MB resident" % server.resident_megabytes())
        targets = [
            Target("gRPC", lambda: [pid], 1, *as_grpc, f"http://127.0.0.1:{server.grpc}{GRPC_PATH}"),
            Target("JSON", lambda: [pid], 1, *as_json, server.url + "/api/v1/evaluate/user123"),
        ]
        try:
            if arguments.flask != "none":
                port = free_port()
                flask, processes = start_flask(flask_interpreter(), port)
                url = f"http://127.0.0.1:{port}/api/v1/evaluate/user123"
                targets.append(Target("Flask", processes, FLASK_SHARE, *as_json, url))
            measure(targets)
        finally:
            if flask:
                flask.send_signal(signal.SIGTERM)
                flask.wait(timeout=20)
        print("after the load: %.1f MB resident" % server.resident_megabytes())


def measure(targets):
    print(f"{'load':8}" + "".join(f"{target.name:>26}" for target in targets))
    for load in LOADS:
        figures = {target.name: [] for target in targets}
        for target in targets:
            target.run(load, arguments.scale / 10)
        for _ in range(arguments.rounds):
            for target in targets:
                figures[target.name].append(target.run(load, arguments.scale))
        cpu = {name: statistics.median(c for c, _ in runs) for name, runs in figures.items()}
        rate = {name: statistics.median(r for _, r in runs) for name, runs in figures.items()}
        print(f"{load:8}" + "".join(f"{cpu[t.name]:10.1f} us {rate[t.name]:9.0f}/s" for t in targets))
        print(f"{'':8}JSON is {cpu['JSON'] / cpu['gRPC']:.2f} x gRPC", end="")
        print(f", Flask {cpu['Flask'] / cpu['JSON']:.1f} x JSON" if "Flask" in cpu else "", flush=True)


if __name__ == "__main__":
    main()
