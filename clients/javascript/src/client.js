// The client, whatever carries its messages.

import { Asking, signalMessage } from "./asking.js";
import { ThresholdError } from "./errors.js";
import { Memory } from "./memory.js";
import { Recording, tradeMessage } from "./recording.js";
import { now, pause } from "./timing.js";
import { Watch } from "./watch.js";
import { thresholdSet, Watching } from "./watching.js";

/** @typedef {import("./asking.js").Decision} Decision */
/** @typedef {import("./asking.js").Signal} Signal */
/** @typedef {import("./recording.js").Recorded} Recorded */
/** @typedef {import("./recording.js").Trade} Trade */
/** @typedef {import("./watching.js").ThresholdSet} ThresholdSet */

/** @typedef {import("./gates.js").SignalDraft} SignalDraft */
/** @typedef {import("./recording.js").TradeDraft} TradeDraft */
/** @typedef {import("./generated/adaptive_threshold/v1/adaptive_threshold.js").EvaluateRequest} EvaluateRequest */
/** @typedef {import("./generated/adaptive_threshold/v1/adaptive_threshold.js").EvaluateResponse} EvaluateResponse */
/** @typedef {import("./generated/adaptive_threshold/v1/adaptive_threshold.js").RecordResult} RecordResult */
/** @typedef {import("./generated/adaptive_threshold/v1/types.js").ThresholdSet} SetMessage */
/** @typedef {import("./generated/adaptive_threshold/v1/adaptive_threshold.js").WatchThresholdsResponse} WatchMessage */

/**
 * What carries a client's messages. Every failure is a ThresholdError; an aborted signal is CANCELLED.
 *
 * @typedef {object} Transport
 * @property {(request: import("./protobuf.js").Draft<EvaluateRequest> & {signal: SignalDraft}, timeout: number, signal?: AbortSignal) => Promise<EvaluateResponse>} evaluate
 * @property {(user: string, trades: TradeDraft[], timeout: number, signal?: AbortSignal) => Promise<RecordResult[]>} recordTrades
 * @property {(user: string, symbol: string, timeout: number, signal?: AbortSignal) => Promise<SetMessage | undefined>} thresholds
 * @property {(request: ReturnType<Watching["request"]>, signal: AbortSignal) => AsyncIterable<WatchMessage>} watch
 *   On a connection of its own.
 * @property {() => void} close
 */

/**
 * @typedef {object} ClientOptions
 * @property {string} user Whom signals and trades belong to.
 * @property {string} [key] An API key; none for a server on this machine that wants none.
 * @property {number} [deadline] Milliseconds that a call may take, where it has none of its own; 1,000.
 * @property {number} [lastKnown] Milliseconds, at most 60,000, for which the server's last thresholds may decide entries when
 *   it cannot be asked; 0, the default, refuses them at once.
 */

/**
 * @typedef {object} CallOptions
 * @property {number} [deadline] Milliseconds.
 * @property {AbortSignal} [signal] Cancels the call.
 */

/** Asks, records and watches for one user. */
export class BaseClient {
  /** @type {Transport} */
  #transport;
  #memory;
  #deadline;

  /**
   * @param {Transport} transport
   * @param {ClientOptions} options
   */
  constructor(transport, { user, deadline = 1_000, lastKnown = 0 }) {
    this.#transport = transport;
    this.#memory = new Memory(lastKnown);
    this.#deadline = deadline;
    this.user = user;
  }

  /**
   * Whether to trade a signal. When the server cannot be asked: an entry not, an exit yes (but see `lastKnown`). Throws a
   * ThresholdError for a fault of the caller's, such as a wrong key; never because the server is away.
   *
   * @param {Signal} signal
   * @param {CallOptions & {explain?: boolean}} options
   * @returns {Promise<Decision>}
   */
  async shouldTrade(signal, { deadline = this.#deadline, signal: cancel, explain = false } = {}) {
    const request = { userId: this.user, signal: signalMessage(signal), explain };
    const asking = new Asking(request, this.#memory, now(), deadline);
    for (;;) {
      try {
        const answer = await this.#transport.evaluate(asking.request, asking.timeout(now()), cancel);
        return asking.answered(answer, now());
      } catch (error) {
        if (!(error instanceof ThresholdError)) throw error;
        const next = asking.failed(error, now());
        if (typeof next !== "number") return next;
        await pause(next, cancel);
      }
    }
  }

  /**
   * Records closed trades, durably, and each once however often this is repeated; resolves to what became of each, in order.
   *
   * @param {Trade[]} trades
   * @param {CallOptions} options The deadline of all attempts together is 30,000 ms unless it says otherwise.
   * @returns {Promise<Recorded[]>}
   */
  async recordTrades(trades, { deadline = 30_000, signal } = {}) {
    const recording = new Recording(trades.map((trade) => tradeMessage(trade, this.user)), now(), deadline);
    for (;;) {
      const attempt = recording.attempt(now());
      try {
        recording.answered(await this.#transport.recordTrades(this.user, attempt.trades, attempt.timeout, signal));
      } catch (error) {
        if (!(error instanceof ThresholdError)) throw error;
        recording.failed(error);
      }
      const time = recording.pause(now());
      if (time === null) return recording.results;
      await pause(time, signal);
    }
  }

  /**
   * Records one closed trade, as `recordTrades`. Throws also when it was refused alone, such as TRADE_CONFLICT.
   *
   * @param {Trade} trade
   * @param {CallOptions} [options]
   * @returns {Promise<Recorded>}
   */
  async recordTrade(trade, options) {
    const [recorded] = await this.recordTrades([trade], options);
    if (recorded.error !== undefined) throw recorded.error;
    return recorded;
  }

  /**
   * The thresholds in force for a symbol, or the user's global ones.
   *
   * @param {string} [symbol]
   * @param {CallOptions} options
   * @returns {Promise<ThresholdSet>}
   */
  async thresholds(symbol = "", { deadline = this.#deadline, signal } = {}) {
    return thresholdSet(await this.#transport.thresholds(this.user, symbol, deadline, signal));
  }

  /**
   * The thresholds of symbols and every change of them, across lost connections: for await (const event of watch).
   *
   * @param {string[]} symbols An empty one is the user's global set.
   * @param {object} options
   * @param {string} [options.token] Of an earlier watch, to go on after its last event.
   * @param {number} [options.bookmarkInterval] Milliseconds, 5,000 to 60,000; three of them without any message count as a
   *   dead connection. 15,000.
   * @param {boolean} [options.conflate] When reading too slowly, get the latest of each symbol, not an error.
   */
  watch(symbols, { token = "", bookmarkInterval = 15_000, conflate = false } = {}) {
    return new Watch(this.#transport, new Watching(this.user, symbols, { token, bookmarkInterval, conflate }));
  }

  /** Ends the connection; a watch has its own. */
  close() {
    this.#transport.close();
  }
}
