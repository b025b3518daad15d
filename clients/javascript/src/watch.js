// A watch that outlives its connections.

import { ThresholdError } from "./errors.js";
import { pause, silence, within } from "./timing.js";

/** @typedef {import("./client.js").Transport} Transport */
/** @typedef {import("./watching.js").Watching} Watching */
/** @typedef {import("./watching.js").WatchEvent} WatchEvent */

/**
 * Snapshots and changes, for one `for await`.
 *
 * @implements {AsyncIterable<WatchEvent>}
 */
export class Watch {
  #transport;
  #watching;
  #closing = new AbortController();
  #events;

  /**
   * @param {Transport} transport
   * @param {Watching} watching
   */
  constructor(transport, watching) {
    this.#transport = transport;
    this.#watching = watching;
    this.#events = this.#read();
  }

  /** Of the last event handed out, or of a later bookmark: a watch that begins with it goes on from there. */
  get token() {
    return this.#watching.token;
  }

  /** Ends the watch, also for whoever waits for its next event. */
  close() {
    this.#closing.abort();
  }

  [Symbol.asyncIterator]() {
    return this.#events;
  }

  /** @returns {AsyncGenerator<WatchEvent, void, void>} */
  async *#read() {
    const watching = this.#watching;
    const closed = this.#closing.signal;
    while (!closed.aborted) {
      /** @type {ThresholdError | undefined} */
      let failure;
      // A connection of its own, and a new one each time: silence may be the connection's.
      const attempt = new AbortController();
      const end = () => attempt.abort();
      closed.addEventListener("abort", end);
      const messages = this.#transport.watch(watching.request(), attempt.signal)[Symbol.asyncIterator]();
      try {
        while (!watching.isLeaving) {
          const next = await within(messages.next(), watching.silenceMax);
          if (closed.aborted) return;
          if (next === silence || next.done) break;
          const event = watching.received(next.value);
          if (event !== undefined) yield event;
        }
      } catch (error) {
        if (closed.aborted) return;
        if (!(error instanceof ThresholdError)) throw error;
        failure = error;
      } finally {
        attempt.abort();
        closed.removeEventListener("abort", end);
        // It ends by itself where something waits for it, with an error that nobody needs any more.
        messages.return?.().catch(() => {});
      }
      await pause(watching.pause(failure), closed);
    }
  }
}
