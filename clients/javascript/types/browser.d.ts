// Made by clients/javascript/generate from src/. Do not edit.
export * from "./exports.js";
/** Asks, records and watches for one user, over HTTP. */
export class Client extends BaseClient {
    /**
     * @param {string} url Such as https://thresholds.example; the server's CORS_ORIGINS has to name the page's origin.
     * @param {import("./client.js").ClientOptions} options
     */
    constructor(url: string, options: import("./client.js").ClientOptions);
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
    override watch(symbols: string[], { token, silence }?: {
        token?: string | undefined;
        silence?: number | undefined;
    }): Watch;
    #private;
}
import { BaseClient } from "./client.js";
import { Watch } from "./watch.js";
