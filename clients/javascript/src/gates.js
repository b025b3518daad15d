// The server's gates, for when only its last thresholds are at hand.

import { Action } from "./generated/adaptive_threshold/v1/types.js";

/** @typedef {import("./generated/adaptive_threshold/v1/types.js").Signal} Signal */
/** @typedef {import("./protobuf.js").Draft<Signal>} SignalDraft */

/**
 * Why an entry does not pass; null if it does. Each gate is written as "passes": comparisons with NaN are false, so that a
 * NaN passes none.
 *
 * @param {SignalDraft} signal
 * @param {Record<string, number>} thresholds
 * @returns {string | null}
 */
export function refusal(signal, thresholds) {
  if (signal.action !== Action.BUY && signal.action !== Action.SELL) return "a hold is never traded";
  if (signal.confidence === undefined) return "confidence is missing";
  const { rsi, macd, changePercent } = signal;
  if (signal.action === Action.BUY && rsi !== undefined && !(rsi <= thresholds.rsi_threshold)) {
    return `RSI ${rsi} is above ${thresholds.rsi_threshold}`;
  }
  const atLeast = {
    confidence: signal.confidence,
    macd: macd !== undefined && signal.action === Action.SELL ? -macd : macd,
    volume: signal.volume,
    momentum: changePercent === undefined ? undefined : Math.abs(changePercent),
  };
  for (const [name, value] of Object.entries(atLeast)) {
    const limit = thresholds[`${name}_threshold`];
    if (value !== undefined && !(value >= limit)) return `${name} ${value} is below ${limit}`;
  }
  return null;
}
