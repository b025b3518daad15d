// One gRPC call.

import { constants } from "node:http2";
import { ThresholdError } from "../errors.js";
import { frame, FrameReader } from "./frames.js";
import { brokeOff, failure } from "./status.js";

/** @typedef {import("node:http2").ClientHttp2Stream} Stream */
/** @typedef {import("node:http2").Headers} Headers */

export class Call {
  /** @type {Stream | undefined} */
  #stream;
  /** @type {Headers | undefined} */
  #response;
  /** @type {Headers | undefined} */
  #trailers;
  /** Why the call ended, if not by the server's word.
   * @type {ThresholdError | undefined} */
  #failure;
  #settled = () => {};

  /**
   * @param {() => Stream} open
   * @param {{timeout?: number, signal?: AbortSignal}} options
   */
  constructor(open, { timeout, signal }) {
    if (signal?.aborted) {
      this.#failure = cancelled();
      return;
    }
    const timer = timeout === undefined ? undefined : setTimeout(() => this.#end(late(timeout)), timeout);
    const abort = () => this.#end(cancelled());
    signal?.addEventListener("abort", abort);
    this.#settled = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    try {
      this.#stream = open();
    } catch (error) {
      // The session ended between the look at it and the request.
      this.#failure = brokeOff(String(error));
      return;
    }
    this.#stream.on("response", (headers) => (this.#response = headers));
    this.#stream.on("trailers", (headers) => (this.#trailers = headers));
    this.#stream.on("error", (error) => (this.#failure ??= brokeOff(error.message)));
  }

  /** Sends a message, the only one or the last.
   * @param {Uint8Array} message */
  sendLast(message) {
    this.#stream?.end(frame(message));
  }

  /**
   * Sends messages as fast as the server takes them.
   *
   * @param {Iterable<Uint8Array> | AsyncIterable<Uint8Array>} messages
   */
  async send(messages) {
    const stream = this.#stream;
    if (stream === undefined) return;
    for await (const message of messages) {
      if (stream.closed || stream.destroyed) return;
      if (!stream.write(frame(message))) await writable(stream);
    }
    stream.end();
  }

  /**
   * The answers; throws what the call failed with.
   *
   * @returns {AsyncGenerator<Uint8Array, void, void>}
   */
  async *messages() {
    const reader = new FrameReader();
    try {
      if (this.#stream !== undefined) {
        for await (const chunk of this.#stream) {
          for (const message of reader.push(chunk)) yield message;
        }
      }
    } catch (error) {
      if (error instanceof ThresholdError) throw error;
      this.#failure ??= brokeOff(String(error));
    } finally {
      this.#settled();
      // Also when whoever reads has had enough.
      if (this.#stream && !this.#stream.destroyed) this.#cancel(this.#stream);
    }
    // What the server said counts, even if the end was not clean.
    const said = this.#trailers ?? this.#response?.["grpc-status"];
    const failed = said === undefined && this.#failure ? this.#failure : failure(this.#response, this.#trailers);
    if (failed) throw failed;
    if (!reader.isComplete) throw brokeOff("its last message is cut");
  }

  /** @param {ThresholdError} why */
  #end(why) {
    this.#failure ??= why;
    if (this.#stream) this.#cancel(this.#stream);
  }

  /** @param {Stream} stream */
  #cancel(stream) {
    stream.close(constants.NGHTTP2_CANCEL);
    // At once, also on a connection that was never made.
    stream.destroy();
  }
}

/** @param {number} timeout */
const late = (timeout) => new ThresholdError("DEADLINE_EXCEEDED", `no answer within ${Math.round(timeout)} ms`);
const cancelled = () => new ThresholdError("CANCELLED", "the caller cancelled the call");

/** @param {Stream} stream
 * @returns {Promise<void>} */
function writable(stream) {
  return new Promise((resolve) => {
    stream.once("drain", resolve);
    stream.once("close", resolve);
  });
}
