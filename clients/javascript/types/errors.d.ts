// Made by clients/javascript/generate from src/. Do not edit.
/** @typedef {"OK" | "CANCELLED" | "UNKNOWN" | "INVALID_ARGUMENT" | "DEADLINE_EXCEEDED" | "NOT_FOUND" | "ALREADY_EXISTS" | "PERMISSION_DENIED" | "RESOURCE_EXHAUSTED" | "FAILED_PRECONDITION" | "ABORTED" | "OUT_OF_RANGE" | "UNIMPLEMENTED" | "INTERNAL" | "UNAVAILABLE" | "DATA_LOSS" | "UNAUTHENTICATED"} Code */
/** Codes of google.rpc, by number.
 * @type {readonly Code[]} */
export const codes: readonly Code[];
/**
 * What is wrong with one field of a request.
 *
 * @typedef {object} Fault
 * @property {string} field Path of the field, such as signal.rsi.
 * @property {string} description For people.
 */
/** A call that failed, with everything that the server said of it. */
export class ThresholdError extends Error {
    /**
     * @param {Code} code The status, such as UNAUTHENTICATED.
     * @param {string} message For people.
     * @param {object} more
     * @param {string} [more.reason] For machines, such as KEY_UNKNOWN.
     * @param {Fault[]} [more.faults] Every bad field.
     * @param {number} [more.retryAfter] Milliseconds after which the server wants to be asked again.
     * @param {boolean} [more.mayRetry] False if the server said not to ask again.
     * @param {unknown} [more.cause]
     */
    constructor(code: Code, message: string, { reason, faults, retryAfter, mayRetry, cause }?: {
        reason?: string | undefined;
        faults?: Fault[] | undefined;
        retryAfter?: number | undefined;
        mayRetry?: boolean | undefined;
        cause?: unknown;
    });
    cause: unknown;
    code: Code;
    reason: string;
    faults: Fault[];
    /** @type {number | undefined} */
    retryAfter: number | undefined;
    mayRetry: boolean;
    /** Whether the server could not be asked, as opposed to a fault of the question. */
    get isServers(): boolean;
}
export type Code = "OK" | "CANCELLED" | "UNKNOWN" | "INVALID_ARGUMENT" | "DEADLINE_EXCEEDED" | "NOT_FOUND" | "ALREADY_EXISTS" | "PERMISSION_DENIED" | "RESOURCE_EXHAUSTED" | "FAILED_PRECONDITION" | "ABORTED" | "OUT_OF_RANGE" | "UNIMPLEMENTED" | "INTERNAL" | "UNAVAILABLE" | "DATA_LOSS" | "UNAUTHENTICATED";
/**
 * What is wrong with one field of a request.
 */
export type Fault = {
    /**
     * Path of the field, such as signal.rsi.
     */
    field: string;
    /**
     * For people.
     */
    description: string;
};
