// A bot, for Node and for a page: trades a made-up market on paper, and shows the thresholds as they change.

import { ticks } from "./market.js";

const symbol = "BTCUSDT";
const feePercent = 0.2;

async function show(watch, print) {
  for await (const event of watch) {
    if (event.type === "snapshot") print(`in force: ${JSON.stringify(event.sets[0].values)}`);
    if (event.type === "change") print(`${event.cause} changed them: ${JSON.stringify(event.set.values)}`);
  }
}

export async function run(client, print, count = 300) {
  const watch = client.watch([symbol]);
  const showing = show(watch, print);
  let position;
  for (const values of ticks(count)) {
    const { price, confidence } = values;
    if (position === undefined) {
      const decision = await client.shouldTrade({ symbol, action: "buy", ...values });
      if (decision.shouldTrade) {
        position = { entryPrice: price, decisionId: decision.decisionId, openedAt: new Date() };
        print(`bought at ${price.toFixed(2)}: ${decision.reason}`);
      }
    } else if (confidence < 0.7) {
      const { shouldTrade } = await client.shouldTrade({ symbol, action: "sell", intent: "exit", ...values });
      if (!shouldTrade) continue;
      const pnlPercent = 100 * (price / position.entryPrice - 1) - feePercent;
      // Not randomUUID: that is missing in a page that came without TLS.
      const tradeId = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
      const closed = { tradeId, symbol, side: "buy", pnlPercent, exitPrice: price, closedAt: new Date(), ...position };
      position = undefined;
      await client.recordTrade(closed);
      print(`sold at ${price.toFixed(2)}: ${pnlPercent.toFixed(2)} %`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  watch.close();
  await showing;
  client.close();
}
