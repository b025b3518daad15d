"""A bot with asyncio: trades a made-up market on paper, and shows the thresholds as they change.

THRESHOLD_TARGET, THRESHOLD_KEY and THRESHOLD_USER say where, with which key, and for whom.
"""

import asyncio
import datetime
import os
import uuid

from adaptive_threshold import AsyncClient, AsyncWatch, Change, Snapshot, Trade
from market import ticks

SYMBOL = "BTCUSDT"
TICKS = int(os.environ.get("TICKS", "300"))
FEE_PERCENT = 0.2


async def show(watch: AsyncWatch) -> None:
    async for event in watch:
        if isinstance(event, Snapshot):
            print("in force:", dict(event.sets[0].values))
        elif isinstance(event, Change):
            print(event.cause, "changed them:", dict(event.set.values))


async def trade(client: AsyncClient) -> None:
    entry = None
    for tick in ticks(TICKS):
        if entry is None:
            decision = await client.should_trade(SYMBOL, "buy", **tick.values)
            if decision:
                entry = (tick.price, decision, datetime.datetime.now(datetime.timezone.utc))
                print("bought at %.2f: %s" % (tick.price, decision.reason))
        elif tick.confidence < 0.7 and await client.should_trade(SYMBOL, "sell", intent="exit", **tick.values):
            price, decision, opened = entry
            entry = None
            closed = Trade(
                str(uuid.uuid4()), SYMBOL, "buy", pnl_percent=100 * (tick.price / price - 1) - FEE_PERCENT,
                closed_at=datetime.datetime.now(datetime.timezone.utc), opened_at=opened,
                decision_id=decision.decision_id, entry_price=price, exit_price=tick.price,
            )  # fmt: skip
            await client.record_trade(closed)
            print("sold at %.2f: %+.2f %%" % (tick.price, closed.pnl_percent))
        await asyncio.sleep(0.01)


async def main() -> None:
    target = os.environ.get("THRESHOLD_TARGET", "127.0.0.1:50051")
    key, user = os.environ.get("THRESHOLD_KEY", ""), os.environ.get("THRESHOLD_USER", "alice")
    async with AsyncClient(target, key, user=user, last_known=30) as client, client.watch([SYMBOL]) as watch:
        showing = asyncio.create_task(show(watch))
        await trade(client)
        await watch.close()
        await showing


if __name__ == "__main__":
    asyncio.run(main())
