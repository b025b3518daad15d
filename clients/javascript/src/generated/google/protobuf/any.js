// Made by clients/javascript/generate from proto/google/protobuf/any.proto. Do not edit.

import { messageType } from "../../../protobuf.js";

/** @template T @typedef {import("../../../protobuf.js").MessageType<T>} MessageType */

/**
 * An encoded message of any type.
 *
 * @typedef {object} Any
 * @property {string} typeUrl
 * @property {Uint8Array} value
 */
/** @type {MessageType<Any>} */
export const Any = messageType([
  ["typeUrl", 1, "string", "plain"],
  ["value", 2, "bytes", "plain"],
]);
