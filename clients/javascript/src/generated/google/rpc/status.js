// Made by clients/javascript/generate from proto/google/rpc/status.proto. Do not edit.

import { messageType } from "../../../protobuf.js";
import { Any } from "../protobuf/any.js";

/** @template T @typedef {import("../../../protobuf.js").MessageType<T>} MessageType */

/**
 * An error; travels in the trailer grpc-status-details-bin.
 *
 * @typedef {object} Status
 * @property {number} code A gRPC status code.
 * @property {string} message For developers, in English.
 * @property {Any[]} details What else is known, such as google.rpc.ErrorInfo.
 */
/** @type {MessageType<Status>} */
export const Status = messageType([
  ["code", 1, "int32", "plain"],
  ["message", 2, "string", "plain"],
  ["details", 3, () => Any, "repeated"],
]);
