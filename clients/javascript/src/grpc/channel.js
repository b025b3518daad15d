// A connection to the service over HTTP/2, made when it is needed.

import { connect } from "node:http2";
import { Call } from "./call.js";

/** @typedef {import("node:http2").ClientHttp2Session} Session */

/** Found to be dead within 25 s, also without calls; a server permits a PING every 10 s. */
const pingInterval = 20_000;
const pingAnswerMax = 5_000;

/**
 * @typedef {object} Address
 * @property {string} target host:port.
 * @property {string} [key]
 * @property {object} [tls] Options of tls.connect, such as {ca}; without, the connection is in the clear.
 */

export class Channel {
  #address;
  #pings;
  /** @type {Session | undefined} */
  #session;

  /**
   * @param {Address} address
   * @param {{pings: boolean}} options Whether it looks after itself; a watch has its own signs of life.
   */
  constructor(address, { pings }) {
    this.#address = address;
    this.#pings = pings;
  }

  /**
   * Begins a call. A connection that cannot be made is the call's failure.
   *
   * @param {string} path
   * @param {{timeout?: number, signal?: AbortSignal}} options
   */
  call(path, { timeout, signal }) {
    const { target, key } = this.#address;
    /** @type {import("node:http2").Headers} */
    const headers = {
      ":method": "POST",
      ":path": path,
      ":authority": target,
      "content-type": "application/grpc",
      te: "trailers",
      "user-agent": "adaptive-threshold-javascript/1.0.0",
    };
    if (key) headers.authorization = `Bearer ${key}`;
    // At most eight digits.
    if (timeout !== undefined) headers["grpc-timeout"] = `${Math.min(99_999_999, Math.ceil(timeout))}m`;
    return new Call(() => this.#connected().request(headers), { timeout, signal });
  }

  /** Ends the connection, and every call on it. */
  close() {
    this.#session?.destroy();
  }

  #connected() {
    if (this.#session !== undefined && !this.#session.closed && !this.#session.destroyed) return this.#session;
    const { target, tls } = this.#address;
    const session = connect(`${tls === undefined ? "http" : "https"}://${target}`, {
      ...tls,
      settings: { enablePush: false, initialWindowSize: 1024 * 1024 },
    });
    // Its calls are told; without a listener the process would end.
    session.on("error", () => {});
    if (this.#pings) keepAlive(session);
    this.#session = session;
    return session;
  }
}

/** @param {Session} session */
function keepAlive(session) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let limit;
  const timer = setInterval(() => {
    clearTimeout(limit);
    limit = setTimeout(() => session.destroy(new Error("no answer to a PING")), pingAnswerMax);
    unref(limit);
    session.ping(() => clearTimeout(limit));
  }, pingInterval);
  unref(timer);
  session.on("close", () => {
    clearInterval(timer);
    clearTimeout(limit);
  });
}

/** A timer that does not keep the process alive.
 * @param {any} timer */
const unref = (timer) => timer.unref();
