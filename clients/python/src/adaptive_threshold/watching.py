"""A watch across lost connections, without any I/O: what to ask for, how long to wait, what to hand out."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping, Sequence

from google.protobuf import duration_pb2

from adaptive_threshold.errors import ThresholdError
from adaptive_threshold.v1 import adaptive_threshold_pb2, types_pb2

_PAUSE = 1.0
_INTERVALS_OF_SILENCE = 3
_INTERVAL_MIN, _INTERVAL_MAX = 5.0, 60.0


@dataclasses.dataclass(frozen=True)
class ThresholdSet:
    """The thresholds in force for one symbol."""

    user: str
    #: Empty for the user's global set.
    symbol: str
    #: Values by parameter, such as ``rsi_threshold``.
    values: Mapping[str, float]
    #: Of the newest change that contributed; 0 if none did.
    revision: int

    @classmethod
    def of(cls, message: types_pb2.ThresholdSet) -> ThresholdSet:
        return cls(message.user_id, message.symbol, dict(message.thresholds), message.revision)


@dataclasses.dataclass(frozen=True)
class Snapshot:
    """The state of some of the watched symbols, at the beginning."""

    sets: Sequence[ThresholdSet]
    #: A watch that begins with it goes on after this event.
    token: str


@dataclasses.dataclass(frozen=True)
class SnapshotComplete:
    """The state of all symbols has been handed out; changes follow."""

    token: str


@dataclasses.dataclass(frozen=True)
class Change:
    """The thresholds of one symbol have changed."""

    #: The whole set after the change.
    set: ThresholdSet
    #: The values before it.
    previous: Mapping[str, float]
    #: What made it: adaptation, set, reset, rollback or policy.
    cause: str
    changed_at: datetime.datetime
    #: How many older changes were left out before it; 0 unless the watch was to conflate.
    conflated_count: int
    token: str


Event = Snapshot | SnapshotComplete | Change


class Watching:
    """The position of a watch. Times are in seconds."""

    def __init__(
        self, user: str, symbols: Sequence[str], token: str, bookmark_interval: float, conflate: bool
    ) -> None:
        if not symbols:
            raise ValueError("name a symbol to watch; an empty one is the user's global set")
        if not _INTERVAL_MIN <= bookmark_interval <= _INTERVAL_MAX:
            raise ValueError(
                f"bookmark_interval is {bookmark_interval:g} s, outside of {_INTERVAL_MIN:g} to {_INTERVAL_MAX:g}"
            )
        #: Of the last message that was handed out, or of a bookmark after it.
        self.token = token
        #: How long nothing may come before the connection counts as dead.
        self.silence_max = _INTERVALS_OF_SILENCE * bookmark_interval
        self._request = adaptive_threshold_pb2.WatchThresholdsRequest(
            scopes=[adaptive_threshold_pb2.Scope(user_id=user, symbol=symbol) for symbol in symbols],
            conflate=conflate,
            auto_resnapshot=True,
            bookmark_interval=duration_pb2.Duration(
                seconds=int(bookmark_interval), nanos=int(bookmark_interval % 1 * 1e9)
            ),
        )
        self._leave_after: float | None = None

    def request(self) -> adaptive_threshold_pb2.WatchThresholdsRequest:
        """What to ask for on a new connection."""
        self._leave_after = None
        self._request.resume_token = self.token
        return self._request

    def received(self, message: adaptive_threshold_pb2.WatchThresholdsResponse) -> Event | None:
        """What to hand out; moves `token`, so call it when that is about to happen."""
        if message.resume_token:
            self.token = message.resume_token
        match message.WhichOneof("event"):
            case "snapshot":
                return Snapshot([ThresholdSet.of(each) for each in message.snapshot.threshold_sets], self.token)
            case "snapshot_complete":
                return SnapshotComplete(self.token)
            case "change":
                return self._change(message.change)
            case "going_away":
                wait = message.going_away.reconnect_after
                self._leave_after = wait.seconds + wait.nanos / 1e9
        return None

    def _change(self, change: adaptive_threshold_pb2.WatchThresholdsResponse.Change) -> Change:
        return Change(
            ThresholdSet.of(change.threshold_set),
            dict(change.previous),
            types_pb2.Cause.Name(change.cause).removeprefix("CAUSE_").lower(),
            change.changed_at.ToDatetime(datetime.timezone.utc),
            change.conflated_count,
            self.token,
        )

    @property
    def is_leaving(self) -> bool:
        """Whether the server has said that it leaves: nothing more will come."""
        return self._leave_after is not None

    def pause(self, error: ThresholdError | None) -> float:
        """How long to wait before the next connection, after this error, or after the stream's end or silence.

        :raises ThresholdError: it, if another connection would not help.
        """
        if error is not None and not error.is_servers:
            raise error
        if self._leave_after is not None:
            return self._leave_after
        return max(_PAUSE, error.retry_after or 0.0) if error is not None else _PAUSE
