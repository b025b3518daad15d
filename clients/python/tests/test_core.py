"""What needs no server: gates, memory, and when to ask again."""

import datetime
import unittest

from adaptive_threshold import Code, Source, ThresholdError, Trade, gates
from adaptive_threshold.asking import Asking, question
from adaptive_threshold.memory import Memory
from adaptive_threshold.recording import Recording
from adaptive_threshold.v1 import adaptive_threshold_pb2 as v1
from adaptive_threshold.v1 import types_pb2
from adaptive_threshold.watching import Watching
from google.protobuf import duration_pb2

NAN = float("nan")
THRESHOLDS = {
    "rsi_threshold": 70.0,
    "confidence_threshold": 0.75,
    "macd_threshold": 0.0,
    "volume_threshold": 1e9,
    "momentum_threshold": 2.0,
}
AWAY = ThresholdError(Code.UNAVAILABLE, "away")


def ask(action="buy", intent="entry", **values):
    fields = dict(confidence=0.9, rsi=40.0, change_percent=3.0, volume=5e9, macd=0.05)
    fields.update(values)
    return question(
        "alice", "BTCUSDT", action, intent, fields["confidence"], fields["rsi"], fields["change_percent"],
        fields["volume"], fields["macd"], None, None, False,
    )  # fmt: skip


def answer(**fields):
    return v1.EvaluateResponse(should_trade=True, thresholds=types_pb2.ThresholdSet(thresholds=THRESHOLDS), **fields)


class GateTests(unittest.TestCase):
    def test_gates_are_the_servers(self):
        for passes, values in (
            (True, {}),
            (True, dict(rsi=70.0, confidence=0.75, macd=0.0, volume=1e9, change_percent=-2.0)),
            (True, dict(rsi=None, macd=None, volume=None, change_percent=None)),
            (True, dict(action="sell", macd=-0.05, rsi=95.0)),
            (False, dict(action="sell")),
            (False, dict(confidence=None)),
            (False, dict(rsi=70.1)),
            (False, dict(confidence=0.749)),
            (False, dict(macd=-0.01)),
            (False, dict(volume=9e8)),
            (False, dict(change_percent=1.9)),
            (False, dict(confidence=NAN)),
            (False, dict(rsi=NAN)),
            (False, dict(macd=NAN)),
            (False, dict(volume=NAN)),
            (False, dict(change_percent=NAN)),
            (False, dict(action="hold")),
        ):
            with self.subTest(values):
                self.assertEqual(gates.refusal(ask(**values).signal, THRESHOLDS) is None, passes)


class AskingTests(unittest.TestCase):
    def decide(self, memory, now, request=None, error=AWAY):
        asking = Asking(request or ask(), memory, now, 1)
        step = asking.failed(error, now)
        return asking.failed(error, now + step) if isinstance(step, float) else step

    def test_an_unavailable_server_is_asked_twice(self):
        asking = Asking(ask(), Memory(0), 0, 1)
        pause = asking.failed(AWAY, 0.1)
        self.assertTrue(0.02 <= pause <= 0.05, pause)
        self.assertEqual(asking.failed(AWAY, 0.2).source, Source.FALLBACK)

    def test_not_beyond_the_deadline(self):
        self.assertEqual(Asking(ask(), Memory(0), 0, 1).failed(AWAY, 0.99).source, Source.FALLBACK)

    def test_a_fault_of_the_caller_is_raised(self):
        for code in (Code.UNAUTHENTICATED, Code.PERMISSION_DENIED, Code.INVALID_ARGUMENT, Code.CANCELLED):
            with self.assertRaises(ThresholdError):
                self.decide(Memory(60), 0, error=ThresholdError(code, ""))

    def test_last_known_ages_from_when_the_server_knew(self):
        memory = Memory(60)
        memory.note("BTCUSDT", answer(), 100)
        self.assertEqual(self.decide(memory, 159.9).source, Source.LAST_KNOWN)
        self.assertEqual(self.decide(memory, 160.1).source, Source.FALLBACK)
        memory.note("BTCUSDT", answer(stale=True, age=duration_pb2.Duration(seconds=50)), 200)
        self.assertEqual(self.decide(memory, 209.9).source, Source.LAST_KNOWN)
        self.assertEqual(self.decide(memory, 210.1).source, Source.FALLBACK)

    def test_an_answer_with_locks_decides_nothing(self):
        memory = Memory(60)
        memory.note("BTCUSDT", answer(), 100)
        memory.note("BTCUSDT", answer(locks=[types_pb2.Lock(rule="loss")]), 101)
        self.assertEqual(self.decide(memory, 102).source, Source.FALLBACK)

    def test_it_is_off_unless_asked_for(self):
        memory = Memory(0)
        memory.note("BTCUSDT", answer(), 100)
        self.assertEqual(self.decide(memory, 100).source, Source.FALLBACK)

    def test_the_oldest_symbol_is_forgotten_first(self):
        memory = Memory(60)
        for number in range(10_001):
            memory.note(str(number), answer(), 100)
        self.assertIsNone(memory.recall("0", 100))
        self.assertIsNotNone(memory.recall("1", 100))


