// Made by clients/javascript/generate from src/. Do not edit.
/** @typedef {import("./client.js").Transport} Transport */
/** @typedef {import("./watching.js").Watching} Watching */
/** @typedef {import("./watching.js").WatchEvent} WatchEvent */
/**
 * Snapshots and changes, for one `for await`.
 *
 * @implements {AsyncIterable<WatchEvent>}
 */
export class Watch implements AsyncIterable<WatchEvent> {
    /**
     * @param {Transport} transport
     * @param {Watching} watching
     */
    constructor(transport: Transport, watching: Watching);
    /** Of the last event handed out, or of a later bookmark: a watch that begins with it goes on from there. */
    get token(): string;
    /** Ends the watch, also for whoever waits for its next event. */
    close(): void;
    [Symbol.asyncIterator](): AsyncGenerator<import("./watching.js").WatchEvent, void, void>;
    #private;
}
export type Transport = import("./client.js").Transport;
export type Watching = import("./watching.js").Watching;
export type WatchEvent = import("./watching.js").WatchEvent;
