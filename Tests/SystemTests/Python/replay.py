"""A replay decides the same in this process, through a server on SQLite and through one on Postgres.

With THRESHOLD_FULL set, of whole streams; otherwise of as much of them as fits into a minute.
"""

import gzip
import json
import os
import random
import subprocess
import time
import unittest

from harness import *

DATA = os.path.join(ROOT, "..", "shared", "adaptation-bench", "data")
IS_FULL = bool(os.environ.get("THRESHOLD_FULL"))
SIGNALS = 6000 if IS_FULL else 300


def control(*arguments):
    command = [os.path.join(PROGRAMS, "thresholdctl")] + list(arguments)
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30 * TIMEOUT)
    if ended.returncode != 0:
        raise AssertionError("%s ended with %d: %s" % (command, ended.returncode, ended.stderr))
    return ended.stdout


def replay(stream, out, *options):
    """The decisions, byte for byte, and what the table says."""
    table = json.loads(control("replay", stream, "--decisions", out, "--json", *options))
    with open(out, "rb") as file:
        return file.read(), table


class Replay(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.servers = {"sqlite": Server(make_sqlite()), "postgres": Server(Postgres().make_database())}

    @classmethod
    def tearDownClass(cls):
        for server in cls.servers.values():
            server.kill()

    def compare(self, stream, *options):
        out = os.path.join(FOLDER, "out.csv")
        begun = time.monotonic()
        here, table = replay(stream, out, *options)
        seconds = ["in-process %.1f s" % (time.monotonic() - begun)]
        self.assertEqual(here.count(b"\n"), len(read_lines(stream)), "a line for each signal, and the header")
        for name, server in self.servers.items():
            begun = time.monotonic()
            there, _ = replay(stream, out, "--server", server.target, *options)
            seconds.append("%s %.1f s" % (name, time.monotonic() - begun))
            self.assertEqual(there, here, "%s decides as in-process" % name)
        told = "%d adaptations, pnl %.2f %% (static %.2f %%)" % (
            table["adaptations_made"], table["pnl_percent"], table["pnl_percent_static"],
        )  # fmt: skip
        name = os.path.basename(stream)
        report("%s: %d bytes equal, %s; %s" % (name, len(here), told, ", ".join(seconds)))
        return table

    def test_a_stream_that_is_easy_to_learn(self):
        """Whatever the learner is tuned to, its thresholds move here."""
        stream = os.path.join(FOLDER, "easy.csv")
        write_easy_stream(stream, 2000 if IS_FULL else 800)
        table = self.compare(stream, "--horizon", "1h", "--adapt-every", "4h")
        self.assertGreaterEqual(table["adaptations_made"], 10)
        self.assertNotEqual(table["accepted"], table["accepted_static"])

    def test_a_simulated_stream(self):
        stream = os.path.join(FOLDER, "simulated.csv")
        control("simulate", "--kind", "shift", "--seed", "7", "--signals", str(SIGNALS), "--output", stream)
        self.compare(stream, "--horizon", "4h", "--adapt-every", "24h")

    @unittest.skipUnless(os.path.isdir(DATA), "SKIPPED: there is no ../shared/adaptation-bench/data beside the project")
    def test_a_stream_of_real_candles(self):
        self.compare(beginning_of("real_ETHBTC_5m_mom"), "--horizon", "1h", "--adapt-every", "4h")

    @unittest.skipUnless(os.path.isdir(DATA), "SKIPPED: there is no ../shared/adaptation-bench/data beside the project")
    def test_a_synthetic_stream(self):
        self.compare(beginning_of("syn_stationary_0003"), "--horizon", "4h", "--adapt-every", "24h")


def write_easy_stream(path, count):
    """Sure signals win and doubtful ones, which the defaults accept, lose."""
    generator = random.Random(3)
    with open(path, "w") as file:
        file.write("ts,user,symbol,action,confidence,rsi,change_percent,volume,macd,pnl_percent\n")
        for number in range(count):
            confidence = generator.choice((0.8, 0.8, 0.98))
            pnl = (1.5 if confidence > 0.9 else -1.5) * generator.uniform(0.9, 1.1)
            time = 1_600_000_000 + 900 * number
            file.write("%d,easy,EASY,BUY,%s,40,3,5e9,0.05,%.4f\n" % (time, confidence, pnl))


def read_lines(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        return file.readlines()


def beginning_of(name):
    """The stream, or a file with its first signals."""
    whole = os.path.join(DATA, name + ".csv.gz")
    if IS_FULL:
        return whole
    part = os.path.join(FOLDER, name + ".csv")
    with open(part, "wb") as file:
        file.writelines(read_lines(whole)[: SIGNALS + 1])
    return part


if __name__ == "__main__":
    unittest.main(verbosity=2)
