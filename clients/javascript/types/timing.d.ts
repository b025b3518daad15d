// Made by clients/javascript/generate from src/. Do not edit.
/**
 * Resolves after `time`, or at once when `signal` is aborted.
 *
 * @param {number} time
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export function pause(time: number, signal?: AbortSignal | undefined): Promise<void>;
/**
 * What `work` resolves to, or `silence` if it has not after `time`.
 *
 * @template T
 * @param {Promise<T>} work
 * @param {number} time
 * @returns {Promise<T | typeof silence>}
 */
export function within<T>(work: Promise<T>, time: number): Promise<typeof silence | T>;
export function now(): number;
/** What `within` ends with when nothing came. */
export const silence: unique symbol;
