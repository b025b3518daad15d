// Server-sent events, read with fetch: an EventSource cannot send the key as a header, and in the URL it would be logged.

import { ApiError, headers } from "/dashboard/api.js";

/** Nothing for three intervals of bookmarks means that the connection is gone. */
const silenceMax = 45_000;
const retryMin = 1_000;
const retryMax = 20_000;

/** Splits a stream of text into events `{id, event, data}`, as the HTML standard says. */
export class EventParser {
  #rest = "";
  #event = { data: [] };

  /** The events that `text` completes. */
  push(text) {
    const events = [];
    const lines = (this.#rest + text).split(/\r\n|\n|\r/);
    this.#rest = lines.pop();
    for (const line of lines) {
      if (line === "") {
        if (this.#event.data.length > 0) events.push({ ...this.#event, data: this.#event.data.join("\n") });
        this.#event = { data: [] };
        continue;
      }
      const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line);
      if (field === "data") this.#event.data.push(value);
      else if (field === "id" || field === "event") this.#event[field] = value;
    }
    return events;
  }
}

/** Follows a stream across lost connections, going on after the last event that arrived. */
export class Follower {
  #path;
  #onEvent;
  #onState;
  #lastId = "";
  #abort = null;
  #timer = null;
  #attempt = 0;
  #ended = false;

  /**
   * @param onEvent takes `{event, data}`, data decoded.
   * @param onState takes `{state: "connecting" | "live" | "waiting" | "refused", seconds, error}`.
   */
  constructor(path, onEvent, onState) {
    this.#path = path;
    this.#onEvent = onEvent;
    this.#onState = onState;
  }

  start() {
    this.#connect();
    return this;
  }

  stop() {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  /** Tries at once, as when the reader comes back to the page. */
  hurry() {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#connect();
  }

  async #connect() {
    this.#timer = null;
    this.#onState({ state: "connecting" });
    const abort = new AbortController();
    this.#abort = abort;
    let wait = null;
    try {
      wait = await this.#read(abort);
    } catch (error) {
      if (this.#ended) return;
      if (error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429) {
        if (this.#lastId === "") return this.#onState({ state: "refused", error });
        // The server does not know this position any more: begin again with what is in force.
        this.#lastId = "";
      }
    }
    abort.abort();
    if (!this.#ended) this.#retry(wait);
  }

  /** Reads until the connection ends, and returns how long the server asks to stay away, if it does. */
  async #read(abort) {
    let silence = setTimeout(() => abort.abort(), silenceMax);
    let wait = null;
    try {
      const response = await fetch(this.#path, {
        headers: { ...headers(), Accept: "text/event-stream", ...(this.#lastId && { "Last-Event-ID": this.#lastId }) },
        cache: "no-store",
        signal: abort.signal,
      });
      if (!response.ok) throw new ApiError(response.status, await response.json().catch(() => null));
      this.#attempt = 0;
      this.#onState({ state: "live" });
      const parser = new EventParser();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
        clearTimeout(silence);
        silence = setTimeout(() => abort.abort(), silenceMax);
        for (const event of parser.push(chunk.value)) {
          const data = JSON.parse(event.data);
          if (event.event === "going_away") wait = data.reconnect_after_seconds * 1000;
          if (event.event === "error") this.#lastId = "";
          else if (event.id) this.#lastId = event.id;
          this.#onEvent({ event: event.event, data });
        }
      }
      return wait;
    } finally {
      clearTimeout(silence);
    }
  }

  #retry(asked) {
    const backoff = Math.min(retryMax, retryMin * 2 ** this.#attempt) * (0.75 + Math.random() / 2);
    this.#attempt += 1;
    const delay = Math.max(asked ?? 0, backoff);
    this.#onState({ state: "waiting", seconds: Math.ceil(delay / 1000) });
    this.#timer = setTimeout(() => this.#connect(), delay);
  }
}
