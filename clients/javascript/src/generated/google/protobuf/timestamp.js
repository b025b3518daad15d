// Made by clients/javascript/generate from proto/google/protobuf/timestamp.proto. Do not edit.

import { messageType } from "../../../protobuf.js";

/** @template T @typedef {import("../../../protobuf.js").MessageType<T>} MessageType */

/**
 * A moment in UTC, since 1970-01-01T00:00:00Z.
 *
 * @typedef {object} Timestamp
 * @property {number} seconds
 * @property {number} nanos
 */
/** @type {MessageType<Timestamp>} */
export const Timestamp = messageType([
  ["seconds", 1, "int64", "plain"],
  ["nanos", 2, "int32", "plain"],
]);
