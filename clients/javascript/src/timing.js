// Waiting, in milliseconds.

/** A clock that nobody sets. */
export const now = () => performance.now();

/**
 * Resolves after `time`, or at once when `signal` is aborted.
 *
 * @param {number} time
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export function pause(time, signal) {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, time);
    signal?.addEventListener("abort", end);
  });
}

/** What `within` ends with when nothing came. */
export const silence = Symbol("silence");

/**
 * What `work` resolves to, or `silence` if it has not after `time`.
 *
 * @template T
 * @param {Promise<T>} work
 * @param {number} time
 * @returns {Promise<T | typeof silence>}
 */
export async function within(work, time) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const limit = new Promise((resolve) => (timer = setTimeout(() => resolve(silence), time)));
  try {
    return /** @type {T | typeof silence} */ (await Promise.race([work, limit]));
  } finally {
    clearTimeout(timer);
  }
}
