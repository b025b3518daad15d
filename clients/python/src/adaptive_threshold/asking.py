"""One ``should_trade`` from question to decision, without any I/O: the clients only carry the messages."""

from __future__ import annotations

import datetime
import random

from adaptive_threshold import gates
from adaptive_threshold.decision import ACTIONS, INTENTS, Action, Decision, Intent, Source
from adaptive_threshold.errors import Code, ThresholdError
from adaptive_threshold.memory import Memory
from adaptive_threshold.trade import timestamp
from adaptive_threshold.v1 import adaptive_threshold_pb2, types_pb2

# A proxy that has just lost a replica mostly has another one by then.
_PAUSE_MIN, _PAUSE_MAX = 0.020, 0.050


class Asking:
    """Says what to do after each attempt; times are seconds of one clock that nobody sets."""

    def __init__(
        self, request: adaptive_threshold_pb2.EvaluateRequest, memory: Memory, now: float, deadline: float
    ) -> None:
        self.request = request
        self._memory = memory
        self._end = now + deadline
        self._is_second = False

    def timeout(self, now: float) -> float:
        """How long the attempt may take that begins now."""
        return max(0.001, self._end - now)

    def answered(self, answer: adaptive_threshold_pb2.EvaluateResponse, now: float) -> Decision:
        self._memory.note(self.request.signal.symbol, answer, now)
        thresholds = dict(answer.thresholds.thresholds)
        return Decision(answer.should_trade, answer.reason, answer.decision_id, thresholds, Source.SERVER)

    def failed(self, error: ThresholdError, now: float) -> Decision | float:
        """The pause before the second attempt, or what holds without the server.

        :raises ThresholdError: the fault is the caller's.
        """
        if not error.is_servers:
            raise error
        pause = random.uniform(_PAUSE_MIN, _PAUSE_MAX)
        if error.code == Code.UNAVAILABLE and error.may_retry and not self._is_second and now + pause < self._end:
            self._is_second = True
            return pause
        return self._without_server(error, now)

    def _without_server(self, error: ThresholdError, now: float) -> Decision:
        signal = self.request.signal
        why = f"the server cannot be asked ({error})"
        if signal.action == types_pb2.ACTION_HOLD:
            return Decision(False, f"A hold is never traded; {why}.", "", {}, Source.FALLBACK)
        if signal.intent == types_pb2.INTENT_EXIT:
            return Decision(True, f"An exit is allowed: {why}.", "", {}, Source.FALLBACK)
        known = self._memory.recall(signal.symbol, now)
        if known is None:
            return Decision(False, f"An entry is refused: {why}.", "", {}, Source.FALLBACK)
        refusal = gates.refusal(signal, known.thresholds)
        verdict = f"no trade, {refusal}" if refusal else "every gate passes"
        reason = f"By the thresholds of {max(0.0, now - known.at):.1f} s ago {verdict}; {why}."
        return Decision(refusal is None, reason, "", known.thresholds, Source.LAST_KNOWN)


def question(
    user: str,
    symbol: str,
    action: Action,
    intent: Intent,
    confidence: float | None,
    rsi: float | None,
    change_percent: float | None,
    volume: float | None,
    macd: float | None,
    price: float | None,
    signal_time: datetime.datetime | None,
    explain: bool,
) -> adaptive_threshold_pb2.EvaluateRequest:
    """What to ask the server; absent is absent, not zero."""
    signal = types_pb2.Signal(
        symbol=symbol,
        action=ACTIONS[action],
        intent=INTENTS[intent],
        confidence=confidence,
        rsi=rsi,
        change_percent=change_percent,
        volume=volume,
        macd=macd,
        price=price,
        signal_time=timestamp(signal_time) if signal_time else None,
    )
    return adaptive_threshold_pb2.EvaluateRequest(user_id=user, signal=signal, explain=explain)
