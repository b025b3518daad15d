// Made by clients/javascript/generate from src/. Do not edit.
/**
 * @param {Trade} trade
 * @param {string} user
 * @returns {TradeDraft}
 */
export function tradeMessage({ side, openedAt, closedAt, signal, exitReason, ...values }: Trade, user: string): TradeDraft;
/** @type {Record<ExitReasonName, number>} */
export const exitReasons: Record<ExitReasonName, number>;
/**
 * Says what to send and how long to wait. Repeating is harmless: the server knows a trade by its id. So whatever leaves a
 * trade's fate open is repeated, until the deadline.
 */
export class Recording {
    /**
     * @param {TradeDraft[]} trades
     * @param {number} now
     * @param {number} deadline
     */
    constructor(trades: TradeDraft[], now: number, deadline: number);
    /** The trades to send, and how long that may take.
     * @param {number} now */
    attempt(now: number): {
        trades: {
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
        }[];
        timeout: number;
    };
    /** Takes up what became of the trades that were sent.
     * @param {RecordResult[]} results */
    answered(results: RecordResult[]): void;
    /** Takes up that an attempt failed; throws the error if another would not help.
     * @param {ThresholdError} error */
    failed(error: ThresholdError): void;
    /**
     * How long to wait before the next attempt; null when there is none to make, and `results` are all. Throws the last error
     * if the next attempt would begin after the deadline.
     *
     * @param {number} now
     * @returns {number | null}
     */
    pause(now: number): number | null;
    /** One for each trade, in order. */
    get results(): Recorded[];
    #private;
}
export type RecordResult = import("./generated/adaptive_threshold/v1/adaptive_threshold.js").RecordResult;
export type TradeMessage = import("./generated/adaptive_threshold/v1/types.js").Trade;
export type TradeDraft = import("./protobuf.js").Draft<TradeMessage>;
/**
 * A closed trade.
 */
export type Trade = {
    /**
     * Yours, unique per user, and the same when the trade is sent again.
     */
    tradeId: string;
    symbol: string;
    /**
     * A long, or a short.
     */
    side: "buy" | "sell";
    /**
     * Realised profit in percent of the position, net of fee.
     */
    pnlPercent: number;
    closedAt: Date | number;
    /**
     * Of the decision it came from, so that the service learns from it.
     */
    decisionId?: string | undefined;
    openedAt?: number | Date | undefined;
    quantity?: number | undefined;
    entryPrice?: number | undefined;
    exitPrice?: number | undefined;
    /**
     * Realised profit in account currency, net of fee.
     */
    pnl?: number | undefined;
    /**
     * What it was decided on, when there is no decisionId.
     */
    signal?: import("./asking.js").Signal | undefined;
    /**
     * What closed it; StoplossGuard does not count a trade that does not say.
     */
    exitReason?: ExitReasonName | undefined;
};
/**
 * What closed a trade. StoplossGuard, one of the server's protections, counts the last four.
 */
export type ExitReasonName = "signal" | "take_profit" | "stop_loss" | "trailing_stop_loss" | "stop_loss_on_exchange" | "liquidation";
/**
 * What became of one trade.
 */
export type Recorded = {
    tradeId: string;
    /**
     * Whether it is in the server's books, by this call or by an earlier one.
     */
    isRecorded: boolean;
    /**
     * Whether it had been recorded before, as by an attempt whose answer was lost.
     */
    isRepeated: boolean;
    /**
     * Why it was not recorded.
     */
    error: ThresholdError | undefined;
    /**
     * Whether the learner will see it.
     */
    isLearned: boolean;
    /**
     * Why it will not, such as DECISION_UNKNOWN.
     */
    notLearnedReason: string;
};
import { ThresholdError } from "./errors.js";
