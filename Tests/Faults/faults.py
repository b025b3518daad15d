"""What the checks of this folder share: replicas on one Postgres that can be hurt, a load on them, and its books.

A trade counts as answered when RecordTrades said RECORDED or ALREADY_RECORDED. Whatever was answered must be in the database
once; what was not answered may be there, at most once.
"""

import contextlib
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "HTTP"))

import support  # noqa: E402
from support import harness  # noqa: E402
from harness import execute_sql, report, signal_of, trade_of, v1  # noqa: E402, F401

import grpc  # noqa: E402
from grpc_health.v1 import health_pb2, health_pb2_grpc  # noqa: E402

SEED = int(os.environ.get("THRESHOLD_SEED", "0")) or random.randrange(1, 1 << 30)
POSTGRES = os.path.join(harness.ROOT, "Tests", "Support", "postgres.sh")
# What a caller of the load gives one attempt, in seconds.
DEADLINE = 5
STATUS = grpc.StatusCode


class Database:
    """A Postgres that keeps what it has committed (fsync), and can be killed, stopped and started again."""

    def __init__(self, *settings, parent="/tmp"):
        self.folder = tempfile.mkdtemp(prefix="pg-", dir=parent)
        self.options = [part for setting in ("fsync=on", *settings) for part in ("-c", setting)]
        self.url = self.start()
        execute_sql(self.url, "CREATE DATABASE faults")
        self.url = self.url.rsplit("/", 1)[0] + "/faults"
        self.port = int(self.url.split(":")[2].split("/")[0])

    def _run(self, command, *options):
        ended = subprocess.run(
            [POSTGRES, command, self.folder, *options], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=90)
        if ended.returncode != 0:
            raise RuntimeError("postgres.sh %s: %s" % (command, ended.stderr))
        return ended.stdout

    def start(self):
        return self._run("start", *self.options).splitlines()[0]

    def stop(self):
        self._run("stop")

    def kill(self):
        self._run("kill")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with contextlib.suppress(Exception):
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


class Replica(support.Server):
    """A thresholdd with what the checks ask it."""

    def health(self, service):
        with grpc.insecure_channel(self.target) as channel:
            request = health_pb2.HealthCheckRequest(service=service)
            return health_pb2_grpc.HealthStub(channel).Check(request, timeout=10).status == health_pb2.HealthCheckResponse.SERVING

    def status(self, path):
        return self.get(path).status


class Books:
    """What the load sent, what was answered, and when."""

    def __init__(self):
        self.lock = threading.Lock()
        self.sent, self.answered = set(), set()
        # (begin, end, status or None) of every attempt to write, and to evaluate.
        self.writes, self.evaluations = [], []

    def gap(self, attempts, begin, end):
        """The longest time without a success between two instants."""
        times = sorted([begin, end] + [t for _, t, status in attempts if status is None and begin <= t <= end])
        return max(b - a for a, b in zip(times, times[1:]))


