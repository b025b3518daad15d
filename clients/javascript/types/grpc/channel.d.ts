// Made by clients/javascript/generate from src/. Do not edit.
/**
 * @typedef {object} Address
 * @property {string} target host:port.
 * @property {string} [key]
 * @property {object} [tls] Options of tls.connect, such as {ca}; without, the connection is in the clear.
 */
export class Channel {
    /**
     * @param {Address} address
     * @param {{pings: boolean}} options Whether it looks after itself; a watch has its own signs of life.
     */
    constructor(address: Address, { pings }: {
        pings: boolean;
    });
    /**
     * Begins a call. A connection that cannot be made is the call's failure.
     *
     * @param {string} path
     * @param {{timeout?: number, signal?: AbortSignal}} options
     */
    call(path: string, { timeout, signal }: {
        timeout?: number;
        signal?: AbortSignal;
    }): Call;
    /** Ends the connection, and every call on it. */
    close(): void;
    #private;
}
export type Session = import("node:http2").ClientHttp2Session;
export type Address = {
    /**
     * host:port.
     */
    target: string;
    key?: string | undefined;
    /**
     * Options of tls.connect, such as {ca}; without, the connection is in the clear.
     */
    tls?: object | undefined;
};
import { Call } from "./call.js";
