// Made by clients/javascript/generate from src/. Do not edit.
/** Of each symbol the last thresholds that may decide. */
export class Memory {
    /** @param {number} age Milliseconds for which they may; 0 is never. */
    constructor(age: number);
    /**
     * Takes up an answer. One that came with locks decides nothing later: nobody would know when they end.
     *
     * @param {string} symbol
     * @param {EvaluateResponse} answer
     * @param {number} now
     */
    note(symbol: string, answer: EvaluateResponse, now: number): void;
    /**
     * What is young enough.
     *
     * @param {string} symbol
     * @param {number} now
     * @returns {Known | undefined}
     */
    recall(symbol: string, now: number): Known | undefined;
    #private;
}
export type EvaluateResponse = import("./generated/adaptive_threshold/v1/adaptive_threshold.js").EvaluateResponse;
/**
 * One symbol's thresholds, and when the server knew them, on the caller's clock.
 */
export type Known = {
    thresholds: Record<string, number>;
    at: number;
};
