// What a program in TypeScript sees. Only compiled: wherever it says so, an error is expected.

import { AdaptiveThresholdService, Client, Decision, ThresholdError } from "../types/node.js";
import { Client as PageClient } from "../types/browser.js";

export async function use(): Promise<void> {
  const client = new Client("127.0.0.1:50051", { user: "alice", key: "KEY", deadline: 500, lastKnown: 30_000 });
  const decision: Decision = await client.shouldTrade({ symbol: "BTCUSDT", action: "buy", confidence: 0.9 });
  const source: "server" | "last_known" | "fallback" = decision.source;
  // @ts-expect-error
  await client.shouldTrade({ symbol: "BTCUSDT", action: "long" });
  // @ts-expect-error
  await client.recordTrade({ symbol: "BTCUSDT", side: "buy", pnlPercent: 1, closedAt: new Date() });
  try {
    await client.recordTrade({ tradeId: source, symbol: "A", side: "sell", pnlPercent: 1, closedAt: new Date() });
  } catch (error) {
    if (error instanceof ThresholdError && error.code === "UNAUTHENTICATED") console.log(error.reason, error.faults[0].field);
  }
  for await (const event of client.watch(["BTCUSDT"], { token: "" })) {
    if (event.type === "snapshot") console.log(event.sets[0].values.rsi_threshold);
    else if (event.type === "change") console.log(event.cause, event.changedAt.getTime());
    // @ts-expect-error
    else console.log(event.set);
  }
  const adapted = await client.unary(AdaptiveThresholdService.adapt, { userId: "alice", symbol: "BTCUSDT" });
  console.log(adapted.updates.map((update) => update.newValue), adapted.thresholdSet?.version.toFixed());
  // @ts-expect-error
  await client.unary(AdaptiveThresholdService.adapt, { userId: 7 });
  const requests = [{ sequence: 1, request: { userId: "alice", signal: { symbol: "BTCUSDT" } } }];
  for await (const answer of client.stream(AdaptiveThresholdService.evaluateStream, requests)) {
    console.log(answer.sequence, answer.response?.shouldTrade, answer.error?.reason);
  }
  new PageClient("https://thresholds.example", { user: "alice" }).watch(["BTCUSDT"], { silence: 30_000 }).close();
}
