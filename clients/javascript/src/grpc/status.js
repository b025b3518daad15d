// What the headers at the end of a call say of it.

import { codes, ThresholdError } from "../errors.js";
import { BadRequest, ErrorInfo, RetryInfo } from "../generated/google/rpc/error_details.js";
import { Status } from "../generated/google/rpc/status.js";
import { milliseconds } from "../time.js";

/** @typedef {import("node:http2").Headers} Headers */
/** @typedef {import("../errors.js").Code} Code */

/**
 * Without an ErrorInfo these are no answer of the server, whose every error carries one: the stream broke on its way, and
 * nobody knows what became of the call. A proxy ends it in any of these ways when a replica dies.
 */
const broken = new Set(["UNKNOWN", "INTERNAL", "CANCELLED"]);

/** For an answer that is no gRPC. Source: grpc's http-grpc-status-mapping.md.
 * @type {Record<string, Code>} */
const ofHTTP = {
  400: "INTERNAL",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "UNIMPLEMENTED",
  429: "UNAVAILABLE",
  502: "UNAVAILABLE",
  503: "UNAVAILABLE",
  504: "UNAVAILABLE",
};

/** @param {string} why */
export const brokeOff = (why) => new ThresholdError("UNAVAILABLE", `the call broke off (${why})`);

/**
 * The error that a call ended with; undefined if it ended well.
 *
 * @param {Headers | undefined} response The headers that an answer begins with.
 * @param {Headers | undefined} trailers
 * @returns {ThresholdError | undefined}
 */
export function failure(response, trailers) {
  const said = [trailers, response].find((headers) => headers?.["grpc-status"] !== undefined);
  if (said === undefined) {
    const status = String(response?.[":status"] ?? "");
    if (status === "" || status === "200") return brokeOff("it ended without a status");
    const code = ofHTTP[status] ?? "UNKNOWN";
    return code === "UNKNOWN" ? brokeOff(`HTTP ${status}`) : new ThresholdError(code, `a proxy answered HTTP ${status}`);
  }
  const code = codes[Number(said["grpc-status"])] ?? "UNKNOWN";
  if (code === "OK") return undefined;
  const message = percentDecoded(text(said["grpc-message"]));
  const details = unpacked(text(said["grpc-status-details-bin"]));
  if (broken.has(code) && details.reason === undefined) return brokeOff(`${code}: ${message}`);
  const { retryAfter, mayRetry } = pushback(said["grpc-retry-pushback-ms"]);
  return new ThresholdError(code, message, { ...details, retryAfter: retryAfter ?? details.retryAfter, mayRetry });
}

/** @param {string | string[] | undefined} value */
const text = (value) => (Array.isArray(value) ? value[0] : value) ?? "";

/** @param {string} message */
function percentDecoded(message) {
  try {
    return decodeURIComponent(message);
  } catch {
    return message; // For people; better so than not at all.
  }
}

/**
 * @param {string} base64
 * @returns {{reason?: string, faults?: import("../errors.js").Fault[], retryAfter?: number}}
 */
function unpacked(base64) {
  /** @type {{reason?: string, faults?: import("../errors.js").Fault[], retryAfter?: number}} */
  const found = {};
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    for (const { typeUrl, value } of Status.decode(bytes).details) {
      const type = typeUrl.slice(typeUrl.lastIndexOf("/") + 1);
      if (type === "google.rpc.ErrorInfo") found.reason = ErrorInfo.decode(value).reason;
      else if (type === "google.rpc.BadRequest") found.faults = BadRequest.decode(value).fieldViolations;
      else if (type === "google.rpc.RetryInfo") {
        found.retryAfter = milliseconds(RetryInfo.decode(value).retryDelay ?? {});
      }
    }
  } catch {
    // What cannot be read adds nothing to code and message.
  }
  return found;
}

/** As gRPC's A6 has it, what is no number forbids as well as a negative one.
 * @param {string | string[] | undefined} value */
function pushback(value) {
  if (value === undefined) return { mayRetry: true };
  const asked = text(value);
  return /^\d+$/.test(asked) ? { retryAfter: Number(asked), mayRetry: true } : { mayRetry: false };
}
