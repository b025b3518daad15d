// A client's messages over the JSON API, with fetch: for browsers, and wherever there is no HTTP/2.

import { ThresholdError } from "../errors.js";
import { EventParser } from "./events.js";
import { failure } from "./failure.js";
import { evaluateMessage, recordMessage, setMessage, signalJSON, tradeJSON, watchMessage } from "./shapes.js";

/** @typedef {import("../client.js").Transport} Transport */

/** @implements {Transport} */
export class HTTPTransport {
  #base;
  /** @type {Record<string, string>} */
  #headers;
  #closing = new AbortController();

  /**
   * @param {string} url Such as https://thresholds.example.
   * @param {string | undefined} key
   */
  constructor(url, key) {
    this.#base = new URL("api/v1/", url.endsWith("/") ? url : `${url}/`);
    this.#headers = key ? { "X-API-Key": key } : {};
  }

  /** @type {Transport["evaluate"]} */
  async evaluate({ userId = "", signal }, timeout, cancel) {
    const data = await this.#post(["evaluate", userId], { signal: signalJSON(signal) }, timeout, cancel);
    return evaluateMessage(data, signal);
  }

  /** @type {Transport["recordTrades"]} */
  async recordTrades(user, trades, timeout, cancel) {
    const data = await this.#post(["trades", user], { trades: trades.map(tradeJSON) }, timeout, cancel);
    return data.results.map(recordMessage);
  }

  /** @type {Transport["thresholds"]} */
  async thresholds(user, symbol, timeout, cancel) {
    return setMessage(await this.#call(this.#url(["thresholds", user], { symbol }), {}, timeout, cancel));
  }

  /** @type {Transport["watch"]} */
  async *watch({ scopes, resumeToken }, signal) {
    const [{ userId, symbol }] = scopes;
    const headers = { ...this.#headers, Accept: "text/event-stream" };
    const url = this.#url(["events", userId], { symbol, resume_token: resumeToken });
    try {
      const response = await fetch(url, { headers, cache: "no-store", signal });
      if (!response.ok || response.body === null) throw await failure(response);
      const parser = new EventParser();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
        for (const event of parser.push(chunk.value)) {
          if (event.event === "error") throw ended(JSON.parse(event.data));
          const message = watchMessage(event);
          if (message !== undefined) yield message;
        }
      }
    } catch (error) {
      throw thresholdError(error, signal);
    }
  }

  close() {
    this.#closing.abort();
  }

  /**
   * @param {string[]} path
   * @param {Record<string, string>} query
   */
  #url(path, query = {}) {
    const url = new URL(path.map(encodeURIComponent).join("/"), this.#base);
    for (const [name, value] of Object.entries(query)) if (value !== "") url.searchParams.set(name, value);
    return url;
  }

  /**
   * @param {string[]} path
   * @param {object} body
   * @param {number} timeout
   * @param {AbortSignal} [cancel]
   */
  #post(path, body, timeout, cancel) {
    const headers = { "Content-Type": "application/json" };
    return this.#call(this.#url(path), { method: "POST", headers, body: JSON.stringify(body, finite) }, timeout, cancel);
  }

  /**
   * The data of an answer.
   *
   * @param {URL} url
   * @param {RequestInit} request
   * @param {number} timeout
   * @param {AbortSignal} [cancel]
   * @returns {Promise<any>}
   */
  async #call(url, request, timeout, cancel) {
    const abort = new AbortController();
    const end = () => abort.abort();
    const causes = [this.#closing.signal, ...(cancel ? [cancel] : [])];
    for (const cause of causes) {
      if (cause.aborted) end();
      cause.addEventListener("abort", end);
    }
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      end();
    }, timeout);
    const headers = { ...request.headers, ...this.#headers };
    try {
      const response = await fetch(url, { ...request, headers, cache: "no-store", signal: abort.signal });
      if (!response.ok) throw await failure(response);
      return (await response.json()).data;
    } catch (error) {
      if (isLate) throw new ThresholdError("DEADLINE_EXCEEDED", `no answer within ${Math.round(timeout)} ms`);
      throw thresholdError(error, abort.signal);
    } finally {
      clearTimeout(timer);
      for (const cause of causes) cause.removeEventListener("abort", end);
    }
  }
}

/**
 * JSON would have null for NaN: absent, and its gate would be skipped.
 *
 * @param {string} name
 * @param {unknown} value
 */
function finite(name, value) {
  if (typeof value !== "number" || Number.isFinite(value)) return value;
  const faults = [{ field: name, description: `is ${value}, not a finite number` }];
  throw new ThresholdError("INVALID_ARGUMENT", `${name} is ${value}, not a finite number`, { faults });
}

/**
 * A watch that the server ends by itself.
 *
 * @param {any} content
 */
function ended({ reason = "", error = "" }) {
  const code = reason === "WATCH_TOO_SLOW" ? "RESOURCE_EXHAUSTED" : "UNAVAILABLE";
  return new ThresholdError(code, error, { reason });
}

/**
 * What fetch throws, as the client's error.
 *
 * @param {unknown} error
 * @param {AbortSignal} signal
 */
function thresholdError(error, signal) {
  if (error instanceof ThresholdError) return error;
  if (signal.aborted) return new ThresholdError("CANCELLED", "the caller cancelled the call");
  return new ThresholdError("UNAVAILABLE", `the call broke off (${error})`, { cause: error });
}
