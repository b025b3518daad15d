"""Traces: what a collector decodes, and that a collector that stalls holds up nobody."""

import http.client
import re
import statistics
import time
import unittest

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span, Status

from harness import *
from receiver import Receiver

TRACE, PARENT = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"


def traceparent(flags="01", trace=TRACE):
    return "00-%s-%s-%s" % (trace, PARENT, flags)


def attributes(holder):
    return {each.key: getattr(each.value, each.value.WhichOneof("value")) for each in holder.attributes}


class Collector(Receiver):
    """Decodes what it is sent with OpenTelemetry's own messages."""

    def spans(self):
        found = []
        for path, headers, body, _ in list(self.requests):
            assert path == "/v1/traces" and headers["Content-Type"] == "application/x-protobuf", (path, headers)
            for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
                for scope in resource.scope_spans:
                    found += [(attributes(resource.resource), span) for span in scope.spans]
        return found

    def wait_for(self, holds, timeout=20):
        self.wait(lambda _: holds([span for _, span in self.spans()]), timeout)
        return [span for _, span in self.spans()]


class Traces(unittest.TestCase):
    def serve(self, collector, database="memory:", **settings):
        endpoint = {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:%d" % collector.port} if collector else {}
        server = Server(database, **{**endpoint, **settings})
        self.addCleanup(server.kill)
        client = Client(server.target)
        self.addCleanup(client.__exit__)
        return server, client

    def collector(self, **options):
        collector = Collector(**options)
        self.addCleanup(collector.close)
        return collector

    def http_port(self, server):
        return int(re.search(r" listening .*\bhttp=(\d+)", "".join(server.log)).group(1))

    def test_grpc_calls_continue_the_callers_trace_down_to_the_statements(self):
        postgres = Postgres()
        self.addCleanup(postgres.stop)
        for system, database in (("sqlite", make_sqlite()), ("postgresql", postgres.make_database())):
            with self.subTest(system):
                self.calls(system, database)

    def calls(self, system, database):
        collector = self.collector()
        server, client = self.serve(collector, database, OTEL_SERVICE_NAME="trader", ENVIRONMENT="testing")
        metadata = [("traceparent", traceparent()), ("tracestate", "vendor=1")]
        evaluate = v1.EvaluateRequest(user_id="alice", signal=signal_of())
        client.api.Evaluate(evaluate, timeout=TIMEOUT, metadata=metadata)  # reads the key
        client.api.Evaluate(evaluate, timeout=TIMEOUT, metadata=metadata)  # from memory
        change = v1.SetThresholdsRequest(user_id="alice", symbol="BTCUSDT", values={"rsi_threshold": 66})
        client.api.SetThresholds(change, timeout=TIMEOUT, metadata=metadata)
        status_of(lambda: client.api.Evaluate(v1.EvaluateRequest(), timeout=TIMEOUT, metadata=metadata))
        watch = client.api.WatchThresholds(
            v1.WatchThresholdsRequest(scopes=[v1.Scope(user_id="alice", symbol="BTCUSDT")]), metadata=metadata
        )
        next(watch)
        watch.cancel()
        list(client.admin.AdaptAll(admin_pb2.AdaptAllRequest(), timeout=TIMEOUT, metadata=metadata))

        def servers(spans):
            return [span for span in spans if span.kind == Span.SPAN_KIND_SERVER]

        spans = collector.wait_for(lambda spans: len(servers(spans)) == 6)
        resource = collector.spans()[0][0]
        self.assertEqual((resource["service.name"], resource["deployment.environment.name"]), ("trader", "testing"))
        for span in spans:
            self.assertEqual(span.trace_id.hex(), TRACE)
            self.assertEqual(span.trace_state, "vendor=1")
            self.assertEqual(span.flags & 0xFF, 1)
            self.assertLessEqual(span.start_time_unix_nano, span.end_time_unix_nano)
            self.assertLess(abs(span.end_time_unix_nano / 1e9 - time.time()), 120)
        ids = {span.span_id: span for span in spans}
        self.assertEqual(len(ids), len(spans))

        for span in servers(spans):
            self.assertEqual(span.parent_span_id.hex(), PARENT)
            self.assertEqual(span.flags & 0x300, 0x300, "a remote parent")
            found = attributes(span)
            self.assertEqual(span.name, "%s/%s" % (found["rpc.service"], found["rpc.method"]))
            self.assertEqual(found["rpc.system"], "grpc")
            self.assertEqual(span.status.code, Status.STATUS_CODE_UNSET, "the caller's faults are not the server's")
        codes = {(attributes(span)["rpc.method"], attributes(span)["rpc.grpc.status_code"]) for span in servers(spans)}
        self.assertEqual(
            codes,
            {("Evaluate", 0), ("Evaluate", 3), ("SetThresholds", 0), ("WatchThresholds", 1), ("AdaptAll", 0)},
        )

        (setting,) = [span for span in servers(spans) if span.name.endswith("/SetThresholds")]
        transactions = [span for span in spans if span.parent_span_id == setting.span_id]
        writes = [span for span in transactions if span.name == system + " write"]
        self.assertEqual(len(writes), 1, [span.name for span in transactions])
        statements = [span for span in spans if span.parent_span_id == writes[0].span_id]
        names = {span.name for span in statements}
        self.assertLessEqual({"INSERT changes", "UPDATE change_head", "UPDATE scopes", "INSERT journal"}, names)
        for span in statements:
            self.assertEqual(span.kind, Span.SPAN_KIND_CLIENT)
            self.assertEqual(attributes(span), {"db.system.name": system, "db.query.summary": span.name})
            self.assertLessEqual(setting.start_time_unix_nano, span.start_time_unix_nano)
            self.assertGreaterEqual(setting.end_time_unix_nano, span.end_time_unix_nano)
        # No value of a call is in any span.
        self.assertNotIn("alice", str(spans))
        self.assertNotIn("BTCUSDT", str(spans))
        server.terminate()

    def test_an_http_request_continues_its_trace_as_well(self):
        collector = self.collector()
        server, client = self.serve(collector)
        connection = http.client.HTTPConnection("127.0.0.1", self.http_port(server), timeout=TIMEOUT)
        for path in ("/health", "/no/such/path"):
            connection.request("GET", path, headers={"traceparent": traceparent(), "tracestate": "a=1"})
            connection.getresponse().read()
        connection.close()
        spans = collector.wait_for(lambda spans: len(spans) == 2)
        self.assertEqual({span.trace_id.hex() for span in spans}, {TRACE})
        self.assertEqual({span.parent_span_id.hex() for span in spans}, {PARENT})
        self.assertEqual({span.kind for span in spans}, {Span.SPAN_KIND_SERVER})
        (health,) = [span for span in spans if span.name == "GET /health"]
        self.assertEqual(attributes(health)["http.response.status_code"], 200)
        self.assertEqual(attributes(health)["http.route"], "/health")
        self.assertNotIn("/no/such/path", str(spans))

    def test_the_caller_decides_and_otherwise_the_ratio(self):
        collector = self.collector()
        server, client = self.serve(collector, OTEL_TRACES_SAMPLER_ARG="0")
        evaluate = v1.EvaluateRequest(user_id="alice", signal=signal_of())
        for flags in ("00", "02"):
            client.api.Evaluate(evaluate, timeout=TIMEOUT, metadata=[("traceparent", traceparent(flags))])
        client.api.Evaluate(evaluate, timeout=TIMEOUT)
        client.api.Evaluate(evaluate, timeout=TIMEOUT, metadata=[("traceparent", "nonsense")])
        client.api.Evaluate(evaluate, timeout=TIMEOUT, metadata=[("traceparent", traceparent("01"))])
        server.terminate()
        self.assertEqual([span.trace_id.hex() for _, span in collector.spans()], [TRACE])

    def test_an_alert_that_goes_out_carries_its_trace(self):
        collector, webhook = self.collector(), Receiver()
        self.addCleanup(webhook.close)
        self.serve(
            collector, ALERT_MEMORY_MAX="1", ALERT_CHECK_INTERVAL="0.2",
            ALERT_WEBHOOK_URL="http://127.0.0.1:%d/" % webhook.port,
        )  # fmt: skip
        ((_, headers, _, _),) = webhook.wait(lambda requests: len(requests) == 1)
        headers = {name.lower(): value for name, value in headers.items()}
        (span,) = collector.wait_for(lambda spans: len(spans) == 1)
        self.assertEqual((span.name, span.kind), ("alert memory", Span.SPAN_KIND_PRODUCER))
        self.assertEqual(headers["traceparent"], "00-%s-%s-03" % (span.trace_id.hex(), span.span_id.hex()))

    def test_a_stalled_collector_slows_no_call_and_costs_bounded_memory(self):
        def seconds(client, count):
            request = v1.EvaluateRequest(user_id="alice", signal=signal_of())
            taken = []
            for _ in range(count):
                begun = time.perf_counter()
                client.api.Evaluate(request, timeout=TIMEOUT)
                taken.append(time.perf_counter() - begun)
            return statistics.median(taken)

        plain_server, plain_client = self.serve(None)
        stalled = self.collector(answers=[None] * 1000)
        server, client = self.serve(stalled)
        plain_grown, grown = self.growth(plain_server, plain_client), self.growth(server, client)
        plain, traced = seconds(plain_client, 1000), seconds(client, 1000)
        report(
            "Evaluate %.0f us without traces, %.0f us beside a stalled collector; 15,000 calls grow %.1f MiB, %.1f MiB"
            % (plain * 1e6, traced * 1e6, plain_grown, grown)
        )
        self.assertLess(traced, 3 * plain + 0.05)
        # 8,192 spans, 4 MiB of requests, and what an allocator keeps of both; the storage in memory grows in both.
        self.assertLess(grown, plain_grown + 40)
        code, taken = server.terminate()
        self.assertEqual(code, 0)
        self.assertLess(taken, 10)

    def growth(self, server, client):
        """Megabytes by which 15,000 calls, more than the queue holds, let a server grow."""
        self.burst(client, 5_000)
        before = server.resident_megabytes()
        self.burst(client, 15_000)
        return server.resident_megabytes() - before

    def burst(self, client, count):
        request = v1.EvaluateRequest(user_id="alice", signal=signal_of())
        running = []
        for _ in range(count):
            running.append(client.api.Evaluate.future(request, timeout=TIMEOUT))
            if len(running) == 200:
                for call in running:
                    call.result()
                running.clear()
        for call in running:
            call.result()


if __name__ == "__main__":
    unittest.main(verbosity=2)
