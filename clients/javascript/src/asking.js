// One shouldTrade from question to decision, without any I/O: the client only carries the messages.

import { refusal } from "./gates.js";
import { Action, Intent } from "./generated/adaptive_threshold/v1/types.js";
import { timestamp } from "./time.js";

/** @typedef {import("./errors.js").ThresholdError} ThresholdError */
/** @typedef {import("./gates.js").SignalDraft} SignalDraft */
/** @typedef {import("./generated/adaptive_threshold/v1/adaptive_threshold.js").EvaluateRequest} EvaluateRequest */
/** @typedef {import("./generated/adaptive_threshold/v1/adaptive_threshold.js").EvaluateResponse} EvaluateResponse */
/** @typedef {import("./memory.js").Memory} Memory */

/**
 * What a bot saw. An absent number is absent, not zero.
 *
 * @typedef {object} Signal
 * @property {string} symbol The instrument, such as BTCUSDT.
 * @property {"buy" | "sell" | "hold"} action
 * @property {"entry" | "exit"} [intent] Opens a position (default), or reduces one.
 * @property {number} [confidence] The bot's own, 0 to 1. Required for an entry to pass.
 * @property {number} [rsi] Relative strength index, 0 to 100.
 * @property {number} [changePercent] Change of price over the bot's look-back, in percent.
 * @property {number} [volume] Traded volume of 24 hours in quote currency.
 * @property {number} [macd] 100 * MACD / close.
 * @property {number} [price] At which the bot would trade.
 * @property {Date | number} [signalTime] When the bot made the signal.
 */

/**
 * Whether to trade, and who said so.
 *
 * @typedef {object} Decision
 * @property {boolean} shouldTrade
 * @property {string} reason In one sentence, for people.
 * @property {string} decisionId For the trade that follows; empty unless the server decided.
 * @property {Record<string, number>} thresholds What it rests on, such as rsi_threshold; empty for a fallback.
 * @property {"server" | "last_known" | "fallback"} source Who decided: the server; the client, by thresholds that the server
 *   had answered with a moment before; or the client, since the server could not be asked.
 */

const actions = { buy: Action.BUY, sell: Action.SELL, hold: Action.HOLD };
const intents = { entry: Intent.ENTRY, exit: Intent.EXIT };
/** A proxy that has just lost a replica mostly has another one by then. */
const pauseMin = 20;
const pauseMax = 50;

/**
 * A signal as the service has it.
 *
 * @param {Signal} signal
 * @returns {SignalDraft}
 */
export function signalMessage({ action, intent = "entry", signalTime, ...values }) {
  if (!Object.hasOwn(actions, action)) throw new RangeError(`action is ${action}, not buy, sell or hold`);
  if (!Object.hasOwn(intents, intent)) throw new RangeError(`intent is ${intent}, not entry or exit`);
  return { ...values, action: actions[action], intent: intents[intent], signalTime: timestamp(signalTime) };
}

/** Says what to do after each attempt. */
export class Asking {
  #memory;
  #end;
  #isSecond = false;

  /**
   * @param {import("./protobuf.js").Draft<EvaluateRequest> & {signal: SignalDraft}} request
   * @param {Memory} memory
   * @param {number} now
   * @param {number} deadline
   */
  constructor(request, memory, now, deadline) {
    this.request = request;
    this.#memory = memory;
    this.#end = now + deadline;
  }

  /** How long the attempt may take that begins now.
   * @param {number} now */
  timeout(now) {
    return Math.max(1, this.#end - now);
  }

  /**
   * @param {EvaluateResponse} answer
   * @param {number} now
   * @returns {Decision}
   */
  answered(answer, now) {
    this.#memory.note(this.request.signal.symbol ?? "", answer, now);
    const { shouldTrade, reason, decisionId } = answer;
    return { shouldTrade, reason, decisionId, thresholds: answer.thresholds?.thresholds ?? {}, source: "server" };
  }

  /**
   * The pause before the second attempt, or what holds without the server; throws a fault of the caller's.
   *
   * @param {ThresholdError} error
   * @param {number} now
   * @returns {number | Decision}
   */
  failed(error, now) {
    if (!error.isServers) throw error;
    const pause = pauseMin + Math.random() * (pauseMax - pauseMin);
    if (error.code === "UNAVAILABLE" && error.mayRetry && !this.#isSecond && now + pause < this.#end) {
      this.#isSecond = true;
      return pause;
    }
    return this.#withoutServer(error, now);
  }

  /**
   * @param {ThresholdError} error
   * @param {number} now
   * @returns {Decision}
   */
  #withoutServer(error, now) {
    const { signal } = this.request;
    const why = `the server cannot be asked (${error.message})`;
    /** @type {(shouldTrade: boolean, reason: string) => Decision} */
    const fallback = (shouldTrade, reason) => ({ shouldTrade, reason, decisionId: "", thresholds: {}, source: "fallback" });
    if (signal.action === Action.HOLD) return fallback(false, `A hold is never traded; ${why}.`);
    if (signal.intent === Intent.EXIT) return fallback(true, `An exit is allowed: ${why}.`);
    const known = this.#memory.recall(signal.symbol ?? "", now);
    if (known === undefined) return fallback(false, `An entry is refused: ${why}.`);
    const { thresholds, at } = known;
    const refused = refusal(signal, thresholds);
    const verdict = refused === null ? "every gate passes" : `no trade, ${refused}`;
    const age = (Math.max(0, now - at) / 1000).toFixed(1);
    const reason = `By the thresholds of ${age} s ago ${verdict}; ${why}.`;
    return { shouldTrade: refused === null, reason, decisionId: "", thresholds, source: "last_known" };
  }
}
