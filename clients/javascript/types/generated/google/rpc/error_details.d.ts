// Made by clients/javascript/generate from src/. Do not edit.
/**
 * The cause of an error, for machines.
 */
export type ErrorInfo = {
    /**
     * Constant name of the cause, such as TRADE_CONFLICT.
     */
    reason: string;
    /**
     * Who defines the reason.
     */
    domain: string;
    /**
     * What the reason is about.
     */
    metadata: Record<string, string>;
};
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
export const ErrorInfo: MessageType<ErrorInfo>;
/**
 * When a call may be repeated.
 */
export type RetryInfo = {
    /**
     * The shortest wait before it.
     */
    retryDelay?: Duration | undefined;
};
/**
 * When a call may be repeated.
 *
 * @typedef {object} RetryInfo
 * @property {Duration} [retryDelay] The shortest wait before it.
 */
/** @type {MessageType<RetryInfo>} */
export const RetryInfo: MessageType<RetryInfo>;
/**
 * What is wrong with a request, whatever the server's state.
 */
export type BadRequest = {
    /**
     * Every bad field.
     */
    fieldViolations: BadRequestFieldViolation[];
};
/**
 * What is wrong with a request, whatever the server's state.
 *
 * @typedef {object} BadRequest
 * @property {BadRequestFieldViolation[]} fieldViolations Every bad field.
 */
/** @type {MessageType<BadRequest>} */
export const BadRequest: MessageType<BadRequest>;
/**
 * One bad field.
 */
export type BadRequestFieldViolation = {
    /**
     * Path of the field, such as trades[3].pnl_percent.
     */
    field: string;
    /**
     * What is wrong, for people.
     */
    description: string;
};
/**
 * One bad field.
 *
 * @typedef {object} BadRequestFieldViolation
 * @property {string} field Path of the field, such as trades[3].pnl_percent.
 * @property {string} description What is wrong, for people.
 */
/** @type {MessageType<BadRequestFieldViolation>} */
export const BadRequestFieldViolation: MessageType<BadRequestFieldViolation>;
/**
 * Names a request in a report.
 */
export type RequestInfo = {
    /**
     * The server's id of the request, as in its log.
     */
    requestId: string;
    /**
     * Data of the server's own; opaque to clients.
     */
    servingData: string;
};
/**
 * Names a request in a report.
 *
 * @typedef {object} RequestInfo
 * @property {string} requestId The server's id of the request, as in its log.
 * @property {string} servingData Data of the server's own; opaque to clients.
 */
/** @type {MessageType<RequestInfo>} */
export const RequestInfo: MessageType<RequestInfo>;
export type MessageType<T> = import("../../../protobuf.js").MessageType<T>;
import { Duration } from "../protobuf/duration.js";
