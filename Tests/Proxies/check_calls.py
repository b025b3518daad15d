"""Through every proxy: all four kinds of streaming, sizes, deadlines, cancellation, and errors with all they carry."""

import contextlib
import os
import re
import subprocess
import sys
import tempfile

from proxies import PROXIES, EchoServers, equal, harness, report

LIMIT = 150
INTEROP = os.path.join(harness.ROOT, "Tests", "Interop", "interop.py")


def check_deadline(proxy):
    """A caller without a clock of its own, which is what curl is, is told by the replica: so the deadline has come there."""
    with tempfile.NamedTemporaryFile(dir=harness.FOLDER) as body:
        body.write(b"\0\0\0\0\x045000")
        body.flush()
        command = ["curl", "-s", "-o", os.devnull, "-D", "-", "-w", "%{time_total}", "--http2-prior-knowledge", "-m", "10"]
        for field in ("content-type: application/grpc", "te: trailers", "grpc-timeout: 300m"):
            command += ["-H", field]
        command += ["--data-binary", "@" + body.name, "http://%s/echo.Echo/Sleep" % proxy.target]
        answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert re.search(r"^grpc-status: 4\s*$", answer, re.MULTILINE), answer
    seconds = float(answer.splitlines()[-1])
    assert 0.3 <= seconds < 3, seconds


def main():
    with EchoServers() as servers, contextlib.ExitStack() as stack:
        running = []
        for proxy in [stack.enter_context(kind(servers.ports)) for kind in PROXIES]:
            # The echo server's own foreign client, as it is.
            command = [sys.executable, INTEROP, proxy.target]
            running.append(
                (proxy, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True))
            )
        failed = []
        for proxy, process in running:
            said, _ = process.communicate(timeout=LIMIT)
            outcomes = dict(re.findall(r"^(\w+) +(ok|FAILED) [\d.]+ s$", said, re.MULTILINE))
            if process.returncode != 0 or set(outcomes.values()) != {"ok"}:
                print(said, proxy.said(), sep="\n")
                failed.append(proxy.name)
            report("%-8s %d of %d" % (proxy.name, list(outcomes.values()).count("ok"), len(outcomes)))
            check_deadline(proxy)
        equal(failed, [], "proxies through which something failed")


if __name__ == "__main__":
    main()
