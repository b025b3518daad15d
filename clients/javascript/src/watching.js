// A watch across lost connections, without any I/O: what to ask for, how long to wait, what to hand out.

import { Cause } from "./generated/adaptive_threshold/v1/types.js";
import { date, milliseconds, span } from "./time.js";

/** @typedef {import("./errors.js").ThresholdError} ThresholdError */
/** @typedef {import("./generated/adaptive_threshold/v1/adaptive_threshold.js").WatchThresholdsResponse} Message */
/** @typedef {import("./generated/adaptive_threshold/v1/types.js").ThresholdSet} SetMessage */

/**
 * The thresholds in force for one symbol.
 *
 * @typedef {object} ThresholdSet
 * @property {string} user
 * @property {string} symbol Empty for the user's global set.
 * @property {Record<string, number>} values By parameter, such as rsi_threshold.
 * @property {number} revision Of the newest change that contributed; 0 if none did.
 */

/**
 * The state of some of the watched symbols, at the beginning.
 *
 * @typedef {{type: "snapshot", sets: ThresholdSet[], token: string}} Snapshot
 */

/**
 * The state of all symbols has been handed out; changes follow.
 *
 * @typedef {{type: "snapshot_complete", token: string}} SnapshotComplete
 */

/**
 * The thresholds of one symbol have changed.
 *
 * @typedef {object} Change
 * @property {"change"} type
 * @property {ThresholdSet} set The whole set after the change.
 * @property {Record<string, number>} previous The values before it.
 * @property {string} cause adaptation, set, reset, rollback or policy.
 * @property {Date} changedAt
 * @property {number} conflatedCount How many older changes were left out before it.
 * @property {string} token A watch that begins with it goes on after this event.
 */

/** @typedef {Snapshot | SnapshotComplete | Change} WatchEvent */

const pause = 1_000;
const intervalsOfSilence = 3;
const intervalMin = 5_000;
const intervalMax = 60_000;
const causes = Object.fromEntries(Object.entries(Cause).map(([name, number]) => [number, name.toLowerCase()]));

/**
 * @param {SetMessage | undefined} message
 * @returns {ThresholdSet}
 */
export function thresholdSet(message) {
  const { userId = "", symbol = "", thresholds = {}, revision = 0 } = message ?? {};
  return { user: userId, symbol, values: thresholds, revision };
}

/** The position of a watch. */
export class Watching {
  #scopes;
  #interval;
  #conflate;
  /** @type {number | undefined} */
  #leaveAfter;

  /**
   * @param {string} user
   * @param {string[]} symbols
   * @param {object} options
   * @param {string} options.token
   * @param {number} options.bookmarkInterval
   * @param {boolean} options.conflate
   */
  constructor(user, symbols, { token, bookmarkInterval, conflate }) {
    if (symbols.length === 0) throw new RangeError("name a symbol to watch; an empty one is the user's global set");
    if (!(bookmarkInterval >= intervalMin && bookmarkInterval <= intervalMax)) {
      throw new RangeError(`bookmarkInterval is ${bookmarkInterval} ms, outside of ${intervalMin} to ${intervalMax}`);
    }
    /** Of the last event that was handed out, or of a bookmark after it. */
    this.token = token;
    /** How long nothing may come before the connection counts as dead. */
    this.silenceMax = intervalsOfSilence * bookmarkInterval;
    this.#scopes = symbols.map((symbol) => ({ userId: user, symbol }));
    this.#interval = bookmarkInterval;
    this.#conflate = conflate;
  }

  /** What to ask for on a new connection. */
  request() {
    this.#leaveAfter = undefined;
    return {
      scopes: this.#scopes,
      resumeToken: this.token,
      conflate: this.#conflate,
      autoResnapshot: true,
      bookmarkInterval: span(this.#interval),
    };
  }

  /**
   * What to hand out; moves `token`, so call it when that is about to happen.
   *
   * @param {Message} message
   * @returns {WatchEvent | undefined}
   */
  received(message) {
    if (message.resumeToken !== "") this.token = message.resumeToken;
    const { token } = this;
    if (message.snapshot) return { type: "snapshot", sets: message.snapshot.thresholdSets.map(thresholdSet), token };
    if (message.snapshotComplete) return { type: "snapshot_complete", token };
    if (message.goingAway) this.#leaveAfter = milliseconds(message.goingAway.reconnectAfter ?? {});
    if (!message.change) return undefined;
    const { change } = message;
    return {
      type: "change",
      set: thresholdSet(change.thresholdSet),
      previous: change.previous,
      cause: causes[change.cause] ?? "unspecified",
      changedAt: date(change.changedAt ?? {}),
      conflatedCount: change.conflatedCount,
      token,
    };
  }

  /** Whether the server has said that it leaves: nothing more will come. */
  get isLeaving() {
    return this.#leaveAfter !== undefined;
  }

  /**
   * How long to wait before the next connection, after this error, or after the stream's end or silence; throws the error
   * if another connection would not help.
   *
   * @param {ThresholdError} [error]
   */
  pause(error) {
    if (error !== undefined && !error.isServers) throw error;
    return this.#leaveAfter ?? Math.max(pause, error?.retryAfter ?? 0);
  }
}
