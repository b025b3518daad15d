// Made by clients/javascript/generate from src/. Do not edit.
/** @typedef {import("./asking.js").Decision} Decision */
/** @typedef {import("./asking.js").Signal} Signal */
/** @typedef {import("./recording.js").Recorded} Recorded */
/** @typedef {import("./recording.js").Trade} Trade */
/** @typedef {import("./watching.js").ThresholdSet} ThresholdSet */
/** @typedef {import("./gates.js").SignalDraft} SignalDraft */
/** @typedef {import("./recording.js").TradeDraft} TradeDraft */
/** @typedef {import("./generated/adaptive_threshold/v1/adaptive_threshold.js").EvaluateRequest} EvaluateRequest */
/** @typedef {import("./generated/adaptive_threshold/v1/adaptive_threshold.js").EvaluateResponse} EvaluateResponse */
/** @typedef {import("./generated/adaptive_threshold/v1/adaptive_threshold.js").RecordResult} RecordResult */
/** @typedef {import("./generated/adaptive_threshold/v1/types.js").ThresholdSet} SetMessage */
/** @typedef {import("./generated/adaptive_threshold/v1/adaptive_threshold.js").WatchThresholdsResponse} WatchMessage */
/**
 * What carries a client's messages. Every failure is a ThresholdError; an aborted signal is CANCELLED.
 *
 * @typedef {object} Transport
 * @property {(request: import("./protobuf.js").Draft<EvaluateRequest> & {signal: SignalDraft}, timeout: number, signal?: AbortSignal) => Promise<EvaluateResponse>} evaluate
 * @property {(user: string, trades: TradeDraft[], timeout: number, signal?: AbortSignal) => Promise<RecordResult[]>} recordTrades
 * @property {(user: string, symbol: string, timeout: number, signal?: AbortSignal) => Promise<SetMessage | undefined>} thresholds
 * @property {(request: ReturnType<Watching["request"]>, signal: AbortSignal) => AsyncIterable<WatchMessage>} watch
 *   On a connection of its own.
 * @property {() => void} close
 */
/**
 * @typedef {object} ClientOptions
 * @property {string} user Whom signals and trades belong to.
 * @property {string} [key] An API key; none for a server on this machine that wants none.
 * @property {number} [deadline] Milliseconds that a call may take, where it has none of its own; 1,000.
 * @property {number} [lastKnown] Milliseconds, at most 60,000, for which the server's last thresholds may decide entries when
 *   it cannot be asked; 0, the default, refuses them at once.
 */
/**
 * @typedef {object} CallOptions
 * @property {number} [deadline] Milliseconds.
 * @property {AbortSignal} [signal] Cancels the call.
 */
/** Asks, records and watches for one user. */
export class BaseClient {
    /**
     * @param {Transport} transport
     * @param {ClientOptions} options
     */
    constructor(transport: Transport, { user, deadline, lastKnown }: ClientOptions);
    user: string;
    /**
     * Whether to trade a signal. When the server cannot be asked: an entry not, an exit yes (but see `lastKnown`). Throws a
     * ThresholdError for a fault of the caller's, such as a wrong key; never because the server is away.
     *
     * @param {Signal} signal
     * @param {CallOptions & {explain?: boolean}} options
     * @returns {Promise<Decision>}
     */
    shouldTrade(signal: Signal, { deadline, signal: cancel, explain }?: CallOptions & {
        explain?: boolean;
    }): Promise<Decision>;
    /**
     * Records closed trades, durably, and each once however often this is repeated; resolves to what became of each, in order.
     *
     * @param {Trade[]} trades
     * @param {CallOptions} options The deadline of all attempts together is 30,000 ms unless it says otherwise.
     * @returns {Promise<Recorded[]>}
     */
    recordTrades(trades: Trade[], { deadline, signal }?: CallOptions): Promise<Recorded[]>;
    /**
     * Records one closed trade, as `recordTrades`. Throws also when it was refused alone, such as TRADE_CONFLICT.
     *
     * @param {Trade} trade
     * @param {CallOptions} [options]
     * @returns {Promise<Recorded>}
     */
    recordTrade(trade: Trade, options?: CallOptions | undefined): Promise<Recorded>;
    /**
     * The thresholds in force for a symbol, or the user's global ones.
     *
     * @param {string} [symbol]
     * @param {CallOptions} options
     * @returns {Promise<ThresholdSet>}
     */
    thresholds(symbol?: string | undefined, { deadline, signal }?: CallOptions): Promise<ThresholdSet>;
    /**
     * The thresholds of symbols and every change of them, across lost connections: for await (const event of watch).
     *
     * @param {string[]} symbols An empty one is the user's global set.
     * @param {object} options
     * @param {string} [options.token] Of an earlier watch, to go on after its last event.
     * @param {number} [options.bookmarkInterval] Milliseconds, 5,000 to 60,000; three of them without any message count as a
     *   dead connection. 15,000.
     * @param {boolean} [options.conflate] When reading too slowly, get the latest of each symbol, not an error.
     */
    watch(symbols: string[], { token, bookmarkInterval, conflate }?: {
        token?: string | undefined;
        bookmarkInterval?: number | undefined;
        conflate?: boolean | undefined;
    }): Watch;
    /** Ends the connection; a watch has its own. */
    close(): void;
    #private;
}
export type Decision = import("./asking.js").Decision;
export type Signal = import("./asking.js").Signal;
export type Recorded = import("./recording.js").Recorded;
export type Trade = import("./recording.js").Trade;
export type ThresholdSet = import("./watching.js").ThresholdSet;
export type SignalDraft = import("./gates.js").SignalDraft;
export type TradeDraft = import("./recording.js").TradeDraft;
export type EvaluateRequest = import("./generated/adaptive_threshold/v1/adaptive_threshold.js").EvaluateRequest;
export type EvaluateResponse = import("./generated/adaptive_threshold/v1/adaptive_threshold.js").EvaluateResponse;
export type RecordResult = import("./generated/adaptive_threshold/v1/adaptive_threshold.js").RecordResult;
export type SetMessage = import("./generated/adaptive_threshold/v1/types.js").ThresholdSet;
export type WatchMessage = import("./generated/adaptive_threshold/v1/adaptive_threshold.js").WatchThresholdsResponse;
/**
 * What carries a client's messages. Every failure is a ThresholdError; an aborted signal is CANCELLED.
 */
