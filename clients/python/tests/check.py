"""Proves the items of clients/README.md against the stage: check.py sync|asyncio."""

import datetime
import os
import queue
import random
import sys
import threading
import time
import traceback
import urllib.request

from adaptive_threshold import Change, Client, Code, SnapshotComplete, Source, ThresholdError, Trade
from blocking import BlockingClient

TARGET, KEY, USER = (os.environ["THRESHOLD_" + name] for name in ("TARGET", "KEY", "USER"))
MAKE = {"sync": Client, "asyncio": BlockingClient}[sys.argv[1]]
# A signal that passes every gate of the defaults.
GOOD = dict(confidence=0.9, rsi=40.0, change_percent=3.0, volume=5e9, macd=0.05, price=100.0)
# No wait for an event takes longer, in seconds.
PATIENCE = 40


def stage(path):
    with urllib.request.urlopen(os.environ["THRESHOLD_CONTROL"] + path, timeout=90) as answer:
        return answer.read().decode().strip()


def client(item, key=KEY, **options):
    return MAKE(TARGET, key, user=bot_user(item), **options)


def equal(found, expected, what):
    if found != expected:
        raise AssertionError("%s: %r, expected %r" % (what, found, expected))


def within(lowest, highest, work):
    """What `work` returns, or the error that it raises, if it takes so many seconds."""
    begun = time.monotonic()
    try:
        result = work()
    except ThresholdError as error:
        result = error
    took = time.monotonic() - begun
    if not lowest <= took <= highest:
        raise AssertionError("took %.2f s, not %g to %g; %r" % (took, lowest, highest, result))
    return result


def bot_user(item):
    return "%s-%s" % (USER, item)


class Events:
    """What a watch hands out, read by a thread, so that a test may wait for it no longer than `PATIENCE`."""

    def __init__(self, watch):
        self.watch = watch
        self.all = []
        self.inbox = queue.Queue()
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self):
        try:
            for event in self.watch:
                self.inbox.put(event)
            self.inbox.put(None)
        except ThresholdError as error:
            self.inbox.put(error)

    def next(self):
        event = self.inbox.get(timeout=PATIENCE)
        if event is None or isinstance(event, ThresholdError):
            raise AssertionError("the watch ended: %s" % event)
        self.all.append(event)
        return event

    def until(self, kind, count=1):
        """The last of so many events of a kind."""
        while True:
            event = self.next()
            if isinstance(event, kind):
                count -= 1
                if count == 0:
                    return event

    @property
    def values(self):
        return [event.set.values["rsi_threshold"] for event in self.all if isinstance(event, Change)]

    def completes(self):
        return sum(isinstance(event, SnapshotComplete) for event in self.all)

    def close(self):
        self.watch.close()
        self.thread.join(PATIENCE)
        if self.thread.is_alive():
            raise AssertionError("closing the watch does not end it")


def check_connect():
    with client("connect") as bot:
        values = bot.thresholds("BTCUSDT", deadline=10).values
    equal(len(values), 5, "thresholds")


def check_should_trade():
    with client("should_trade", deadline=10) as bot:
        good = bot.should_trade("BTCUSDT", "buy", **GOOD)
        equal((bool(good), good.source, len(good.thresholds)), (True, Source.SERVER, 5), good.reason)
        if not good.decision_id:
            raise AssertionError("there is no decision_id")
        bad = bot.should_trade("BTCUSDT", "buy", **{**GOOD, "confidence": 0.1})
        equal((bool(bad), bad.source), (False, Source.SERVER), bad.reason)
        if "confidence 0.1 is below" not in bad.reason:
            raise AssertionError(bad.reason)


def check_fallback():
    for way in ("cut", "stall"):
        with client("fallback", deadline=1) as bot:
            equal(bot.should_trade("BTCUSDT", "buy", deadline=10, **GOOD).source, Source.SERVER, "before")
            stage("/wire/" + way)
            for action, intent, expected in (("buy", "entry", False), ("sell", "exit", True), ("hold", "exit", False)):
                decision = within(0, 5, lambda: bot.should_trade("BTCUSDT", action, intent=intent, **GOOD))
                equal((bool(decision), decision.source), (expected, Source.FALLBACK), "%s %s" % (way, decision))
            stage("/restore")
            end = time.monotonic() + 30
            while bot.should_trade("BTCUSDT", "buy", **GOOD).source != Source.SERVER:
                if time.monotonic() > end:
                    raise AssertionError("after a %s, the server is not found again" % way)


def check_last_known():
    try:
        client("last_known", last_known=60.5)
        raise AssertionError("60.5 s is not refused")
    except ValueError:
        pass
    compare_gates()
    with client("last_known", last_known=5, deadline=10) as bot, client("last_known", deadline=10) as other:
        for each in (bot, other):
            equal(each.should_trade("BTCUSDT", "buy", **GOOD).source, Source.SERVER, "before")
        asked = time.monotonic()
        stage("/wire/cut")
        good = bot.should_trade("BTCUSDT", "buy", deadline=1, **GOOD)
        equal((bool(good), good.source), (True, Source.LAST_KNOWN), good.reason)
        bad = bot.should_trade("BTCUSDT", "buy", deadline=1, **{**GOOD, "rsi": 95.0})
        equal((bool(bad), bad.source), (False, Source.LAST_KNOWN), bad.reason)
        unknown = bot.should_trade("ETHUSDT", "buy", deadline=1, **GOOD)
        equal((bool(unknown), unknown.source), (False, Source.FALLBACK), unknown.reason)
        without = other.should_trade("BTCUSDT", "buy", deadline=1, **GOOD)
        equal((bool(without), without.source), (False, Source.FALLBACK), without.reason)
        time.sleep(max(0, asked + 5.1 - time.monotonic()))
        late = bot.should_trade("BTCUSDT", "buy", deadline=1, **GOOD)
        equal((bool(late), late.source), (False, Source.FALLBACK), late.reason)


