"""Whether to trade a signal, and who said so."""

from __future__ import annotations

import dataclasses
import enum
import typing
from collections.abc import Mapping

from adaptive_threshold.v1 import types_pb2

Action = typing.Literal["buy", "sell", "hold"]
Intent = typing.Literal["entry", "exit"]

ACTIONS: Mapping[str, types_pb2.Action.ValueType] = {
    "buy": types_pb2.ACTION_BUY,
    "sell": types_pb2.ACTION_SELL,
    "hold": types_pb2.ACTION_HOLD,
}
INTENTS: Mapping[str, types_pb2.Intent.ValueType] = {
    "entry": types_pb2.INTENT_ENTRY,
    "exit": types_pb2.INTENT_EXIT,
}


class Source(enum.Enum):
    """Who decided."""

    #: The server.
    SERVER = "server"
    #: The client, by thresholds that the server had answered with a moment before.
    LAST_KNOWN = "last_known"
    #: The client, since the server could not be asked: exits are allowed, entries are not.
    FALLBACK = "fallback"


@dataclasses.dataclass(frozen=True)
class Decision:
    """Whether to trade. True or false by itself: ``if client.should_trade(...):``."""

    should_trade: bool
    #: In one sentence, for people.
    reason: str
    #: For the trade that follows; empty unless the server decided.
    decision_id: str
    #: The thresholds it rests on, by parameter; empty for a fallback.
    thresholds: Mapping[str, float]
    source: Source

    def __bool__(self) -> bool:
        return self.should_trade
