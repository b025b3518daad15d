// What can go wrong with a call, as one error.

/** @typedef {"OK" | "CANCELLED" | "UNKNOWN" | "INVALID_ARGUMENT" | "DEADLINE_EXCEEDED" | "NOT_FOUND" | "ALREADY_EXISTS" | "PERMISSION_DENIED" | "RESOURCE_EXHAUSTED" | "FAILED_PRECONDITION" | "ABORTED" | "OUT_OF_RANGE" | "UNIMPLEMENTED" | "INTERNAL" | "UNAVAILABLE" | "DATA_LOSS" | "UNAUTHENTICATED"} Code */

/** Codes of google.rpc, by number.
 * @type {readonly Code[]} */
export const codes = Object.freeze([
  "OK",
  "CANCELLED",
  "UNKNOWN",
  "INVALID_ARGUMENT",
  "DEADLINE_EXCEEDED",
  "NOT_FOUND",
  "ALREADY_EXISTS",
  "PERMISSION_DENIED",
  "RESOURCE_EXHAUSTED",
  "FAILED_PRECONDITION",
  "ABORTED",
  "OUT_OF_RANGE",
  "UNIMPLEMENTED",
  "INTERNAL",
  "UNAVAILABLE",
  "DATA_LOSS",
  "UNAUTHENTICATED",
]);

/** The server may well be asked again; nothing is wrong with the question. */
const serverSide = new Set([
  "UNAVAILABLE",
  "DEADLINE_EXCEEDED",
  "RESOURCE_EXHAUSTED",
  "INTERNAL",
  "UNKNOWN",
  "ABORTED",
  "DATA_LOSS",
]);

/**
 * What is wrong with one field of a request.
 *
 * @typedef {object} Fault
 * @property {string} field Path of the field, such as signal.rsi.
 * @property {string} description For people.
 */

/** A call that failed, with everything that the server said of it. */
export class ThresholdError extends Error {
  name = "ThresholdError";

  /**
   * @param {Code} code The status, such as UNAUTHENTICATED.
   * @param {string} message For people.
   * @param {object} more
   * @param {string} [more.reason] For machines, such as KEY_UNKNOWN.
   * @param {Fault[]} [more.faults] Every bad field.
   * @param {number} [more.retryAfter] Milliseconds after which the server wants to be asked again.
   * @param {boolean} [more.mayRetry] False if the server said not to ask again.
   * @param {unknown} [more.cause]
   */
  constructor(code, message, { reason = "", faults = [], retryAfter, mayRetry = true, cause } = {}) {
    super(`${code}${reason && ` (${reason})`}: ${message}`);
    if (cause !== undefined) this.cause = cause;
    this.code = code;
    this.reason = reason;
    this.faults = faults;
    /** @type {number | undefined} */
    this.retryAfter = retryAfter;
    this.mayRetry = mayRetry;
  }

  /** Whether the server could not be asked, as opposed to a fault of the question. */
  get isServers() {
    return serverSide.has(this.code);
  }
}
