// One recordTrades from the first attempt to the last, without any I/O: the client only carries the messages.

import { signalMessage } from "./asking.js";
import { codes, ThresholdError } from "./errors.js";
import { RecordStatus } from "./generated/adaptive_threshold/v1/adaptive_threshold.js";
import { Action, ExitReason } from "./generated/adaptive_threshold/v1/types.js";
import { timestamp } from "./time.js";

/** @typedef {import("./generated/adaptive_threshold/v1/adaptive_threshold.js").RecordResult} RecordResult */
/** @typedef {import("./generated/adaptive_threshold/v1/types.js").Trade} TradeMessage */
/** @typedef {import("./protobuf.js").Draft<TradeMessage>} TradeDraft */

/**
 * A closed trade.
 *
 * @typedef {object} Trade
 * @property {string} tradeId Yours, unique per user, and the same when the trade is sent again.
 * @property {string} symbol
 * @property {"buy" | "sell"} side A long, or a short.
 * @property {number} pnlPercent Realised profit in percent of the position, net of fee.
 * @property {Date | number} closedAt
 * @property {string} [decisionId] Of the decision it came from, so that the service learns from it.
 * @property {Date | number} [openedAt]
 * @property {number} [quantity]
 * @property {number} [entryPrice]
 * @property {number} [exitPrice]
 * @property {number} [pnl] Realised profit in account currency, net of fee.
 * @property {import("./asking.js").Signal} [signal] What it was decided on, when there is no decisionId.
 * @property {ExitReasonName} [exitReason] What closed it; StoplossGuard does not count a trade that does not say.
 */

/**
 * What closed a trade. StoplossGuard, one of the server's protections, counts the last four.
 *
 * @typedef {"signal" | "take_profit" | "stop_loss" | "trailing_stop_loss" | "stop_loss_on_exchange" | "liquidation"} ExitReasonName
 */

/**
 * What became of one trade.
 *
 * @typedef {object} Recorded
 * @property {string} tradeId
 * @property {boolean} isRecorded Whether it is in the server's books, by this call or by an earlier one.
 * @property {boolean} isRepeated Whether it had been recorded before, as by an attempt whose answer was lost.
 * @property {ThresholdError | undefined} error Why it was not recorded.
 * @property {boolean} isLearned Whether the learner will see it.
 * @property {string} notLearnedReason Why it will not, such as DECISION_UNKNOWN.
 */

const attemptMax = 5_000;
const pauseFirst = 100;
const pauseMax = 5_000;

/** @type {Record<ExitReasonName, number>} */
export const exitReasons = {
  signal: ExitReason.SIGNAL,
  take_profit: ExitReason.TAKE_PROFIT,
  stop_loss: ExitReason.STOP_LOSS,
  trailing_stop_loss: ExitReason.TRAILING_STOP_LOSS,
  stop_loss_on_exchange: ExitReason.STOP_LOSS_ON_EXCHANGE,
  liquidation: ExitReason.LIQUIDATION,
};

/**
 * @param {Trade} trade
 * @param {string} user
 * @returns {TradeDraft}
 */
export function tradeMessage({ side, openedAt, closedAt, signal, exitReason, ...values }, user) {
  if (side !== "buy" && side !== "sell") throw new RangeError(`side is ${side}, not buy or sell`);
  if (exitReason !== undefined && !Object.hasOwn(exitReasons, exitReason)) {
    throw new RangeError(`exitReason is ${exitReason}, none of ${Object.keys(exitReasons).join(", ")}`);
  }
  return {
    ...values,
    userId: user,
    side: side === "buy" ? Action.BUY : Action.SELL,
    openedAt: timestamp(openedAt),
    closedAt: timestamp(closedAt),
    signal: signal && signalMessage(signal),
    exitReason: exitReason && exitReasons[exitReason],
  };
}

/**
 * Says what to send and how long to wait. Repeating is harmless: the server knows a trade by its id. So whatever leaves a
 * trade's fate open is repeated, until the deadline.
 */
export class Recording {
  #trades;
  #end;
  /** @type {Recorded[]} */
  #results = [];
  /** Positions of the trades that are still to be recorded.
   * @type {number[]} */
  #open;
  /** @type {ThresholdError | undefined} */
  #error;
  #pause = pauseFirst;

  /**
   * @param {TradeDraft[]} trades
   * @param {number} now
   * @param {number} deadline
   */
  constructor(trades, now, deadline) {
    const description = "is missing; without it a repetition would be another trade";
    const faults = trades.flatMap(({ tradeId }, index) =>
      tradeId ? [] : [{ field: `trades[${index}].trade_id`, description }],
    );
    if (faults.length > 0) {
      const message = faults.map((fault) => `${fault.field} ${fault.description}`).join("; ");
      throw new ThresholdError("INVALID_ARGUMENT", message, { faults });
    }
    this.#trades = trades;
    this.#end = now + deadline;
    this.#open = trades.map((_, index) => index);
  }

  /** The trades to send, and how long that may take.
   * @param {number} now */
  attempt(now) {
    const timeout = Math.max(1, Math.min(attemptMax, this.#end - now));
    return { trades: this.#open.map((index) => this.#trades[index]), timeout };
  }

  /** Takes up what became of the trades that were sent.
   * @param {RecordResult[]} results */
  answered(results) {
    this.#error = undefined;
    const sent = this.#open;
    this.#open = [];
    results.forEach((result, position) => {
      const recorded = recordedOf(result);
      this.#results[sent[position]] = recorded;
      if (recorded.error?.code === "UNAVAILABLE") this.#open.push(sent[position]);
    });
  }

  /** Takes up that an attempt failed; throws the error if another would not help.
   * @param {ThresholdError} error */
  failed(error) {
    const { code } = error;
    const helps =
      code === "UNAVAILABLE" ||
      code === "DEADLINE_EXCEEDED" ||
      ((code === "RESOURCE_EXHAUSTED" || code === "ABORTED") && error.retryAfter !== undefined);
    if (!helps || !error.mayRetry) throw error;
    this.#error = error;
  }

  /**
   * How long to wait before the next attempt; null when there is none to make, and `results` are all. Throws the last error
   * if the next attempt would begin after the deadline.
   *
   * @param {number} now
   * @returns {number | null}
   */
  pause(now) {
    if (this.#open.length === 0) return null;
    const pause = this.#error?.retryAfter ?? this.#pause * (0.5 + Math.random() / 2);
    this.#pause = Math.min(pauseMax, this.#pause * 2);
    if (now + pause < this.#end) return pause;
    if (this.#error !== undefined) throw this.#error;
    return null; // Each trade's own error says that it was unavailable.
  }

  /** One for each trade, in order. */
  get results() {
    return this.#results;
  }
}

/**
 * @param {RecordResult} result
 * @returns {Recorded}
 */
function recordedOf({ id, status, error, learned, notLearnedReason }) {
  return {
    tradeId: id,
    isRecorded: error === undefined,
    isRepeated: status === RecordStatus.ALREADY_RECORDED,
    error: error && new ThresholdError(codes[error.code] ?? "UNKNOWN", error.message, error),
    isLearned: learned,
    notLearnedReason,
  };
}
