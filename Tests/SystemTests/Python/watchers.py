"""Subscribers of a run with at least 100 changes: each sees every change, in order, however often it is stopped."""

import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
import unittest

from harness import *

USER = "walker"
SYMBOLS = ["", "AAA", "BBB", "CCC"]
CHANGES_MIN = 100
# Of these, at least so many are the learner's, which needs some hundreds of outcomes before it moves anything.
ADAPTATIONS = 40
ROUNDS_MAX = 80
SEED = int(os.environ.get("THRESHOLD_SEED", "0")) or random.randrange(1, 1 << 30)


class Bot:
    """A simulated user whose sure signals win and whose doubtful ones lose, so that its learner has something to find."""

    def __init__(self, api, random):
        self.api = api
        self.random = random
        self.now = 1_700_000_000
        self.changes = {"set": 0, "reset": 0, "adapt": 0, "rollback": 0}
        self.outcomes = 0

    def trade(self, symbol, count):
        """Decides on `count` signals and reports what became of each."""
        self.now += 60
        confidences = [self.random.choice((0.8, 0.8, 0.98)) for _ in range(count)]
        requests = [
            v1.EvaluateRequest(
                user_id=USER, as_of=timestamp(self.now), signal=signal_of(symbol, confidence=confidence)
            )
            for confidence in confidences
        ]
        answer = self.api.BatchEvaluate(v1.BatchEvaluateRequest(requests=requests), timeout=TIMEOUT)
        self.now += 600
        outcomes = []
        for result, confidence in zip(answer.results, confidences):
            self.outcomes += 1
            outcomes.append(
                types.Outcome(
                    outcome_id="o-%d" % self.outcomes,
                    user_id=USER,
                    decision_id=result.response.decision_id,
                    pnl_percent=(1.5 if confidence > 0.9 else -1.5) * self.random.uniform(0.9, 1.1),
                )
            )
        request = v1.RecordOutcomesRequest(outcomes=outcomes, as_of=timestamp(self.now))
        for result in self.api.RecordOutcomes(request, timeout=TIMEOUT).results:
            assert result.learned, result

    def adapt(self, symbol):
        self.now += 3700
        request = v1.AdaptRequest(user_id=USER, symbol=symbol, force=True, as_of=timestamp(self.now))
        answer = self.api.Adapt(request, timeout=TIMEOUT)
        self.changes["adapt"] += bool(answer.updates)

    def set_policy(self):
        pinned = ["rsi_threshold", "macd_threshold", "volume_threshold", "momentum_threshold"]
        policy = types.Policy(max_loss_percent=3, pinned=pinned)
        request = v1.SetPolicyRequest(user_id=USER, policy=policy, as_of=timestamp(self.now))
        self.api.SetPolicy(request, timeout=TIMEOUT)

    def rollback(self, symbol):
        """Takes the newest adaptation back."""
        moved = [entry for entry in self.journal(symbol) if entry.updates]
        request = v1.RollbackAdaptationRequest(adaptation_id=moved[-1].adaptation_id, as_of=timestamp(self.now))
        answer = self.api.RollbackAdaptation(request, timeout=TIMEOUT)
        for update in moved[-1].updates:
            assert answer.threshold_set.thresholds[update.parameter] == update.old_value, answer
        self.changes["rollback"] += 1

    def set(self, symbol):
        values = {"rsi_threshold": self.random.uniform(55, 85), "volume_threshold": self.random.uniform(2e8, 5e9)}
        request = v1.SetThresholdsRequest(user_id=USER, symbol=symbol, values=values, as_of=timestamp(self.now))
        self.api.SetThresholds(request, timeout=TIMEOUT)
        self.changes["set"] += 1

    def reset(self, symbol):
        request = v1.ResetThresholdsRequest(user_id=USER, symbol=symbol, as_of=timestamp(self.now))
        before = self.thresholds(symbol)
        after = self.api.ResetThresholds(request, timeout=TIMEOUT).threshold_set
        self.changes["reset"] += before.version != after.version

    def thresholds(self, symbol):
        return self.api.GetThresholds(
            v1.GetThresholdsRequest(user_id=USER, symbol=symbol), timeout=TIMEOUT
        ).threshold_set

    def journal(self, symbol):
        entries, token = [], ""
        while True:
            request = v1.ListAdaptationsRequest(user_id=USER, symbol=symbol, page_token=token, page_size=50)
            page = self.api.ListAdaptations(request, timeout=TIMEOUT)
            entries += page.adaptations
            token = page.next_page_token
            if not token:
                return entries[::-1]


class Subscriber:
    def __init__(self, target, name, *options):
        self.path = os.path.join(tempfile.mkdtemp(dir=FOLDER), name)
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "subscriber.py")
        self.command = [sys.executable, script, target, self.path, USER, ",".join(SYMBOLS)] + list(options)
        self.starts = 0
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL)
        self.starts += 1

    def kill(self):
        self.process.kill()
        self.process.wait()

    def messages(self):
        if not os.path.exists(self.path):
            return []
        with open(self.path) as file:
            return [json.loads(line) for line in file.readlines() if line.endswith("\n")]


