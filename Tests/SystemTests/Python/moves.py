"""Crashes, moves between databases and changes of replica in the middle of a stream leave the same thresholds."""

import filecmp
import json
import random
import sqlite3
import threading
import time
import unittest

from harness import *
from stream import *

SEED = int(os.environ.get("THRESHOLD_SEED", "0")) or random.randrange(1, 1 << 30)


def export(database, name):
    path = os.path.join(FOLDER, name)
    control("db", "export", path, "--database", database)
    return path


def bring(archive, database, *options):
    return json.loads(control("db", "import", archive, "--database", database, "--json", *options))


def explain(database, stream):
    """What the stream's last cycle rested on, derived again."""
    told = json.loads(control("explain", stream.last_adaptation, "--database", database, "--json"))
    assert told["is_equal"], told
    names = ("evidence", "attempt", "standing", "outcomes_looked_back_on", "thresholds", "verdicts", "updates")
    return {name: told[name] for name in names}


def verify(database):
    told = json.loads(control("db", "verify", "--database", database, "--json"))
    assert told["findings"] == [] and told["versions_equal"] > 0, told
    return told


class Moves(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.postgres = Postgres()
        cls.undisturbed = Stream()
        database = make_sqlite()
        with Server(database) as server, server.client() as client:
            cls.undisturbed.play(client.api)
        cls.explained = explain(database, cls.undisturbed)
        assert cls.undisturbed.moves >= 5, "the thresholds move: %d" % cls.undisturbed.moves

    def compare(self, stream, database):
        """Every decision, every threshold and the evidence, bit for bit."""
        pairs = zip(stream.answers, self.undisturbed.answers)
        different = [number for number, (mine, other) in enumerate(pairs) if mine != other]
        self.assertEqual(different[:3], [], "signals answered otherwise")
        self.assertEqual(len(stream.answers), SIGNALS)
        self.assertEqual(explain(database, stream), self.explained)

    def test_kills_in_the_middle_of_writes(self):
        print("seed %d" % SEED, flush=True)
        generator = random.Random(SEED)
        database, stream, cut = make_sqlite(), Stream(), 0
        server = Server(database)
        for until in range(100, SIGNALS, 100):
            with server.client() as client:
                stream.play(client.api, until)
                failed = []

                def learn():
                    try:
                        stream.learn(client.api)
                    except grpc.RpcError as error:
                        failed.append(error.code())

                writer = threading.Thread(target=learn)
                writer.start()
                time.sleep(generator.uniform(0, 0.01))
                server.kill()
                writer.join()
                cut += len(failed)
            server = Server(database)
        with server, server.client() as client:
            stream.play(client.api)
        self.compare(stream, database)
        verify(database)
        report("%d kills, %d of them within a call; %d moves: the same answers" % (SIGNALS // 100 - 1, cut, stream.moves))

    def test_from_sqlite_to_postgres_and_back(self):
        databases = [make_sqlite(), self.postgres.make_database(), make_sqlite()]
        stream, archives, bytes_equal = Stream(), [], 0
        for number, database in enumerate(databases):
            if archives:
                told = bring(archives[-1], database)
                self.assertEqual(told["mode"], "restored")
                again = export(database, "again%d.jsonl" % number)
                self.assertTrue(filecmp.cmp(again, archives[-1], shallow=False), "exported again, it is the same")
                bytes_equal += os.path.getsize(again)
            with Server(database) as server, server.client() as client:
                if stream.last_adapt:
                    self.check_foreign(client.api, token, stream)
                is_last = number == len(databases) - 1
                stream.play(client.api, SIGNALS if is_last else after_cycle(SIGNALS * (number + 1) // 3))
                token = self.set_threshold(client.api, "other%d" % number, 60)
                self.assertEqual(server.terminate()[0], 0)
            verify(database)
            archives.append(export(database, "archive%d.jsonl" % number))
        self.compare(stream, databases[-1])
        report("sqlite -> postgresql -> sqlite: %d bytes exported again are equal, the same answers" % bytes_equal)

    def check_foreign(self, api, token, stream):
        """A token of the old store is refused; a repeated request is answered as before, with a token of this one."""
        read = v1.GetThresholdsRequest(user_id=stream.user, symbol=stream.symbol, at_least_token=token)
        error = status_of(lambda: api.GetThresholds(read, timeout=TIMEOUT))
        self.assertEqual((error.code(), reason(error)), (grpc.StatusCode.INVALID_ARGUMENT, "REVISION_FOREIGN"))
        answer = api.Adapt(stream.last_adapt, timeout=TIMEOUT)
        read.at_least_token = answer.resume_token
        self.assertEqual(api.GetThresholds(read, timeout=5).threshold_set.user_id, stream.user)

    def test_a_user_moves_into_a_store_in_use(self):
        old, new, stream = make_sqlite(), self.postgres.make_database(), Stream()
        with Server(old) as server, server.client() as client:
            stream.play(client.api, after_cycle(SIGNALS * 3 // 4))
            self.assertGreater(stream.moves, 0, "there is something to see")
            token = self.set_threshold(client.api, "other", 61)
            server.terminate()
        archive = export(old, "move.jsonl.gz")
        with Server(new) as server, server.client() as client:
            api = client.api
            self.set_threshold(api, "resident", 62)
            self.set_threshold(api, "other", 63)
            said = control("db", "import", archive, "--database", new, status=1)
            self.assertIn("other", said)
            scopes = [v1.Scope(user_id=stream.user, symbol=stream.symbol)]
            watch = api.WatchThresholds(v1.WatchThresholdsRequest(scopes=scopes), timeout=TIMEOUT)
            while next(watch).WhichOneof("event") != "snapshot_complete":
                pass
            told = bring(archive, new, "--user", stream.user)
            self.assertEqual((told["mode"], told["records"]["user"]), ("moved", 1))
            change = next(message for message in watch if message.WhichOneof("event") != "bookmark")
            self.assertEqual(change.WhichOneof("event"), "change")
            expected = stream.answers[-1][1]
            self.assertEqual(dict(change.change.threshold_set.thresholds), expected, "the watch sees who has come")
            watch.cancel()
            self.check_foreign(api, token, stream)
            stream.play(api)
            rsi = api.GetThresholds(v1.GetThresholdsRequest(user_id="resident"), timeout=TIMEOUT)
            self.assertEqual(rsi.threshold_set.thresholds["rsi_threshold"], 62)
            verify(new)
        self.compare(stream, new)
        said = control("db", "import", archive, "--database", new, "--user", stream.user, "--user", "other", status=1)
        self.assertRegex(said, "%s, other" % stream.user)
        verify(new)
        report("a user moved from sqlite into postgresql in use, between two calls: the same answers")

    def set_threshold(self, api, user, rsi):
        values = {"rsi_threshold": rsi}
        return api.SetThresholds(v1.SetThresholdsRequest(user_id=user, values=values), timeout=TIMEOUT).resume_token

    def test_replicas_take_turns(self):
        database, stream = self.postgres.make_database(), Stream()
        with Server(database) as first, Server(database) as second:
            with first.client() as one, second.client() as other:
                for turn in range(8):
                    api = (one if turn % 2 == 0 else other).api
                    stream.play(api, SIGNALS if turn == 7 else after_cycle(SIGNALS * (turn + 1) // 8))
                    if turn < 7:
                        self.wait_for_all(stream, (one, other))
        self.compare(stream, database)
        verify(database)
        report("two replicas on one database took turns 8 times: the same answers")

    def wait_for_all(self, stream, clients):
        """Until each replica has what the last write did."""
        for client in clients:
            token = client.api.Adapt(stream.last_adapt, timeout=TIMEOUT).resume_token
            read = v1.GetThresholdsRequest(user_id=stream.user, symbol=stream.symbol, at_least_token=token)
            client.api.GetThresholds(read, timeout=TIMEOUT)

    def test_a_restored_backup_refuses_tokens_of_the_lost_future(self):
        database = make_sqlite()
        path = database[len("sqlite:") :]
        with Server(database) as server, server.client() as client:
            self.set_threshold(client.api, "alice", 61)
            with contextlib.closing(sqlite3.connect(path)) as live, sqlite3.connect(path + ".backup") as backup:
                live.backup(backup)
            backup.close()
        with Server(database) as server, server.client() as client:
            lost = self.set_threshold(client.api, "alice", 62)
            server.terminate()
        for suffix in ("-wal", "-shm"):  # of the file that is replaced
            with contextlib.suppress(FileNotFoundError):
                os.remove(path + suffix)
        shutil.copy(path + ".backup", path)
        told = json.loads(control("db", "migrate", "--raise-epoch", "--database", database, "--json"))
        self.assertEqual(told["raised_epoch"], 2)
        with Server(database) as server, server.client() as client:
            read = v1.GetThresholdsRequest(user_id="alice", at_least_token=lost)
            error = status_of(lambda: client.api.GetThresholds(read, timeout=TIMEOUT))
            self.assertEqual(reason(error), "REVISION_FOREIGN")
            read.ClearField("at_least_token")
            now = client.api.GetThresholds(read, timeout=TIMEOUT).threshold_set
            self.assertEqual(now.thresholds["rsi_threshold"], 61)


if __name__ == "__main__":
    unittest.main(verbosity=2)
