// What an answer of the JSON API says that went wrong.

import { ThresholdError } from "../errors.js";

/** @typedef {import("../errors.js").Code} Code */

/** @type {Record<number, Code>} */
const ofStatus = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  408: "DEADLINE_EXCEEDED",
  409: "FAILED_PRECONDITION",
  413: "INVALID_ARGUMENT",
  415: "INVALID_ARGUMENT",
  429: "RESOURCE_EXHAUSTED",
  500: "INTERNAL",
  504: "DEADLINE_EXCEEDED",
};

/** Reasons of items that were refused beside good ones, by their code.
 * @type {Record<string, Code>} */
const ofReason = {
  TRADE_CONFLICT: "ALREADY_EXISTS",
  FOREIGN_USER: "PERMISSION_DENIED",
  DECISION_NOT_FOUND: "NOT_FOUND",
  STORAGE_UNAVAILABLE: "UNAVAILABLE",
  COMMIT_UNKNOWN: "UNAVAILABLE",
};

/**
 * @param {Response} response
 * @returns {Promise<ThresholdError>}
 */
export async function failure(response) {
  /** @type {any} */
  const answer = await response.json().catch(() => null);
  const after = Number(response.headers.get("retry-after") ?? NaN);
  const retryAfter = Number.isFinite(after) ? after * 1000 : undefined;
  if (typeof answer?.error !== "string") {
    // Not the server's own words: a proxy's.
    return new ThresholdError("UNAVAILABLE", `a proxy answered HTTP ${response.status}`, { retryAfter });
  }
  const reason = String(answer.reason ?? "");
  const code = ofReason[reason] ?? ofStatus[response.status] ?? "UNAVAILABLE";
  const faults = (answer.details ?? []).map((/** @type {any} */ { field, message }) => ({ field, description: message }));
  return new ThresholdError(code, answer.error, { reason, faults, retryAfter });
}

/** The code of an item that was refused beside good ones.
 * @param {string} reason */
export const codeOf = (reason) => ofReason[reason] ?? "INVALID_ARGUMENT";