class Load:
    """Writers and evaluators, each on one replica after the other: who gets UNAVAILABLE goes on to the next. A writer
    sends a trade again until it is answered, as a careful bot does."""

    def __init__(self, targets, writers=4, evaluators=2, users=8):
        self.targets, self.books = targets, Books()
        self.users = ["user-%d" % number for number in range(users)]
        self.evaluated = set()
        self.ending = threading.Event()
        self.threads = [threading.Thread(target=self._write, args=(n,), daemon=True) for n in range(writers)]
        self.threads += [threading.Thread(target=self._evaluate, args=(n,), daemon=True) for n in range(evaluators)]
        self.description = "%d writers, %d evaluators" % (writers, evaluators)

    def __enter__(self):
        self.begun = time.monotonic()
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ending.set()
        for thread in self.threads:
            thread.join(timeout=60)
        self.ended = time.monotonic()
        stuck = [thread for thread in self.threads if thread.is_alive()]
        if stuck:
            raise AssertionError("%d callers of the load never came back" % len(stuck))

    def wait_for_answers(self, count=20, seconds=60):
        """Until so many more trades are answered."""
        wanted = len(self.books.answered) + count
        end = time.monotonic() + seconds
        while len(self.books.answered) < wanted:
            if time.monotonic() > end:
                raise AssertionError("no %d answers within %d s" % (count, seconds))
            time.sleep(0.02)

    def wait_for_memory(self, seconds=60):
        """Until every user has been evaluated: what is in memory needs no database, and a first look does."""
        end = time.monotonic() + seconds
        while len(self.evaluated) < len(self.users):
            if time.monotonic() > end:
                raise AssertionError("only %d users evaluated within %d s" % (len(self.evaluated), seconds))
            time.sleep(0.02)

    def _channel(self, index):
        return grpc.insecure_channel(self.targets[index % len(self.targets)], options=[
            ("grpc.use_local_subchannel_pool", 1), ("grpc.initial_reconnect_backoff_ms", 100), ("grpc.max_reconnect_backoff_ms", 500)])

    def _calls(self, number, make, attempts):
        """Yields a function that makes one attempt and notes it; it moves on to the next replica after an UNAVAILABLE."""
        index = number
        channel = self._channel(index)
        stub = make(channel)
        while not self.ending.is_set():
            begun = time.monotonic()

            def attempt(call):
                nonlocal index, channel, stub
                try:
                    answer = call(stub)
                    attempts.append((begun, time.monotonic(), None))
                    return answer
                except grpc.RpcError as error:
                    attempts.append((begun, time.monotonic(), error.code()))
                    if error.code() == STATUS.UNAVAILABLE:
                        channel.close()
                        index += 1
                        channel = self._channel(index)
                        stub = make(channel)
                        time.sleep(0.05)
                    return None

            yield attempt
        channel.close()

    def _write(self, number):
        generator = random.Random(SEED + number)
        count, waiting = 0, None
        for attempt in self._calls(number, harness.adaptive_threshold_pb2_grpc.AdaptiveThresholdServiceStub, self.books.writes):
            if waiting is None:
                waiting = []
                for _ in range(generator.randrange(1, 4)):
                    waiting.append(trade_of("w%d-%d" % (number, count), user=generator.choice(self.users)))
                    count += 1
                with self.books.lock:
                    self.books.sent.update((trade.user_id, trade.trade_id) for trade in waiting)
            answer = attempt(lambda stub: stub.RecordTrades(v1.RecordTradesRequest(trades=waiting), timeout=DEADLINE))
            if answer is None:
                continue
            left = []
            for trade, result in zip(waiting, answer.results):
                if result.HasField("error"):
                    left.append(trade)
                else:
                    with self.books.lock:
                        self.books.answered.add((trade.user_id, trade.trade_id))
            waiting = left or None
            time.sleep(0.01)

    def _evaluate(self, number):
        generator = random.Random(SEED + 100 + number)
        for attempt in self._calls(number, harness.adaptive_threshold_pb2_grpc.AdaptiveThresholdServiceStub, self.books.evaluations):
            request = v1.EvaluateRequest(user_id=generator.choice(self.users), signal=signal_of())
            if attempt(lambda stub: stub.Evaluate(request, timeout=DEADLINE)) is not None:
                self.evaluated.add(request.user_id)
            time.sleep(0.01)


class Row:
    """One line of the table that `make test-faults` ends with."""

    def __init__(self, fault, load, database):
        books = load.books
        rows = execute_sql(database, "SELECT user_id, trade_id, count(*) FROM trades GROUP BY 1, 2").splitlines()
        found = {}
        for row in rows:
            user, trade, count = row.split("|")
            found[user, trade] = int(count)
        self.lost = sorted(books.answered - found.keys())
        self.repeated = sorted(name for name, count in found.items() if count > 1)
        self.unsent = sorted(found.keys() - books.sent)
        self.without_writes = books.gap(books.writes, load.begun, load.ended)
        self.without_evaluate = books.gap(books.evaluations, load.begun, load.ended)
        report(
            "%s | load: %s, %d writes, %d evaluations in %.0f s | answered %d, found %d, lost %d, repeated %d | longest without a write %.1f s, "
            "without an evaluation %.1f s"
            % (fault, load.description, len(books.writes), len(books.evaluations), load.ended - load.begun, len(books.answered), len(found),
               len(self.lost), len(self.repeated), self.without_writes, self.without_evaluate))  # fmt: skip

    def check(self, case):
        case.assertEqual(self.lost, [], "answered and not there, seed %d" % SEED)
        case.assertEqual(self.repeated, [], "there twice, seed %d" % SEED)
        case.assertEqual(self.unsent, [], "there and never sent, seed %d" % SEED)


class Line:
    """A TCP connection's way through this process, which can be cut without a word: neither end hears of it."""

    def __init__(self, port):
        self.port_behind = port
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.open = threading.Event()
        self.open.set()
        self.generation = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self):
        """What is connected falls silent for ever; new connections are taken and never answered."""
        self.generation += 1
        self.open.clear()

    def mend(self):
        """New connections work again; those that were cut stay silent."""
        self.open.set()

    def _accept(self):
        while True:
            near, _ = self.listener.accept()
            threading.Thread(target=self._serve, args=(near, self.generation), daemon=True).start()

    def _serve(self, near, generation):
        if not self.open.is_set():
            self.silent = getattr(self, "silent", []) + [near]
            return
        far = socket.create_connection(("127.0.0.1", self.port_behind))
        for one, other in ((near, far), (far, near)):
            threading.Thread(target=self._pass, args=(one, other, generation), daemon=True).start()

    def _pass(self, one, other, generation):
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                if generation != self.generation:
                    return
                other.sendall(data)
            if generation == self.generation:
                other.shutdown(socket.SHUT_WR)


def eventually(what, ask, seconds=60):
    end = time.monotonic() + seconds
    while True:
        try:
            if ask():
                return
        except (grpc.RpcError, OSError, subprocess.CalledProcessError):
            pass
        if time.monotonic() > end:
            raise AssertionError("%s did not come within %d s" % (what, seconds))
        time.sleep(0.1)