class TradeTests(unittest.TestCase):
    def trade(self, **fields):
        closed = datetime.datetime(2026, 1, 2, tzinfo=datetime.timezone.utc)
        return Trade("t-1", "BTCUSDT", "buy", pnl_percent=-1.5, closed_at=closed, **fields).message("alice")

    def test_it_says_what_closed_it(self):
        self.assertEqual(self.trade(exit_reason="stop_loss").exit_reason, types_pb2.EXIT_REASON_STOP_LOSS)
        self.assertEqual(self.trade().exit_reason, types_pb2.EXIT_REASON_UNSPECIFIED)
        names = [name for name in types_pb2.ExitReason.keys() if name != "EXIT_REASON_UNSPECIFIED"]
        told = [self.trade(exit_reason=name[len("EXIT_REASON_") :].lower()).exit_reason for name in names]
        self.assertEqual([types_pb2.ExitReason.Name(reason) for reason in told], names)
        with self.assertRaises(KeyError):
            self.trade(exit_reason="stop")


class RecordingTests(unittest.TestCase):
    def recording(self, *ids):
        return Recording([types_pb2.Trade(trade_id=each) for each in ids or ["t-1"]], 0, 30)

    def test_a_trade_needs_an_id(self):
        with self.assertRaises(ThresholdError) as caught:
            self.recording("t-1", "")
        self.assertEqual([fault.field for fault in caught.exception.faults], ["trades[1].trade_id"])

    def test_pauses_double_up_to_five_seconds(self):
        recording = self.recording()
        for base in (0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 5, 5):
            recording.failed(AWAY)
            pause = recording.pause(0)
            self.assertTrue(base / 2 <= pause <= base, (base, pause))

    def test_the_server_says_how_long(self):
        recording = self.recording()
        recording.failed(ThresholdError(Code.RESOURCE_EXHAUSTED, "", retry_after=7))
        self.assertEqual(recording.pause(0), 7)

    def test_what_does_not_help_is_raised_at_once(self):
        for error in (
            ThresholdError(Code.INVALID_ARGUMENT, ""),
            ThresholdError(Code.RESOURCE_EXHAUSTED, ""),
            ThresholdError(Code.ABORTED, ""),
            ThresholdError(Code.INTERNAL, ""),
            ThresholdError(Code.UNAVAILABLE, "", may_retry=False),
        ):
            with self.assertRaises(ThresholdError):
                self.recording().failed(error)

    def test_the_last_error_is_raised_when_no_time_is_left(self):
        recording = self.recording()
        recording.failed(ThresholdError(Code.UNAVAILABLE, "", retry_after=10))
        self.assertEqual(recording.pause(19.9), 10)
        with self.assertRaises(ThresholdError):
            recording.pause(20.1)

    def test_only_what_is_open_is_sent_again(self):
        recording = self.recording("a", "b", "c")
        recorded = v1.RecordResult(id="a", status=v1.RECORD_STATUS_RECORDED)
        unavailable = v1.RecordResult(id="b", error=types_pb2.ItemError(code=14, reason="COMMIT_UNKNOWN"))
        conflict = v1.RecordResult(id="c", error=types_pb2.ItemError(code=6, reason="TRADE_CONFLICT"))
        recording.answered(v1.RecordTradesResponse(results=[recorded, unavailable, conflict]))
        self.assertIsNotNone(recording.pause(0))
        self.assertEqual([trade.trade_id for trade in recording.attempt(1)[0].trades], ["b"])
        again = v1.RecordResult(id="b", status=v1.RECORD_STATUS_ALREADY_RECORDED)
        recording.answered(v1.RecordTradesResponse(results=[again]))
        self.assertIsNone(recording.pause(1))
        found = [(each.trade_id, each.is_recorded, each.is_repeated) for each in recording.results]
        self.assertEqual(found, [("a", True, False), ("b", True, True), ("c", False, False)])
        self.assertEqual(recording.results[2].error.reason, "TRADE_CONFLICT")


class WatchingTests(unittest.TestCase):
    def watching(self):
        return Watching("alice", ["BTCUSDT"], "", 15, False)

    def test_every_message_moves_the_token(self):
        watching = self.watching()
        for token in ("a", "b"):
            bookmark = v1.WatchThresholdsResponse.Bookmark()
            self.assertIsNone(watching.received(v1.WatchThresholdsResponse(resume_token=token, bookmark=bookmark)))
            self.assertEqual(watching.request().resume_token, token)

    def test_it_waits_as_long_as_the_server_says(self):
        watching = self.watching()
        leaving = v1.WatchThresholdsResponse.GoingAway(reconnect_after=duration_pb2.Duration(nanos=300_000_000))
        watching.received(v1.WatchThresholdsResponse(resume_token="a", going_away=leaving))
        self.assertTrue(watching.is_leaving)
        self.assertAlmostEqual(watching.pause(None), 0.3)
        watching.request()
        self.assertEqual(watching.pause(None), 1)
        self.assertEqual(watching.pause(ThresholdError(Code.UNAVAILABLE, "", retry_after=4)), 4)
        self.assertEqual(watching.pause(ThresholdError(Code.UNAVAILABLE, "", retry_after=0.1)), 1)

    def test_a_wrong_key_ends_it(self):
        with self.assertRaises(ThresholdError):
            self.watching().pause(ThresholdError(Code.UNAUTHENTICATED, ""))


if __name__ == "__main__":
    unittest.main()
