"""thresholdctl db verify finds each kind of damage, names it, and says nothing of a store that is right."""

import json
import sqlite3
import time
import unittest
from random import Random

from harness import *
from stream import *

SIGNALS_PLAYED = 640


def date(day):
    """Of a number of days since 1970."""
    return time.strftime("%Y-%m-%d", time.gmtime(day * 86_400))


class Verify(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.original = make_sqlite()
        cls.stream = Stream()
        with Server(cls.original) as server, server.client() as client:
            api = client.api
            cls.stream.play(api, SIGNALS_PLAYED)
            now = timestamp(cls.stream.now)
            for rsi in (61, 62):
                values = {"rsi_threshold": rsi}
                api.SetThresholds(v1.SetThresholdsRequest(user_id=USER, values=values, as_of=now), timeout=TIMEOUT)
            policy = types.Policy(protections=types.Protections(rules=[types.Protection(rule="cooldown_period")]))
            api.SetPolicy(v1.SetPolicyRequest(user_id=USER, policy=policy, as_of=now), timeout=TIMEOUT)
            trade = trade_of("elsewhere", user=USER, symbol=SYMBOL, closed_at=now, signal=signal_of(SYMBOL))
            api.RecordTrades(v1.RecordTradesRequest(trades=[trade], as_of=now), timeout=TIMEOUT)
            server.terminate()
        assert cls.stream.moves > 2, cls.stream.moves

    def damaged(self, sql):
        """A copy of the store in which some rows are not what they were."""
        copy = make_sqlite()
        with sqlite3.connect(self.original[len("sqlite:") :]) as source:
            with sqlite3.connect(copy[len("sqlite:") :]) as target:
                source.backup(target)
                rows = 0
                for statement in sql if isinstance(sql, list) else [sql]:
                    rows += target.execute(statement).rowcount
            target.close()
        source.close()
        self.assertGreater(rows, 0, "the damage is done")
        return copy

    def find(self, sql, *expected):
        """Each of `expected`, a pattern, is found, and the exit code is 1."""
        database = self.damaged(sql)
        told = json.loads(control("db", "verify", "--database", database, "--json", status=1))
        text = "\n".join("%(user_id)s/%(symbol)s: %(what)s" % finding for finding in told["findings"])
        for pattern in expected:
            self.assertRegex(text, pattern)
        spoken = control("db", "verify", "--database", database, status=1)
        lines = spoken.splitlines()
        table = next(number for number, line in enumerate(lines) if line.startswith("audited"))
        self.assertEqual(table, len(told["findings"]), "a line for each, and then the table")
        return told["findings"]

    def test_a_store_that_is_right(self):
        told = json.loads(control("db", "verify", "--database", self.original, "--json"))
        self.assertEqual(told["findings"], [])
        self.assertEqual(told["keys"], 2)
        self.assertEqual(told["trades"], int(execute_sql(self.original, "SELECT count(*) FROM trades")))
        self.assertEqual(told["outcomes"], int(execute_sql(self.original, "SELECT count(*) FROM outcomes")))
        self.assertGreater(told["versions_equal"], 2)

    def test_a_flipped_byte_in_the_learners_state(self):
        learner = self.row("learner", "scopes", "symbol = '%s'" % SYMBOL)
        # A byte within E, a double after the watermark and the position.
        self.find(self.flip("scopes", "learner", "symbol = '%s'" % SYMBOL, len(learner) // 2), "the learner's state")

    def test_a_missing_outcome(self):
        self.find("DELETE FROM outcomes WHERE number = 100 AND symbol = '%s'" % SYMBOL, "outcome 101 follows outcome 99")

    def test_a_missing_last_outcome(self):
        last = int(execute_sql(self.original, "SELECT max(number) FROM outcomes WHERE symbol = ''"))
        found = self.find(
            "DELETE FROM outcomes WHERE symbol = '' AND number = %d" % last,
            "the outcomes end at %d, the scope counts %d" % (last - 1, last),
        )
        self.assertTrue(all(finding["symbol"] == "" for finding in found), found)

    def test_a_changed_outcome(self):
        self.find(
            "UPDATE outcomes SET pnl_percent = pnl_percent + 0.5 WHERE number = 50 AND symbol = '%s'" % SYMBOL,
            "(entry|learner)",
        )

    def test_a_doubled_outcome(self):
        self.find(
            "UPDATE outcomes SET decision_id = (SELECT decision_id FROM outcomes WHERE number = 7 AND symbol = '') "
            "WHERE number = 8 AND symbol = ''",
            "outcome 8 is another of decision",
        )

    def test_a_missing_decision(self):
        self.find(
            "DELETE FROM decisions WHERE decision_id = (SELECT decision_id FROM outcomes WHERE number = 9 LIMIT 1)",
            "outcome 9 is of decision .*, which is not there",
        )

    def test_a_changed_threshold(self):
        self.find(
            "UPDATE scopes SET own_confidence = own_confidence + 1e-6 WHERE symbol = '%s'" % SYMBOL,
            "now confidence_threshold is [0-9.]+, the replay gives [0-9.]+", "the set is not the one",
        )  # fmt: skip

    def test_a_changed_baseline(self):
        self.find("UPDATE scopes SET baseline_rsi = 60.0 WHERE symbol = ''", "the baseline of rsi_threshold is 60.0")

    def test_a_lost_entry(self):
        self.find("DELETE FROM journal WHERE sequence = 5 AND symbol = '%s'" % SYMBOL, "entry 6 follows entry 4")

    def test_a_changed_entry(self):
        self.find(
            "UPDATE journal SET summary = 'nothing to see' WHERE sequence = 7 AND symbol = '%s'" % SYMBOL,
            'entry 7 .*it says "nothing to see"',
        )

    def test_an_entry_that_cannot_be_read(self):
        self.find(
            "UPDATE journal SET input = x'01' WHERE sequence = 3 AND symbol = '%s'" % SYMBOL, "entry 3 .* cannot be read"
        )

    def test_a_lost_change(self):
        revision = int(execute_sql(self.original, "SELECT max(revision) - 1 FROM changes"))
        self.find("DELETE FROM changes WHERE revision = %d" % revision, "misses revision %d" % revision, "not in the log")

    def test_a_lost_last_change(self):
        revision = int(execute_sql(self.original, "SELECT max(revision) FROM changes"))
        self.find("DELETE FROM changes WHERE revision = %d" % revision, "misses revision %d" % revision)

    def test_a_changed_change(self):
        rows = execute_sql(self.original, "SELECT revision FROM changes WHERE symbol = '' ORDER BY revision")
        first, second = (int(row) for row in rows.split()[:2])
        self.find(
            "UPDATE changes SET previous = (SELECT previous FROM changes WHERE revision = %d) WHERE revision = %d"
            % (first, second),
            "change %d does not begin where change %d ended" % (second, first),
        )

    def test_lost_locks(self):
        self.find(
            "UPDATE scopes SET locks = NULL WHERE symbol = '%s'" % SYMBOL,
            "the locks were changed 0 times, the log says 1 times", "lock [0-9a-f]+, which change [0-9]+ made",
        )  # fmt: skip

    def test_locks_that_cannot_be_read(self):
        self.find(self.flip("scopes", "locks", "symbol = '%s'" % SYMBOL, 0), "the scopes cannot be read")

    def test_a_lost_trade(self):
        self.find("DELETE FROM trades WHERE trade_id = 'elsewhere'", "trade elsewhere, which has an outcome, is not there")
        self.find(
            "DELETE FROM trades WHERE trade_id = (SELECT max(trade_id) FROM trades)",
            "the trade of decision .*, which has an outcome, is not there",
        )

    def test_a_trade_that_taught_nobody(self):
        self.find(
            ["DELETE FROM outcomes WHERE decision_id = 'trade:elsewhere'",
             "UPDATE scopes SET outcome_count = outcome_count - 1"],
            "trade elsewhere was learned from, and has no outcome",
        )  # fmt: skip

    def test_a_changed_day(self):
        for symbol, byte in (("", 0), (SYMBOL, 9), (SYMBOL, 200)):
            day = int(self.row("max(day)", "daily_results", "symbol = '%s'" % symbol))
            where = "symbol = '%s' AND day = %d" % (symbol, day)
            found = self.find(
                self.flip("daily_results", "result", where, byte),
                "cannot be read" if byte == 0 else "%s: the result is (not that of its trades|of .* trades)" % date(day),
            )
            self.assertEqual(len(found), 1, found)

    def test_a_lost_day(self):
        day = int(self.row("min(day)", "daily_results", "symbol = ''"))
        found = self.find(
            "DELETE FROM daily_results WHERE symbol = '' AND day = %d" % day,
            "%s: [0-9]+ trades are counted in a result that is not there" % date(day),
        )
        self.assertEqual(len(found), 1, found)

    def test_a_trade_that_is_said_to_wait(self):
        closed = int(self.row("closed_at", "trades", "trade_id = 'elsewhere'"))
        found = self.find(
            "UPDATE trades SET counted = 0 WHERE trade_id = 'elsewhere'",
            "%s: the result is of ([0-9]+) trades, [0-9]+ are counted in it" % date(closed // (86_400 * 10**9)),
        )
        self.assertEqual(len(found), 2, "the symbol's day and the user's")

    def test_trades_that_wait_are_none_of_it(self):
        # As if all of them had been recorded by a program that knows nothing of days.
        database = self.damaged(["UPDATE trades SET counted = 0", "DELETE FROM daily_results"])
        self.assertEqual(json.loads(control("db", "verify", "--database", database, "--json"))["findings"], [])
        control("db", "migrate", "--database", database)
        rows = "SELECT symbol, day, hex(result) FROM daily_results ORDER BY 1, 2"
        self.assertEqual(execute_sql(database, rows), execute_sql(self.original, rows))
        self.assertEqual(execute_sql(database, "SELECT count(*) FROM trades WHERE counted = 0"), "0")
        self.assertEqual(json.loads(control("db", "verify", "--database", database, "--json"))["findings"], [])

    def test_explain_tells_the_difference(self):
        database = self.damaged(
            "UPDATE outcomes SET pnl_percent = pnl_percent + 40 WHERE number = 50 AND symbol = '%s'" % SYMBOL
        )
        whole = json.loads(control("explain", self.stream.last_adaptation, "--database", self.original, "--json"))
        self.assertTrue(whole["is_equal"])
        told = json.loads(
            control("explain", self.stream.last_adaptation, "--database", database, "--json", status=1)
        )
        self.assertFalse(told["is_equal"])
        self.assertIn("there is no adaptation", control("explain", "nothing", "--database", database, status=1))

    def test_explain_asks_a_server(self):
        with Server(self.original) as server:
            arguments = ("explain", self.stream.last_adaptation, "--server", server.target, "--user", USER)
            told = json.loads(control(*arguments, "--symbol", SYMBOL, "--json"))
            self.assertEqual(told["adaptation_id"], self.stream.last_adaptation)
            self.assertIn("has no adaptation", control(*arguments, status=1))

    def test_other_schemas_are_told_and_left_alone(self):
        version = int(execute_sql(self.original, "SELECT schema_version FROM meta"))
        for other, words in ((version + 1, "newer program"), (version - 1, "db migrate")):
            database = self.damaged("UPDATE meta SET schema_version = %d" % other)
            told = json.loads(control("db", "status", "--database", database, "--json"))
            self.assertEqual((told["schema_version"], told["program_schema_version"]), (other, version))
            for command in (["verify"], ["export", os.path.join(FOLDER, "none.jsonl")], ["import", "/dev/null"]):
                self.assertRegex(control("db", *command, "--database", database, status=1), words)
            self.assertEqual(execute_sql(database, "SELECT schema_version FROM meta"), str(other))
        newer = self.damaged("UPDATE meta SET schema_version = %d" % (version + 1))
        self.assertRegex(control("db", "migrate", "--database", newer, status=1), "newer program")
        missing = make_sqlite()
        self.assertIn("no store yet", control("db", "verify", "--database", missing, status=1))
        self.assertFalse(os.path.exists(missing[len("sqlite:") :]), "and none was made")
        told = json.loads(control("db", "migrate", "--database", missing, "--json"))
        self.assertEqual((told["schema_before"], told["schema_version"]), (None, version))

    def row(self, column, table, condition):
        with sqlite3.connect(self.original[len("sqlite:") :]) as connection:
            value = connection.execute("SELECT %s FROM %s WHERE %s" % (column, table, condition)).fetchone()[0]
        connection.close()
        return value

    def flip(self, table, column, condition, position):
        """A statement that flips a bit of one byte."""
        value = bytearray(self.row(column, table, condition))
        value[position] ^= 1
        return "UPDATE %s SET %s = x'%s' WHERE %s" % (table, column, value.hex(), condition)


class Borrowed(unittest.TestCase):
    """A key that went by what other users' outcomes said."""

    USERS = ["teacher-%d" % number for number in range(5)]
    PUPIL = "pupil"

    @classmethod
    def setUpClass(cls):
        cls.original = make_sqlite()
        with Server(cls.original, ADAPTATION_MIN_TRADES="30") as server, server.client() as client:
            for user in cls.USERS:
                cls.learn(client, user)
        # Whom one may borrow from is remembered for ten minutes.
        with Server(cls.original, ADAPTATION_MIN_TRADES="30") as server, server.client() as client:
            cls.adaptation = cls.learn(client, cls.PUPIL)
            server.terminate()

    @staticmethod
    def learn(client, user):
        """Forty signals, the confident ones of which gain, and a cycle; its id."""
        random = Random(user)
        edges = [random.uniform(0.76, 1) for _ in range(40)]
        requests = [v1.EvaluateRequest(user_id=user, signal=signal_of(SYMBOL, confidence=edge)) for edge in edges]
        answers = client.api.BatchEvaluate(v1.BatchEvaluateRequest(requests=requests), timeout=TIMEOUT)
        outcomes = [
            types.Outcome(
                outcome_id="%s-%d" % (user, number), user_id=user, decision_id=result.response.decision_id,
                pnl_percent=(1.5 if edge > 0.88 else -1.5) + random.uniform(-1, 1),
            )
            for number, (edge, result) in enumerate(zip(edges, answers.results))
        ]  # fmt: skip
        told = client.api.RecordOutcomes(v1.RecordOutcomesRequest(outcomes=outcomes), timeout=TIMEOUT)
        assert all(result.learned for result in told.results), told
        request = v1.AdaptRequest(user_id=user, symbol=SYMBOL, force=True)
        return client.api.Adapt(request, timeout=TIMEOUT).adaptation_id

    def test_what_was_borrowed_is_replayed(self):
        told = json.loads(control("explain", self.adaptation, "--database", self.original, "--json"))
        self.assertTrue(told["is_equal"])
        self.assertEqual(told["borrowed"]["users_of_symbol"], 5, told["borrowed"])
        told = json.loads(control("db", "verify", "--database", self.original, "--json"))
        self.assertEqual(told["findings"], [])
        self.assertEqual(told["users"], 6)

    def verify_changed_weight(self, byte, status):
        """Verifies the store with a bit of a borrowed weight changed, in that byte of it, the last one first."""
        connection = sqlite3.connect(self.original[len("sqlite:") :])
        condition = "entry_id = '%s'" % self.adaptation
        entry = bytearray(connection.execute("SELECT input FROM journal WHERE " + condition).fetchone()[0])
        connection.close()
        # The last of the weights, doubles, before the two counts that end the entry.
        entry[-24 + byte] ^= 1
        database = make_sqlite()
        with open(self.original[len("sqlite:") :], "rb") as source, open(database[len("sqlite:") :], "wb") as target:
            target.write(source.read())
        execute_sql(database, "UPDATE journal SET input = x'%s' WHERE %s" % (entry.hex(), condition))
        return json.loads(control("db", "verify", "--database", database, "--json", status=status))

    def test_a_changed_borrowed_weight(self):
        told = self.verify_changed_weight(4, status=1)
        found = ["%(user_id)s: %(what)s" % finding for finding in told["findings"]]
        self.assertEqual(found, ["%s: the learner's state is not the replay's" % self.PUPIL])

    def test_a_borrowed_weight_that_was_rounded_otherwise(self):
        told = self.verify_changed_weight(0, status=0)
        self.assertEqual(told["findings"], [])
        self.assertEqual(told["keys_rounded_otherwise"], 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
