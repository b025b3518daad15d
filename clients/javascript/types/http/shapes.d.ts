// Made by clients/javascript/generate from src/. Do not edit.
/**
 * @param {any} data
 * @param {SignalDraft} signal
 * @returns {EvaluateResponse}
 */
export function evaluateMessage(data: any, signal: SignalDraft): EvaluateResponse;
/**
 * @param {any} result
 * @returns {RecordResult}
 */
export function recordMessage(result: any): RecordResult;
/**
 * The message that a server-sent event stands for; undefined if it stands for none.
 *
 * @param {import("./events.js").ServerSentEvent} event
 * @returns {WatchMessage | undefined}
 */
export function watchMessage({ id, event, data }: import("./events.js").ServerSentEvent): WatchMessage | undefined;
export function signalJSON({ action, intent, changePercent, signalTime, ...values }: SignalDraft): {
    action: string;
    intent: string;
    change_percent: number | undefined;
    signal_time: string | undefined;
    /**
     * The instrument, such as BTCUSDT; 1 to 128 of [A-Za-z0-9._:@/-].
     */
    symbol?: string | undefined;
    /**
     * The bot's own confidence, 0 to 1. Required for an entry to pass.
     */
    confidence?: number | undefined;
    /**
     * Relative strength index, 0 to 100.
     */
    rsi?: number | undefined;
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
};
export function tradeJSON(trade: TradeDraft): {
    trade_id: string | undefined;
    symbol: string | undefined;
    side: string;
    decision_id: string | undefined;
    quantity: number | undefined;
    entry_price: number | undefined;
    exit_price: number | undefined;
    pnl: number | undefined;
    pnl_percent: number | undefined;
    opened_at: string | undefined;
    closed_at: string | undefined;
    signal: {
        action: string;
        intent: string;
        change_percent: number | undefined;
        signal_time: string | undefined;
        /**
         * The instrument, such as BTCUSDT; 1 to 128 of [A-Za-z0-9._:@/-].
         */
        symbol?: string | undefined;
        /**
         * The bot's own confidence, 0 to 1. Required for an entry to pass.
         */
        confidence?: number | undefined;
        /**
         * Relative strength index, 0 to 100.
         */
        rsi?: number | undefined;
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
    } | undefined;
    exit_reason: string | undefined;
};
export function setMessage(data: any): SetMessage;
export type SignalDraft = import("../gates.js").SignalDraft;
export type TradeDraft = import("../recording.js").TradeDraft;
export type EvaluateResponse = import("../generated/adaptive_threshold/v1/adaptive_threshold.js").EvaluateResponse;
export type RecordResult = import("../generated/adaptive_threshold/v1/adaptive_threshold.js").RecordResult;
export type WatchMessage = import("../generated/adaptive_threshold/v1/adaptive_threshold.js").WatchThresholdsResponse;
export type LockMessage = import("../generated/adaptive_threshold/v1/types.js").Lock;
export type SetMessage = import("../generated/adaptive_threshold/v1/types.js").ThresholdSet;
