// Made by clients/javascript/generate from src/. Do not edit.
/**
 * A moment in UTC, since 1970-01-01T00:00:00Z.
 */
export type Timestamp = {
    seconds: number;
    nanos: number;
};
/** @template T @typedef {import("../../../protobuf.js").MessageType<T>} MessageType */
/**
 * A moment in UTC, since 1970-01-01T00:00:00Z.
 *
 * @typedef {object} Timestamp
 * @property {number} seconds
 * @property {number} nanos
 */
/** @type {MessageType<Timestamp>} */
export const Timestamp: MessageType<Timestamp>;
export type MessageType<T> = import("../../../protobuf.js").MessageType<T>;
