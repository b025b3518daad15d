// Made by clients/javascript/generate from proto/google/protobuf/duration.proto. Do not edit.

import { messageType } from "../../../protobuf.js";

/** @template T @typedef {import("../../../protobuf.js").MessageType<T>} MessageType */

/**
 * A signed span of time; both numbers have the same sign.
 *
 * @typedef {object} Duration
 * @property {number} seconds
 * @property {number} nanos
 */
/** @type {MessageType<Duration>} */
export const Duration = messageType([
  ["seconds", 1, "int64", "plain"],
  ["nanos", 2, "int32", "plain"],
]);
