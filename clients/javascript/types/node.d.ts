// Made by clients/javascript/generate from src/. Do not edit.
export * from "./exports.js";
export { AdaptiveThresholdService } from "./generated/adaptive_threshold/v1/adaptive_threshold.js";
/** @typedef {import("./client.js").CallOptions} CallOptions */
/** @template Q, A @typedef {import("./protobuf.js").Method<Q, A>} Method */
/** @template T @typedef {import("./protobuf.js").Draft<T>} Draft */
/** Asks, records and watches for one user, over gRPC. */
export class Client extends BaseClient {
    /**
     * @param {string} target host:port.
     * @param {import("./client.js").ClientOptions & {tls?: object}} options With `tls`, options of Node's tls.connect such as
     *   {ca}, the connection is not in the clear.
     */
    constructor(target: string, options: import("./client.js").ClientOptions & {
        tls?: object;
    });
    /**
     * Any method with one answer, such as AdaptiveThresholdService.adapt.
     *
     * @template Q, A
     * @param {Method<Q, A>} method
     * @param {Draft<Q>} request
     * @param {CallOptions} options
     * @returns {Promise<A>}
     */
    unary<Q, A>(method: Method<Q, A>, request: import("./protobuf.js").Draft<Q>, { deadline, signal }?: CallOptions): Promise<A>;
    /**
     * Any method with a stream of answers, such as AdaptiveThresholdService.evaluateStream. It lasts, unless told otherwise.
     *
     * @template Q, A
     * @param {Method<Q, A>} method
     * @param {Iterable<Draft<Q>> | AsyncIterable<Draft<Q>>} requests
     * @param {CallOptions} options
     * @returns {AsyncIterable<A>}
     */
    stream<Q_1, A_1>(method: Method<Q_1, A_1>, requests: Iterable<import("./protobuf.js").Draft<Q_1>> | AsyncIterable<import("./protobuf.js").Draft<Q_1>>, { deadline, signal }?: CallOptions): AsyncIterable<A_1>;
    #private;
}
export type CallOptions = import("./client.js").CallOptions;
export type Method<Q, A> = import("./protobuf.js").Method<Q, A>;
export type Draft<T> = import("./protobuf.js").Draft<T>;
import { BaseClient } from "./client.js";
