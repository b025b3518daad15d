"""A closed trade, as a bot knows it."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Literal

from google.protobuf import timestamp_pb2

from adaptive_threshold.decision import ACTIONS, Action
from adaptive_threshold.v1 import types_pb2

#: What closed a trade. StoplossGuard, one of the server's protections, counts the last four.
ExitReason = Literal[
    "signal", "take_profit", "stop_loss", "trailing_stop_loss", "stop_loss_on_exchange", "liquidation"
]

EXIT_REASONS: dict[ExitReason, types_pb2.ExitReason.ValueType] = {
    "signal": types_pb2.EXIT_REASON_SIGNAL,
    "take_profit": types_pb2.EXIT_REASON_TAKE_PROFIT,
    "stop_loss": types_pb2.EXIT_REASON_STOP_LOSS,
    "trailing_stop_loss": types_pb2.EXIT_REASON_TRAILING_STOP_LOSS,
    "stop_loss_on_exchange": types_pb2.EXIT_REASON_STOP_LOSS_ON_EXCHANGE,
    "liquidation": types_pb2.EXIT_REASON_LIQUIDATION,
}


@dataclasses.dataclass(frozen=True)
class Trade:
    """A closed trade. Times without a zone are taken for UTC."""

    #: Yours, unique per user, and the same when the trade is sent again.
    trade_id: str
    symbol: str
    #: ``buy`` for a long, ``sell`` for a short.
    side: Action
    #: Realised profit in percent of the position, net of fee.
    pnl_percent: float
    closed_at: datetime.datetime
    #: Of the decision it came from, so that the service learns from it.
    decision_id: str = ""
    opened_at: datetime.datetime | None = None
    quantity: float | None = None
    entry_price: float | None = None
    exit_price: float | None = None
    #: Realised profit in account currency, net of fee.
    pnl: float | None = None
    #: What it was decided on, when there is no ``decision_id``.
    signal: types_pb2.Signal | None = None
    #: What closed it; StoplossGuard does not count a trade that does not say.
    exit_reason: ExitReason | None = None

    def message(self, user: str) -> types_pb2.Trade:
        return types_pb2.Trade(
            trade_id=self.trade_id,
            user_id=user,
            symbol=self.symbol,
            decision_id=self.decision_id,
            side=ACTIONS[self.side],
            quantity=self.quantity,
            entry_price=self.entry_price,
            exit_price=self.exit_price,
            pnl=self.pnl,
            pnl_percent=self.pnl_percent,
            opened_at=timestamp(self.opened_at) if self.opened_at else None,
            closed_at=timestamp(self.closed_at),
            signal=self.signal,
            exit_reason=EXIT_REASONS[self.exit_reason] if self.exit_reason else types_pb2.EXIT_REASON_UNSPECIFIED,
        )


def timestamp(time: datetime.datetime) -> timestamp_pb2.Timestamp:
    stamp = timestamp_pb2.Timestamp()
    stamp.FromDatetime(time if time.tzinfo is None else time.astimezone(datetime.timezone.utc))
    return stamp