def compare_gates():
    """Signals of all kinds: what the last known thresholds decide is what the server decided."""
    dice = random.Random(7)

    def maybe(value):
        return value if dice.random() < 0.8 else None

    signals = [
        dict(
            action=dice.choice(["buy", "sell", "hold"]), intent=dice.choice(["entry", "entry", "exit"]),
            confidence=maybe(dice.choice([0.5, 0.75, 0.9])), rsi=maybe(dice.choice([30.0, 70.0, 71.0])),
            change_percent=maybe(dice.choice([-3.0, -2.0, 1.0, 2.0])), volume=maybe(dice.choice([1e9, 5e9, 9e8])),
            macd=maybe(dice.choice([-0.1, 0.0, 0.1])),
        )
        for _ in range(80)
    ]  # fmt: skip
    with client("last_known", last_known=60, deadline=10) as bot:
        told = [bot.should_trade("BTCUSDT", **signal) for signal in signals]
        equal({decision.source for decision in told}, {Source.SERVER}, "who decided")
        stage("/wire/cut")
        for signal, decision in zip(signals, told):
            known = bot.should_trade("BTCUSDT", deadline=1, **signal)
            equal(known.should_trade, decision.should_trade, "%s: %s | %s" % (signal, decision.reason, known.reason))
        equal({bool(decision) for decision in told}, {True, False}, "decisions of all kinds")
    stage("/restore")


def check_deadline():
    with client("deadline", deadline=0.5) as bot:
        bot.thresholds(deadline=10)
        stage("/wire/stall")
        error = within(0.4, 5, bot.thresholds)
        equal(getattr(error, "code", error), Code.DEADLINE_EXCEEDED, "the error")


def check_trade_once():
    closed = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=1)
    with client("trade_once") as bot:
        for trade_id, ambush in (("t-1", "/ambush"), ("t-2", "/ambush/answer")):
            trade = Trade(trade_id, "BTCUSDT", "buy", pnl_percent=1.25, closed_at=closed)
            stage(ambush)
            first = bot.record_trade(trade)
            number = stage("/ambush/result")
            print("   %s of replica %s: %s" % (ambush, number, first), flush=True)
            equal(first.is_recorded, True, "recorded")
            equal(stage("/trades/count?user=%s&trade=%s" % (bot_user("trade_once"), trade_id)), "1", "trades")
            if ambush == "/ambush/answer":
                equal(first.is_repeated, True, "the commit whose answer was lost is found")
            equal(bot.record_trade(trade).is_repeated, True, "repeated")
            stage("/restore")


def check_watch_resume():
    user = bot_user("watch_resume")

    def change(value):
        stage("/thresholds/set?user=%s&symbol=BTCUSDT&rsi=%d" % (user, value))

    with client("watch_resume") as bot:
        events = Events(bot.watch(["BTCUSDT"]))
        events.until(SnapshotComplete)
        for value in range(51, 61):
            change(value)
            if value == 53:
                stage("/watch/kill")
        events.until(Change, 10)
        equal(events.values, list(range(51, 61)), "changes")
        equal(events.completes(), 1, "snapshots")
        token = next(event.token for event in events.all if isinstance(event, Change) and event.set.values["rsi_threshold"] == 56)
        events.close()
        later = Events(bot.watch(["BTCUSDT"], token=token))
        later.until(Change, 4)
        equal((later.values, later.completes()), (list(range(57, 61)), 0), "after the token of the sixth")
        later.close()


def check_watch_silence():
    with client("watch_silence") as bot:
        events = Events(bot.watch(["BTCUSDT"], bookmark_interval=5))
        events.until(SnapshotComplete)
        stage("/wire/mute")
        stage("/thresholds/set?user=%s&symbol=BTCUSDT&rsi=61" % bot_user("watch_silence"))
        within(10, 30, lambda: events.until(Change))
        stage("/thresholds/set?user=%s&symbol=BTCUSDT&rsi=62" % bot_user("watch_silence"))
        events.until(Change)
        equal((events.values, events.completes()), ([61, 62], 1), "changes and snapshots")
        events.close()


def check_wrong_key():
    with client("wrong_key", key="no-such-key", deadline=10) as bot:
        for work in (lambda: bot.should_trade("BTCUSDT", "buy", **GOOD), bot.thresholds):
            error = within(0, 10, work)
            equal((getattr(error, "code", error), error.reason), (Code.UNAUTHENTICATED, "KEY_UNKNOWN"), "the error")


def main():
    failed = False
    for name, check in list(globals().items()):
        if not name.startswith("check_"):
            continue
        item = name.removeprefix("check_")
        try:
            check()
            print("CHECK %s ok" % item, flush=True)
        except Exception as error:  # Each item has its own verdict, whatever went wrong.
            failed = True
            traceback.print_exc()
            text = ("%s: %s" % (type(error).__name__, error)).replace("\n", " ")
            print("CHECK %s FAILED %s" % (item, text), flush=True)
        stage("/restore")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
