"""Runs the checks of a folder against the programs in another, and ends with a table.

    run_checks.py [--fast] [--only NAME] FOLDER-OF-CHECKS FOLDER-OF-PROGRAMS

A script is a file `check_*.py`. The first line of its docstring says what holds; it starts what it needs with `support`,
prints `REPORT text` for figures worth keeping and `SKIPPED: why` for what it left out, and fails by ending with another
status than 0. `FAST = True` in it means a few seconds: `make test` runs those. `LIMIT = seconds` is how long it may take
(60 otherwise). A new script needs no entry anywhere.
"""

import argparse
import ast
import glob
import os
import re
import subprocess
import sys
import time


class Script:
    def __init__(self, path):
        self.path = path
        self.name = os.path.basename(path)[len("check_") : -len(".py")]
        with open(path, encoding="utf-8") as file:
            tree = ast.parse(file.read())
        self.purpose = ast.get_docstring(tree).splitlines()[0]
        constants = {
            node.targets[0].id: ast.literal_eval(node.value)
            for node in tree.body
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) in ("FAST", "LIMIT")
        }
        self.is_fast = constants.get("FAST", False)
        self.limit = constants.get("LIMIT", 60)

    def run(self, programs):
        """Whether it passed, its seconds, and what it reported."""
        environment = dict(os.environ, THRESHOLD_PROGRAMS=programs, PYTHONUNBUFFERED="1", PYTHONDONTWRITEBYTECODE="1")
        begun = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, self.path],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            output, _ = process.communicate(timeout=self.limit)
        except subprocess.TimeoutExpired:
            # A script that is told to end still ends what it started.
            process.terminate()
            output, _ = process.communicate(timeout=30)
            output += "\nended after %d s\n" % self.limit
        print(output, end="", flush=True)
        # A test runner may have begun the line with the test's name.
        marks = re.findall(r"(?:^|\s)(REPORT .*|SKIPPED: .*)", output, re.MULTILINE)
        reports = [mark.strip().rstrip("'\"") for mark in marks]
        return process.returncode == 0, time.monotonic() - begun, reports


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--only")
    parser.add_argument("checks")
    parser.add_argument("programs")
    arguments = parser.parse_args()
    scripts = [Script(path) for path in sorted(glob.glob(os.path.join(arguments.checks, "check_*.py")))]
    scripts = [s for s in scripts if (s.is_fast or not arguments.fast) and arguments.only in (None, s.name)]
    results = []
    for script in scripts:
        print("== %s: %s" % (script.name, script.purpose), flush=True)
        results.append((script, script.run(os.path.abspath(arguments.programs))))
    print()
    for script, (passed, seconds, reports) in results:
        print("%-6s %6.1f s  %s: %s" % ("ok" if passed else "FAILED", seconds, script.name, script.purpose))
        for text in reports:
            print(" " * 17 + text.removeprefix("REPORT "))
    failed = [script.name for script, result in results if not result[0]]
    print("%d of %d passed%s" % (len(results) - len(failed), len(results), ": not " + ", ".join(failed) if failed else ""))
    sys.exit(1 if failed or not results else 0)


if __name__ == "__main__":
    main()
