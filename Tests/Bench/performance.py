#!/usr/bin/env python3
"""What a question for performance costs: performance.py PROGRAMS [TRADES] [--of-trades].

One user's trades of 365 days, four symbols, are recorded over gRPC in the order of their closing, 1,000 a call, in SQLite and
in Postgres. Then the performance of the last 30 and 365 days is asked for, of the portfolio and of a symbol. Prints a table:
milliseconds a call (median), and CPU milliseconds of the server. With --of-trades the rows of days are taken away first, so that
every answer is made of the trades themselves, as it is for trades that a former program recorded. Wants the programs as they are
shipped.
"""

import os
import statistics
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "SystemTests", "Python"))
os.environ["THRESHOLD_PROGRAMS"] = os.path.abspath(sys.argv[1])

from harness import *  # noqa: E402

NUMBERS = [argument for argument in sys.argv[2:] if argument.isdigit()]
TRADES = int(NUMBERS[0]) if NUMBERS else 100_000
OF_TRADES = "--of-trades" in sys.argv
DAYS, AT_ONCE, CALLS = 365, 1_000, 15
SYMBOLS = ["BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT"]


def cpu(process):
    """CPU seconds of all threads."""
    total = 0
    for thread in os.listdir("/proc/%d/task" % process):
        with open("/proc/%d/task/%s/schedstat" % (process, thread), encoding="ascii") as file:
            total += int(file.read().split()[0])
    return total / 1e9


def record(api):
    now = time.time()
    step = (DAYS - 1) * 86_400 / TRADES
    for begin in range(0, TRADES, AT_ONCE):
        trades = []
        for number in range(begin, min(begin + AT_ONCE, TRADES)):
            closed = now - (TRADES - number) * step
            percent = (number * 7919 % 61 - 30) / 7
            trades.append(
                trade_of("t%d" % number, symbol=SYMBOLS[number % 4], pnl_percent=percent, pnl=percent * 3,
                         opened_at=timestamp(closed - number % 9 * step), closed_at=timestamp(closed))
            )  # fmt: skip
        results = api.RecordTrades(v1.RecordTradesRequest(trades=trades), timeout=TIMEOUT).results
        assert all(result.status == v1.RECORD_STATUS_RECORDED for result in results)


def ask(server, api, symbol, days):
    request = v1.PerformanceRequest(user_id="alice", symbol=symbol, days_back=days)
    count = api.Performance(request, timeout=TIMEOUT).trade_count
    taken, before = [], cpu(server.process.pid)
    for _ in range(CALLS):
        begun = time.perf_counter()
        assert api.Performance(request, timeout=TIMEOUT).trade_count == count
        taken.append(time.perf_counter() - begun)
    return count, 1e3 * statistics.median(taken), 1e3 * (cpu(server.process.pid) - before) / CALLS


def main():
    print("%-12s %-10s %6s %8s %12s %12s" % ("", "of", "days", "trades", "ms a call", "CPU ms"))
    for database in (make_sqlite(), Postgres("fsync=on").make_database()):
        with Server(database) as server, server.client() as client:
            begun, spent = time.monotonic(), cpu(server.process.pid)
            record(client.api)
            each = 1e6 / TRADES
            told = "%.1f us each, %.1f us of the server's CPU" % (
                (time.monotonic() - begun) * each, (cpu(server.process.pid) - spent) * each,
            )  # fmt: skip
            if OF_TRADES:
                # Upkeep has passed at the server's start and comes again in ten minutes.
                execute_sql(database, "UPDATE trades SET counted = 0")
                execute_sql(database, "DELETE FROM daily_results")
            name = database.split(":")[0]
            print("%-12s %d trades recorded: %s" % (name, TRADES, told), flush=True)
            for symbol in ("", SYMBOLS[0]):
                for days in (30, DAYS):
                    count, milliseconds, spent = ask(server, client.api, symbol, days)
                    line = (name, symbol or "portfolio", days, count, milliseconds, spent)
                    print("%-12s %-10s %6d %8d %12.2f %12.2f" % line, flush=True)
            server.terminate()


if __name__ == "__main__":
    main()
