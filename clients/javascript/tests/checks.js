// The items of clients/README.md, for Node and for a page: `check(environment)` proves them against the stage.

// A signal that passes every gate of the defaults.
const good = { symbol: "BTCUSDT", action: "buy", confidence: 0.9, rsi: 40, changePercent: 3, volume: 5e9, macd: 0.05 };
// No wait for an event takes longer.
const patience = 60_000;
const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

function equal(found, expected, what) {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what}: ${left}, expected ${right}`);
}

/** What `work` comes to, or fails with, if it takes so long. */
async function within(lowest, highest, work) {
  const begun = performance.now();
  const result = await work().catch((error) => error);
  const took = performance.now() - begun;
  if (took < lowest || took > highest) throw new Error(`took ${took} ms, not ${lowest} to ${highest}: ${result}`);
  return result;
}

/** What a watch hands out, with a limit to every wait. */
class Events {
  constructor(watch) {
    this.watch = watch;
    this.all = [];
    this.iterator = watch[Symbol.asyncIterator]();
  }

  async next() {
    const late = wait(patience).then(() => Promise.reject(new Error("no event came")));
    late.catch(() => {});
    const { done, value } = await Promise.race([this.iterator.next(), late]);
    if (done) throw new Error("the watch ended");
    this.all.push(value);
    return value;
  }

  /** The last of so many events of a type. */
  async until(type, count = 1) {
    for (;;) {
      const event = await this.next();
      if (event.type === type && --count === 0) return event;
    }
  }

  get changes() {
    return this.all.filter((event) => event.type === "change");
  }

  get values() {
    return this.changes.map((event) => event.set.values.rsi_threshold);
  }

  get completes() {
    return this.all.filter((event) => event.type === "snapshot_complete").length;
  }

  /** Closes the watch while something waits for it, and sees that this ends. */
  async close() {
    const pending = this.iterator.next();
    this.watch.close();
    const late = wait(patience).then(() => ({ done: false }));
    if (!(await Promise.race([pending, late])).done) throw new Error("closing the watch does not end it");
  }
}

/**
 * @param {object} environment
 * @param {(options: object) => any} environment.make A client with these options.
 * @param {{user: string, key: string, control: string}} environment.stage
 * @param {object} environment.quickWatch Options of a watch that notices silence soon.
 * @param {[number, number]} environment.silence Between what times it notices.
 * @param {(line: string) => void} environment.print
 * @returns Whether all passed.
 */
export async function check({ make, stage, quickWatch, silence, print }) {
  const { user: prefix, key, control } = stage;
  const user = (item) => `${prefix}-${item}`;
  const client = (item, options = {}) => make({ user: user(item), key, ...options });

  async function ask(path) {
    const response = await fetch(control + path);
    const text = (await response.text()).trim();
    if (!response.ok) throw new Error(`${path}: ${text}`);
    return text;
  }

  /** Signals of all kinds: what the last known thresholds decide is what the server decided. */
  async function compareGates() {
    let seed = 7;
    // Park and Miller's minimal standard: the same signals each time.
    const below = (count) => (seed = (seed * 48_271) % 2_147_483_647) % count;
    const choice = (...values) => values[below(values.length)];
    const maybe = (...values) => (below(5) === 0 ? undefined : choice(...values));
    const signals = Array.from({ length: 80 }, () => ({
      symbol: "BTCUSDT",
      action: choice("buy", "sell", "hold"),
      intent: choice("entry", "entry", "exit"),
      confidence: maybe(0.5, 0.75, 0.9),
      rsi: maybe(30, 70, 71),
      changePercent: maybe(-3, -2, 1, 2),
      volume: maybe(1e9, 5e9, 9e8),
      macd: maybe(-0.1, 0, 0.1),
    }));
    const bot = client("last_known", { lastKnown: 60_000, deadline: 10_000 });
    const told = [];
    for (const signal of signals) told.push(await bot.shouldTrade(signal));
    equal(new Set(told.map(({ source }) => source)).size, 1, "who decided");
    equal(new Set(told.map(({ shouldTrade }) => shouldTrade)).size, 2, "kinds of decisions");
    await ask("/wire/cut");
    for (const [index, signal] of signals.entries()) {
      const known = await bot.shouldTrade(signal, { deadline: 1_000 });
      equal(known.shouldTrade, told[index].shouldTrade, `${told[index].reason} | ${known.reason}`);
    }
    bot.close();
    await ask("/restore");
  }

  const items = {
    async connect() {
      const bot = client("connect");
      equal(Object.keys((await bot.thresholds("BTCUSDT", { deadline: 10_000 })).values).length, 5, "thresholds");
      bot.close();
    },

    async should_trade() {
      const bot = client("should_trade", { deadline: 10_000 });
      const yes = await bot.shouldTrade(good);
      equal([yes.shouldTrade, yes.source, Object.keys(yes.thresholds).length], [true, "server", 5], yes.reason);
      if (yes.decisionId === "") throw new Error("there is no decisionId");
      const no = await bot.shouldTrade({ ...good, confidence: 0.1 });
      equal([no.shouldTrade, no.source, /confidence 0.1 is below/.test(no.reason)], [false, "server", true], no.reason);
      bot.close();
    },

    async fallback() {
      for (const way of ["cut", "stall"]) {
        const bot = client("fallback");
        equal((await bot.shouldTrade(good, { deadline: 10_000 })).source, "server", "before");
        await ask(`/wire/${way}`);
        for (const [action, intent, expected] of [["buy", "entry", false], ["sell", "exit", true], ["hold", "exit", false]]) {
          const decision = await within(0, 5_000, () => bot.shouldTrade({ ...good, action, intent }));
          equal([decision.shouldTrade, decision.source], [expected, "fallback"], `${way}: ${decision.reason}`);
        }
        await ask("/restore");
        const end = performance.now() + 30_000;
        while ((await bot.shouldTrade(good)).source !== "server") {
          if (performance.now() > end) throw new Error(`after a ${way}, the server is not found again`);
        }
        bot.close();
      }
    },

    async last_known() {
      let refused;
      try {
        client("last_known", { lastKnown: 60_500 });
      } catch (error) {
        refused = error;
      }
      equal(refused instanceof RangeError, true, "60.5 s are refused");
      await compareGates();
      const bot = client("last_known", { lastKnown: 5_000, deadline: 10_000 });
      const other = client("last_known", { deadline: 10_000 });
      for (const each of [bot, other]) equal((await each.shouldTrade(good)).source, "server", "before");
      const asked = performance.now();
      await ask("/wire/cut");
      const expect = async (who, signal, expected) => {
        const decision = await who.shouldTrade(signal, { deadline: 1_000 });
        equal([decision.shouldTrade, decision.source], expected, decision.reason);
      };
      await expect(bot, good, [true, "last_known"]);
      await expect(bot, { ...good, rsi: 95 }, [false, "last_known"]);
      await expect(bot, { ...good, symbol: "ETHUSDT" }, [false, "fallback"]);
      await expect(other, good, [false, "fallback"]);
      await wait(asked + 5_100 - performance.now());
      await expect(bot, good, [false, "fallback"]);
      bot.close();
      other.close();
    },

    async deadline() {
      const bot = client("deadline", { deadline: 500 });
      await bot.thresholds("", { deadline: 10_000 });
      await ask("/wire/stall");
      const error = await within(400, 5_000, () => bot.thresholds());
      equal(error.code, "DEADLINE_EXCEEDED", String(error));
      bot.close();
    },

    async trade_once() {
      const bot = client("trade_once");
      for (const [tradeId, ambush] of [["t-1", "/ambush"], ["t-2", "/ambush/answer"]]) {
        const trade = { tradeId, symbol: "BTCUSDT", side: "buy", pnlPercent: 1.25, closedAt: Date.now() - 60_000 };
        await ask(ambush);
        const first = await bot.recordTrade(trade);
        const replica = await ask("/ambush/result");
        print(`   ${ambush} of replica ${replica}: ${JSON.stringify(first)}`);
        equal(first.isRecorded, true, "recorded");
        equal(await ask(`/trades/count?user=${user("trade_once")}&trade=${tradeId}`), "1", "trades in the database");
        if (ambush === "/ambush/answer") equal(first.isRepeated, true, "the commit whose answer was lost is found");
        equal((await bot.recordTrade(trade)).isRepeated, true, "repeated");
        await ask("/restore");
      }
      bot.close();
    },

    async watch_resume() {
      const bot = client("watch_resume");
      const events = new Events(bot.watch(["BTCUSDT"]));
      await events.until("snapshot_complete");
      for (let value = 51; value <= 60; value += 1) {
        await ask(`/thresholds/set?user=${user("watch_resume")}&symbol=BTCUSDT&rsi=${value}`);
        if (value === 53) await ask("/watch/kill");
        // Where conflation cannot be turned off, it must have no reason.
        if (value < 53) await events.until("change");
      }
      await events.until("change", 8);
      equal(events.values, [51, 52, 53, 54, 55, 56, 57, 58, 59, 60], "changes");
      equal(events.completes, 1, "snapshots");
      await events.close();
      const { token } = events.changes[5];
      const later = new Events(bot.watch(["BTCUSDT"], { token }));
      await later.until("change", 4);
      equal([later.values, later.completes], [[57, 58, 59, 60], 0], "after the token of the sixth");
      await later.close();
      bot.close();
    },

    async watch_silence() {
      const bot = client("watch_silence");
      const change = (value) => ask(`/thresholds/set?user=${user("watch_silence")}&symbol=BTCUSDT&rsi=${value}`);
      const events = new Events(bot.watch(["BTCUSDT"], quickWatch));
      await events.until("snapshot_complete");
      await ask("/wire/mute");
      await change(61);
      const event = await within(...silence, () => events.until("change"));
      if (event instanceof Error) throw event;
      await change(62);
      await events.until("change");
      equal([events.values, events.completes], [[61, 62], 1], "changes and snapshots");
      await events.close();
      bot.close();
    },

    async wrong_key() {
      const bot = client("wrong_key", { key: "no-such-key", deadline: 10_000 });
      for (const work of [() => bot.shouldTrade(good), () => bot.thresholds()]) {
        const error = await within(0, 10_000, work);
        equal([error.code, error.reason], ["UNAUTHENTICATED", "KEY_UNKNOWN"], String(error));
      }
      bot.close();
    },
  };

  let passed = true;
  for (const [item, prove] of Object.entries(items)) {
    try {
      await prove();
      print(`CHECK ${item} ok`);
    } catch (error) {
      passed = false;
      print(String(error?.stack));
      print(`CHECK ${item} FAILED ${String(error).replaceAll("\n", " ")}`);
    }
    await ask("/restore");
  }
  return passed;
}
