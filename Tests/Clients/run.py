"""Runs every client's test against three replicas behind a proxy and ends with a table.

    run.py [--only LANGUAGE[,LANGUAGE]] FOLDER-OF-PROGRAMS

clients/README.md says what the tests get and how they report. Nothing is skipped: a language whose folder or toolchain
is missing has failed.
"""

import argparse
import asyncio
import os
import signal
import sys
import time

from checklist import ITEMS, LANGUAGES, REPORTED

HERE = os.path.dirname(os.path.abspath(__file__))
CLIENTS = os.path.join(HERE, "..", "..", "clients")
# Of all languages together, in seconds.
LIMIT = 20 * 60
EXAMPLE_LIMIT = 90
# Of one language's `build`, which does not count among the tests, as the server's own does not.
BUILD_LIMIT = 30 * 60
# What `generate` ends with where its generator is not installed.
NO_GENERATOR = 3


class Run:
    """One variant of one language."""

    def __init__(self, language, variant, limit):
        self.language, self.variant, self.limit = language, variant, limit
        self.name = "-".join(filter(None, (language, variant)))
        self.results = {}
        self.seconds = 0.0

    def note(self, item, passed, detail=""):
        self.results[item] = (passed, detail)

    def why_not(self, item):
        """Why an item has not passed; `None` if it has."""
        passed, detail = self.results.get(item, (False, "not reported"))
        return None if passed else detail or "no reason given"


async def execute(command, environment, limit, each_line=None):
    """Runs a program to its end and prints what it says, and when; its status, and its last lines."""
    begun = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        *command,
        env=environment,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
        limit=1 << 20,
    )
    last = []

    async def read():
        async for line in process.stdout:
            text = line.decode(errors="replace").rstrip()
            print("%6.1f s  %s" % (time.monotonic() - begun, text), flush=True)
            last[:] = last[-4:] + [text]
            if each_line:
                each_line(text)
        return await process.wait()

    try:
        return await asyncio.wait_for(read(), limit), " | ".join(last)
    except asyncio.TimeoutError:
        return None, "ended after %d s; last: %s" % (limit, " | ".join(last))
    finally:
        # Whatever it left behind is of its session.
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        await process.wait()


