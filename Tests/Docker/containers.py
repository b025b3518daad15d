"""Processes that see what a container would: a root of their own over this machine's, mounts, names of other services, a user.

All of it lies in name spaces of the process that imports this (`enter`), so that ports are free and nothing is left behind.
Needs root and Linux.
"""

import atexit
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

from compose import mounts

MARK = "THRESHOLD_CONTAINERS"


def enter():
    """Starts this script again with a network and mounts of its own."""
    if os.environ.get(MARK):
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        return
    if os.geteuid() != 0 or sys.platform != "linux":
        print("SKIPPED: containers can be made by root on Linux only")
        sys.exit(1)
    os.environ[MARK] = "1"
    os.execvp("unshare", ["unshare", "--mount", "--net", "--", sys.executable, *sys.argv])


class Machine:
    """Where the containers of one test live: names with an address each, and volumes that outlast a container."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="containers-"))
        subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=0755", "tmpfs", self.folder], check=True)
        (self.folder / "volumes").mkdir()
        self.addresses = {}
        self.running = []
        atexit.register(self.stop)

    def address(self, name):
        return self.addresses.setdefault(name, "127.0.1.%d" % (len(self.addresses) + 1))

    def volume(self, name, owner):
        path = self.folder / "volumes" / name
        path.mkdir(exist_ok=True)
        os.chown(path, owner, owner)
        return path

    def stop(self):
        for container in reversed(self.running):
            container.kill()


class Container:
    """One service: a root over this machine's, its files, and one process in it."""

    def __init__(self, machine, name, command, environment, files=(), volumes=(), user=0, workdir="/", programs=()):
        self.machine, self.name = machine, name
        self.folder = machine.folder / ("%s-%d" % (name, len(machine.running)))
        for part in ("upper", "work", "root"):
            (self.folder / part).mkdir(parents=True)
        root = self.folder / "root"
        options = "lowerdir=/,upperdir=%s,workdir=%s" % (self.folder / "upper", self.folder / "work")
        self._mount("-t", "overlay", "-o", options, "overlay", root)
        for special in ("proc", "dev", "sys"):
            self._mount("--rbind", "/" + special, root / special)
        (root / "etc" / "hosts").write_text("127.0.0.1 localhost\n" + "".join(
            "%s %s\n" % (address, host) for host, address in machine.addresses.items()))
        # The checkout may lie on a mount of its own, which the root below does not show.
        for source, target in files:
            inside = root / str(target).lstrip("/")
            inside.parent.mkdir(parents=True, exist_ok=True)
            inside.mkdir(exist_ok=True) if source.is_dir() else inside.touch()
            self._mount("--bind", source, inside)
        for source, target in volumes:
            inside = root / str(target).lstrip("/")
            inside.mkdir(parents=True, exist_ok=True)
            self._mount("--bind", source, inside)
        for program in programs:
            inside = root / "usr" / "local" / "bin" / os.path.basename(program)
            inside.touch()
            self._mount("--bind", os.path.realpath(program), inside)
        self.prefix = ["chroot", str(root), "env", "-i", "-C", workdir, "PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin"]
        self.prefix += ["%s=%s" % pair for pair in environment.items()]
        self.user = ["setpriv", "--reuid", str(user), "--regid", str(user), "--clear-groups"]
        (root / workdir.lstrip("/")).mkdir(parents=True, exist_ok=True)
        self.log = open(self.folder / "log", "w+")
        self.process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", *self.prefix, *self.user, *command], stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        machine.running.append(self)

    @staticmethod
    def _mount(*arguments):
        subprocess.run(["mount", *map(str, arguments)], check=True)

    def run(self, *command, user=None):
        """Another program in the container, as `docker exec` would."""
        who = self.user if user is None else ["setpriv", "--reuid", str(user), "--regid", str(user), "--clear-groups"]
        return subprocess.run([*self.prefix, *who, *command], capture_output=True, text=True, timeout=60)

    def wait_until_healthy(self, test, seconds=60):
        end = time.monotonic() + seconds
        while self.run(*test).returncode != 0:
            if self.process.poll() is not None:
                raise AssertionError("%s ended with %s: %s" % (self.name, self.process.returncode, self.said()))
            if time.monotonic() > end:
                raise AssertionError("%s is not healthy after %d s: %s" % (self.name, seconds, self.said()))
            time.sleep(0.2)

    def said(self):
        with open(self.log.name, errors="replace") as log:
            return log.read()[-3000:]

    def terminate(self, within):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=within)

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


def seconds(text):
    """`40s` or `2m` as Compose and Docker write lengths of time."""
    number, unit = re.fullmatch(r"(\d+)(s|m)", text).groups()
    return int(number) * (60 if unit == "m" else 1)


def files_of(service):
    return list(mounts(service))


def volumes_of(machine, service, owner):
    """The named volumes of a service."""
    for volume in service.get("volumes", []):
        source, target = volume.split(":")[:2]
        if not source.startswith("."):
            yield machine.volume(source, owner), target
