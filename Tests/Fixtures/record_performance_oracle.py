#!/usr/bin/env python3
"""Records what empyrical-reloaded and scipy say of some series, for PerformanceOracleTests.

usage: record_performance_oracle.py > performance-oracle.json
needs: empyrical-reloaded==0.7.1 (pulls numpy, pandas, scipy)

The first series is performance-series.json (90 daily returns, 120 trades); the others are drawn here, seeded.
"""
import json, pathlib, random
import empyrical, numpy as np
from scipy import stats


def drawn(seed, days, trades, scale, drift):
    r = random.Random(seed)
    def value():
        # Heavy tails, and days without trades.
        return 0.0 if r.random() < 0.15 else round(drift + scale * r.gauss(0, 1) * r.expovariate(1), 6)
    return {"daily": [value() for _ in range(days)], "trades": [value() for _ in range(trades)]}


def oracle(name, series, periods):
    daily, trades = np.array(series["daily"]), np.array(series["trades"])
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
        },
        "trade_metrics": {
            "win_rate": float((trades > 0).mean()),
            "profit_factor": float(trades[trades > 0].sum() / -trades[trades < 0].sum()),
            "expectancy": float(100 * trades.mean()),
            "sqn": float(np.sqrt(len(trades)) * trades.mean() / trades.std(ddof=1)),
            "p_value": float(stats.ttest_1samp(trades, 0).pvalue),
        },
    }


shared = json.loads((pathlib.Path(__file__).parent / "performance-series.json").read_text())
cases = [("shared", shared), ("short", drawn(1, 5, 4, 0.01, 0.002)), ("losing", drawn(2, 30, 60, 0.02, -0.01)),
         ("calm", drawn(3, 365, 1000, 0.001, 0.0004)), ("wild", drawn(4, 730, 300, 0.06, 0.001))]
print(json.dumps([oracle(n, s, p) for n, s in cases for p in (252, 365)]))
