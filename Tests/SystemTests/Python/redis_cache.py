"""Replicas share rate limits and scopes through a real Redis, and work on without it when it dies."""

import os
import signal
import subprocess
import tempfile
import time
import unittest

import harness
import grpc
from harness import FOLDER, Postgres, Server, report, signal_of, v1

LIMIT = 60


class Redis:
    """A Redis of one's own, on a port that stays when it is started again."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(dir=FOLDER)
        self.port = None
        for port in range(20_000 + os.getpid() % 5_000, 30_000):
            self.port = port
            if self.start():
                break
        self.url = "redis://127.0.0.1:%d/0" % self.port

    def start(self):
        self.process = subprocess.Popen(
            harness.bound_to_parent(
                ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]),
            cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        for _ in range(200):
            if self.process.poll() is not None:
                return False
            if self.command("PING") == "PONG":
                return True
            time.sleep(0.05)
        raise RuntimeError("Redis does not answer")

    def command(self, *words):
        ended = subprocess.run(["redis-cli", "-p", str(self.port), *words], capture_output=True, text=True, timeout=10)
        return ended.stdout.strip()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        """It still has its connections and answers none of them."""
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self):
        self.process.send_signal(signal.SIGCONT)


def metrics(server):
    import urllib.request

    port = next(int(word.split("=")[1]) for line in server.log if " listening " in line for word in line.split() if word.startswith("metrics="))
    text = urllib.request.urlopen("http://127.0.0.1:%d/metrics" % port, timeout=10).read().decode()
    return {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if line[:1] not in ("#", "")}


def eventually(what, ask, seconds=20):
    end = time.monotonic() + seconds
    while not ask():
        if time.monotonic() > end:
            raise AssertionError("%s did not come within %d s" % (what, seconds))
        time.sleep(0.05)


class RedisCache(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.postgres = Postgres()

    def setUp(self):
        self.redis = Redis()
        self.addCleanup(self.redis.kill)
        self.database = self.postgres.make_database()

    def server(self, **settings):
        server = Server(self.database, ENABLE_REDIS_CACHE="true", REDIS_URL=self.redis.url, **settings)
        self.addCleanup(server.kill)
        return server

    @staticmethod
    def evaluate(client, user, symbol="BTCUSDT"):
        return client.api.Evaluate(v1.EvaluateRequest(user_id=user, signal=signal_of(symbol)), timeout=20)

    def accepted(self, clients, user, calls):
        """How many of so many calls, spread evenly over the replicas within a second and a half, are not limited."""
        accepted = 0
        for index in range(calls):
            try:
                self.evaluate(clients[index % len(clients)], user)
                accepted += 1
            except grpc.RpcError as error:
                self.assertEqual(error.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)
            time.sleep(1.5 / calls)
        return accepted

    def test_a_limit_holds_for_all_replicas_together_and_for_each_alone_without_redis(self):
        servers = [self.server(RATE_LIMIT_PER_MINUTE=str(LIMIT)) for _ in range(2)]
        with servers[0].client() as one, servers[1].client() as two:
            together = self.accepted([one, two], "shared", 3 * LIMIT)
            report("of %d calls to two replicas with a limit of %d a minute, %d passed" % (3 * LIMIT, LIMIT, together))
            # What fills meanwhile, and what a replica grants before it has heard of the other.
            self.assertGreaterEqual(together, LIMIT)
            self.assertLessEqual(together, LIMIT * 1.25)
            self.redis.kill()
            alone = self.accepted([one, two], "alone", 3 * LIMIT)
            self.assertGreaterEqual(alone, 2 * LIMIT)
            self.assertLessEqual(alone, 2 * LIMIT * 1.1)
            eventually("the metric of a Redis that is away", lambda: metrics(servers[0])["adaptive_threshold_redis_in_reach"] == 0)
            self.assertTrue(self.redis.start())
            for client, server in zip((one, two), servers):
                eventually("Redis after its restart", lambda: self.is_shared_again(client, server))
            again = self.accepted([one, two], "again", 3 * LIMIT)
            self.assertLessEqual(again, LIMIT * 1.25)

    def is_shared_again(self, client, server):
        try:
            self.evaluate(client, "probe-%d" % time.monotonic_ns())
        except grpc.RpcError:
            pass
        return metrics(server)["adaptive_threshold_redis_in_reach"] == 1

    def test_a_replica_that_starts_with_an_empty_memory_finds_scopes_and_never_a_stale_one(self):
        first = self.server()
        with first.client() as client:
            for number in range(20):
                client.api.SetThresholds(v1.SetThresholdsRequest(
                    user_id="u%d" % number, symbol="BTCUSDT", values={"rsi_threshold": 60.0 + number}))
                self.evaluate(client, "u%d" % number)
        eventually("all scopes in Redis", lambda: int(self.redis.command("DBSIZE")) >= 40)
        # A change while no cache is told of it: the entry in Redis is now wrong.
        without = Server(self.database)
        self.addCleanup(without.kill)
        with without.client() as client:
            client.api.SetThresholds(v1.SetThresholdsRequest(
                user_id="u7", symbol="BTCUSDT", values={"rsi_threshold": 55.0}))
        second = self.server()
        with second.client() as client:
            for number in range(20):
                answer = self.evaluate(client, "u%d" % number)
                wanted = 55.0 if number == 7 else 60.0 + number
                self.assertEqual(answer.thresholds.thresholds["rsi_threshold"], wanted, number)
        # Each key is two scopes. All but the one that was changed are answered from Redis, although they were kept before
        # this replica began: it has read the change log back.
        counted = metrics(second)
        outcomes = [counted['adaptive_threshold_scope_cache_total{outcome="%s"}' % name] for name in ("hit", "stale", "miss")]
        self.assertEqual(outcomes, [38, 2, 0])
        # What the other replica changes from now on arrives through the change log.
        with without.client() as other, second.client() as client:
            token = other.api.SetThresholds(v1.SetThresholdsRequest(
                user_id="u3", symbol="BTCUSDT", values={"rsi_threshold": 52.0})).resume_token
            answer = client.api.GetThresholds(v1.GetThresholdsRequest(
                user_id="u3", symbol="BTCUSDT", at_least_token=token), timeout=20)
            self.assertEqual(answer.threshold_set.thresholds["rsi_threshold"], 52.0)

    def test_a_redis_that_is_dead_full_or_silent_holds_up_no_call(self):
        server = self.server(RATE_LIMIT_PER_MINUTE="100000")
        with server.client() as client:
            self.evaluate(client, "warm")
            for name, trouble in (("full", lambda: self.redis.command("CONFIG", "SET", "maxmemory", "1")),
                                  ("silent", self.redis.stop), ("dead", self.redis.kill)):
                trouble()
                slowest = 0
                for number in range(50):
                    begun = time.monotonic()
                    self.evaluate(client, "%s-%d" % (name, number))
                    slowest = max(slowest, time.monotonic() - begun)
                report("with a Redis that is %s, the slowest of 50 first calls took %d ms" % (name, slowest * 1000))
                # One attempt waits for the timeout of 250 ms, what queues behind it does not make another.
                self.assertLess(slowest, 2)
            self.assertEqual(server.terminate()[0], 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
