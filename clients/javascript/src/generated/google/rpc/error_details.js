// Made by clients/javascript/generate from proto/google/rpc/error_details.proto. Do not edit.

import { messageType } from "../../../protobuf.js";
import { Duration } from "../protobuf/duration.js";

/** @template T @typedef {import("../../../protobuf.js").MessageType<T>} MessageType */

/**
 * The cause of an error, for machines.
 *
 * @typedef {object} ErrorInfo
 * @property {string} reason Constant name of the cause, such as TRADE_CONFLICT.
 * @property {string} domain Who defines the reason.
 * @property {Record<string, string>} metadata What the reason is about.
 */
/** @type {MessageType<ErrorInfo>} */
export const ErrorInfo = messageType([
  ["reason", 1, "string", "plain"],
  ["domain", 2, "string", "plain"],
  ["metadata", 3, "string", "map"],
]);

/**
 * When a call may be repeated.
 *
 * @typedef {object} RetryInfo
 * @property {Duration} [retryDelay] The shortest wait before it.
 */
/** @type {MessageType<RetryInfo>} */
export const RetryInfo = messageType([
  ["retryDelay", 1, () => Duration, "optional"],
]);

/**
 * What is wrong with a request, whatever the server's state.
 *
 * @typedef {object} BadRequest
 * @property {BadRequestFieldViolation[]} fieldViolations Every bad field.
 */
/** @type {MessageType<BadRequest>} */
export const BadRequest = messageType([
  ["fieldViolations", 1, () => BadRequestFieldViolation, "repeated"],
]);

/**
 * One bad field.
 *
 * @typedef {object} BadRequestFieldViolation
 * @property {string} field Path of the field, such as trades[3].pnl_percent.
 * @property {string} description What is wrong, for people.
 */
/** @type {MessageType<BadRequestFieldViolation>} */
export const BadRequestFieldViolation = messageType([
  ["field", 1, "string", "plain"],
  ["description", 2, "string", "plain"],
]);

/**
 * Names a request in a report.
 *
 * @typedef {object} RequestInfo
 * @property {string} requestId The server's id of the request, as in its log.
 * @property {string} servingData Data of the server's own; opaque to clients.
 */
/** @type {MessageType<RequestInfo>} */
export const RequestInfo = messageType([
  ["requestId", 1, "string", "plain"],
  ["servingData", 2, "string", "plain"],
]);
