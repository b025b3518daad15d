#!/usr/bin/env python3
"""CPU per call of HTTP/2 servers, side by side: h2load drives each in turn, the kernel counts.

    cpu_per_call.py [--rounds 5] [--scale 1.0] [--loads 1x1,10x10] SERVER...

A SERVER is NAME=COMMAND, run with {port} replaced, or `nghttpd`, which serves a static file of 128 bytes and
is the yardstick. What is called is given by --path and --body (a file that holds one message without its
prefix) and --header, for all servers but nghttpd. Servers run on one core and h2load on another; rounds are
interleaved, so that a slow minute of the machine hits all alike. Shown are medians in microseconds of user and
system time per call, with the quotient to the first server.

    swift build -c release --product EchoServer
    Tests/Bench/cpu_per_call.py nghttpd "echo=.build/release/EchoServer {port}"
"""

import argparse
import os
import re
import shlex
import socket
import statistics
import subprocess
import sys
import tempfile
import time

LOADS = {"1x1": 20_000, "10x10": 200_000, "10x100": 300_000, "500x1": 100_000}


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def cpu_seconds(pid):
    """User and system time of all threads of a process that are alive; ours do not end while measured."""
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/schedstat", encoding="ascii") as f:
            total += int(f.read().split()[0])
    return total / 1e9


class Server:
    def __init__(self, spec, args, folder):
        self.name, _, command = spec.partition("=")
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        if spec == "nghttpd":
            with open(os.path.join(folder, "file"), "wb") as f:
                f.write(b"x" * 128)
            command = f"nghttpd --no-tls -d {folder} {{port}}"
            self.request = [self.url + "/file"]
        else:
            body = open(args.body, "rb").read() if args.body else b"x" * 100
            framed = os.path.join(folder, "body")
            with open(framed, "wb") as f:
                f.write(b"\0" + len(body).to_bytes(4, "big") + body)
            headers = ["content-type: application/grpc", "te: trailers"] + args.header
            self.request = ["-d", framed, *sum((["-H", h] for h in headers), []), self.url + args.path]
        command = command.replace("{port}", str(self.port))
        self.process = subprocess.Popen(
            ["taskset", "-c", "0", *shlex.split(command)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                break
            except OSError:
                time.sleep(0.05)
        else:
            sys.exit(f"{self.name} does not listen")

    def run(self, connections, streams, calls):
        """CPU microseconds per call, and calls per second."""
        before = cpu_seconds(self.process.pid)
        # h2load's own window of 64 KiB per stream and connection would be the limit with 100 streams.
        output = subprocess.run(
            ["taskset", "-c", "1", "h2load", f"-n{calls}", f"-c{connections}", f"-m{streams}", "-W24", *self.request],
            capture_output=True,
            text=True,
            timeout=300,
            check=True,
        ).stdout
        used = cpu_seconds(self.process.pid) - before
        done = re.search(r"(\d+) succeeded, (\d+) failed", output)
        if not done or int(done[1]) != calls or f"status codes: {calls} 2xx" not in output:
            sys.exit(f"{self.name}: not all calls succeeded\n{output}")
        rate = float(re.search(r"([\d.]+) req/s", output)[1])
        return used / calls * 1e6, rate

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--loads", default=",".join(LOADS))
    parser.add_argument("--path", default="/echo.Echo/Unary")
    parser.add_argument("--body")
    parser.add_argument("--header", action="append", default=[])
    parser.add_argument("servers", nargs="+")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        servers = [Server(spec, args, folder) for spec in args.servers]
        try:
            print(f"{'load':8}" + "".join(f"{s.name:>30}" for s in servers))
            for load in args.loads.split(","):
                connections, streams = map(int, load.split("x"))
                calls = int(LOADS.get(load, 100_000) * args.scale)
                results = {s.name: [] for s in servers}
                for s in servers:
                    s.run(connections, streams, max(connections * streams, calls // 10))
                for _ in range(args.rounds):
                    for s in servers:
                        results[s.name].append(s.run(connections, streams, calls))
                cells = []
                for s in servers:
                    cpu = statistics.median(c for c, _ in results[s.name])
                    rate = statistics.median(r for _, r in results[s.name])
                    first = statistics.median(c for c, _ in results[servers[0].name])
                    cells.append(f"{cpu:10.2f} us {cpu / first:5.2f}x {rate:8.0f}/s")
                print(f"{load:8}" + "".join(f"{c:>30}" for c in cells), flush=True)
        finally:
            for s in servers:
                s.stop()


if __name__ == "__main__":
    main()
