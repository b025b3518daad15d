// A client's messages over gRPC.

import { ThresholdError } from "../errors.js";
import { AdaptiveThresholdService } from "../generated/adaptive_threshold/v1/adaptive_threshold.js";
import { WireError } from "../protobuf.js";
import { Channel } from "./channel.js";

/** @typedef {import("../client.js").CallOptions} CallOptions */
/** @typedef {import("../client.js").Transport} Transport */
/** @template Q, A @typedef {import("../protobuf.js").Method<Q, A>} Method */
/** @template T @typedef {import("../protobuf.js").Draft<T>} Draft */
/** @template T @typedef {import("../protobuf.js").MessageType<T>} MessageType */

/** @implements {Transport} */
export class GRPCTransport {
  #address;
  #channel;

  /** @param {import("./channel.js").Address} address */
  constructor(address) {
    this.#address = address;
    this.#channel = new Channel(address, { pings: true });
  }

  /**
   * @template Q, A
   * @param {Method<Q, A>} method
   * @param {Draft<Q>} request
   * @param {{timeout?: number, signal?: AbortSignal}} options
   * @returns {Promise<A>}
   */
  async unary(method, request, options) {
    const message = method.request.encode(request);
    const call = this.#channel.call(method.path, options);
    call.sendLast(message);
    /** @type {A | undefined} */
    let answer;
    for await (const bytes of call.messages()) answer = decoded(method.response, bytes);
    if (answer === undefined) throw new ThresholdError("INTERNAL", "there is no answer in the answer");
    return answer;
  }

  /**
   * @template Q, A
   * @param {Method<Q, A>} method
   * @param {Iterable<Draft<Q>> | AsyncIterable<Draft<Q>>} requests
   * @param {{timeout?: number, signal?: AbortSignal}} options
   * @returns {AsyncGenerator<A, void, void>}
   */
  async *stream(method, requests, options) {
    const call = this.#channel.call(method.path, options);
    /** @type {unknown} */
    let fault;
    const sending = call.send(encoded(method.request, requests)).catch((error) => (fault = error));
    for await (const bytes of call.messages()) yield decoded(method.response, bytes);
    await sending;
    if (fault !== undefined) throw fault;
  }

  /** @type {Transport["evaluate"]} */
  evaluate(request, timeout, signal) {
    return this.unary(AdaptiveThresholdService.evaluate, request, { timeout, signal });
  }

  /** @type {Transport["recordTrades"]} */
  async recordTrades(_user, trades, timeout, signal) {
    return (await this.unary(AdaptiveThresholdService.recordTrades, { trades }, { timeout, signal })).results;
  }

  /** @type {Transport["thresholds"]} */
  async thresholds(userId, symbol, timeout, signal) {
    const request = { userId, symbol };
    return (await this.unary(AdaptiveThresholdService.getThresholds, request, { timeout, signal })).thresholdSet;
  }

  /** @type {Transport["watch"]} */
  async *watch(request, signal) {
    const channel = new Channel(this.#address, { pings: false });
    const method = AdaptiveThresholdService.watchThresholds;
    try {
      const call = channel.call(method.path, { signal });
      call.sendLast(method.request.encode(request));
      for await (const bytes of call.messages()) yield decoded(method.response, bytes);
    } finally {
      channel.close();
    }
  }

  close() {
    this.#channel.close();
  }
}

/**
 * @template T
 * @param {MessageType<T>} type
 * @param {Uint8Array} bytes
 */
function decoded(type, bytes) {
  try {
    return type.decode(bytes);
  } catch (error) {
    if (error instanceof WireError) throw new ThresholdError("INTERNAL", `an answer cannot be read: ${error.message}`);
    throw error;
  }
}

/**
 * @template T
 * @param {MessageType<T>} type
 * @param {Iterable<Draft<T>> | AsyncIterable<Draft<T>>} messages
 */
async function* encoded(type, messages) {
  for await (const message of messages) yield type.encode(message);
}
