// Made by clients/javascript/generate from src/. Do not edit.
/** Bytes that are no message of the type. */
export class WireError extends Error {
}
export namespace wire {
    const varint: number;
    const fixed64: number;
    const bytes: number;
    const fixed32: number;
}
/** Collects what is written. */
export class Writer {
    get bytes(): Uint8Array;
    /**
     * @param {number} number
     * @param {number} type
     */
    tag(number: number, type: number): void;
    /** A whole number from 0 to 2^53 - 1.
     * @param {number} value */
    varint(value: number): void;
    /** A safe integer, a negative one in its two's complement of 64 bits.
     * @param {number} value */
    int64(value: number): void;
    /** @param {number} value */
    double(value: number): void;
    /** Bytes with their length before them.
     * @param {Uint8Array} bytes */
    block(bytes: Uint8Array): void;
    #private;
}
/** Reads bytes from their beginning; throws a WireError where they end too early. */
export class Reader {
    /** @param {Uint8Array} bytes */
    constructor(bytes: Uint8Array);
    get isAtEnd(): boolean;
    varint(): number;
    int64(): number;
    int32(): number;
    double(): number;
    /** Bytes after their length; shares their memory.
     * @param {number} type */
    block(type: number): Uint8Array;
    /** @param {number} type */
    skip(type: number): void;
    #private;
}
