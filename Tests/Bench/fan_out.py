#!/usr/bin/env python3
"""One change to many subscribers of its scope: time to the last byte, CPU and memory each.

    fan_out.py [--rounds 100] [--workers 1] FOLDER-OF-PROGRAMS [CONNECTIONSxSTREAMS ...]

The server runs on one core, in memory, so that a commit takes no time beside the rest; the subscribers (fan_out.c,
compiled here) on another. A round is one SetThresholds call. Times begin before the call, so that they include it: the
first line, with one subscriber, says what that is, and its CPU is taken off the others'. Memory is what the server has
more when all watches are open than before, and the most that it ever had.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
sys.path.insert(0, os.path.join(ROOT, "Tests", "SystemTests", "Python"))

LOADS = ["10x100", "40x250"]


def cpu_seconds(pid):
    """User and system time of all threads of a process that are alive."""
    total = 0
    for task in os.listdir("/proc/%d/task" % pid):
        with open("/proc/%d/task/%s/schedstat" % (pid, task), encoding="ascii") as file:
            total += int(file.read().split()[0])
    return total / 1e9


def kilobytes(pid, name):
    with open("/proc/%d/status" % pid, encoding="ascii") as file:
        return int(re.search(name + r":\s+(\d+) kB", file.read())[1])


def requests(folder):
    """The paths of three serialized requests: the watch, and two sets that differ."""
    from google.protobuf.duration_pb2 import Duration
    from harness import v1

    watch = v1.WatchThresholdsRequest(
        scopes=[v1.Scope(user_id="alice", symbol="BTCUSDT")], bookmark_interval=Duration(seconds=60)
    )
    sets = [
        v1.SetThresholdsRequest(user_id="alice", symbol="BTCUSDT", values={"confidence_threshold": value})
        for value in (0.6, 0.7)
    ]
    paths = []
    for number, message in enumerate([watch] + sets):
        paths.append(os.path.join(folder, str(number)))
        with open(paths[-1], "wb") as file:
            file.write(message.SerializeToString())
    return paths


def run(args, generator, paths, connections, streams, rounds):
    """Times in microseconds of each round, CPU in microseconds of all, memory in kilobytes before, with and at most."""
    from harness import Server

    with Server("memory:", WORKERS=str(args.workers)) as server:
        pid = server.process.pid
        if args.server_core is not None:
            subprocess.run(["taskset", "-apc", str(args.server_core), str(pid)], check=True, capture_output=True)
        before = kilobytes(pid, "VmRSS")
        port = server.target.rsplit(":", 1)[1]
        core = [] if args.client_core is None else ["taskset", "-c", str(args.client_core)]
        clients = subprocess.Popen(
            core + [generator, port, str(connections), str(streams), str(rounds), *paths],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert clients.stdout.readline() == "ready\n", "the subscribers have failed"
        ready = kilobytes(pid, "VmRSS")
        cpu = cpu_seconds(pid)
        clients.stdin.write("\n")
        clients.stdin.flush()
        lines = [tuple(map(float, line.split())) for line in clients.stdout]
        cpu = cpu_seconds(pid) - cpu
        assert clients.wait() == 0 and len(lines) == rounds, "the subscribers have failed"
        return lines, cpu * 1e6, (before, ready, kilobytes(pid, "VmHWM"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--workers", type=int, default=1, help="event loops of the server")
    parser.add_argument("--server-core", type=int, default=0)
    parser.add_argument("--client-core", type=int, default=1)
    parser.add_argument("programs")
    parser.add_argument("loads", nargs="*", default=LOADS)
    args = parser.parse_args()
    os.environ["THRESHOLD_PROGRAMS"] = os.path.abspath(args.programs)
    with tempfile.TemporaryDirectory() as folder:
        generator = os.path.join(folder, "fan_out")
        source = os.path.join(ROOT, "Tests", "Bench", "fan_out.c")
        subprocess.run(["cc", "-O2", "-o", generator, source], check=True)
        import harness

        harness.PROGRAMS = os.environ["THRESHOLD_PROGRAMS"]
        paths = requests(folder)
        alone = None
        print("subscribers   answer p50   last byte p50     p90     most   CPU a message   memory each    at most")
        for load in ["1x1"] + args.loads:
            connections, streams = map(int, load.split("x"))
            lines, cpu, (before, ready, most) = run(args, generator, paths, connections, streams, args.rounds)
            alone = alone or cpu
            count = connections * streams
            last = sorted(line[1] for line in lines)
            figures = (
                count, statistics.median(line[0] for line in lines), statistics.median(last),
                last[int(len(last) * 0.9)], last[-1],
            )  # fmt: skip
            text = "%11d %9.0f us %12.0f us %7.0f %8.0f" % figures
            if count > 1:
                text += "  %10.2f us %10.1f KiB %7.0f MiB" % (
                    (cpu - alone) / count / args.rounds, (ready - before) / count, most / 1024,
                )  # fmt: skip
            print(text, flush=True)


if __name__ == "__main__":
    main()
