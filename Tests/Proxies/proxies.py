"""What the scripts of this folder share: replicas of thresholdd on one Postgres, and each proxy of docker/proxy before them.

The configurations are the very files of docker/proxy; only the variables at the top of each are filled in.
"""

import contextlib
import os
import random
import socket
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "HTTP"))

import support  # noqa: E402
from support import equal, eventually, harness, report  # noqa: E402, F401

import grpc  # noqa: E402
from grpc_health.v1 import health_pb2, health_pb2_grpc  # noqa: E402

CONFIGURATIONS = os.path.join(harness.ROOT, "docker", "proxy")
SERVING = health_pb2.HealthCheckResponse.SERVING
# As the configurations ask for it.
DRAIN_DELAY = 5


def free_port():
    """A port that nobody listens on, outside the range from which the kernel takes the ports of clients: it will be
    used again and again."""
    while True:
        port = random.randint(10_000, 19_999)
        with socket.socket() as probe:
            with contextlib.suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return port


class Replicas:
    """Replicas of thresholdd on a Postgres of their own; each keeps its port when it is started again."""

    def __init__(self, count=3, **settings):
        self.database = harness.Postgres().make_database()
        self.settings = {"DRAIN_DELAY": "%ds" % DRAIN_DELAY, **settings}
        self.ports = [free_port() for _ in range(count)]
        self.servers = [self._start(port) for port in self.ports]

    def _start(self, port):
        return support.Server(self.database, GRPC_PORT=str(port), **self.settings)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for server in self.servers:
            server.kill()

    def restart(self, index):
        """SIGTERM, the end, and a new start; the seconds until the end."""
        code, seconds = self.servers[index].terminate()
        # A crash tells its reason long before its last line.
        equal(code, 0, "exit of replica %d, %s" % (index + 1, "".join(self.servers[index].log[-300:])))
        self.start_again(index)
        return seconds

    def start_again(self, index):
        """A new start of one that has ended."""
        self.servers[index] = self._start(self.ports[index])

    def started(self, method):
        """How many calls of a method each replica has seen begin since it was started; 0 for one that is down."""
        counts = []
        for server in self.servers:
            if server.process.poll() is not None:
                counts.append(0)
                continue
            lines = server.request("GET", "/metrics", port=server.metrics).text.splitlines()
            found = [line for line in lines if line.startswith("grpc_server_started_total{") and '"%s"' % method in line]
            counts.append(sum(int(float(line.rsplit(" ", 1)[1])) for line in found))
        return counts


class EchoServers:
    """Servers of the test's own methods, of every kind."""

    def __init__(self, count=3):
        program = os.path.join(harness.PROGRAMS, "EchoServer")
        self.processes = [
            subprocess.Popen(
                harness.bound_to_parent([program, "0", "1"]), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
            )
            for _ in range(count)
        ]
        self.ports = [int(process.stdout.readline().rsplit(":", 1)[1]) for process in self.processes]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in self.processes:
            process.kill()
            process.wait()


class Proxy:
    """A running proxy in front of three ports of loopback; `target` is where it listens."""

    name = None
    # Whether it asks replicas for their health.
    asks = False

    def __init__(self, replica_ports):
        self.port = free_port()
        self.target = "127.0.0.1:%d" % self.port
        self.folder = tempfile.mkdtemp(dir=harness.FOLDER)
        self.variables = {"PROXY_ADDRESS": "127.0.0.1", "PROXY_PORT": str(self.port)}
        for number, port in enumerate(replica_ports, 1):
            self.variables["REPLICA_%d_HOST" % number] = "127.0.0.1"
            self.variables["REPLICA_%d_PORT" % number] = str(port)
        command = self.command()
        self.log = os.path.join(self.folder, "log")
        with open(self.log, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                # On SIGTERM, those with processes of their own end these.
                harness.bound_to_parent(command, "TERM"),
                env=dict(os.environ, **self.variables),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        try:
            eventually("%s with a replica" % self.name, self._answers, seconds=30)
        except AssertionError as error:
            self.stop()
            raise AssertionError("%s: %s" % (error, self.said())) from error

    def command(self):
        raise NotImplementedError

    def rendered(self, file):
        """The path of a configuration with its variables filled in, as its first lines tell."""
        path = os.path.join(self.folder, file)
        with open(os.path.join(CONFIGURATIONS, file), "rb") as source, open(path, "wb") as filled:
            subprocess.run(["envsubst"], stdin=source, stdout=filled, env=dict(os.environ, **self.variables), check=True)
        return path

    def _answers(self):
        if self.process.poll() is not None:
            raise AssertionError("%s ended with %d" % (self.name, self.process.returncode))
        with harness.Client(self.target) as client, contextlib.suppress(grpc.RpcError):
            return health(client.channel) == SERVING

    def said(self):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return log.read()[-3000:]

    def client(self, **options):
        """A connection of its own whose calls are made once: also what gRPC repeats unseen is not repeated."""
        return harness.Client(self.target, grpc__enable_retries=0, **options)

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


class Envoy(Proxy):
    name = "envoy"
    asks = True

    def command(self):
        self.variables["ADMIN_PORT"] = str(free_port())
        # HTTP before the replicas is for `make test-docker`; nobody listens there here.
        for name in ["PROXY_HTTP_PORT"] + ["REPLICA_%d_HTTP_PORT" % number for number in (1, 2, 3)]:
            self.variables[name] = str(free_port())
        program = os.path.join(os.path.dirname(sys.executable), "envoy")
        # Hot restart shares memory with every other Envoy of this machine.
        return [program, "-c", self.rendered("envoy.yaml"), "--disable-hot-restart", "--concurrency", "2", "-l", "warning"]


class HAProxy(Proxy):
    name = "haproxy"
    asks = True

    def command(self):
        return [_program("haproxy"), "-f", os.path.join(CONFIGURATIONS, "haproxy.cfg")]


class Nginx(Proxy):
    name = "nginx"

    def command(self):
        return [_program("nginx"), "-p", self.folder, "-e", "stderr", "-c", self.rendered("nginx.conf")]


class Nghttpx(Proxy):
    name = "nghttpx"

    def command(self):
        return [_program("nghttpx"), "--conf", self.rendered("nghttpx.conf")]


PROXIES = (Envoy, HAProxy, Nginx, Nghttpx)


def health(channel, timeout=5):
    return health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest(), timeout=timeout).status


def _program(name):
    """Debian keeps servers out of an ordinary user's path."""
    for folder in os.environ["PATH"].split(os.pathsep) + ["/usr/sbin"]:
        path = os.path.join(folder, name)
        if os.access(path, os.X_OK):
            return path
    raise AssertionError("%s is not installed; run Scripts/prepare proxies" % name)
