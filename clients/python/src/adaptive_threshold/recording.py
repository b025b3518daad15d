"""One ``record_trades`` from the first attempt to the last, without any I/O: the clients only carry the messages."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence

from adaptive_threshold.errors import Code, Fault, ThresholdError
from adaptive_threshold.v1 import adaptive_threshold_pb2, types_pb2

_ATTEMPT_MAX = 5.0
_PAUSE_FIRST, _PAUSE_MAX = 0.1, 5.0
_CODES = {code.value[0]: code for code in Code}


@dataclasses.dataclass(frozen=True)
class Recorded:
    """What became of one trade."""

    trade_id: str
    #: Whether it is in the server's books, by this call or by an earlier one.
    is_recorded: bool
    #: Whether the same trade had been recorded before, as by an attempt whose answer was lost.
    is_repeated: bool
    #: Why it was not recorded.
    error: ThresholdError | None
    #: Whether the learner will see it.
    is_learned: bool
    #: Why it will not, such as ``DECISION_UNKNOWN``.
    not_learned_reason: str


class Recording:
    """Says what to send and how long to wait; times are seconds of one clock that nobody sets.

    Repeating is harmless: the server knows a trade by its id. So whatever leaves a trade's fate open is repeated, until
    the deadline.
    """

    def __init__(self, trades: Sequence[types_pb2.Trade], now: float, deadline: float) -> None:
        faults = tuple(
            Fault(f"trades[{index}].trade_id", "is missing; without it a repetition would be another trade")
            for index, trade in enumerate(trades)
            if not trade.trade_id
        )
        if faults:
            message = "; ".join(f"{fault.field} {fault.description}" for fault in faults)
            raise ThresholdError(Code.INVALID_ARGUMENT, message, faults=faults)
        self._trades = trades
        self._end = now + deadline
        self._results: list[Recorded | None] = [None] * len(trades)
        self._open = list(range(len(trades)))
        self._error: ThresholdError | None = None
        self._pause = _PAUSE_FIRST

    def attempt(self, now: float) -> tuple[adaptive_threshold_pb2.RecordTradesRequest, float]:
        """What to send, and how long it may take."""
        request = adaptive_threshold_pb2.RecordTradesRequest(trades=[self._trades[index] for index in self._open])
        return request, max(0.001, min(_ATTEMPT_MAX, self._end - now))

    def answered(self, answer: adaptive_threshold_pb2.RecordTradesResponse) -> None:
        """Takes up what became of the trades that were sent."""
        self._error = None
        still_open = []
        for index, result in zip(self._open, answer.results):
            recorded = _recorded(result)
            self._results[index] = recorded
            if recorded.error is not None and recorded.error.code == Code.UNAVAILABLE:
                still_open.append(index)
        self._open = still_open

    def failed(self, error: ThresholdError) -> None:
        """Takes up that an attempt failed.

        :raises ThresholdError: it, if another attempt would not help.
        """
        helps = error.code in (Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED) or (
            error.code in (Code.RESOURCE_EXHAUSTED, Code.ABORTED) and error.retry_after is not None
        )
        if not helps or not error.may_retry:
            raise error
        self._error = error

    def pause(self, now: float) -> float | None:
        """How long to wait before the next attempt; ``None`` when there is none to make, and `results` are all.

        :raises ThresholdError: the last one, if the next attempt would begin after the deadline.
        """
        if not self._open:
            return None
        asked = self._error.retry_after if self._error else None
        pause = asked if asked is not None else self._pause * random.uniform(0.5, 1)
        self._pause = min(_PAUSE_MAX, self._pause * 2)
        if now + pause < self._end:
            return pause
        if self._error is not None:
            raise self._error
        return None  # Each trade's own error says that it was unavailable.

    @property
    def results(self) -> list[Recorded]:
        """One for each trade, in order."""
        return [result for result in self._results if result is not None]


def _recorded(result: adaptive_threshold_pb2.RecordResult) -> Recorded:
    error = None
    if result.HasField("error"):
        said = result.error
        faults = tuple(Fault(fault.field, fault.description) for fault in said.faults)
        error = ThresholdError(_CODES.get(said.code, Code.UNKNOWN), said.message, said.reason, faults)
    return Recorded(
        result.id,
        error is None,
        result.status == adaptive_threshold_pb2.RECORD_STATUS_ALREADY_RECORDED,
        error,
        result.learned,
        result.not_learned_reason,
    )
