// The client for Node: gRPC over Node's own HTTP/2.

import { BaseClient } from "./client.js";
import { GRPCTransport } from "./grpc/transport.js";

export * from "./exports.js";
export { AdaptiveThresholdService } from "./generated/adaptive_threshold/v1/adaptive_threshold.js";

/** @typedef {import("./client.js").CallOptions} CallOptions */
/** @template Q, A @typedef {import("./protobuf.js").Method<Q, A>} Method */
/** @template T @typedef {import("./protobuf.js").Draft<T>} Draft */

/** Asks, records and watches for one user, over gRPC. */
export class Client extends BaseClient {
  #transport;
  #deadline;

  /**
   * @param {string} target host:port.
   * @param {import("./client.js").ClientOptions & {tls?: object}} options With `tls`, options of Node's tls.connect such as
   *   {ca}, the connection is not in the clear.
   */
  constructor(target, options) {
    const transport = new GRPCTransport({ target, key: options.key, tls: options.tls });
    super(transport, options);
    this.#transport = transport;
    this.#deadline = options.deadline ?? 1_000;
  }

  /**
   * Any method with one answer, such as AdaptiveThresholdService.adapt.
   *
   * @template Q, A
   * @param {Method<Q, A>} method
   * @param {Draft<Q>} request
   * @param {CallOptions} options
   * @returns {Promise<A>}
   */
  unary(method, request, { deadline = this.#deadline, signal } = {}) {
    return this.#transport.unary(method, request, { timeout: deadline, signal });
  }

  /**
   * Any method with a stream of answers, such as AdaptiveThresholdService.evaluateStream. It lasts, unless told otherwise.
   *
   * @template Q, A
   * @param {Method<Q, A>} method
   * @param {Iterable<Draft<Q>> | AsyncIterable<Draft<Q>>} requests
   * @param {CallOptions} options
   * @returns {AsyncIterable<A>}
   */
  stream(method, requests, { deadline, signal } = {}) {
    return this.#transport.stream(method, requests, { timeout: deadline, signal });
  }
}
