"""A bot with threads: trades a made-up market on paper, and shows the thresholds as they change.

THRESHOLD_TARGET, THRESHOLD_KEY and THRESHOLD_USER say where, with which key, and for whom.
"""

import datetime
import os
import threading
import time
import uuid

from adaptive_threshold import Change, Client, Snapshot, Trade, Watch
from market import ticks

SYMBOL = "BTCUSDT"
TICKS = int(os.environ.get("TICKS", "300"))
FEE_PERCENT = 0.2


def show(watch: Watch) -> None:
    for event in watch:
        if isinstance(event, Snapshot):
            print("in force:", dict(event.sets[0].values))
        elif isinstance(event, Change):
            print(event.cause, "changed them:", dict(event.set.values))


def main() -> None:
    target = os.environ.get("THRESHOLD_TARGET", "127.0.0.1:50051")
    key, user = os.environ.get("THRESHOLD_KEY", ""), os.environ.get("THRESHOLD_USER", "alice")
    with Client(target, key, user=user, last_known=30) as client, client.watch([SYMBOL]) as watch:
        threading.Thread(target=show, args=(watch,), daemon=True).start()
        entry = None
        for tick in ticks(TICKS):
            if entry is None:
                decision = client.should_trade(SYMBOL, "buy", **tick.values)
                if decision:
                    entry = (tick.price, decision, datetime.datetime.now(datetime.timezone.utc))
                    print("bought at %.2f: %s" % (tick.price, decision.reason))
            elif tick.confidence < 0.7 and client.should_trade(SYMBOL, "sell", intent="exit", **tick.values):
                price, decision, opened = entry
                entry = None
                trade = Trade(
                    str(uuid.uuid4()), SYMBOL, "buy", pnl_percent=100 * (tick.price / price - 1) - FEE_PERCENT,
                    closed_at=datetime.datetime.now(datetime.timezone.utc), opened_at=opened,
                    decision_id=decision.decision_id, entry_price=price, exit_price=tick.price,
                )  # fmt: skip
                client.record_trade(trade)
                print("sold at %.2f: %+.2f %%" % (tick.price, trade.pnl_percent))
            time.sleep(0.01)


if __name__ == "__main__":
    main()
