// Made by clients/javascript/generate from src/. Do not edit.
/**
 * A signal as the service has it.
 *
 * @param {Signal} signal
 * @returns {SignalDraft}
 */
export function signalMessage({ action, intent, signalTime, ...values }: Signal): SignalDraft;
/** Says what to do after each attempt. */
export class Asking {
    /**
     * @param {import("./protobuf.js").Draft<EvaluateRequest> & {signal: SignalDraft}} request
     * @param {Memory} memory
     * @param {number} now
     * @param {number} deadline
     */
    constructor(request: import("./protobuf.js").Draft<EvaluateRequest> & {
        signal: SignalDraft;
    }, memory: Memory, now: number, deadline: number);
    request: {
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
    };
    /** How long the attempt may take that begins now.
     * @param {number} now */
    timeout(now: number): number;
    /**
     * @param {EvaluateResponse} answer
     * @param {number} now
     * @returns {Decision}
     */
    answered(answer: EvaluateResponse, now: number): Decision;
    /**
     * The pause before the second attempt, or what holds without the server; throws a fault of the caller's.
     *
     * @param {ThresholdError} error
     * @param {number} now
     * @returns {number | Decision}
     */
    failed(error: ThresholdError, now: number): number | Decision;
    #private;
}
export type ThresholdError = import("./errors.js").ThresholdError;
export type SignalDraft = import("./gates.js").SignalDraft;
export type EvaluateRequest = import("./generated/adaptive_threshold/v1/adaptive_threshold.js").EvaluateRequest;
export type EvaluateResponse = import("./generated/adaptive_threshold/v1/adaptive_threshold.js").EvaluateResponse;
export type Memory = import("./memory.js").Memory;
/**
 * What a bot saw. An absent number is absent, not zero.
 */
export type Signal = {
    /**
     * The instrument, such as BTCUSDT.
     */
    symbol: string;
    action: "buy" | "sell" | "hold";
    /**
     * Opens a position (default), or reduces one.
     */
    intent?: "exit" | "entry" | undefined;
    /**
     * The bot's own, 0 to 1. Required for an entry to pass.
     */
    confidence?: number | undefined;
    /**
     * Relative strength index, 0 to 100.
     */
    rsi?: number | undefined;
    /**
     * Change of price over the bot's look-back, in percent.
     */
    changePercent?: number | undefined;
    /**
     * Traded volume of 24 hours in quote currency.
     */
    volume?: number | undefined;
    /**
     * 100 * MACD / close.
     */
    macd?: number | undefined;
    /**
     * At which the bot would trade.
     */
    price?: number | undefined;
    /**
     * When the bot made the signal.
     */
    signalTime?: number | Date | undefined;
};
/**
 * Whether to trade, and who said so.
 */
export type Decision = {
    shouldTrade: boolean;
    /**
     * In one sentence, for people.
     */
    reason: string;
    /**
     * For the trade that follows; empty unless the server decided.
     */
    decisionId: string;
    /**
     * What it rests on, such as rsi_threshold; empty for a fallback.
     */
    thresholds: Record<string, number>;
    /**
     * Who decided: the server; the client, by thresholds that the server
     * had answered with a moment before; or the client, since the server could not be asked.
     */
    source: "server" | "last_known" | "fallback";
};
