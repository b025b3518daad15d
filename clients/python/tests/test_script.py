"""Both clients against a server that follows a script: what no real server does on request."""

import datetime
import threading
import time
import unittest
from concurrent import futures

import grpc
from adaptive_threshold import Client, Code, SnapshotComplete, ThresholdError, Trade
from adaptive_threshold.v1 import adaptive_threshold_pb2 as v1
from adaptive_threshold.v1 import adaptive_threshold_pb2_grpc, types_pb2
from blocking import BlockingClient
from google.protobuf import duration_pb2
from google.rpc import error_details_pb2, status_pb2

TRADE = Trade("t-1", "BTCUSDT", "buy", pnl_percent=1, closed_at=datetime.datetime(2026, 1, 1))
RECORDED = v1.RecordTradesResponse(results=[v1.RecordResult(id="t-1", status=v1.RECORD_STATUS_RECORDED)])


def refusal(code, reason, *details, **trailers):
    """What ends a call as the server ends it: with an ErrorInfo, further details and trailers."""
    status = status_pb2.Status(code=code.value[0], message="as the script says")
    for detail in (error_details_pb2.ErrorInfo(reason=reason, domain="adaptive-threshold"), *details):
        status.details.add().Pack(detail)
    metadata = [("grpc-status-details-bin", status.SerializeToString())]
    metadata += [(name.replace("_", "-"), value) for name, value in trailers.items()]

    def end(context):
        context.set_trailing_metadata(metadata)
        context.abort(code, status.message)

    return end


class Script(adaptive_threshold_pb2_grpc.AdaptiveThresholdServiceServicer):
    """Answers each call with the next of its steps: a message, messages, or what ends the call."""

    def __init__(self, *steps):
        self.steps, self.requests, self.times = list(steps), [], []
        self.server = grpc.server(futures.ThreadPoolExecutor(4))
        adaptive_threshold_pb2_grpc.add_AdaptiveThresholdServiceServicer_to_server(self, self.server)
        self.target = "127.0.0.1:%d" % self.server.add_insecure_port("127.0.0.1:0")
        self.server.start()

    def _next(self, request, context):
        self.requests.append(request)
        self.times.append(time.monotonic())
        if dict(context.invocation_metadata()).get("authorization") != "Bearer KEY":
            context.abort(Code.UNAUTHENTICATED, "")
        step = self.steps.pop(0)
        return step(context) if callable(step) else step

    def RecordTrades(self, request, context):
        return self._next(request, context)

    def WatchThresholds(self, request, context):
        for step in self._next(request, context):
            if callable(step):
                step(context)
            yield step

    def stop(self):
        self.server.stop(None).wait()


class ScriptTests(unittest.TestCase):
    def each(self, *steps):
        """A script and a client, for both clients."""
        for make in (Client, BlockingClient):
            script = Script(*steps)
            client = make(script.target, "KEY", user="alice")
            with self.subTest(make.__name__):
                yield script, client
            client.close()
            script.stop()

    def test_pushback_is_waited_for(self):
        steps = refusal(Code.UNAVAILABLE, "COMMIT_UNKNOWN", grpc_retry_pushback_ms="400"), RECORDED
        for script, client in self.each(*steps):
            self.assertTrue(client.record_trade(TRADE).is_recorded)
            self.assertGreaterEqual(script.times[1] - script.times[0], 0.4)

    def test_retry_info_is_waited_for(self):
        retry = error_details_pb2.RetryInfo(retry_delay=duration_pb2.Duration(nanos=300_000_000))
        for script, client in self.each(refusal(Code.RESOURCE_EXHAUSTED, "RATE_LIMITED", retry), RECORDED):
            self.assertTrue(client.record_trade(TRADE).is_recorded)
            self.assertGreaterEqual(script.times[1] - script.times[0], 0.3)

    def test_what_does_not_help_ends_it(self):
        violation = error_details_pb2.BadRequest.FieldViolation(field="trades[0].symbol", description="is empty")
        bad = error_details_pb2.BadRequest(field_violations=[violation])
        for step, code in (
            (refusal(Code.UNAVAILABLE, "GOING_AWAY", grpc_retry_pushback_ms="-1"), Code.UNAVAILABLE),
            (refusal(Code.INVALID_ARGUMENT, "INVALID_ARGUMENT", bad), Code.INVALID_ARGUMENT),
            (refusal(Code.INTERNAL, "INTERNAL"), Code.INTERNAL),
        ):
            for script, client in self.each(step):
                with self.assertRaises(ThresholdError) as caught:
                    client.record_trade(TRADE)
                self.assertEqual((caught.exception.code, len(script.requests)), (code, 1))
                if code == Code.INVALID_ARGUMENT:
                    self.assertEqual([fault.field for fault in caught.exception.faults], ["trades[0].symbol"])

    def test_a_broken_stream_is_repeated(self):
        broken = lambda context: context.abort(Code.UNKNOWN, "no ErrorInfo")  # noqa: E731
        for script, client in self.each(broken, RECORDED):
            self.assertTrue(client.record_trade(TRADE).is_recorded)
            self.assertEqual(len(script.requests), 2)

    def test_a_watch_goes_on_after_what_it_has_handed_out(self):
        def message(token, **event):
            return v1.WatchThresholdsResponse(resume_token=token, **event)

        away = v1.WatchThresholdsResponse.GoingAway(reconnect_after=duration_pb2.Duration(nanos=200_000_000))
        snapshot = v1.WatchThresholdsResponse.Snapshot(threshold_sets=[types_pb2.ThresholdSet(user_id="alice")])
        complete = v1.WatchThresholdsResponse.SnapshotComplete()
        steps = (
            [message("a", snapshot=snapshot), refusal(Code.UNAVAILABLE, "GOING_AWAY")],
            [message("b", snapshot=snapshot), message("c", snapshot_complete=complete), message("d", going_away=away)],
            [message("e", bookmark=v1.WatchThresholdsResponse.Bookmark())],
            [refusal(Code.FAILED_PRECONDITION, "REVISION_FOREIGN")],
        )
        for script, client in self.each(*steps):
            with client.watch([""]) as watch:
                events = []
                with self.assertRaises(ThresholdError) as caught:
                    for event in watch:
                        events.append(event.token)
                        if isinstance(event, SnapshotComplete):
                            self.assertEqual(watch.token, "c")
                self.assertEqual(caught.exception.reason, "REVISION_FOREIGN")
            self.assertEqual(events, ["a", "b", "c"])
            self.assertEqual([request.resume_token for request in script.requests], ["", "a", "d", "e"])
            gaps = [after - before for before, after in zip(script.times, script.times[1:])]
            for gap, least in zip(gaps, (1.0, 0.2, 1.0)):
                self.assertGreaterEqual(gap, least)

    def test_closing_a_watch_ends_its_loop(self):
        def forever(context):
            threading.Event().wait(5)

        for _, client in self.each([forever]):
            watch = client.watch([""])
            threading.Timer(0.2, watch.close).start()
            begun = time.monotonic()
            self.assertEqual(list(watch), [])
            self.assertLess(time.monotonic() - begun, 4)


if __name__ == "__main__":
    unittest.main()
