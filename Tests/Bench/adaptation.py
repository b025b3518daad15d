#!/usr/bin/env python3
"""What learning costs, beside what it may cost: a fold, a step, 100,000 keys with the embedded store, and Evaluate meanwhile.

    .venv/bin/python Tests/Bench/adaptation.py FOLDER-OF-PROGRAMS [--keys 100000] [--outcomes 60] [--pairs 5] [--rate 1000]
        [--seconds 20] [--learner box_mixture] [--loose]

Makes an SQLite store of KEYS keys, each with OUTCOMES outcomes that its learner has not seen. Then PAIRS times: a thresholdd on
a copy of it, Evaluate at RATE calls a second for SECONDS seconds, and Evaluate at the same rate while one AdaptAll runs every key's
cycle. The p99 of the two is compared within each pair, and the median of the pairs counts, so that a slow minute of the machine
hits both. Calls are due at fixed times, and late from there. Server and callers share the machine. What a key costs the server's
CPU (Linux only) is without what the calls of Evaluate cost it when it was quiet. Exit 1 if a goal is missed;
with --loose only the table is printed, for a try on a busy machine or with programs that are not optimised.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("programs")
parser.add_argument("--keys", type=int, default=100_000)
parser.add_argument("--outcomes", type=int, default=60)
parser.add_argument("--pairs", type=int, default=5)
parser.add_argument("--rate", type=float, default=1000)
parser.add_argument("--seconds", type=float, default=20)
parser.add_argument("--learner", default="box_mixture")
parser.add_argument("--loose", action="store_true")
arguments = parser.parse_args()

# Users that evaluate; their keys fit into memory and are adapted with all others.
USERS = min(arguments.keys, 1000)


def bench(*words, timeout=1800):
    output = subprocess.run(
        [os.path.join(arguments.programs, "adaptation-bench"), *map(str, words)],
        capture_output=True, text=True, timeout=timeout,
    )  # fmt: skip
    if output.returncode:
        sys.exit(f"{output.stdout}{output.stderr}")
    return json.loads(output.stdout)


def cpu(server):
    """Seconds of processor time that the server took so far; 0 where nobody says."""
    try:
        with open(f"/proc/{server.process.pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def pair(store):
    """Evaluate alone and beside AdaptAll, on one server with a fresh copy of the store."""
    folder = tempfile.mkdtemp(prefix="adaptation-")
    try:
        path = shutil.copy(store, os.path.join(folder, "store.db"))
        server = harness.Server(
            database=f"sqlite:{path}", ADAPTATION_FREQUENCY_HOURS="0")  # fmt: skip
        try:
            # Everybody's first call reads a key; the second round has them all in memory.
            bench("quiet", server.target, arguments.rate, USERS, 1)
            began = cpu(server)
            quiet = bench("quiet", server.target, arguments.rate, USERS, arguments.seconds)
            between = cpu(server)
            adapting = bench("adapting", server.target, arguments.rate, USERS)
            evaluating = (between - began) / quiet["calls"] * adapting["calls"]
            adapting["cpu"] = (cpu(server) - between - evaluating) / adapting["keys"]
        finally:
            server.terminate()
    finally:
        shutil.rmtree(folder)
    # The users that evaluate have global scopes, too, with decisions that a price might make outcomes of.
    if adapting["keys"] != arguments.keys + USERS:
        sys.exit(f"{adapting['keys']} keys were adapted, not {arguments.keys + USERS}")
    return quiet, adapting


def row(name, value, goal, met):
    print(f"{name:58}{value:>22}{goal:>16}  {'yes' if met else 'NO'}", flush=True)
    return met


def main():
    print(f"{'':58}{'measured':>22}{'goal':>16}  met", flush=True)
    learner = bench("learner", arguments.learner)
    folds = [learner[f"fold_after_{count}_us"] for count in (1_000, 10_000, 99_000)]
    met = row("fold of one outcome after 1,000 / 10,000 / 99,000, us", " / ".join(f"{f:.2f}" for f in folds), "alike",
              max(folds) <= 1.5 * min(folds))  # fmt: skip
    # Everything that is pure of a cycle: taking up the window, folding ten outcomes, proposing, and the report.
    met &= row("step over 800 outcomes, ten of them new, us", f"{learner['cycle_us']:.1f}", "<= 200",
               learner["cycle_us"] <= 200)  # fmt: skip
    print(f"{'  of it the proposal alone, us':58}{learner['step_us']:>22.1f}", flush=True)
    folder = tempfile.mkdtemp(prefix="adaptation-")
    try:
        store = os.path.join(folder, "store.db")
        bench("seed", store, arguments.keys, arguments.outcomes)
        pairs = [pair(store) for _ in range(arguments.pairs)]
    finally:
        shutil.rmtree(folder)
    for quiet, adapting in pairs:
        print(f"  pair: quiet p50 {quiet['p50_ms']:.2f} p99 {quiet['p99_ms']:.2f} ms; adapting p50 {adapting['p50_ms']:.2f} p99 "
              f"{adapting['p99_ms']:.2f} ms, {adapting['keys']} keys in {adapting['seconds']:.1f} s, {adapting['cpu'] * 1e6:.0f} us of CPU each", flush=True)  # fmt: skip
    seconds = statistics.median(adapting["seconds"] for _, adapting in pairs)
    goal = 60 * arguments.keys / 100_000
    met &= row(f"{arguments.keys:,} keys with {arguments.outcomes} new outcomes each, s", f"{seconds:.1f}", f"<= {goal:.1f}",
               seconds <= goal)  # fmt: skip
    ratio = statistics.median(adapting["p99_ms"] / quiet["p99_ms"] for quiet, adapting in pairs)
    met &= row(f"p99 of Evaluate meanwhile, at {arguments.rate:.0f} a second", f"x {ratio:.2f}", "<= x 2", ratio <= 2)
    if not met and not arguments.loose:
        sys.exit(1)


sys.path.insert(0, os.path.join(HERE, "..", "SystemTests", "Python"))
os.environ["THRESHOLD_PROGRAMS"] = os.path.abspath(arguments.programs)
import harness  # noqa: E402

if __name__ == "__main__":
    main()
