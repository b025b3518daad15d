// The thresholds that the server last answered with.

import { milliseconds } from "./time.js";

/** @typedef {import("./generated/adaptive_threshold/v1/adaptive_threshold.js").EvaluateResponse} EvaluateResponse */

/**
 * One symbol's thresholds, and when the server knew them, on the caller's clock.
 *
 * @typedef {object} Known
 * @property {Record<string, number>} thresholds
 * @property {number} at
 */

/** The server's own limit, MAX_STALENESS: nobody decides by what is older. */
const ageMax = 60_000;
const symbolsMax = 10_000;

/** Of each symbol the last thresholds that may decide. */
export class Memory {
  #age;
  /** Oldest first.
   * @type {Map<string, Known>} */
  #known = new Map();

  /** @param {number} age Milliseconds for which they may; 0 is never. */
  constructor(age) {
    if (!(age >= 0 && age <= ageMax)) throw new RangeError(`lastKnown is ${age} ms, outside of 0 to ${ageMax}`);
    this.#age = age;
  }

  /**
   * Takes up an answer. One that came with locks decides nothing later: nobody would know when they end.
   *
   * @param {string} symbol
   * @param {EvaluateResponse} answer
   * @param {number} now
   */
  note(symbol, answer, now) {
    if (this.#age === 0) return;
    this.#known.delete(symbol);
    if (answer.locks.length > 0 || answer.thresholds === undefined) return;
    const behind = answer.stale && answer.age ? milliseconds(answer.age) : 0;
    this.#known.set(symbol, { thresholds: answer.thresholds.thresholds, at: now - behind });
    if (this.#known.size > symbolsMax) this.#known.delete(this.#known.keys().next().value);
  }

  /**
   * What is young enough.
   *
   * @param {string} symbol
   * @param {number} now
   * @returns {Known | undefined}
   */
  recall(symbol, now) {
    const known = this.#known.get(symbol);
    return known !== undefined && now - known.at <= this.#age ? known : undefined;
  }
}
