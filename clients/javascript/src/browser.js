// The client for browsers: the JSON API and its server-sent events.

import { BaseClient } from "./client.js";
import { HTTPTransport } from "./http/transport.js";
import { Watch } from "./watch.js";
import { Watching } from "./watching.js";

export * from "./exports.js";

/** The server's own interval of bookmarks, which this API does not let a caller choose. */
const bookmarkInterval = 15_000;
const silenceMin = 20_000;

/** Asks, records and watches for one user, over HTTP. */
export class Client extends BaseClient {
  #transport;

  /**
   * @param {string} url Such as https://thresholds.example; the server's CORS_ORIGINS has to name the page's origin.
   * @param {import("./client.js").ClientOptions} options
   */
  constructor(url, options) {
    const transport = new HTTPTransport(url, options.key);
    super(transport, options);
    this.#transport = transport;
  }

  /**
   * The thresholds of one symbol and every change of them, across lost connections: for await (const event of watch). A
   * reader that is too slow gets the latest, as `conflatedCount` tells.
   *
   * @override
   * @param {string[]} symbols One; each stream has one, and a browser few connections.
   * @param {object} options
   * @param {string} [options.token] Of an earlier watch, to go on after its last event.
   * @param {number} [options.silence] Milliseconds without any sign of life that count as a dead connection; at least 20,000
   *   (the server gives one every 15,000 and some), 45,000 by default.
   */
  watch(symbols, { token = "", silence = 3 * bookmarkInterval } = {}) {
    if (symbols.length !== 1) throw new RangeError(`${symbols.length} symbols; in a browser a watch has one`);
    if (!(silence >= silenceMin)) throw new RangeError(`silence is ${silence} ms, less than ${silenceMin}`);
    const watching = new Watching(this.user, symbols, { token, bookmarkInterval, conflate: true });
    watching.silenceMax = silence;
    return new Watch(this.#transport, watching);
  }
}
