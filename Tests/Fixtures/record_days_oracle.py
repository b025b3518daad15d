#!/usr/bin/env python3
"""Records what exposure, score and its trend are of some trades, for DaysOracleTests.

usage: record_days_oracle.py > days-oracle.json
needs: nothing

Written from the definitions alone, and by other means than the program: exposure marks each piece of time between two
moments at which anything opens or closes, returns and deviations are added up exactly (fractions), and nothing is summed up
by day but the equity.

- The time: `days` UTC days, of which the last is the one of `through`; trades closed in it count.
- Basis: profits on the balance, if each trade has one; else percentages, chained.
- Score: 0.3 R + 0.25 S + 0.2 W - 0.15 D - 0.1 V, moved and scaled so that it lies between 0 and 1, where R = 1/(1+exp(-10 r))
  of the total return, S = 1/(1+exp(-s)) of the Sharpe ratio (1/2 without one), W the win rate, D the drawdown and V the
  volatility, both at most 1.
- Trend: the score of the later days less that of the earlier; of an odd number of days the later have one more, and they begin
  with what the earlier left.
- Exposure: the part of the time from the first midnight until `through` in which a trade was open; none if one does not say.
"""
import json, math, random
from fractions import Fraction

DAY = 86_400 * 10**9
FIRST = 19_676  # 2023-11-15
WEIGHTS = {"r": 0.3, "s": 0.25, "w": 0.2, "d": -0.15, "v": -0.1}


def logistic(x):
    return 1 / (1 + math.exp(-x))


def equity_of(trades, first, days, balance, by_profit):
    """Balance at the beginning and at the end of each day, exactly."""
    equity = [Fraction(balance)]
    for day in range(first, first + days):
        now = equity[-1]
        for trade in trades:
            if trade["closed"] // DAY == day:
                now = now + Fraction(trade["pnl"]) if by_profit else now * (1 + Fraction(trade["percent"]) / 100)
        equity.append(now)
    return equity


def root(x):
    return math.sqrt(float(x))


def score_of(trades, first, days, balance, periods, by_profit):
    """The score, and what is left; no score without trades."""
    equity = equity_of(trades, first, days, balance, by_profit)
    if not trades:
        return None, equity[-1]
    result = (lambda trade: trade["pnl"]) if by_profit else (lambda trade: trade["percent"])
    returns = None
    if all(value > 0 for value in equity):
        returns = [after / before - 1 for before, after in zip(equity, equity[1:])]
    sharpe = volatility = None
    if returns is not None and len(returns) > 1:
        mean = sum(returns) / len(returns)
        variance = sum((value - mean) ** 2 for value in returns) / (len(returns) - 1)
        volatility = root(variance) * math.sqrt(periods)
        if variance > 0:
            sharpe = float(mean) / root(variance) * math.sqrt(periods)
    drawdown, peak = 0.0, equity[0]
    for value in equity:
        peak = max(peak, value)
        drawdown = max(drawdown, float((peak - value) / peak))
    parts = {
        "r": logistic(10 * float(equity[-1] / equity[0] - 1)), "s": 0.5 if sharpe is None else logistic(sharpe),
        "w": sum(result(trade) > 0 for trade in trades) / len(trades), "d": min(drawdown, 1),
        "v": min(volatility or 0, 1),
    }  # fmt: skip
    lowest = sum(weight for weight in WEIGHTS.values() if weight < 0)
    highest = sum(weight for weight in WEIGHTS.values() if weight > 0)
    total = math.fsum(WEIGHTS[name] * part for name, part in parts.items())
    return (total - lowest) / (highest - lowest), equity[-1]


def exposure_of(trades, begin, through):
    if not trades or any(trade["opened"] is None for trade in trades):
        return None
    moments = {begin, through}
    for trade in trades:
        moments |= {min(max(trade["opened"], begin), through), min(trade["closed"], through)}
    moments = sorted(moments)
    open_time = 0
    for start, end in zip(moments, moments[1:]):
        if any(trade["opened"] <= start and end <= trade["closed"] for trade in trades):
            open_time += end - start
    return float(Fraction(open_time, through - begin))


def expected(trades, days, through, balance, periods):
    first = through // DAY - days + 1
    known = [trade for trade in trades if first * DAY <= trade["closed"] <= through]
    by_profit = all(trade["pnl"] is not None for trade in known)
    score, _ = score_of(known, first, days, balance, periods, by_profit)
    middle = first + days // 2
    early = [trade for trade in known if trade["closed"] // DAY < middle]
    late = [trade for trade in known if trade["closed"] // DAY >= middle]
    before, left = score_of(early, first, middle - first, balance, periods, by_profit)
    after = None
    if left > 0:
        after, _ = score_of(late, middle, first + days - middle, left, periods, by_profit)
    return {
        "days": days, "through": through, "count": len(known), "score": score,
        "trend": None if before is None or after is None else after - before,
        "exposure": exposure_of(known, first * DAY, through),
    }  # fmt: skip


def case(name, seed, count, days, held_hours, profits=True, openings=True):
    r = random.Random(seed)
    trades = []
    for number in range(count):
        closed = (FIRST + r.randrange(days)) * DAY + r.randrange(DAY)
        percent = round(r.gauss(0.05, 1) * r.expovariate(1), 4)
        held = int(r.expovariate(1) * held_hours * 3600 * 10**9)
        trades.append(dict(
            id="t%d" % number, closed=closed, percent=percent,
            opened=closed - held if openings or r.random() > 0.02 else None,
            pnl=round(percent * 8 + r.gauss(0, 2), 2) if profits or r.random() > 0.05 else None,
        ))  # fmt: skip
    end = (FIRST + days) * DAY - 1
    windows = [(days, end), (days, end - DAY // 3), (max(1, days // 2), end), (1, end), (7, end - 2 * DAY)]
    balance, periods = r.choice((1_000, 10_000)), r.choice((252, 365))
    return {
        "name": name, "starting_balance": balance, "periods_per_year": periods, "trades": trades,
        "expected": [expected(trades, length, through, balance, periods) for length, through in windows],
    }  # fmt: skip


cases = [
    case("scalps of minutes", 1, 400, 30, 0.2), case("over night", 2, 60, 30, 14),
    case("held for days", 3, 25, 31, 70), case("some without a profit", 4, 120, 12, 6, profits=False),
    case("some that do not say when", 5, 200, 14, 3, openings=False), case("few", 6, 3, 20, 100),
    case("many a day", 7, 300, 4, 0.1), case("a year", 8, 300, 365, 30),
]  # fmt: skip
print(json.dumps(cases))
