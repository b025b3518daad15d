"""A foreign gRPC client (grpcio) against the echo server: python interop.py HOST:PORT.

Every check is a function; the program ends with 1 if any of them fails.
"""

import sys
import threading
import time
import traceback

import grpc

TARGET = sys.argv[1]
CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


def channel(**options):
    return grpc.insecure_channel(
        TARGET,
        options=[(name.replace("__", "."), value) for name, value in options.items()],
    )


def unary(c, name, **kw):
    return c.unary_unary("/echo.Echo/" + name, None, None, **kw)


def status_of(call):
    """The error that the call ends with."""
    try:
        result = call()
    except grpc.RpcError as error:
        return error
    raise AssertionError("answered with %r" % (result,))


@check
def unary_answers(c):
    for size in (0, 1, 100, 70_000, 4_000_000):
        assert unary(c, "Unary")(b"x" * size) == b"x" * size, size
    assert unary(c, "Later")(b"hello") == b"hello"


@check
def concurrent_calls_get_their_own_answers(c):
    echo = unary(c, "Unary")
    later = unary(c, "Later")
    futures = [(b"%d" % i, (echo if i % 2 else later).future(b"%d" % i)) for i in range(1000)]
    for sent, future in futures:
        assert future.result(timeout=20) == sent


@check
def server_streaming(c):
    count = c.unary_stream("/echo.Echo/Count", None, None)
    assert [len(m) for m in count(b"1000 10")] == [10] * 1000
    assert [len(m) for m in count(b"5 1000000")] == [1_000_000] * 5
    assert list(count(b"0 0")) == []
    assert [len(m) for m in count(b"3 0")] == [0] * 3


@check
def client_streaming(c):
    total = c.stream_unary("/echo.Echo/Sum", None, None)
    assert total(iter([b"ab"] * 500)) == b"500 1000"
    assert total(iter([])) == b"0 0"
    assert total(iter([b"x" * 300_000] * 20)) == b"20 6000000"


@check
def bidirectional(c):
    for name in ("Chat", "AsyncChat"):
        chat = c.stream_stream("/echo.Echo/" + name, None, None)
        sent = [b"%d" % i for i in range(2000)]
        assert list(chat(iter(sent))) == sent, name
        big = [b"y" * 500_000] * 10
        assert list(chat(iter(big))) == big, name


@check
def bidirectional_takes_turns(c):
    turn = threading.Semaphore(1)

    def questions():
        for i in range(50):
            assert turn.acquire(timeout=10)
            yield b"%d" % i

    answers = []
    for answer in c.stream_stream("/echo.Echo/Chat", None, None)(questions()):
        answers.append(answer)
        turn.release()
    assert answers == [b"%d" % i for i in range(50)]


@check
def gzip_both_ways(c):
    gzip = grpc.Compression.Gzip
    message = b"compress me " * 20_000
    assert unary(c, "Unary")(message, compression=gzip) == message
    assert unary(c, "Later")(message, compression=gzip) == message
    chat = c.stream_stream("/echo.Echo/Chat", None, None)
    assert list(chat(iter([message] * 5), compression=gzip)) == [message] * 5
    _, call = unary(c, "Unary").with_call(message, compression=gzip)
    accepted = dict(call.initial_metadata()).get("grpc-accept-encoding", "")
    assert "gzip" in accepted or accepted == "", accepted


@check
def gzip_bomb_is_refused(c):
    error = status_of(lambda: unary(c, "Unary")(b"\0" * 30_000_000, compression=grpc.Compression.Gzip))
    assert error.code() == grpc.StatusCode.RESOURCE_EXHAUSTED, error


@check
def deflate_is_refused(c):
    error = status_of(lambda: unary(c, "Unary")(b"x" * 5000, compression=grpc.Compression.Deflate))
    assert error.code() == grpc.StatusCode.UNIMPLEMENTED, error


@check
def errors_carry_all_they_have(c):
    for code in grpc.StatusCode:
        if code is grpc.StatusCode.OK:
            continue
        text = "tröuble: 100% ☂\n" + code.name
        error = status_of(lambda: unary(c, "Fail")(b"%d %s" % (code.value[0], text.encode())))
        assert error.code() == code, error
        assert error.details() == text, error.details()
        trailers = dict(error.trailing_metadata())
        assert trailers["grpc-status-details-bin"] == b"details", trailers
        assert trailers["x-extra"] == "extra", trailers


