// Made by clients/javascript/generate from src/. Do not edit.
/**
 * An error; travels in the trailer grpc-status-details-bin.
 */
export type Status = {
    /**
     * A gRPC status code.
     */
    code: number;
    /**
     * For developers, in English.
     */
    message: string;
    /**
     * What else is known, such as google.rpc.ErrorInfo.
     */
    details: Any[];
};
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
export const Status: MessageType<Status>;
export type MessageType<T> = import("../../../protobuf.js").MessageType<T>;
import { Any } from "../protobuf/any.js";
