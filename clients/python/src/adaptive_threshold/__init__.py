"""Client of AdaptiveThreshold: whether to trade a signal, what came of it, and every change of a threshold.

`Client` is for programs with threads, `AsyncClient` for those with asyncio. What is generated from proto/ is in
`adaptive_threshold.v1`.
"""

from adaptive_threshold.aio import AsyncClient, AsyncWatch
from adaptive_threshold.client import Client
from adaptive_threshold.decision import Action, Decision, Intent, Source
from adaptive_threshold.errors import Code, Fault, ThresholdError
from adaptive_threshold.recording import Recorded
from adaptive_threshold.trade import ExitReason, Trade
from adaptive_threshold.watch import Watch
from adaptive_threshold.watching import Change, Event, Snapshot, SnapshotComplete, ThresholdSet

__all__ = [
    "Action",
    "AsyncClient",
    "AsyncWatch",
    "Change",
    "Client",
    "Code",
    "Decision",
    "Event",
    "ExitReason",
    "Fault",
    "Intent",
    "Recorded",
    "Snapshot",
    "SnapshotComplete",
    "Source",
    "ThresholdError",
    "ThresholdSet",
    "Trade",
    "Watch",
]
