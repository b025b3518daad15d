// Server-sent events, read with fetch: an EventSource cannot send the key.

/** @typedef {{id: string | undefined, event: string, data: string}} ServerSentEvent */

/** Cuts a stream of text into events. Source: the HTML standard, 9.2.6. */
export class EventParser {
  #rest = "";
  /** @type {{id: string | undefined, event: string, data: string[]}} */
  #event = { id: undefined, event: "message", data: [] };

  /**
   * The events that `text` completes. Comments are signs of life, and nothing more.
   *
   * @param {string} text
   * @returns {ServerSentEvent[]}
   */
  push(text) {
    /** @type {ServerSentEvent[]} */
    const events = [];
    const whole = this.#rest + text;
    // A carriage return at the end may be half of a line's end.
    const cut = whole.endsWith("\r") ? whole.length - 1 : whole.length;
    const lines = whole.slice(0, cut).split(/\r\n|\n|\r/);
    this.#rest = (lines.pop() ?? "") + whole.slice(cut);
    for (const line of lines) {
      if (line === "") {
        if (this.#event.data.length > 0) events.push({ ...this.#event, data: this.#event.data.join("\n") });
        this.#event = { id: undefined, event: "message", data: [] };
        continue;
      }
      const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
      if (field === "data") this.#event.data.push(value);
      else if (field === "id" || field === "event") this.#event[field] = value;
    }
    return events;
  }
}
