// Made by clients/javascript/generate from src/. Do not edit.
/** @typedef {import("./generated/adaptive_threshold/v1/types.js").Signal} Signal */
/** @typedef {import("./protobuf.js").Draft<Signal>} SignalDraft */
/**
 * Why an entry does not pass; null if it does. Each gate is written as "passes": comparisons with NaN are false, so that a
 * NaN passes none.
 *
 * @param {SignalDraft} signal
 * @param {Record<string, number>} thresholds
 * @returns {string | null}
 */
export function refusal(signal: SignalDraft, thresholds: Record<string, number>): string | null;
export type Signal = import("./generated/adaptive_threshold/v1/types.js").Signal;
export type SignalDraft = import("./protobuf.js").Draft<Signal>;
