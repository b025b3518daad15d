// The JSON API's shapes and those of proto/.

import { codes } from "../errors.js";
import { refusal } from "../gates.js";
import { RecordStatus } from "../generated/adaptive_threshold/v1/adaptive_threshold.js";
import { Action, Cause, Intent } from "../generated/adaptive_threshold/v1/types.js";
import { exitReasons } from "../recording.js";
import { date, span } from "../time.js";
import { codeOf } from "./failure.js";

/** @typedef {import("../gates.js").SignalDraft} SignalDraft */
/** @typedef {import("../recording.js").TradeDraft} TradeDraft */
/** @typedef {import("../generated/adaptive_threshold/v1/adaptive_threshold.js").EvaluateResponse} EvaluateResponse */
/** @typedef {import("../generated/adaptive_threshold/v1/adaptive_threshold.js").RecordResult} RecordResult */
/** @typedef {import("../generated/adaptive_threshold/v1/adaptive_threshold.js").WatchThresholdsResponse} WatchMessage */
/** @typedef {import("../generated/adaptive_threshold/v1/types.js").Lock} LockMessage */
/** @typedef {import("../generated/adaptive_threshold/v1/types.js").ThresholdSet} SetMessage */

/** @type {Record<number, string>} */
const actions = { [Action.BUY]: "buy", [Action.SELL]: "sell", [Action.HOLD]: "hold" };
/** @type {Record<number, string>} */
const intents = { [Intent.ENTRY]: "entry", [Intent.EXIT]: "exit" };

/** @param {{seconds?: number, nanos?: number} | undefined} time */
const iso = (time) => time && date(time).toISOString();

/** @param {SignalDraft} signal */
export const signalJSON = ({ action, intent, changePercent, signalTime, ...values }) => ({
  ...values,
  action: actions[action ?? 0],
  intent: intents[intent ?? 0],
  change_percent: changePercent,
  signal_time: iso(signalTime),
});

/** @param {number | undefined} reason */
const exitReasonName = (reason) => Object.entries(exitReasons).find(([, number]) => number === reason)?.[0];

/** @param {TradeDraft} trade */
export const tradeJSON = (trade) => ({
  trade_id: trade.tradeId,
  symbol: trade.symbol,
  side: actions[trade.side ?? 0],
  decision_id: trade.decisionId,
  quantity: trade.quantity,
  entry_price: trade.entryPrice,
  exit_price: trade.exitPrice,
  pnl: trade.pnl,
  pnl_percent: trade.pnlPercent,
  opened_at: iso(trade.openedAt),
  closed_at: iso(trade.closedAt),
  signal: trade.signal && signalJSON(trade.signal),
  exit_reason: exitReasonName(trade.exitReason),
});

/**
 * @param {any} data
 * @returns {SetMessage}
 */
export const setMessage = (data) => ({
  userId: data.user_id,
  symbol: data.symbol ?? "",
  thresholds: data.thresholds,
  sources: {},
  version: data.version ?? 0,
  revision: data.revision ?? 0,
  lastAdaptation: undefined,
});

/**
 * @param {any} lock
 * @returns {LockMessage}
 */
const lockMessage = (lock) => ({
  lockId: lock.lock_id ?? "",
  rule: lock.rule ?? "",
  userId: "",
  symbol: lock.symbol ?? "",
  side: { buy: Action.BUY, sell: Action.SELL }[/** @type {"buy" | "sell"} */ (lock.side)] ?? 0,
  until: lock.until ? span(Date.parse(lock.until)) : undefined,
  evidence: lock.evidence,
  lockedAt: undefined,
  releasedAt: undefined,
  releasedBy: "",
  inForce: true,
});

/**
 * @param {any} data
 * @param {SignalDraft} signal
 * @returns {EvaluateResponse}
 */
export function evaluateMessage(data, signal) {
  const thresholds = data.current_thresholds;
  // A server from before locks were named: what the gates do not explain is one. Nor does it say how stale an answer is, and
  // such a one must decide nothing later either.
  const isLocked = !data.should_trade && signal.intent !== Intent.EXIT && refusal(signal, thresholds) === null;
  const named = (data.locks ?? []).map(lockMessage);
  const lock = lockMessage({ evidence: data.reasoning });
  return {
    shouldTrade: data.should_trade,
    decisionId: data.decision_id,
    thresholds: setMessage({ ...data, thresholds }),
    checks: [],
    locks: named.length === 0 && (isLocked || data.stale) ? [lock] : named,
    reason: data.reasoning,
    stale: data.stale,
    age: undefined,
    evaluatedAt: undefined,
  };
}

/**
 * @param {any} result
 * @returns {RecordResult}
 */
export function recordMessage(result) {
  const { reason = "", error: message = "" } = result;
  const failed = { code: codes.indexOf(codeOf(reason)), reason, message, faults: [] };
  return {
    id: result.trade_id,
    status: result.status === "already_recorded" ? RecordStatus.ALREADY_RECORDED : RecordStatus.RECORDED,
    error: result.status === "failed" ? failed : undefined,
    learned: result.status !== "failed" && !result.not_learned_reason,
    notLearnedReason: result.not_learned_reason ?? "",
  };
}

/**
 * The message that a server-sent event stands for; undefined if it stands for none.
 *
 * @param {import("./events.js").ServerSentEvent} event
 * @returns {WatchMessage | undefined}
 */
export function watchMessage({ id = "", event, data }) {
  const content = JSON.parse(data);
  const message = { resumeToken: id };
  switch (event) {
    case "snapshot":
      return { ...message, snapshot: { thresholdSets: [setMessage(content)] } };
    case "snapshot_complete":
      return { ...message, snapshotComplete: {} };
    case "bookmark":
      return { ...message, bookmark: {} };
    case "going_away":
      return { ...message, goingAway: { reconnectAfter: span(content.reconnect_after_seconds * 1000) } };
    case "change": {
      const cause = /** @type {Record<string, number>} */ (Cause)[String(content.cause).toUpperCase()] ?? 0;
      const change = {
        thresholdSet: setMessage(content),
        previous: content.previous,
        cause,
        adaptationId: content.adaptation_id ?? "",
        changedAt: span(Date.parse(content.changed_at)),
        conflatedCount: content.conflated_count,
      };
      return { ...message, change };
    }
    default:
      return undefined;
  }
}
