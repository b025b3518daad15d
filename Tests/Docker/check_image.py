"""The image's own steps, run in a plain folder: it builds, needs no library that its runtime lacks, starts, answers, ends.

    check_image.py

Needs minutes the first time: it is a release build of both programs, kept in .build/image for the next time.
"""

import containers

containers.enter()

import os  # noqa: E402
import pathlib  # noqa: E402
import re  # noqa: E402
import shutil  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import unittest  # noqa: E402

from compose import ROOT  # noqa: E402
from containers import Container, Machine  # noqa: E402
from dockerfile import stages  # noqa: E402

sys.path.insert(0, str(ROOT / "Tests" / "SystemTests" / "Python"))
import harness  # noqa: E402

LIMIT = 1500
FOLDER = ROOT / ".build" / "image"
BUILD, _, RUNTIME = stages()
KEY = "a" * 64


def outside_of_image():
    """What .dockerignore leaves out, as patterns for rsync."""
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    return [line.removeprefix("**/") for line in lines if line and not line.startswith("#")]


def copy_context(target):
    """What `COPY . .` would copy, times and all, so that a second build has little to do."""
    excluded = [part for pattern in outside_of_image() for part in ("--exclude", pattern)]
    subprocess.run(["rsync", "-a", "--delete", *excluded, "--exclude", "/.build", f"{ROOT}/", f"{target}/"], check=True)


def packages_of_runtime():
    text = next(step for step in RUNTIME.all("RUN") if "apt-get install" in step)
    words = re.search(r"--no-install-recommends(.*?)&&", text)[1].split()
    needed = subprocess.run(["apt-cache", "depends", "--recurse", "--installed", "--no-recommends", "--no-suggests", "--no-conflicts", "--no-breaks",
                             "--no-replaces", "--no-enhances", *words], capture_output=True, text=True, check=True).stdout  # fmt: skip
    base = subprocess.run(["dpkg-query", "-W", "-f", "${Essential} ${Priority} ${Package}\n"], capture_output=True, text=True, check=True).stdout
    # A slim Debian has what is essential or required, and no more.
    return words, set(re.findall(r"^\w\S*", needed, re.MULTILINE)) | {
        line.split()[-1] for line in base.splitlines() if line.startswith("yes") or " required " in f" {line} "}


class Image(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        source = FOLDER / "src"
        source.mkdir(parents=True, exist_ok=True)
        copy_context(source)
        environment = {**os.environ, **BUILD.environment()}
        for step in BUILD.all("RUN"):
            # The folder of the image is one of ours here.
            step = step.replace("/out/", f"{FOLDER}/out/")
            print("RUN " + step, flush=True)
            subprocess.run(["bash", "-c", step], cwd=source, env=environment, check=True)
        cls.programs = []
        for stage, paths, target in RUNTIME.copies():
            assert stage == BUILD.name and target == "/usr/local/bin/", (stage, target)
            cls.programs += [FOLDER / path.lstrip("/") for path in paths]

    def test_every_library_comes_with_a_package_of_the_runtime(self):
        named, there = packages_of_runtime()
        for program in self.programs:
            libraries = re.findall(r"=> (/\S+)", subprocess.check_output(["ldd", program], text=True))
            self.assertGreater(len(libraries), 5)
            for library in libraries:
                self.assertNotIn("swift", library, f"{program.name} needs the toolchain's {library}")
                owner = self.owner(library)
                self.assertIn(owner, there, f"{program.name} needs {library}, and nothing that is installed brings {owner}")
        harness.report("%s; runtime packages %s" % (", ".join("%s %.1f MB" % (p.name, p.stat().st_size / 1e6) for p in self.programs), " ".join(named)))

    @staticmethod
    def owner(library):
        for path in (library, os.path.realpath(library), library.removeprefix("/usr"), "/usr" + library):
            ended = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True)
            if ended.returncode == 0:
                return ended.stdout.split(":")[0]
        raise AssertionError(f"no package owns {library}")

    def start(self, machine, **environment):
        user = int(RUNTIME.last("USER"))
        address = machine.address("server")
        said = {**RUNTIME.environment(), **environment}
        return Container(machine, "server", RUNTIME.command("ENTRYPOINT"), said, volumes=[(machine.volume("data", user), RUNTIME.last("VOLUME"))],
                         user=user, workdir=RUNTIME.last("WORKDIR"), programs=self.programs), address  # fmt: skip

    def test_it_starts_answers_its_health_check_and_ends(self):
        machine = Machine()
        self.addCleanup(machine.stop)
        server, _ = self.start(machine, ADMIN_API_KEY=KEY)
        server.wait_until_healthy(RUNTIME.health_check())
        with harness.Client("127.0.0.1:50051", KEY) as client:
            answer = client.api.Evaluate(harness.v1.EvaluateRequest(user_id="alice", signal=harness.signal_of()), timeout=10)
            self.assertTrue(answer.should_trade)
        self.assertEqual(RUNTIME.last("STOPSIGNAL"), "SIGTERM")
        self.assertEqual(server.terminate(30), 0, server.said())
        self.assertNotEqual(server.run(*RUNTIME.health_check()).returncode, 0, "a server that is gone is not healthy")

    def test_without_a_key_it_does_not_start(self):
        machine = Machine()
        self.addCleanup(machine.stop)
        server, _ = self.start(machine)
        self.assertNotEqual(server.process.wait(timeout=30), 0)
        self.assertIn("there is no key", server.said())


if __name__ == "__main__":
    if not shutil.which("rsync"):
        sys.exit("rsync is missing; run Scripts/prepare docker")
    unittest.main(verbosity=2, warnings="ignore")
