"""The client of programs with threads."""

from __future__ import annotations

import dataclasses
import datetime
import time
import types
import typing
from collections.abc import Callable, Sequence

import grpc

from adaptive_threshold.asking import Asking, question
from adaptive_threshold.connection import Address
from adaptive_threshold.decision import Action, Decision, Intent
from adaptive_threshold.errors import ThresholdError
from adaptive_threshold.memory import Memory
from adaptive_threshold.recording import Recorded, Recording
from adaptive_threshold.trade import Trade
from adaptive_threshold.v1 import adaptive_threshold_pb2, adaptive_threshold_pb2_grpc
from adaptive_threshold.watch import Watch
from adaptive_threshold.watching import ThresholdSet, Watching

Answer = typing.TypeVar("Answer")


class Client:
    """Asks, records and watches for one user. For any number of threads.

    :param target: ``host:port``.
    :param key: an API key; empty for a server on this machine that wants none.
    :param user: whom signals and trades belong to.
    :param deadline: seconds that a call may take, where it has none of its own.
    :param last_known: seconds, at most 60, for which the server's last thresholds may decide entries when it cannot be
        asked; 0 refuses them at once.
    :param credentials: for TLS, such as ``grpc.ssl_channel_credentials()``; without, the connection is in the clear.
    """

    def __init__(
        self,
        target: str,
        key: str = "",
        *,
        user: str,
        deadline: float = 1.0,
        last_known: float = 0.0,
        credentials: grpc.ChannelCredentials | None = None,
    ) -> None:
        self.user = user
        self._memory = Memory(last_known)
        self._deadline = deadline
        self._address = Address(target, key, credentials)
        options = Address.options(keepalive=True)
        self._channel = (
            grpc.secure_channel(target, credentials, options) if credentials else grpc.insecure_channel(target, options)
        )
        #: Every method of the service as it is, with key and deadline on it. Its errors are grpc's; see `ThresholdError.of`.
        self.stub = adaptive_threshold_pb2_grpc.AdaptiveThresholdServiceStub(
            grpc.intercept_channel(self._channel, _WithKeyAndDeadline(self._address, deadline))
        )

    def should_trade(
        self,
        symbol: str,
        action: Action,
        *,
        intent: Intent = "entry",
        confidence: float | None = None,
        rsi: float | None = None,
        change_percent: float | None = None,
        volume: float | None = None,
        macd: float | None = None,
        price: float | None = None,
        signal_time: datetime.datetime | None = None,
        explain: bool = False,
        deadline: float | None = None,
    ) -> Decision:
        """Whether to trade a signal. When the server cannot be asked: an entry not, an exit yes (but see `last_known`).

        :raises ThresholdError: for a fault of the caller's, such as a wrong key; never because the server is away.
        """
        request = question(
            self.user, symbol, action, intent, confidence, rsi, change_percent, volume, macd, price, signal_time, explain
        )
        asking = Asking(request, self._memory, time.monotonic(), self._deadline if deadline is None else deadline)
        while True:
            try:
                answer = self._call(self.stub.Evaluate, request, asking.timeout(time.monotonic()))
            except ThresholdError as error:
                next_step = asking.failed(error, time.monotonic())
                if isinstance(next_step, Decision):
                    return next_step
                time.sleep(next_step)
            else:
                return asking.answered(answer, time.monotonic())

    def record_trades(self, trades: Sequence[Trade], *, deadline: float = 30.0) -> list[Recorded]:
        """Records closed trades, durably, and each once however often this is repeated; what became of each, in order.

        :param deadline: seconds for which it is tried.
        :raises ThresholdError: nothing is known of them, or they were refused together.
        """
        recording = Recording([trade.message(self.user) for trade in trades], time.monotonic(), deadline)
        while True:
            request, timeout = recording.attempt(time.monotonic())
            try:
                recording.answered(self._call(self.stub.RecordTrades, request, timeout))
            except ThresholdError as error:
                recording.failed(error)
            pause = recording.pause(time.monotonic())
            if pause is None:
                return recording.results
            time.sleep(pause)

    def record_trade(self, trade: Trade, *, deadline: float = 30.0) -> Recorded:
        """Records one closed trade, as `record_trades`.

        :raises ThresholdError: also when it was refused alone, such as TRADE_CONFLICT.
        """
        (recorded,) = self.record_trades([trade], deadline=deadline)
        if recorded.error is not None:
            raise recorded.error
        return recorded

    def thresholds(self, symbol: str = "", *, deadline: float | None = None) -> ThresholdSet:
        """The thresholds in force for a symbol, or the user's global ones.

        :raises ThresholdError: the call failed.
        """
        request = adaptive_threshold_pb2.GetThresholdsRequest(user_id=self.user, symbol=symbol)
        return ThresholdSet.of(self._call(self.stub.GetThresholds, request, deadline).threshold_set)

    def watch(
        self, symbols: Sequence[str], *, token: str = "", bookmark_interval: float = 15.0, conflate: bool = False
    ) -> Watch:
        """The thresholds of symbols and every change of them, across lost connections. Close it, or use it in ``with``.

        :param token: of an earlier watch, to go on after its last event.
        :param bookmark_interval: seconds, 5 to 60; three of them without any message count as a dead connection.
        :param conflate: when reading too slowly, get the latest of each symbol, not an error.
        """
        return Watch(self._address, Watching(self.user, symbols, token, bookmark_interval, conflate))

    def close(self) -> None:
        """Ends the connection; a watch has its own."""
        self._channel.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: types.TracebackType | None
    ) -> None:
        self.close()

    @staticmethod
    def _call(method: Callable[..., Answer], request: object, timeout: float | None) -> Answer:
        try:
            return method(request, timeout=timeout)
        except grpc.RpcError as error:
            raise ThresholdError.of(error) from error


@dataclasses.dataclass(frozen=True)
class _Details(grpc.ClientCallDetails):
    method: str
    timeout: float | None
    metadata: tuple[tuple[str, str | bytes], ...] | None
    credentials: grpc.CallCredentials | None
    wait_for_ready: bool | None
    compression: grpc.Compression | None


class _WithKeyAndDeadline(
    grpc.UnaryUnaryClientInterceptor,
    grpc.UnaryStreamClientInterceptor,
    grpc.StreamStreamClientInterceptor,
):
    """Presents the key with every call, and gives a deadline to those that have none. A stream lasts."""

    def __init__(self, address: Address, deadline: float) -> None:
        self._metadata, self._deadline = address.metadata, deadline

    def _details(self, details: grpc.ClientCallDetails, deadline: float | None) -> _Details:
        return _Details(
            details.method,
            deadline if details.timeout is None else details.timeout,
            (*(details.metadata or ()), *self._metadata),
            details.credentials,
            getattr(details, "wait_for_ready", None),
            getattr(details, "compression", None),
        )

    def intercept_unary_unary(
        self, continuation: typing.Any, client_call_details: grpc.ClientCallDetails, request: typing.Any
    ) -> typing.Any:
        return continuation(self._details(client_call_details, self._deadline), request)

    def intercept_unary_stream(
        self, continuation: typing.Any, client_call_details: grpc.ClientCallDetails, request: typing.Any
    ) -> typing.Any:
        return continuation(self._details(client_call_details, None), request)

    def intercept_stream_stream(
        self, continuation: typing.Any, client_call_details: grpc.ClientCallDetails, request_iterator: typing.Any
    ) -> typing.Any:
        return continuation(self._details(client_call_details, None), request_iterator)
