"""What the clients' tests play on: one Postgres, three replicas of thresholdd, and haproxy before them.

All of it is on loopback, in the folder of the system tests' harness, and ends with this process. Not for several threads
at once; and the thread that starts something must outlive it (see `harness._die_with_parent`).
"""

import hashlib
import json
import os
import random
import re
import secrets
import socket
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "SystemTests", "Python"))

import harness  # noqa: E402
from checklist import ITEMS  # noqa: E402
from harness import admin_pb2, v1  # noqa: E402

REPLICAS = 3
# No single wait of the stage takes longer, in seconds.
PATIENCE = 30

# gRPC goes through the configuration that the project ships; this adds the JSON API, on the same terms.
PROXY = os.path.join(HERE, "..", "..", "docker", "proxy", "haproxy.cfg")
HTTP_PROXY = """
frontend http
  bind 127.0.0.1:{port}
  default_backend http
backend http
  balance roundrobin
  default-server check inter 1s fastinter 500ms fall 2 rise 1
{servers}
"""


def free_port():
    """One below those that the system hands out itself, so that it is still free after a restart."""
    while True:
        port = random.randrange(15000, 30000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


def eventually(what, read, seconds=PATIENCE):
    """The first true value of `read`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = read()
        if value:
            return value
        time.sleep(0.02)
    raise TimeoutError("%s did not come within %d s" % (what, seconds))


class Replica:
    """One thresholdd, always on the same ports."""

    def __init__(self, number, database, settings):
        self.number = number
        self.grpc, self.http = free_port(), free_port()
        # Its transactions can be told apart in the database by this name.
        self.database = "%s?application_name=replica%d" % (database, number)
        self.settings = dict(settings, GRPC_PORT=str(self.grpc), PORT=str(self.http))
        self.server = self.client = None
        self.start()

    @property
    def is_up(self):
        return self.server is not None and self.server.process.poll() is None

    def start(self):
        if self.is_up:
            return
        self.server = harness.Server(self.database, **self.settings)
        self.client = harness.Client(self.server.target, self.settings["ADMIN_API_KEY"])

    def kill(self):
        if self.is_up:
            self.client.__exit__()
            self.server.kill()

    def watches(self):
        return self.client.admin.GetStats(admin_pb2.GetStatsRequest(), timeout=PATIENCE).watches


class Stage:
    def __init__(self, names):
        """`names` of who will play: each gets a key for its own users."""
        self.admin_key = secrets.token_hex(32)
        self.keys = {name: secrets.token_hex(32) for name in names}
        settings = {
            "ADMIN_API_KEY": self.admin_key,
            "API_KEYS_FILE": self._key_file(),
            # Pages of a test's own web server may ask.
            "CORS_ORIGINS": "*",
            # Little memory: there are three of them.
            "DB_POOL_SIZE": "4",
        }
        self.database = harness.Postgres().make_database()
        self.replicas = [Replica(number, self.database, settings) for number in range(1, REPLICAS + 1)]
        self.grpc, self.http = free_port(), free_port()
        self.proxy = self._start_proxy()

    def _key_file(self):
        keys = [
            {
                "name": name,
                "sha256": hashlib.sha256(key.encode()).hexdigest(),
                "users": [name] + ["%s-%s" % (name, item) for item in ITEMS],
                "rights": ["read", "trade"],
            }
            for name, key in self.keys.items()
        ]
        path = os.path.join(harness.FOLDER, "keys.json")
        with open(path, "w") as file:
            json.dump(keys, file)
        return path

    def _start_proxy(self):
        path = os.path.join(harness.FOLDER, "http.cfg")
        servers = "\n".join("  server replica-%d 127.0.0.1:%d" % (r.number, r.http) for r in self.replicas)
        with open(path, "w") as file:
            file.write(HTTP_PROXY.format(port=self.http, servers=servers))
        environment = {"PROXY_ADDRESS": "127.0.0.1", "PROXY_PORT": str(self.grpc)}
        for replica in self.replicas:
            environment["REPLICA_%d_HOST" % replica.number] = "127.0.0.1"
            environment["REPLICA_%d_PORT" % replica.number] = str(replica.grpc)
        return subprocess.Popen(
            ["haproxy", "-db", "-q", "-f", PROXY, "-f", path],
            env=dict(os.environ, **environment),
            stdin=subprocess.DEVNULL,
            preexec_fn=harness._die_with_parent,
        )

    def replica(self, number):
        return self.replicas[int(number) - 1]

    def kill_watched(self):
        """Kills the replica that has a watch open; its number."""

        def find():
            return next((r for r in self.replicas if r.is_up and r.watches() > 0), None)

        replica = eventually("a watch", find)
        replica.kill()
        return replica.number

    def set_thresholds(self, user, symbol, rsi):
        """Changes a threshold on some replica that is up."""
        replica = random.choice([r for r in self.replicas if r.is_up])
        replica.client.api.SetThresholds(
            v1.SetThresholdsRequest(user_id=user, symbol=symbol, values={"rsi_threshold": float(rsi)}),
            timeout=PATIENCE,
        )

    def count_trades(self, user, trade=None):
        for name in (user, trade or user):
            if not re.fullmatch(r"[A-Za-z0-9._:@/-]+", name):
                raise ValueError("not an id: %r" % name)
        where = "user_id = '%s'" % user + (" AND trade_id = '%s'" % trade if trade else "")
        return int(harness.execute_sql(self.database, "SELECT count(*) FROM trades WHERE " + where))

    def heal(self):
        """Every replica up and reached through the proxy."""
        for replica in self.replicas:
            replica.start()
        key = self.admin_key
        probe = v1.GetThresholdsRequest(user_id="stage")

        def answers():
            with harness.Client("127.0.0.1:%d" % self.grpc, key) as client:
                try:
                    for _ in range(2 * REPLICAS):
                        client.api.GetThresholds(probe, timeout=5)
                    return True
                except harness.grpc.RpcError:
                    return False

        eventually("an answer of every replica through the proxy", answers)
