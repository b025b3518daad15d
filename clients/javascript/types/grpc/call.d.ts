// Made by clients/javascript/generate from src/. Do not edit.
/** @typedef {import("node:http2").ClientHttp2Stream} Stream */
/** @typedef {import("node:http2").Headers} Headers */
export class Call {
    /**
     * @param {() => Stream} open
     * @param {{timeout?: number, signal?: AbortSignal}} options
     */
    constructor(open: () => Stream, { timeout, signal }: {
        timeout?: number;
        signal?: AbortSignal;
    });
    /** Sends a message, the only one or the last.
     * @param {Uint8Array} message */
    sendLast(message: Uint8Array): void;
    /**
     * Sends messages as fast as the server takes them.
     *
     * @param {Iterable<Uint8Array> | AsyncIterable<Uint8Array>} messages
     */
    send(messages: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void>;
    /**
     * The answers; throws what the call failed with.
     *
     * @returns {AsyncGenerator<Uint8Array, void, void>}
     */
    messages(): AsyncGenerator<Uint8Array, void, void>;
    #private;
}
export type Stream = import("node:http2").ClientHttp2Stream;
export type Headers = import("node:http2").Headers;
