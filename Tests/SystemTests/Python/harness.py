"""What the scripts of this folder share: stubs made from proto/, a running thresholdd, and stores for it.

THRESHOLD_PROGRAMS names the folder of thresholdd and thresholdctl. Everything is on loopback, on free ports, in a
temporary folder, and ends with this process.
"""

import atexit
import contextlib
import ctypes
import glob
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

# Every child is another program at once: what grpc would do around a fork only gets in its way.
os.environ.setdefault("GRPC_ENABLE_FORK_SUPPORT", "0")

import grpc  # noqa: E402
import grpc_tools  # noqa: E402
from google.rpc import error_details_pb2  # noqa: E402
from grpc_status import rpc_status  # noqa: E402
from grpc_tools import protoc  # noqa: E402

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
PROGRAMS = os.environ.get("THRESHOLD_PROGRAMS", os.path.join(ROOT, ".build", "debug"))
if "THRESHOLD_FOLDER" in os.environ:  # of the process that started this one
    FOLDER = os.environ["THRESHOLD_FOLDER"]
else:
    FOLDER = os.environ["THRESHOLD_FOLDER"] = tempfile.mkdtemp(prefix="threshold-system-")
    atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)


# Ended from outside, a script still ends what it started.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


def _make_stubs(stubs):
    proto = os.path.join(ROOT, "proto")
    files = sorted(glob.glob(os.path.join(proto, "adaptive_threshold", "v1", "*.proto")))
    os.mkdir(stubs)
    common = os.path.join(os.path.dirname(grpc_tools.__file__), "_proto")
    options = ["-I" + proto, "-I" + common, "--python_out=" + stubs, "--grpc_python_out=" + stubs]
    status = protoc.main(["protoc"] + options + files)
    if status != 0:
        raise RuntimeError("protoc made no stubs of proto/")


STUBS = os.path.join(FOLDER, "stubs")
if not os.path.exists(STUBS):
    _make_stubs(STUBS)
sys.path.insert(0, STUBS)

from adaptive_threshold.v1 import adaptive_threshold_pb2 as v1  # noqa: E402
from adaptive_threshold.v1 import adaptive_threshold_pb2_grpc, admin_pb2, admin_pb2_grpc  # noqa: E402
from adaptive_threshold.v1 import types_pb2 as types  # noqa: E402

SERVICE = "adaptive_threshold.v1.AdaptiveThresholdService"
ADMIN = "adaptive_threshold.v1.AdminService"
# No call of these scripts may take longer, in seconds.
TIMEOUT = 60


def report(text):
    """Notes a measured figure for whoever reads the output."""
    print("REPORT " + text, flush=True)


def _die_with_parent():
    """Ends a child with the thread that started it, however that ends. Only Linux can; elsewhere `atexit` has to do."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def bound_to_parent(command, signal_name="KILL"):
    """The command, to be ended by a signal when the thread that starts it ends. Without a function between fork and exec,
    and so without a fork: what gRPC does in a child of a process that makes calls can break it."""
    return ["setpriv", "--pdeathsig", signal_name] + command if sys.platform == "linux" else command


class Server:
    """A running thresholdd."""

    def __init__(self, database="memory:", **settings):
        self.log = []
        self.process = subprocess.Popen(
            bound_to_parent([os.path.join(PROGRAMS, "thresholdd")]),
            env=environment(DATABASE_URL=database, **settings),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        atexit.register(self.kill)
        port = queue.Queue()
        threading.Thread(target=self._read_log, args=(port,), daemon=True).start()
        number = port.get(timeout=TIMEOUT)
        if number is None:
            raise RuntimeError("thresholdd did not start:\n" + "".join(self.log))
        self.target = "127.0.0.1:%d" % number

    def _read_log(self, port):
        for line in self.process.stderr:
            self.log.append(line)
            match = re.search(r" listening .*\bgrpc=(\d+)", line)
            if match:
                port.put(int(match.group(1)))
        port.put(None)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    def kill(self):
        """SIGKILL: what a crash leaves behind."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def terminate(self):
        """SIGTERM; the exit code, and the seconds that the end took."""
        begun = time.monotonic()
        self.process.terminate()
        return self.process.wait(timeout=TIMEOUT), time.monotonic() - begun

    def resident_megabytes(self):
        kilobytes = subprocess.check_output(["ps", "-o", "rss=", "-p", str(self.process.pid)], text=True)
        return int(kilobytes) / 1024

    @contextlib.contextmanager
    def client(self, key=None, **options):
        with Client(self.target, key, **options) as client:
            yield client


def start_in_vain(**settings):
    """Starts a thresholdd that is to refuse; its exit code and what it said."""
    said = environment(**{"DATABASE_URL": "memory:", **settings})
    command = [os.path.join(PROGRAMS, "thresholdd")]
    ended = subprocess.run(command, env=said, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=TIMEOUT)
    return ended.returncode, ended.stderr


def environment(**settings):
    """An environment with nothing in it but what is said here."""
    said = {"GRPC_PORT": "0", "PORT": "0", "METRICS_PORT": "0", "METRICS_HISTORY_PATH": "memory:",
            "PATH": os.environ["PATH"]}
    # What a sanitizer is told, and what is loaded for it.
    kept = ("ASAN_OPTIONS", "TSAN_OPTIONS", "LD_PRELOAD")
    said.update({name: os.environ[name] for name in kept if name in os.environ})
    said.update(settings)
    return said


