// Times of messages and times of JavaScript.

/** @typedef {{seconds: number, nanos: number}} Span A Timestamp or a Duration. */

/** A span in milliseconds.
 * @param {Partial<Span>} span */
export const milliseconds = ({ seconds = 0, nanos = 0 }) => seconds * 1000 + nanos / 1e6;

/** @param {Partial<Span>} timestamp */
export const date = (timestamp) => new Date(milliseconds(timestamp));

/**
 * Milliseconds as a Duration, or, of those since 1970, as a Timestamp.
 *
 * @param {number} time
 * @returns {Span}
 */
export function span(time) {
  const seconds = Math.floor(time / 1000);
  return { seconds, nanos: Math.round((time - seconds * 1000) * 1e6) };
}

/**
 * @param {Date | number | undefined} time A Date, or milliseconds since 1970.
 * @returns {Span | undefined}
 */
export const timestamp = (time) => (time === undefined ? undefined : span(Number(time)));
