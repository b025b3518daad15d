// Made by clients/javascript/generate from src/. Do not edit.
/**
 * An encoded message of any type.
 */
export type Any = {
    typeUrl: string;
    value: Uint8Array;
};
/** @template T @typedef {import("../../../protobuf.js").MessageType<T>} MessageType */
/**
 * An encoded message of any type.
 *
 * @typedef {object} Any
 * @property {string} typeUrl
 * @property {Uint8Array} value
 */
/** @type {MessageType<Any>} */
export const Any: MessageType<Any>;
export type MessageType<T> = import("../../../protobuf.js").MessageType<T>;