class Client:
    """A channel of its own connection, with the stubs of both services on it."""

    def __init__(self, target, key=None, **options):
        settings = {"grpc.use_local_subchannel_pool": 1}
        settings.update({name.replace("__", "."): value for name, value in options.items()})
        self.channel = grpc.insecure_channel(target, options=list(settings.items()))
        self.metadata = [("authorization", "Bearer " + key)] if key else []
        on = self.channel
        if key:
            on = grpc.intercept_channel(on, _WithMetadata(self.metadata))
        self.api = adaptive_threshold_pb2_grpc.AdaptiveThresholdServiceStub(on)
        self.admin = admin_pb2_grpc.AdminServiceStub(on)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.channel.close()


class _WithMetadata(
    grpc.UnaryUnaryClientInterceptor, grpc.UnaryStreamClientInterceptor, grpc.StreamStreamClientInterceptor
):
    """Adds metadata to each call."""

    def __init__(self, metadata):
        self.metadata = metadata

    def _add(self, continuation, details, request):
        details = details._replace(metadata=list(details.metadata or []) + self.metadata)
        return continuation(details, request)

    intercept_unary_unary = intercept_unary_stream = intercept_stream_stream = _add


class Postgres:
    """A Postgres of one's own, until this process ends; a hot standby, if it is told of what."""

    def __init__(self, *settings, standby_of=None):
        variables = dict(os.environ)
        if standby_of:
            variables["STANDBY_OF"] = standby_of.url.rsplit(":", 1)[1].split("/")[0]
        self.folder = tempfile.mkdtemp(prefix="pg-", dir="/tmp")
        options = [part for setting in settings for part in ("-c", setting)]
        self.keeper = subprocess.Popen(
            [os.path.join(ROOT, "Tests", "Support", "postgres.sh"), "run", self.folder] + options,
            env=variables,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(self.stop)
        self.url = self.keeper.stdout.readline().strip()
        if not self.url:
            raise RuntimeError("Postgres did not start; is postgresql installed?")
        self.databases = 0

    def stop(self):
        if self.keeper.poll() is None:
            self.keeper.stdin.close()
            self.keeper.wait(timeout=TIMEOUT)

    def make_database(self):
        self.databases += 1
        name = "system%d" % self.databases
        execute_sql(self.url, "CREATE DATABASE " + name)
        return self.url.rsplit("/", 1)[0] + "/" + name


class PgBouncer:
    """A pgbouncer in transaction mode before the databases of a Postgres, until this process ends."""

    def __init__(self, postgres):
        self.server_port = postgres.url.rsplit(":", 1)[1].split("/")[0]
        folder = tempfile.mkdtemp(prefix="pgbouncer-", dir="/tmp")
        self.keeper = subprocess.Popen(
            [os.path.join(ROOT, "Tests", "Support", "pgbouncer.sh"), "run", folder, self.server_port],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(self.stop)
        url = self.keeper.stdout.readline().strip()
        if not url:
            raise RuntimeError("pgbouncer did not start; is it installed?")
        self.port = url.rsplit(":", 1)[1].split("/")[0]

    def stop(self):
        if self.keeper.poll() is None:
            self.keeper.stdin.close()
            self.keeper.wait(timeout=TIMEOUT)

    def url_of(self, database):
        """Where a database of that Postgres is reached through it."""
        return database.replace(":%s/" % self.server_port, ":%s/" % self.port)


def make_sqlite():
    return "sqlite:" + os.path.join(tempfile.mkdtemp(dir=FOLDER), "test.db")


def execute_sql(database, sql):
    """What the database's own program prints, bare."""
    if database.startswith("sqlite:"):
        import sqlite3

        with contextlib.closing(sqlite3.connect(database[len("sqlite:") :], timeout=10)) as connection:
            rows = connection.execute(sql).fetchall()
            connection.commit()
            return "\n".join("|".join(str(cell) for cell in row) for row in rows)
    command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql, database]
    return subprocess.check_output(command, text=True).strip()


def status_of(call):
    """The error that a call ends with."""
    try:
        result = call()
        if hasattr(result, "__next__"):
            result = list(result)
    except grpc.RpcError as error:
        return error
    raise AssertionError("answered with %r" % (result,))


def detail(error, message):
    """The google.rpc detail of this type in an error, `None` if it has none."""
    status = rpc_status.from_call(error)
    for packed in status.details if status else []:
        found = message()
        if packed.Unpack(found):
            return found
    return None


def reason(error):
    return detail(error, error_details_pb2.ErrorInfo).reason


def bad_fields(error):
    """Every field that a BadRequest names."""
    found = detail(error, error_details_pb2.BadRequest)
    return {violation.field for violation in found.field_violations} if found else set()


def timestamp(seconds):
    from google.protobuf.timestamp_pb2 import Timestamp

    stamp = Timestamp()
    stamp.FromNanoseconds(int(round(seconds * 1000)) * 1_000_000)
    return stamp


def signal_of(symbol="BTCUSDT", action=types.ACTION_BUY, confidence=0.9, **fields):
    """A signal that passes every gate of the defaults."""
    values = dict(rsi=40.0, change_percent=3.0, volume=5e9, macd=0.05, price=100.0)
    values.update(fields)
    return types.Signal(symbol=symbol, action=action, confidence=confidence, **values)


def trade_of(trade_id, user="alice", symbol="BTCUSDT", pnl_percent=1.0, closed_at=None, **fields):
    return types.Trade(
        trade_id=trade_id,
        user_id=user,
        symbol=symbol,
        side=types.ACTION_BUY,
        pnl_percent=pnl_percent,
        closed_at=closed_at or timestamp(time.time() - 60),
        **fields,
    )
