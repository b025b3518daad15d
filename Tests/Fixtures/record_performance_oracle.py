#!/usr/bin/env python3
"""Records what empyrical-reloaded and scipy say of some series, for PerformanceOracleTests.

usage: record_performance_oracle.py > performance-oracle.json
needs: empyrical-reloaded==0.7.1 (pulls numpy, pandas, scipy)

The first series is performance-series.json (90 daily returns, 120 trades); the others are drawn here, seeded.
"""
import json, pathlib, random
import empyrical, numpy as np, pandas as pd
from scipy import stats


def drawn(seed, days, trades, scale, drift):
    r = random.Random(seed)
    def value():
        # Heavy tails, and days without trades.
        return 0.0 if r.random() < 0.15 else round(drift + scale * r.gauss(0, 1) * r.expovariate(1), 6)
    return {"daily": [value() for _ in range(days)], "trades": [value() for _ in range(trades)]}


def longest(flags):
    """Most in a row, by runs of equal flags."""
    flags = np.concatenate([[False], flags, [False]]).astype(int)
    begins, ends = np.flatnonzero(np.diff(flags) == 1), np.flatnonzero(np.diff(flags) == -1)
    return float((ends - begins).max()) if len(begins) else 0.0


def oracle(name, series, periods):
    daily, trades = np.array(series["daily"]), np.array(series["trades"])
    # Of an account of 10,000, its beginning included: the peak so far, and how far below it equity lies.
    equity = pd.Series(np.concatenate([[1.0], np.cumprod(1 + daily)]) * 10_000)
    peaks = equity.cummax()
    wins, losses = trades[trades > 0], trades[trades < 0]
    # As freqtrade's calculate_expectancy has it.
    win_rate, average_win, average_loss = len(wins) / len(trades), wins.mean() if len(wins) else 0, -losses.mean()
    return {
        "name": name, "periods_per_year": periods, **series,
        "metrics": {
            "total_return": float(empyrical.cum_returns_final(daily)),
            "sharpe_ratio": float(empyrical.sharpe_ratio(daily, annualization=periods)),
            "sortino_ratio": float(empyrical.sortino_ratio(daily, annualization=periods)),
            "calmar_ratio": float(empyrical.calmar_ratio(daily, annualization=periods)),
            "cagr": float(empyrical.cagr(daily, annualization=periods)),
            "volatility": float(empyrical.annual_volatility(daily, annualization=periods)),
            "max_drawdown": -float(empyrical.max_drawdown(daily)),
            "max_drawdown_percent": -100 * float(empyrical.max_drawdown(daily)),
            "max_drawdown_absolute": float((peaks - equity).max()),
            "max_drawdown_duration": longest((equity < peaks).to_numpy()),
        },
        "trade_metrics": {
            "win_rate": float((trades > 0).mean()),
            "profit_factor": float(trades[trades > 0].sum() / -trades[trades < 0].sum()),
            "expectancy": float(100 * trades.mean()),
            "sqn": float(np.sqrt(len(trades)) * trades.mean() / trades.std(ddof=1)),
            "p_value": float(stats.ttest_1samp(trades, 0).pvalue),
            "expectancy_ratio": float((1 + average_win / average_loss) * win_rate - 1),
            "avg_trade_return": float(pd.Series(100 * trades).mean()),
            "best_trade": float(100 * trades.max()),
            "worst_trade": float(100 * trades.min()),
            "trade_count": float(len(trades)),
            "max_win_streak": longest(trades > 0),
            "max_loss_streak": longest(trades < 0),
        },
    }


shared = json.loads((pathlib.Path(__file__).parent / "performance-series.json").read_text())
cases = [("shared", shared), ("short", drawn(1, 5, 4, 0.01, 0.002)), ("losing", drawn(2, 30, 60, 0.02, -0.01)),
         ("calm", drawn(3, 365, 1000, 0.001, 0.0004)), ("wild", drawn(4, 730, 300, 0.06, 0.001))]
print(json.dumps([oracle(n, s, p) for n, s in cases for p in (252, 365)]))
