"""Breaks the next RecordTrades in its middle.

The table of trades is locked, so that the next call's transaction waits in the database. Then either the replica that has
it is killed and the lock released: what was on its way may be committed or not, as in a real crash. Or the wire goes
silent, the lock is released, and once the trade is committed the connection breaks: the answer is lost. The caller cannot
tell one from the other.
"""

import asyncio
import os
import re
import signal
import subprocess
import threading

from stage import PATIENCE, eventually, harness

# For this lock: replicas wait for others now and then.
WAITING = """
SELECT application_name FROM pg_stat_activity JOIN pg_locks USING (pid)
WHERE application_name LIKE 'replica%' AND relation = 'trades'::regclass AND NOT granted LIMIT 1
"""


class Ambush:
    """Armed when it is made; `join` tells which replica had the call."""

    def __init__(self, stage, kills, wires, loop):
        self.stage, self.kills, self.wires, self.loop = stage, kills, wires, loop
        self.number = None
        self.failure = None
        self.before = self._count()
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
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        try:
            name = eventually("RecordTrades", lambda: harness.execute_sql(self.stage.database, WAITING))
            number = int(re.fullmatch(r"replica(\d)", name).group(1))
            if self.kills:
                os.kill(self.stage.replica(number).server.process.pid, signal.SIGKILL)
            else:
                self._on_wires("mute")
            self._release()
            if not self.kills:
                eventually("the commit", lambda: self._count() > self.before)
                self._on_wires("reset_muted")
            self.number = number
        except (OSError, TimeoutError, subprocess.SubprocessError) as error:
            self.failure = error
        finally:
            self._release()

    def _count(self):
        return int(harness.execute_sql(self.stage.database, "SELECT count(*) FROM trades"))

    def _release(self):
        # Its end is the end of its transaction.
        self.holder.stdin.close()
        self.holder.wait(timeout=PATIENCE)

    def _on_wires(self, method):
        async def work():
            for wire in self.wires:
                getattr(wire, method)()

        asyncio.run_coroutine_threadsafe(work(), self.loop).result(PATIENCE)

    def join(self):
        """The number of the replica that had the call."""
        self.thread.join(3 * PATIENCE)
        if self.number is None:
            raise self.failure or TimeoutError("the ambush does not end")
        if self.kills:
            self.stage.replica(self.number).kill()
        return self.number