@check
def unknown_methods_are_unimplemented(c):
    for path in ("/echo.Echo/Nothing", "/", "/a/b/c"):
        error = status_of(lambda: c.unary_unary(path, None, None)(b""))
        assert error.code() == grpc.StatusCode.UNIMPLEMENTED, error


@check
def metadata_arrives(c):
    sent = (("x-text", "some text"), ("x-bytes-bin", bytes(range(256))), ("x-text", "more"))
    lines = unary(c, "Fields")(b"", metadata=sent).decode().splitlines()
    assert "x-text=some text" in lines and "x-text=more" in lines, lines
    assert any(line.startswith("x-bytes-bin=AAECAwQ") for line in lines), lines
    assert not any(line.startswith((":", "te=", "grpc-timeout", "content-type")) for line in lines), lines


@check
def long_header_lists_are_refused(c):
    error = status_of(lambda: unary(c, "Unary")(b"", metadata=(("x-long", "y" * 20_000),)))
    assert error.code() == grpc.StatusCode.RESOURCE_EXHAUSTED, error
    assert unary(c, "Unary")(b"still", metadata=(("x-long", "y" * 10_000),)) == b"still"


@check
def deadlines_end_calls(c):
    begun = time.monotonic()
    error = status_of(lambda: unary(c, "Sleep")(b"5000", timeout=0.2))
    assert error.code() == grpc.StatusCode.DEADLINE_EXCEEDED, error
    assert time.monotonic() - begun < 2
    assert unary(c, "Sleep")(b"50", timeout=5) == b"slept"
    watch = c.unary_stream("/echo.Echo/Watch", None, None)(b"", timeout=0.3)
    assert next(watch) == b"begun"
    error = status_of(lambda: next(watch))
    assert error.code() == grpc.StatusCode.DEADLINE_EXCEEDED, error


@check
def cancelled_calls_leave_the_connection_usable(c):
    for _ in range(200):
        future = unary(c, "Sleep").future(b"10000")
        future.cancel()
    watches = [c.unary_stream("/echo.Echo/Watch", None, None)(b"") for _ in range(100)]
    for watch in watches:
        assert next(watch) == b"begun"
        watch.cancel()
    assert unary(c, "Unary")(b"alive") == b"alive"


@check
def too_large_messages_are_refused(c):
    large = channel(grpc__max_send_message_length=-1)
    error = status_of(lambda: unary(large, "Unary")(b"x" * (4 * 1024 * 1024 + 1)))
    assert error.code() == grpc.StatusCode.RESOURCE_EXHAUSTED, error
    error = status_of(lambda: large.stream_unary("/echo.Echo/Sum", None, None)(iter([b"x" * 5_000_000])))
    assert error.code() == grpc.StatusCode.RESOURCE_EXHAUSTED, error
    assert unary(large, "Unary")(b"alive") == b"alive"
    large.close()


@check
def wrong_numbers_of_requests_are_refused(c):
    for requests in ([], [b"1", b"2"]):
        as_stream = c.stream_unary("/echo.Echo/Unary", None, None)
        error = status_of(lambda: as_stream(iter(requests)))
        assert error.code() == grpc.StatusCode.UNIMPLEMENTED, error


@check
def keepalive_pings_are_tolerated(_):
    c = channel(
        grpc__keepalive_time_ms=10_000,
        grpc__keepalive_timeout_ms=5_000,
        grpc__keepalive_permit_without_calls=1,
        grpc__http2__max_pings_without_data=0,
    )
    watch = c.unary_stream("/echo.Echo/Watch", None, None)(b"")
    assert next(watch) == b"begun"
    time.sleep(23)
    assert unary(c, "Unary")(b"alive") == b"alive"
    assert watch.is_active()
    c.close()


@check
def many_streams_share_a_connection(c):
    watches = [c.unary_stream("/echo.Echo/Watch", None, None)(b"") for _ in range(200)]
    for watch in watches:
        assert next(watch) == b"begun"
    assert unary(c, "Unary")(b"between") == b"between"
    for watch in watches:
        watch.cancel()


failures = 0
for function in CHECKS:
    if len(sys.argv) > 2 and function.__name__ not in sys.argv[2:]:
        continue
    begun = time.monotonic()
    try:
        with channel() as shared:
            function(shared)
        outcome = "ok"
    except Exception:  # pylint: disable=broad-except
        traceback.print_exc()
        failures += 1
        outcome = "FAILED"
    print("%-50s %s %.2f s" % (function.__name__, outcome, time.monotonic() - begun), flush=True)
sys.exit(1 if failures else 0)
