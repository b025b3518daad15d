// Made by clients/javascript/generate from src/. Do not edit.
/**
 * A signed span of time; both numbers have the same sign.
 */
export type Duration = {
    seconds: number;
    nanos: number;
};
/** @template T @typedef {import("../../../protobuf.js").MessageType<T>} MessageType */
/**
 * A signed span of time; both numbers have the same sign.
 *
 * @typedef {object} Duration
 * @property {number} seconds
 * @property {number} nanos
 */
/** @type {MessageType<Duration>} */
export const Duration: MessageType<Duration>;
export type MessageType<T> = import("../../../protobuf.js").MessageType<T>;
