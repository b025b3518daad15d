"""Records what freqtrade's protections do with random trades, for Tests/ThresholdCoreTests/ProtectionOracleTests.swift.

Needs freqtrade 2026.9 in an environment of its own (771 MB):
    python3 -m venv /tmp/freqtrade && /tmp/freqtrade/bin/pip install freqtrade==2026.9
    /tmp/freqtrade/bin/python Tests/Fixtures/record_protections_oracle.py

freqtrade's own classes run: each protection by itself after every trade, as its bot asks them when a trade has closed, and
its manager with its locks. One thing is taken out: that a lock's end is rounded up to a candle, since ours have none.
"""

import json
import os
import random
from datetime import datetime, timedelta, timezone

import freqtrade
from freqtrade.persistence import LocalTrade, PairLocks, Trade, pairlock_middleware
from freqtrade.plugins.protectionmanager import ProtectionManager

SEED = 20_261_127
CASES = 320
PAIRS = ["AAA/USDT", "BBB/USDT", "CCC/USDT"]
SIDES = ["long", "short"]
REASONS = {"exit_signal": 1, "roi": 2, "stop_loss": 3, "trailing_stop_loss": 4, "stoploss_on_exchange": 5, "liquidation": 6}
METHODS = {"CooldownPeriod": 1, "StoplossGuard": 2, "MaxDrawdown": 3, "LowProfitPairs": 4}
BEGIN = datetime(2026, 3, 1, tzinfo=timezone.utc)

Trade.use_db = False
PairLocks.use_db = False
PairLocks.timeframe = "1m"
pairlock_middleware.timeframe_to_next_date = lambda timeframe, date: date


def seconds(instant):
    return round((instant - BEGIN).total_seconds())


def make_protection(rng):
    """A protection as freqtrade is configured with, and the same numbers for the fixture."""
    method = rng.choice(list(METHODS))
    config = {"method": method}
    if rng.random() < 0.9:
        config["lookback_period"] = rng.choice([5, 30, 60, 120, 360, 720])
    if rng.random() < 0.2:
        config["unlock_at"] = "%02d:%02d" % (rng.randrange(24), rng.randrange(60))
    elif rng.random() < 0.9:
        config["stop_duration"] = rng.choice([1, 10, 45, 60, 180, 600])
    if method != "CooldownPeriod" and rng.random() < 0.9:
        config["trade_limit"] = rng.choice([1, 2, 3, 4])
    percent = rng.choice([-2.0, -0.5, 0.0, 0.25, 1.0, 3.0])
    if method in ("StoplossGuard", "LowProfitPairs"):
        config["required_profit"] = percent / 100
        config["only_per_side"] = rng.random() < 0.4
    if method == "StoplossGuard":
        config["only_per_pair"] = rng.random() < 0.4
    fall = rng.choice([0.0, 1.0, 2.5, 5.0, 8.0])
    mode = rng.choice(["ratios", "equity"])
    if method == "MaxDrawdown":
        config["max_allowed_drawdown"] = fall / 100
        if mode == "equity" or rng.random() < 0.5:
            config["calculation_mode"] = mode
    unlock = config.get("unlock_at")
    numbers = {
        "rule": METHODS[method],
        "lookback": config.get("lookback_period"),
        "stop": config.get("stop_duration"),
        "unlock": unlock and int(unlock[:2]) * 60 + int(unlock[3:]),
        "limit": config.get("trade_limit"),
        "profit": percent if "required_profit" in config else None,
        "side": config.get("only_per_side", False),
        "pair": config.get("only_per_pair", False),
        "fall": fall if "max_allowed_drawdown" in config else None,
        "equity": config.get("calculation_mode") == "equity",
    }
    return config, {name: value for name, value in numbers.items() if value not in (None, False)}


def make_trade(rng, number, closed, balance):
    percent = 0.0 if rng.random() < 0.06 else round(rng.gauss(-0.3, 2), 2)
    trade = LocalTrade(
        id=number, pair=rng.choice(PAIRS), exchange="binance", stake_amount=100.0, amount=1.0, open_rate=100.0,
        is_short=rng.random() < 0.4, is_open=False, fee_open=0.0, fee_close=0.0, leverage=1.0,
        open_date=closed - timedelta(minutes=20), close_date=closed,
    )  # fmt: skip
    trade.close_profit = percent / 100
    trade.close_profit_abs = round(balance * percent / 100 * rng.uniform(0.2, 1.5), 2)
    trade.exit_reason = rng.choice(list(REASONS) if rng.random() < 0.5 else ["stop_loss"])
    return trade, percent


def make_case(rng):
    LocalTrade.reset_trades()
    PairLocks.reset_locks()
    balance = rng.choice([200.0, 1000.0])
    made = [make_protection(rng) for _ in range(rng.choice([1, 1, 2, 3]))]
    manager = ProtectionManager({"timeframe": "1m"}, [config for config, _ in made])
    case = {"balance": balance, "protections": [n for _, n in made], "trades": [], "findings": [], "probes": []}
    closed = BEGIN + timedelta(seconds=rng.randrange(86_400))
    for step in range(rng.randrange(6, 22)):
        closed += timedelta(seconds=rng.randrange(1, rng.choice([600, 3_600, 14_400])))
        now = closed + timedelta(seconds=rng.choice([0, 0, 1, 45, 400]))
        trade, percent = make_trade(rng, step, closed, balance)
        LocalTrade.add_bt_trade(trade)
        side = trade.trade_direction
        pair = PAIRS.index(trade.pair)
        case["trades"].append(
            [pair, SIDES.index(side), seconds(closed), seconds(now), percent, trade.close_profit_abs, REASONS[trade.exit_reason]]
        )
        for number, handler in enumerate(manager._protection_handlers):
            asked = [
                (0, handler.has_local_stop and handler.stop_per_pair(trade.pair, now, side, balance)),
                (1, handler.has_global_stop and handler.global_stop(now, side, balance)),
            ]
            for scope, found in asked:
                if found:
                    lock_side = SIDES.index(found.lock_side) if found.lock_side in SIDES else -1
                    case["findings"].append([step, number, scope, seconds(found.until), lock_side])
        manager.stop_per_pair(trade.pair, now, side, balance)
        manager.global_stop(now, side, balance)
        for _ in range(2):
            at = now + timedelta(seconds=rng.randrange(rng.choice([60, 3_600, 43_200])))
            asked_pair, asked_side = rng.randrange(len(PAIRS)), rng.randrange(2)
            locked = PairLocks.is_pair_locked(PAIRS[asked_pair], at, SIDES[asked_side])
            case["probes"].append([step, asked_pair, asked_side, seconds(at), int(locked)])
    return case


def main():
    assert freqtrade.__version__ == "2026.9", freqtrade.__version__
    rng = random.Random(SEED)
    cases = [make_case(rng) for _ in range(CASES)]
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "protections-oracle.json")
    with open(path, "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]\n")
    steps = sum(len(case["trades"]) for case in cases)
    found = sum(len(case["findings"]) for case in cases)
    locked = sum(probe[-1] for case in cases for probe in case["probes"])
    print("%d cases, %d trades, %d findings, %d probes locked" % (len(cases), steps, found, locked))


if __name__ == "__main__":
    main()
