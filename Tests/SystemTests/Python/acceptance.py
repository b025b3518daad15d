"""Runs every script of this folder, with whole streams, and ends with a table: acceptance.py FOLDER-OF-PROGRAMS."""

import ast
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPTS = [
    "every_rpc", "access", "wrong_input", "settings", "many_users", "watchers", "replicas", "stalled_reader",
    "crash", "drain", "restart", "redis_cache", "pooler", "standby", "protections", "alerts", "traces", "replay", "moves", "verify",
]  # fmt: skip


def run(name, programs):
    """Whether the script passed, its seconds, and the lines that it reported."""
    environment = dict(os.environ, THRESHOLD_PROGRAMS=programs, THRESHOLD_FULL="1", PYTHONUNBUFFERED="1")
    path = os.path.join(HERE, name + ".py")
    begun = time.monotonic()
    reports = []
    output = subprocess.Popen(
        [sys.executable, path], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    for line in output.stdout:
        print(line, end="", flush=True)
        _, mark, text = line.partition("REPORT ")
        reports += [text.strip()] if mark else []
        if "SKIPPED: " in line or "skipped" in line:
            reports.append(line.strip())
    return output.wait() == 0, time.monotonic() - begun, reports


def purpose(name):
    with open(os.path.join(HERE, name + ".py")) as file:
        return ast.get_docstring(ast.parse(file.read())).splitlines()[0]


def main():
    programs = os.path.abspath(sys.argv[1])
    results = {}
    for name in SCRIPTS:
        print("== %s: %s" % (name, purpose(name)), flush=True)
        results[name] = run(name, programs)
    print()
    for name, (passed, seconds, reports) in results.items():
        print("%-6s %6.1f s  %s" % ("ok" if passed else "FAILED", seconds, purpose(name)))
        for text in reports:
            print(" " * 17 + text)
    failed = [name for name, result in results.items() if not result[0]]
    print("%d of %d passed%s" % (len(results) - len(failed), len(results), ": not " + ", ".join(failed) if failed else ""))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
