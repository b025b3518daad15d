"""The thresholds that the server last answered with."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Mapping

from adaptive_threshold.v1 import adaptive_threshold_pb2

#: The server's own limit, MAX_STALENESS: nobody decides by what is older.
AGE_MAX = 60.0
_SYMBOLS_MAX = 10_000


@dataclasses.dataclass(frozen=True)
class Known:
    """One symbol's thresholds, and when the server knew them, on the caller's clock."""

    thresholds: Mapping[str, float]
    at: float


class Memory:
    """Of each symbol the last thresholds that may decide, for at most ``age`` seconds; nothing when it is 0."""

    def __init__(self, age: float) -> None:
        if not 0 <= age <= AGE_MAX:
            raise ValueError(f"last_known is {age:g} s, outside of 0 to {AGE_MAX:g}")
        self._age = age
        self._known: collections.OrderedDict[str, Known] = collections.OrderedDict()

    def note(self, symbol: str, answer: adaptive_threshold_pb2.EvaluateResponse, now: float) -> None:
        """Takes up an answer. One that came with locks decides nothing later: nobody would know when they end."""
        if self._age == 0:
            return
        self._known.pop(symbol, None)
        if answer.locks:
            return
        behind = answer.age.seconds + answer.age.nanos / 1e9 if answer.stale else 0.0
        self._known[symbol] = Known(dict(answer.thresholds.thresholds), now - behind)
        if len(self._known) > _SYMBOLS_MAX:
            self._known.popitem(last=False)

    def recall(self, symbol: str, now: float) -> Known | None:
        """What is young enough."""
        known = self._known.get(symbol)
        return known if known is not None and now - known.at <= self._age else None
