"""A watch for programs with threads."""

from __future__ import annotations

import collections
import threading
import types
import typing
from collections.abc import Iterator

import grpc

from adaptive_threshold.connection import Address
from adaptive_threshold.errors import ThresholdError
from adaptive_threshold.v1 import adaptive_threshold_pb2, adaptive_threshold_pb2_grpc
from adaptive_threshold.watching import Event, Watching

_Message = adaptive_threshold_pb2.WatchThresholdsResponse
# Read ahead of whoever iterates; beyond it the server's own bounded queue fills.
_READ_AHEAD = 64


class Watch(Iterator[Event]):
    """An iterator of snapshots and changes that outlives its connections. One thread iterates, any may `close`."""

    def __init__(self, address: Address, watching: Watching) -> None:
        self._address, self._watching = address, watching
        self._closed = threading.Event()
        self._connection: _Connection | None = None
        self._lock = threading.Lock()

    @property
    def token(self) -> str:
        """Of the last event handed out, or of a later bookmark: a watch that begins with it goes on from there."""
        return self._watching.token

    def __next__(self) -> Event:
        """The next event, however long that takes.

        :raises StopIteration: the watch was closed.
        :raises ThresholdError: it cannot go on, such as for a wrong key.
        """
        while not self._closed.is_set():
            connection = self._connected()
            if connection is None:
                break
            try:
                message = connection.next(self._watching.silence_max)
            except ThresholdError as error:
                if self._closed.is_set():
                    break
                self._reconnect_after(error)
                continue
            if message is None:
                self._reconnect_after(None)
                continue
            event = self._watching.received(message)
            if event is not None:
                return event
            if self._watching.is_leaving:
                self._reconnect_after(None)
        self.close()
        raise StopIteration

    def _connected(self) -> _Connection | None:
        with self._lock:
            if self._closed.is_set():
                return None
            if self._connection is None:
                self._connection = _Connection(self._address, self._watching.request())
            return self._connection

    def _reconnect_after(self, error: ThresholdError | None) -> None:
        self._disconnect()
        try:
            pause = self._watching.pause(error)
        except ThresholdError:
            self.close()
            raise
        self._closed.wait(pause)

    def _disconnect(self) -> None:
        with self._lock:
            connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def close(self) -> None:
        """Ends the watch, also for a thread that waits for its next event."""
        self._closed.set()
        self._disconnect()

    def __enter__(self) -> Watch:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: types.TracebackType | None
    ) -> None:
        self.close()


class _Connection:
    """One call on a channel of its own, read by a thread: a wait for grpc's own iterator has no limit."""

    def __init__(self, address: Address, request: adaptive_threshold_pb2.WatchThresholdsRequest) -> None:
        options = Address.options(keepalive=False)
        self._channel = (
            grpc.secure_channel(address.target, address.credentials, options)
            if address.credentials
            else grpc.insecure_channel(address.target, options)
        )
        self._call = adaptive_threshold_pb2_grpc.AdaptiveThresholdServiceStub(self._channel).WatchThresholds(
            request, metadata=address.metadata
        )
        # Guards all below, and says when any of it changes.
        self._changed = threading.Condition()
        self._inbox: collections.deque[_Message] = collections.deque()
        self._failure: ThresholdError | None = None
        self._has_ended = self._is_closed = False
        threading.Thread(target=self._read, name="threshold-watch", daemon=True).start()

    def next(self, silence_max: float) -> _Message | None:
        """The next message; ``None`` at the end, and when nothing came for `silence_max` seconds.

        :raises ThresholdError: the call failed.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._inbox or self._has_ended or self._is_closed, silence_max)
            if self._inbox and not self._is_closed:
                self._changed.notify_all()
                return self._inbox.popleft()
            if self._failure is not None:
                raise self._failure
            return None

    def close(self) -> None:
        """Ends the call, and the wait of whoever waits for it."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        self._call.cancel()
        self._channel.close()

    def _read(self) -> None:
        failure = None
        try:
            for message in typing.cast("Iterator[_Message]", self._call):
                with self._changed:
                    self._changed.wait_for(lambda: len(self._inbox) < _READ_AHEAD or self._is_closed)
                    if self._is_closed:
                        return
                    self._inbox.append(message)
                    self._changed.notify_all()
        except grpc.RpcError as error:
            failure = ThresholdError.of(error)
        with self._changed:
            self._failure, self._has_ended = failure, True
            self._changed.notify_all()
