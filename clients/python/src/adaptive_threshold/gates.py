"""The server's gates, for when only its last thresholds are at hand."""

from __future__ import annotations

import typing
from collections.abc import Mapping

from adaptive_threshold.v1 import types_pb2

_Observed = typing.Literal["confidence", "rsi", "macd", "change_percent", "volume"]


def refusal(signal: types_pb2.Signal, thresholds: Mapping[str, float]) -> str | None:
    """Why an entry does not pass; ``None`` if it does.

    Each gate is written as "passes": comparisons with NaN are false, so that a NaN passes none.
    """

    def observed(field: _Observed) -> float | None:
        return float(getattr(signal, field)) if signal.HasField(field) else None

    if signal.action not in (types_pb2.ACTION_BUY, types_pb2.ACTION_SELL):
        return "a hold is never traded"
    confidence, rsi, macd = observed("confidence"), observed("rsi"), observed("macd")
    change, volume = observed("change_percent"), observed("volume")
    if confidence is None:
        return "confidence is missing"
    if signal.action == types_pb2.ACTION_BUY and rsi is not None:
        limit = thresholds["rsi_threshold"]
        if not rsi <= limit:
            return f"RSI {rsi:g} is above {limit:g}"
    if macd is not None and signal.action == types_pb2.ACTION_SELL:
        macd = -macd
    at_least = {
        "confidence": confidence,
        "macd": macd,
        "volume": volume,
        "momentum": None if change is None else abs(change),
    }
    for name, value in at_least.items():
        limit = thresholds[name + "_threshold"]
        if value is not None and not value >= limit:
            return f"{name} {value:g} is below {limit:g}"
    return None
