"""Kills a replica in the middle of RecordTrades.

The table of trades is locked, so that the next call's transaction waits in the database; the replica that has it is
killed and the lock released. What was on its way may then be committed or not: the caller cannot know, as after a real
crash.
"""

import os
import re
import subprocess
import threading
import time

from stage import PATIENCE, harness

WAITING = """
SELECT application_name FROM pg_stat_activity
WHERE application_name LIKE 'replica%' AND wait_event_type = 'Lock' LIMIT 1
"""


class Ambush:
    """Armed when it is made; `join` tells which replica it killed."""

    def __init__(self, stage):
        self.stage = stage
        self.killed = None
        self.holder = subprocess.Popen(
            ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", stage.database],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        # Reads pass, writes wait.
        self.holder.stdin.write("BEGIN; LOCK TABLE trades IN EXCLUSIVE MODE; SELECT 'locked';\n")
        self.holder.stdin.flush()
        if self.holder.stdout.readline().strip() != "locked":
            raise RuntimeError("the table of trades cannot be locked")
        self.thread = threading.Thread(target=self._wait_and_kill, daemon=True)
        self.thread.start()

    def _wait_and_kill(self):
        end = time.monotonic() + PATIENCE
        try:
            while time.monotonic() < end:
                name = harness.execute_sql(self.stage.database, WAITING)
                if name:
                    number = int(re.fullmatch(r"replica(\d)", name).group(1))
                    os.kill(self.stage.replica(number).server.process.pid, 9)
                    self.killed = number
                    return
                time.sleep(0.02)
        finally:
            self.holder.stdin.close()
            self.holder.wait(timeout=PATIENCE)

    def join(self):
        """The number of the replica that was killed."""
        self.thread.join(PATIENCE + 5)
        if self.killed is None:
            raise TimeoutError("no RecordTrades came within %d s" % PATIENCE)
        self.stage.replica(self.killed).kill()
        return self.killed