export type Transport = {
    evaluate: (request: {
        /**
         * The user.
         */
        userId?: string | undefined;
        /**
         * The signal.
         */
        signal?: {
            /**
             * The instrument, such as BTCUSDT; 1 to 128 of [A-Za-z0-9._:@/-].
             */
            symbol?: string | undefined;
            /**
             * What the signal proposes.
             */
            action?: number | undefined;
            /**
             * Entry (default) or exit.
             */
            intent?: number | undefined;
            /**
             * The bot's own confidence, 0 to 1. Required for an entry to pass.
             */
            confidence?: number | undefined;
            /**
             * Relative strength index, 0 to 100.
             */
            rsi?: number | undefined;
            /**
             * Change of price over the bot's look-back, in percent, signed.
             */
            changePercent?: number | undefined;
            /**
             * Traded volume of 24 hours in quote currency.
             */
            volume?: number | undefined;
            /**
             * MACD in percent of price: 100 * MACD / close, signed.
             */
            macd?: number | undefined;
            /**
             * The price at which the bot would trade.
             */
            price?: number | undefined;
            /**
             * When the bot made the signal; data only, it moves no clock.
             */
            signalTime?: {
                seconds?: number | undefined;
                nanos?: number | undefined;
            } | undefined;
        } | undefined;
        /**
         * Whether the reason has a clause for each gate instead of only what decided.
         */
        explain?: boolean | undefined;
        /**
         * A resume_token that this replica must have reached before it answers.
         */
        atLeastToken?: string | undefined;
        /**
         * For a simulated user: its clock.
         */
        asOf?: {
            seconds?: number | undefined;
            nanos?: number | undefined;
        } | undefined;
    } & {
        signal: SignalDraft;
    }, timeout: number, signal?: AbortSignal) => Promise<EvaluateResponse>;
    recordTrades: (user: string, trades: TradeDraft[], timeout: number, signal?: AbortSignal) => Promise<RecordResult[]>;
    thresholds: (user: string, symbol: string, timeout: number, signal?: AbortSignal) => Promise<SetMessage | undefined>;
    /**
     *   On a connection of its own.
     */
    watch: (request: ReturnType<Watching["request"]>, signal: AbortSignal) => AsyncIterable<WatchMessage>;
    close: () => void;
};
export type ClientOptions = {
    /**
     * Whom signals and trades belong to.
     */
    user: string;
    /**
     * An API key; none for a server on this machine that wants none.
     */
    key?: string | undefined;
    /**
     * Milliseconds that a call may take, where it has none of its own; 1,000.
     */
    deadline?: number | undefined;
    /**
     * Milliseconds, at most 60,000, for which the server's last thresholds may decide entries when
     * it cannot be asked; 0, the default, refuses them at once.
     */
    lastKnown?: number | undefined;
};
export type CallOptions = {
    /**
     * Milliseconds.
     */
    deadline?: number | undefined;
    /**
     * Cancels the call.
     */
    signal?: AbortSignal | undefined;
};
import { Watch } from "./watch.js";
import { Watching } from "./watching.js";