class Frame:
    def __init__(self, runs, programs):
        self.runs, self.programs = runs, programs
        self.end = None
        # By language: variants share their generated code.
        self.generated = {}

    async def build(self):
        """What takes minutes in a fresh clone, before the clock of the tests starts."""
        for language in dict.fromkeys(run.language for run in self.runs):
            program = os.path.join(CLIENTS, language, "build")
            if os.access(program, os.X_OK):
                print("== building %s" % language, flush=True)
                # A failure shows in the test, which says more.
                await execute([program], dict(os.environ), BUILD_LIMIT)

    async def start(self):
        self.end = time.monotonic() + LIMIT
        # Here, because importing the harness needs this, and makes folders.
        os.environ["THRESHOLD_PROGRAMS"] = self.programs
        # This process starts others while it has channels, and none of those goes on with them: without this, grpc now
        # and then loses its own poller in a fork.
        os.environ["GRPC_ENABLE_FORK_SUPPORT"] = "0"
        from control import Control
        from stage import Stage, free_port
        from wire import Wire

        self.wires = []
        self.control = Control(None, self.wires)
        self.stage = self.control.stage = await self.control.operate(Stage, [run.name for run in self.runs])
        for far in (self.stage.grpc, self.stage.http):
            wire = Wire(free_port(), far)
            await wire.start()
            self.wires.append(wire)
        self.control_port = free_port()
        await self.control.start(self.control_port)
        await self.control.restore()

    def environment(self, run, user):
        inherited = {name: value for name, value in os.environ.items() if name != "GRPC_ENABLE_FORK_SUPPORT"}
        return dict(
            inherited,
            THRESHOLD_TARGET="127.0.0.1:%d" % self.wires[0].port,
            THRESHOLD_HTTP="http://127.0.0.1:%d" % self.wires[1].port,
            THRESHOLD_DIRECT=",".join("127.0.0.1:%d" % replica.grpc for replica in self.stage.replicas),
            THRESHOLD_KEY=self.stage.keys[run.name],
            THRESHOLD_USER=user,
            THRESHOLD_CONTROL="http://127.0.0.1:%d" % self.control_port,
            # Libraries that honour a web proxy would ask it for our own machine.
            no_proxy="127.0.0.1,localhost",
            NO_PROXY="127.0.0.1,localhost",
        )

    async def play(self, run):
        begun = time.monotonic()
        folder = os.path.join(CLIENTS, run.language)
        program = os.path.join(folder, "test")
        if not os.access(program, os.X_OK):
            for item in ITEMS:
                run.note(item, False, "there is no clients/%s/test" % run.language)
            return
        if run.language not in self.generated:
            await self.generate(run, folder)
            self.generated[run.language] = run.results["generated"]
        run.results["generated"] = self.generated[run.language]
        await self.test(run, program)
        await self.control.restore()
        await self.example(run, folder)
        run.seconds = time.monotonic() - begun

    def limit(self, seconds):
        return max(1, min(seconds, self.end - time.monotonic()))

    async def test(self, run, program):
        def read(line):
            word, _, rest = line.partition(" ")
            item, _, rest = rest.partition(" ")
            result, _, detail = rest.partition(" ")
            if word == "CHECK" and item in REPORTED:
                run.note(item, result == "ok", detail)

        command = [program] + ([run.variant] if run.variant else [])
        status, last = await execute(command, self.environment(run, run.name), self.limit(run.limit), read)
        missing = [item for item in REPORTED if item not in run.results]
        for item in missing:
            run.note(item, False, "not reported" + ("; the test's last words: " + last if item == missing[0] else ""))
        if status != 0 and all(run.results[item][0] for item in REPORTED):
            run.note("connect", False, "all items passed, and then the test ended with %s: %s" % (status, last))

    async def example(self, run, folder):
        program, user = os.path.join(folder, "example"), run.name + "-example"
        if not os.access(program, os.X_OK):
            return run.note("example", False, "there is no clients/%s/example" % run.language)
        command = [program] + ([run.variant] if run.variant else [])
        status, last = await execute(command, self.environment(run, user), self.limit(EXAMPLE_LIMIT))
        if status != 0:
            return run.note("example", False, "ended with %s: %s" % (status, last))
        count = await self.control.operate(self.stage.count_trades, user)
        run.note("example", count > 0, "%d trades" % count)

    async def generate(self, run, folder):
        program = os.path.join(folder, "generate")
        if not os.access(program, os.X_OK):
            return run.note("generated", False, "there is no clients/%s/generate" % run.language)
        before = await self.contents(folder)
        status, last = await execute([program], dict(os.environ), self.limit(180))
        if status == NO_GENERATOR:
            return run.note("generated", None, last)
        if status != 0:
            return run.note("generated", False, "generate ended with %s: %s" % (status, last))
        changed = sorted(set(before.items()) ^ set((await self.contents(folder)).items()))
        run.note("generated", not changed, "changed: " + ", ".join(sorted({path for path, _ in changed})))

    @staticmethod
    async def contents(folder):
        """What git would see of a folder."""
        listing = await asyncio.create_subprocess_exec(
            "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=folder,
            stdout=asyncio.subprocess.PIPE,
        )
        output, _ = await listing.communicate()
        found = {}
        for path in output.decode().split("\0"):
            if path and os.path.isfile(os.path.join(folder, path)):
                with open(os.path.join(folder, path), "rb") as file:
                    found[path] = file.read()
        return found


def table(runs):
    """Language by item, then every reason."""
    width = max(map(len, ITEMS)) + 2
    # No cell is wider than the longest verdict.
    widths = [max(len(run.name), len("unchecked")) for run in runs]
    print("\n" + " " * width + "  ".join(run.name.center(each) for run, each in zip(runs, widths)))
    for item in ITEMS:
        cells = []
        for run, each in zip(runs, widths):
            passed = run.results.get(item, (False, ""))[0]
            cells.append({True: "ok", False: "FAILED", None: "unchecked"}[passed].center(each))
        print(item.ljust(width) + "  ".join(cells))
    print("seconds".ljust(width) + "  ".join(("%.0f" % run.seconds).center(each) for run, each in zip(runs, widths)))
    failed = 0
    for run in runs:
        for item in ITEMS:
            why = run.why_not(item)
            if why is None:
                continue
            unchecked = run.results.get(item, (False,))[0] is None
            failed += not unchecked
            print("%s %s: %s: %s" % ("unchecked" if unchecked else "FAILED", run.name, ITEMS[item], why))
    total = len(runs) * len(ITEMS)
    print("%d of %d passed" % (sum(run.why_not(item) is None for run in runs for item in ITEMS), total))
    return failed


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default=",".join(LANGUAGES))
    parser.add_argument("programs")
    arguments = parser.parse_args()
    wanted = arguments.only.split(",")
    unknown = set(wanted) - set(LANGUAGES)
    if unknown:
        parser.error("unknown: %s; known are %s" % (", ".join(sorted(unknown)), ", ".join(LANGUAGES)))
    runs = [Run(name, variant, limit) for name, (variants, limit) in LANGUAGES.items() if name in wanted for variant in variants]
    frame = Frame(runs, os.path.abspath(arguments.programs))
    await frame.build()
    begun = time.monotonic()
    await frame.start()
    for run in runs:
        print("== %s" % run.name, flush=True)
        await frame.play(run)
    failed = table(runs)
    print("%.0f s of at most %d" % (time.monotonic() - begun, LIMIT))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
