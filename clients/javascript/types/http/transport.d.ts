// Made by clients/javascript/generate from src/. Do not edit.
/** @typedef {import("../client.js").Transport} Transport */
/** @implements {Transport} */
export class HTTPTransport implements Transport {
    /**
     * @param {string} url Such as https://thresholds.example.
     * @param {string | undefined} key
     */
    constructor(url: string, key: string | undefined);
    /** @type {Transport["evaluate"]} */
    evaluate({ userId, signal }: {
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
        signal: {
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
        };
    }, timeout: number, cancel: AbortSignal | undefined): Promise<import("../generated/adaptive_threshold/v1/adaptive_threshold.js").EvaluateResponse>;
    /** @type {Transport["recordTrades"]} */
    recordTrades(user: string, trades: {
        /**
         * Unique per user; sending the same trade twice is harmless.
         */
        tradeId?: string | undefined;
        /**
         * The user.
         */
        userId?: string | undefined;
        /**
         * The instrument.
         */
        symbol?: string | undefined;
        /**
         * The decision it came from, if known.
         */
        decisionId?: string | undefined;
        /**
         * ACTION_BUY for a long, ACTION_SELL for a short.
         */
        side?: number | undefined;
        /**
         * Size in base currency.
         */
        quantity?: number | undefined;
        /**
         * Price of entry.
         */
        entryPrice?: number | undefined;
        /**
         * Price of exit.
         */
        exitPrice?: number | undefined;
        /**
         * Realised profit in account currency, net of fee.
         */
        pnl?: number | undefined;
        /**
         * Realised profit in percent of the position, net of fee. Required.
         */
        pnlPercent?: number | undefined;
        /**
         * When it was opened.
         */
        openedAt?: {
            seconds?: number | undefined;
            nanos?: number | undefined;
        } | undefined;
        /**
         * When it was closed. Required.
         */
        closedAt?: {
            seconds?: number | undefined;
            nanos?: number | undefined;
        } | undefined;
        /**
         * The signal it came from, when there is no decision_id.
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
         * What closed it; stoploss_guard counts stops alone.
         */
        exitReason?: number | undefined;
    }[], timeout: number, cancel: AbortSignal | undefined): Promise<import("../generated/adaptive_threshold/v1/adaptive_threshold.js").RecordResult[]>;
    /** @type {Transport["thresholds"]} */
    thresholds(user: string, symbol: string, timeout: number, cancel: AbortSignal | undefined): Promise<import("../generated/adaptive_threshold/v1/types.js").ThresholdSet | undefined>;
    /** @type {Transport["watch"]} */
    watch({ scopes, resumeToken }: {
        scopes: {
            userId: string;
            symbol: string;
        }[];
        resumeToken: string;
        conflate: boolean;
        autoResnapshot: boolean;
        bookmarkInterval: import("../time.js").Span;
    }, signal: AbortSignal): AsyncIterable<import("../generated/adaptive_threshold/v1/adaptive_threshold.js").WatchThresholdsResponse>;
    close(): void;
    #private;
}
export type Transport = import("../client.js").Transport;
