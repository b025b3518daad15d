"""A full disk under the database: Evaluate goes on, writes are refused, and what was answered is there when there is room again.

    check_disk.py        (THRESHOLD_PROGRAMS in the environment names the folder of the programs)

The disk is a file system in memory of its own, which only root can mount.
"""

import contextlib
import os
import subprocess
import tempfile
import time
import unittest

from faults import STATUS, Database, Load, Replica, Row, eventually, report

LIMIT = 240


@contextlib.contextmanager
def small_disk(megabytes):
    folder = tempfile.mkdtemp(prefix="disk-", dir="/tmp")
    os.chmod(folder, 0o755)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=%dm,mode=0777" % megabytes, "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
        os.rmdir(folder)


def fill(folder):
    """Takes all room that is left; the name of what does."""
    path = os.path.join(folder, "ballast")
    with open(path, "wb", buffering=0) as file:
        with contextlib.suppress(OSError):
            while True:
                file.write(bytes(1 << 16))
        with contextlib.suppress(OSError):
            while True:
                file.write(bytes(64))
    return path


@unittest.skipUnless(os.geteuid() == 0, "SKIPPED: only root can mount a small disk")
class Disk(unittest.TestCase):
    def test_the_disk_of_postgres_is_full(self):
        with small_disk(400) as folder, Database("max_wal_size=64MB", "min_wal_size=32MB", parent=folder) as database:
            self.run_against(database.url, folder, "Postgres")

    def test_the_disk_of_sqlite_is_full(self):
        with small_disk(40) as folder:
            self.run_against("sqlite:" + os.path.join(folder, "threshold.db"), folder, "SQLite")

    def run_against(self, url, folder, name):
        replica = Replica(url)
        with Load([replica.target], writers=4, evaluators=2) as load:
            load.wait_for_answers(50)
            load.wait_for_memory()
            ballast = fill(folder)
            refused = lambda: [s for _, _, s in load.books.writes if s is not None]  # noqa: E731
            eventually("a write that the full disk refuses", lambda: len(refused()) > 5, 60)
            # It stays so, for a while.
            time.sleep(5)
            codes = set(refused())
            os.remove(ballast)
            freed = time.monotonic()
            load.wait_for_answers(20)
            recovered = time.monotonic() - freed
        row = Row("disk of %s full" % name, load, url)
        report("%s: refused with %s; writes went through again %.1f s after there was room" % (
            name, ", ".join(sorted(code.name for code in codes)), recovered))
        row.check(self)
        self.assertLessEqual(codes, {STATUS.UNAVAILABLE, STATUS.DEADLINE_EXCEEDED})
        self.assertLess(row.without_evaluate, 5)
        self.assertLess(recovered, 30)
        self.assertEqual(replica.terminate()[0], 0)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