class Watchers(unittest.TestCase):
    def test_on_sqlite(self):
        self.run_against(make_sqlite())

    def test_on_postgres(self):
        self.run_against(Postgres().make_database())

    def run_against(self, database):
        generator = random.Random(SEED)
        print("seed %d" % SEED, flush=True)
        # Small steps make many of them; every outcome counts.
        settings = dict(LEARNER="guarded_gradient", LEARNER_STEP="0.3", MAX_ADAPTATION_PER_CYCLE="0.01", LEARN_SAMPLE_PER_KEY="1000000")
        with Server(database, **settings) as server, server.client() as client:
            bot = Bot(client.api, generator)
            bot.set_policy()
            steady = Subscriber(server.target, "steady")
            strict = Subscriber(server.target, "strict", "--strict")
            killed = Subscriber(server.target, "killed", "--strict")
            single = Subscriber(server.target, "single", "--single")
            everyone = [steady, strict, killed, single]
            for each in everyone:
                self.addCleanup(each.kill)
            self.wait_until(lambda: all(each.messages() for each in everyone), "all have a snapshot")
            ended = threading.Event()
            killer = threading.Thread(target=self.keep_killing, args=(killed, generator.randrange(1 << 30), ended))
            killer.start()
            try:
                self.make_changes(bot)
            finally:
                ended.set()
                killer.join()
            last = max(bot.thresholds(symbol).revision for symbol in SYMBOLS)
            for each in everyone:
                self.wait_until(lambda: each.messages()[-1].get("revision") == last, each.path + " has the last change")
            time.sleep(0.3)  # anything repeated would come now
            self.check(bot, {os.path.basename(each.path): each.messages() for each in everyone})
            made = ", ".join("%d %s" % (count, kind) for kind, count in bot.changes.items())
            report("%s: %s seen by 4; one killed %d times" % (database.split(":")[0], made, killed.starts - 1))

    def make_changes(self, bot):
        for _ in range(ROUNDS_MAX):
            if bot.changes["adapt"] >= ADAPTATIONS:
                break
            bot.trade("AAA", 80)
            for symbol in ("", "AAA"):  # both learn from these outcomes, and BBB and CCC inherit what the first finds
                bot.adapt(symbol)
        bot.rollback("")
        for _ in range(12):
            for symbol in SYMBOLS:
                bot.set(symbol)
            bot.reset(bot.random.choice(SYMBOLS[1:]))
            bot.set("")  # what was reset follows it, so that several scopes change together
            bot.reset("")

    def keep_killing(self, subscriber, seed, ended):
        generator = random.Random(seed)
        while not ended.wait(generator.uniform(0.2, 0.9)):
            subscriber.kill()
            subscriber.start()

    def wait_until(self, condition, what):
        end = time.monotonic() + TIMEOUT
        while not condition():
            self.assertLess(time.monotonic(), end, "seed %d: never true: %s" % (SEED, what))
            time.sleep(0.05)

    def check(self, bot, seen):
        made = sum(bot.changes.values())
        self.assertGreaterEqual(made, CHANGES_MIN, bot.changes)
        self.assertGreaterEqual(bot.changes["adapt"], ADAPTATIONS, bot.changes)
        journal = {symbol: bot.journal(symbol) for symbol in SYMBOLS}
        changes = {name: [m for m in messages if m["event"] == "change"] for name, messages in seen.items()}
        for name, messages in seen.items():
            with self.subTest(name, seed=SEED):
                self.check_order(changes[name])
                self.check_state(bot, messages)
                self.assertFalse([m for m in messages if m.get("conflated")], "nobody was slow")
        for name in changes:
            # After the snapshot all see the same, message by message.
            self.assertEqual(changes[name], changes["strict"], "%s, seed %d" % (name, SEED))
        self.check_journal(journal, changes["strict"])
        together = [change["revision"] for change in changes["strict"]]
        self.assertEqual(len(set(together)), made, bot.changes)
        self.assertGreater(len(together), made, "some changes moved several scopes")

    def check_order(self, changes):
        places = [(change["revision"], SYMBOLS.index(change["symbol"])) for change in changes]
        self.assertEqual(places, sorted(set(places)), "in order, none twice")
        tokens = [change["token"] for change in changes]
        self.assertEqual(len(tokens), len(set(tokens)))

    def check_state(self, bot, messages):
        """Each change begins where the one before ended, from the snapshot to what the server says now."""
        state = {}
        for message in messages:
            if message["event"] == "snapshot":
                state.update(message["sets"])
            elif message["event"] == "change":
                self.assertEqual(message["previous"], state[message["symbol"]], message)
                state[message["symbol"]] = message["values"]
        self.assertEqual(sorted(state), sorted(SYMBOLS))
        for symbol in SYMBOLS:
            self.assertEqual(state[symbol], dict(bot.thresholds(symbol).thresholds), symbol)

    def check_journal(self, journal, changes):
        """Every step that moved a value was seen, with its id, and in the journal's order."""
        for symbol in SYMBOLS:
            moved = [entry.adaptation_id for entry in journal[symbol] if entry.updates]
            of_scope = {entry.adaptation_id for entry in journal[symbol]}
            own = [c["adaptation"] for c in changes if c["symbol"] == symbol and c["adaptation"] in of_scope]
            adapted = [e.adaptation_id for e in journal[symbol] if e.updates and e.cause == types.CAUSE_ADAPTATION]
            self.assertLessEqual(set(adapted), set(own), symbol)
            self.assertEqual(own, [entry for entry in moved if entry in set(own)], symbol)


if __name__ == "__main__":
    unittest.main(verbosity=2)
