"""Limits of rate, size and time hold on both edges, and each says when to come again."""

import socket
import time

import grpc
from google.rpc import error_details_pb2
from support import SIGNAL, Server, equal, harness

FAST = True
KEY = "an-operator-s-key"


def check_rates():
    with Server(ADMIN_API_KEY=KEY, RATE_LIMIT_PER_MINUTE="5", ENABLE_RATE_LIMITING="true") as server:
        key = {"x_api_key": KEY}
        evaluate = lambda user: server.post("/api/v1/evaluate/" + user, {"signal": SIGNAL}, **key)  # noqa: E731
        equal([evaluate("alice").status for _ in range(6)], [200] * 5 + [429], "six calls over HTTP")
        refused = evaluate("alice")
        equal(refused.json["reason"], "RATE_LIMITED", "reason")
        assert 1 <= int(refused.headers["Retry-After"]) <= 12, refused.headers["Retry-After"]
        equal(evaluate("bob").status, 200, "another user")
        equal(server.get("/health").status, 200, "/health")

        # One decision for both edges: gRPC finds the bucket that HTTP emptied.
        with server.client(KEY) as client:
            request = harness.v1.EvaluateRequest(user_id="alice", signal=harness.signal_of())
            error = harness.status_of(lambda: client.api.Evaluate(request, timeout=10))
            equal(error.code(), grpc.StatusCode.RESOURCE_EXHAUSTED, "gRPC")
            equal(harness.reason(error), "RATE_LIMITED", "gRPC reason")
            delay = harness.detail(error, error_details_pb2.RetryInfo).retry_delay
            pushback = int(dict(error.trailing_metadata())["grpc-retry-pushback-ms"])
            assert 0 < pushback <= 12_000 and abs(delay.ToMilliseconds() - pushback) <= 1, (pushback, delay)

            # Each item of a batch counts, and a batch passes as a whole or not at all.
            def batch(user, count):
                item = harness.v1.EvaluateRequest(user_id=user, signal=harness.signal_of())
                return client.api.BatchEvaluate(harness.v1.BatchEvaluateRequest(requests=[item] * count), timeout=10)

            equal(len(batch("carol", 4).results), 4, "a batch of 4 of 5")
            error = harness.status_of(lambda: batch("carol", 2))
            equal(error.code(), grpc.StatusCode.RESOURCE_EXHAUSTED, "a batch of 2 with 1 left")
            equal(len(batch("carol", 1).results), 1, "the one that was left")
            equal(len(batch("dave", 8).results), 8, "a batch larger than a full bucket")

            # Each item of a stream counts, and each that is too many is refused by itself.
            item = harness.v1.EvaluateRequest(user_id="erin", signal=harness.signal_of())
            requests = [harness.v1.EvaluateStreamRequest(sequence=n, request=item) for n in range(7)]
            answers = {a.sequence: a for a in client.api.EvaluateStream(iter(requests), timeout=10)}
            kinds = [answers[n].WhichOneof("result") for n in range(7)]
            equal(kinds, ["response"] * 5 + ["error"] * 2, "a stream of 7")
            equal(answers[6].error.reason, "RATE_LIMITED", "the last of a stream")


def check_sizes_and_times():
    with Server(MAX_REQUEST_SIZE="10000", REQUEST_TIMEOUT="2") as server:
        trade = {"trade_id": "x" * 20_000}
        equal(server.post("/api/v1/trades/alice", trade).status, 413, "a body that is too long")
        with socket.create_connection(("127.0.0.1", server.http), timeout=20) as chunked:
            chunked.sendall(
                b"POST /api/v1/trades/alice HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + b"3e8\r\n%s\r\n" % (b" " * 1000) * 12 + b"0\r\n\r\n"
            )
            answer = chunked.recv(4096)
            assert answer.startswith(b"HTTP/1.1 413"), answer

        # A body that comes too slowly is not waited for, whatever it says of its length.
        with socket.create_connection(("127.0.0.1", server.http), timeout=20) as slow:
            slow.sendall(
                b"POST /api/v1/trades/alice HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                b"Content-Length: 100\r\nConnection: close\r\n\r\n"
            )
            begun = time.monotonic()
            try:
                while time.monotonic() - begun < 15:
                    slow.sendall(b" ")
                    slow.settimeout(0.5)
                    try:
                        answer = slow.recv(4096)
                        break
                    except TimeoutError:
                        continue
                else:
                    raise AssertionError("a slow body was waited for")
            except (BrokenPipeError, ConnectionResetError):
                answer = b"HTTP/1.1 408"
            assert answer.startswith(b"HTTP/1.1 408"), answer
            assert time.monotonic() - begun < 10


def main():
    check_rates()
    check_sizes_and_times()


if __name__ == "__main__":
    main()
