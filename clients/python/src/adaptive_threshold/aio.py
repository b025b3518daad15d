"""The client of programs with asyncio."""

from __future__ import annotations

import asyncio
import datetime
import time
import types
import typing
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

import grpc
import grpc.aio

from adaptive_threshold.asking import Asking, question
from adaptive_threshold.connection import Address
from adaptive_threshold.decision import Action, Decision, Intent
from adaptive_threshold.errors import ThresholdError
from adaptive_threshold.memory import Memory
from adaptive_threshold.recording import Recorded, Recording
from adaptive_threshold.trade import Trade
from adaptive_threshold.v1 import adaptive_threshold_pb2, adaptive_threshold_pb2_grpc
from adaptive_threshold.watching import Event, ThresholdSet, Watching

Answer = typing.TypeVar("Answer")


class AsyncClient:
    """Asks, records and watches for one user, on one event loop. Parameters as of `Client`.

    A task that is cancelled ends its call.
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
        keyed = [_KeyedCall(self._address, deadline), _KeyedAnswers(self._address), _KeyedDialogue(self._address)]
        self._channel = _channel(self._address, True, keyed)
        #: Every method of the service as it is, with key and deadline on it. Its errors are grpc's; see `ThresholdError.of`.
        self.stub: adaptive_threshold_pb2_grpc.AdaptiveThresholdServiceAsyncStub = (
            adaptive_threshold_pb2_grpc.AdaptiveThresholdServiceStub(self._channel)
        )

    async def should_trade(
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
        """Whether to trade a signal, as `Client.should_trade`."""
        request = question(
            self.user, symbol, action, intent, confidence, rsi, change_percent, volume, macd, price, signal_time, explain
        )
        asking = Asking(request, self._memory, time.monotonic(), self._deadline if deadline is None else deadline)
        while True:
            try:
                answer = await self._call(self.stub.Evaluate, request, asking.timeout(time.monotonic()))
            except ThresholdError as error:
                next_step = asking.failed(error, time.monotonic())
                if isinstance(next_step, Decision):
                    return next_step
                await asyncio.sleep(next_step)
            else:
                return asking.answered(answer, time.monotonic())

    async def record_trades(self, trades: Sequence[Trade], *, deadline: float = 30.0) -> list[Recorded]:
        """Records closed trades, as `Client.record_trades`."""
        recording = Recording([trade.message(self.user) for trade in trades], time.monotonic(), deadline)
        while True:
            request, timeout = recording.attempt(time.monotonic())
            try:
                recording.answered(await self._call(self.stub.RecordTrades, request, timeout))
            except ThresholdError as error:
                recording.failed(error)
            pause = recording.pause(time.monotonic())
            if pause is None:
                return recording.results
            await asyncio.sleep(pause)

    async def record_trade(self, trade: Trade, *, deadline: float = 30.0) -> Recorded:
        """Records one closed trade, as `Client.record_trade`."""
        (recorded,) = await self.record_trades([trade], deadline=deadline)
        if recorded.error is not None:
            raise recorded.error
        return recorded

    async def thresholds(self, symbol: str = "", *, deadline: float | None = None) -> ThresholdSet:
        """The thresholds in force for a symbol, as `Client.thresholds`."""
        request = adaptive_threshold_pb2.GetThresholdsRequest(user_id=self.user, symbol=symbol)
        return ThresholdSet.of((await self._call(self.stub.GetThresholds, request, deadline)).threshold_set)

    def watch(
        self, symbols: Sequence[str], *, token: str = "", bookmark_interval: float = 15.0, conflate: bool = False
    ) -> AsyncWatch:
        """The thresholds of symbols and every change of them, as `Client.watch`."""
        return AsyncWatch(self._address, Watching(self.user, symbols, token, bookmark_interval, conflate))

    async def close(self) -> None:
        """Ends the connection; a watch has its own."""
        await self._channel.close()

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: types.TracebackType | None
    ) -> None:
        await self.close()

    @staticmethod
    async def _call(method: Callable[..., Awaitable[Answer]], request: object, timeout: float | None) -> Answer:
        try:
            return await method(request, timeout=timeout)
        except grpc.RpcError as error:
            raise ThresholdError.of(error) from error


class AsyncWatch(AsyncIterator[Event]):
    """Snapshots and changes, across lost connections. Close it, or use it in ``async with``."""

    def __init__(self, address: Address, watching: Watching) -> None:
        self._address, self._watching = address, watching
        self._closed = asyncio.Event()
        self._channel: grpc.aio.Channel | None = None
        self._call: typing.Any = None

    @property
    def token(self) -> str:
        """Of the last event handed out, or of a later bookmark: a watch that begins with it goes on from there."""
        return self._watching.token

    async def __anext__(self) -> Event:
        """The next event, however long that takes.

        :raises StopAsyncIteration: the watch was closed.
        :raises ThresholdError: it cannot go on, such as for a wrong key.
        """
        while not self._closed.is_set():
            failure: ThresholdError | None = None
            try:
                if self._call is None:
                    self._connect()
                message = await asyncio.wait_for(self._call.read(), self._watching.silence_max)
                if message is not grpc.aio.EOF:
                    event = self._watching.received(message)
                    if event is not None:
                        return event
                    if not self._watching.is_leaving:
                        continue
            except (TimeoutError, asyncio.TimeoutError):
                pass  # Silence.
            except asyncio.CancelledError:
                if not self._closed.is_set():
                    await self.close()
                    raise
                break  # By `close`, not by the task's owner.
            except grpc.RpcError as error:
                failure = ThresholdError.of(error)
            if self._closed.is_set():
                break
            await self._reconnect_after(failure)
        raise StopAsyncIteration

    def _connect(self) -> None:
        self._channel = _channel(self._address, False, [])
        stub = adaptive_threshold_pb2_grpc.AdaptiveThresholdServiceStub(self._channel)
        self._call = stub.WatchThresholds(self._watching.request(), metadata=self._address.metadata)

    async def _disconnect(self) -> None:
        call, channel, self._call, self._channel = self._call, self._channel, None, None
        if call is not None:
            call.cancel()
        if channel is not None:
            await channel.close()

    async def _reconnect_after(self, error: ThresholdError | None) -> None:
        await self._disconnect()
        pause = self._watching.pause(error)
        try:
            await asyncio.wait_for(self._closed.wait(), pause)
        except (TimeoutError, asyncio.TimeoutError):
            pass

    async def close(self) -> None:
        """Ends the watch, also for a task that waits for its next event."""
        self._closed.set()
        await self._disconnect()

    async def __aenter__(self) -> AsyncWatch:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: types.TracebackType | None
    ) -> None:
        await self.close()


def _channel(
    address: Address, keepalive: bool, interceptors: Sequence[grpc.aio.ClientInterceptor]
) -> grpc.aio.Channel:
    options = Address.options(keepalive)
    if address.credentials:
        return grpc.aio.secure_channel(address.target, address.credentials, options, interceptors=interceptors)
    return grpc.aio.insecure_channel(address.target, options, interceptors=interceptors)


class _Keyed(grpc.aio.ClientInterceptor):
    """Presents the key with every call, and gives `deadline` to those that have none."""

    def __init__(self, address: Address, deadline: float | None = None) -> None:
        self._metadata, self._deadline = address.metadata, deadline

    def details(self, details: grpc.aio.ClientCallDetails) -> grpc.aio.ClientCallDetails:
        timeout = self._deadline if details.timeout is None else details.timeout
        metadata = grpc.aio.Metadata(*(details.metadata or ()), *self._metadata)
        return grpc.aio.ClientCallDetails(
            details.method, timeout, metadata, details.credentials, details.wait_for_ready
        )


# Three classes: grpc.aio takes an interceptor for one kind of call only, the first that it inherits from.
class _KeyedCall(_Keyed, grpc.aio.UnaryUnaryClientInterceptor):
    async def intercept_unary_unary(
        self, continuation: typing.Any, client_call_details: grpc.aio.ClientCallDetails, request: typing.Any
    ) -> typing.Any:
        return await continuation(self.details(client_call_details), request)


class _KeyedAnswers(_Keyed, grpc.aio.UnaryStreamClientInterceptor):
    async def intercept_unary_stream(
        self, continuation: typing.Any, client_call_details: grpc.aio.ClientCallDetails, request: typing.Any
    ) -> typing.Any:
        return await continuation(self.details(client_call_details), request)


class _KeyedDialogue(_Keyed, grpc.aio.StreamStreamClientInterceptor):
    async def intercept_stream_stream(
        self, continuation: typing.Any, client_call_details: grpc.aio.ClientCallDetails, request_iterator: typing.Any
    ) -> typing.Any:
        return await continuation(self.details(client_call_details), request_iterator)
