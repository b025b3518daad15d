// Made by clients/javascript/generate from proto/adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.

import { messageType } from "../../../protobuf.js";
import { Adaptation, GateCheck, ItemError, Lock, Outcome, Policy, Price, SafeguardVerdict, Signal, ThresholdSet, ThresholdUpdate, Trade } from "./types.js";
import { Duration } from "../../google/protobuf/duration.js";
import { Timestamp } from "../../google/protobuf/timestamp.js";

/** @template T @typedef {import("../../../protobuf.js").MessageType<T>} MessageType */
/** @template Q, A @typedef {import("../../../protobuf.js").Method<Q, A>} Method */

/**
 * What became of an item.
 * @readonly
 */
export const RecordStatus = Object.freeze({
  /** Not said: see the error. */
  UNSPECIFIED: 0,
  /** Recorded by this call. */
  RECORDED: 1,
  /** The same had been recorded before. */
  ALREADY_RECORDED: 2,
});

/**
 * A signal to decide on.
 *
 * @typedef {object} EvaluateRequest
 * @property {string} userId The user.
 * @property {Signal} [signal] The signal.
 * @property {boolean} explain Whether the reason has a clause for each gate instead of only what decided.
 * @property {string} [atLeastToken] A resume_token that this replica must have reached before it answers.
 * @property {Timestamp} [asOf] For a simulated user: its clock.
 */
/** @type {MessageType<EvaluateRequest>} */
export const EvaluateRequest = messageType([
  ["userId", 1, "string", "plain"],
  ["signal", 2, () => Signal, "optional"],
  ["explain", 3, "bool", "plain"],
  ["atLeastToken", 4, "string", "optional"],
  ["asOf", 5, () => Timestamp, "optional"],
]);

/**
 * The decision and everything it rests on.
 *
 * @typedef {object} EvaluateResponse
 * @property {boolean} shouldTrade Whether to trade.
 * @property {string} decisionId The decision's id, for RecordTrades and RecordOutcomes.
 * @property {ThresholdSet} [thresholds] The thresholds in force.
 * @property {GateCheck[]} checks Every gate.
 * @property {Lock[]} locks The locks that stood in the way.
 * @property {string} reason The decision in one sentence.
 * @property {boolean} stale Whether the storage was out of reach and memory answered.
 * @property {Duration} [age] How long ago memory was last known to be current; absent unless stale.
 * @property {Timestamp} [evaluatedAt] When it was decided, on the user's clock.
 */
/** @type {MessageType<EvaluateResponse>} */
export const EvaluateResponse = messageType([
  ["shouldTrade", 1, "bool", "plain"],
  ["decisionId", 2, "string", "plain"],
  ["thresholds", 3, () => ThresholdSet, "optional"],
  ["checks", 4, () => GateCheck, "repeated"],
  ["locks", 5, () => Lock, "repeated"],
  ["reason", 6, "string", "plain"],
  ["stale", 7, "bool", "plain"],
  ["age", 8, () => Duration, "optional"],
  ["evaluatedAt", 9, () => Timestamp, "optional"],
]);

/**
 * Requests to decide together.
 *
 * @typedef {object} BatchEvaluateRequest
 * @property {EvaluateRequest[]} requests 1 to 1,000.
 */
/** @type {MessageType<BatchEvaluateRequest>} */
export const BatchEvaluateRequest = messageType([
  ["requests", 1, () => EvaluateRequest, "repeated"],
]);

/**
 * Answers in the order of the requests.
 *
 * @typedef {object} BatchEvaluateResponse
 * @property {BatchEvaluateResponseResult[]} results One for each request.
 */
/** @type {MessageType<BatchEvaluateResponse>} */
export const BatchEvaluateResponse = messageType([
  ["results", 1, () => BatchEvaluateResponseResult, "repeated"],
]);

/**
 * A decision or an error for each request.
 *
 * @typedef {object} BatchEvaluateResponseResult
 * @property {EvaluateResponse} [response] The decision.
 * @property {ItemError} [error] Why there is none.
 */
/** @type {MessageType<BatchEvaluateResponseResult>} */
export const BatchEvaluateResponseResult = messageType([
  ["response", 1, () => EvaluateResponse, "optional"],
  ["error", 2, () => ItemError, "optional"],
]);

/**
 * One request of a stream.
 *
 * @typedef {object} EvaluateStreamRequest
 * @property {number} sequence Chosen by the caller; comes back with the answer.
 * @property {EvaluateRequest} [request] The request.
 */
/** @type {MessageType<EvaluateStreamRequest>} */
export const EvaluateStreamRequest = messageType([
  ["sequence", 1, "uint64", "plain"],
  ["request", 2, () => EvaluateRequest, "optional"],
]);

/**
 * One answer of a stream.
 *
 * @typedef {object} EvaluateStreamResponse
 * @property {number} sequence The request's sequence.
 * @property {EvaluateResponse} [response] The decision.
 * @property {ItemError} [error] Why there is none.
 */
/** @type {MessageType<EvaluateStreamResponse>} */
export const EvaluateStreamResponse = messageType([
  ["sequence", 1, "uint64", "plain"],
  ["response", 2, () => EvaluateResponse, "optional"],
  ["error", 3, () => ItemError, "optional"],
]);

/**
 * Asks for one scope.
 *
 * @typedef {object} GetThresholdsRequest
 * @property {string} userId The user.
 * @property {string} symbol The symbol; empty for the global set.
 * @property {string} [atLeastToken] A resume_token that this replica must have reached before it answers.
 */
/** @type {MessageType<GetThresholdsRequest>} */
export const GetThresholdsRequest = messageType([
  ["userId", 1, "string", "plain"],
  ["symbol", 2, "string", "plain"],
  ["atLeastToken", 3, "string", "optional"],
]);

/**
 * One scope.
 *
 * @typedef {object} GetThresholdsResponse
 * @property {ThresholdSet} [thresholdSet] Its effective thresholds.
 */
/** @type {MessageType<GetThresholdsResponse>} */
export const GetThresholdsResponse = messageType([
  ["thresholdSet", 1, () => ThresholdSet, "optional"],
]);

/**
 * Asks for a page of scopes.
 *
 * @typedef {object} ListThresholdsRequest
 * @property {string} userId The user.
 * @property {number} pageSize At most 1,000; 0 for 100.
 * @property {string} pageToken next_page_token of the page before; empty for the first.
 */
/** @type {MessageType<ListThresholdsRequest>} */
export const ListThresholdsRequest = messageType([
  ["userId", 1, "string", "plain"],
  ["pageSize", 2, "int32", "plain"],
  ["pageToken", 3, "string", "plain"],
]);

/**
 * A page of scopes.
 *
 * @typedef {object} ListThresholdsResponse
 * @property {ThresholdSet[]} thresholdSets By symbol; the global set, if there is one, comes first.
 * @property {string} nextPageToken Empty when this is the last page.
 */
/** @type {MessageType<ListThresholdsResponse>} */
export const ListThresholdsResponse = messageType([
  ["thresholdSets", 1, () => ThresholdSet, "repeated"],
  ["nextPageToken", 2, "string", "plain"],
]);

/**
 * Values for a scope's own set.
 *
 * @typedef {object} SetThresholdsRequest
 * @property {string} userId The user.
 * @property {string} symbol The symbol; empty for the global set.
 * @property {Record<string, number>} values Values by parameter name. Other parameters return to what the user last said of them: nothing is proved of what the learner had found against a new baseline.
 * @property {number} [expectedVersion] If given, the version that the set must have; else ABORTED.
 * @property {string} requestId Chosen by the caller; the same again is answered again and done once.
 * @property {boolean} validateOnly Check and answer, but write nothing.
 * @property {string} reason For the audit.
 * @property {Timestamp} [asOf] For a simulated user: its clock.
 */
/** @type {MessageType<SetThresholdsRequest>} */
export const SetThresholdsRequest = messageType([
  ["userId", 1, "string", "plain"],
  ["symbol", 2, "string", "plain"],
  ["values", 3, "double", "map"],
  ["expectedVersion", 4, "int64", "optional"],
  ["requestId", 5, "string", "plain"],
  ["validateOnly", 6, "bool", "plain"],
  ["reason", 7, "string", "plain"],
  ["asOf", 8, () => Timestamp, "optional"],
]);

/**
 * The set after the write.
 *
 * @typedef {object} SetThresholdsResponse
 * @property {ThresholdSet} [thresholdSet] The effective thresholds.
 * @property {string} resumeToken A token that includes this write.
 */
/** @type {MessageType<SetThresholdsResponse>} */
export const SetThresholdsResponse = messageType([
  ["thresholdSet", 1, () => ThresholdSet, "optional"],
  ["resumeToken", 2, "string", "plain"],
]);

/**
 * Asks to empty a scope's own set.
 *
 * @typedef {object} ResetThresholdsRequest
 * @property {string} userId The user.
 * @property {string} symbol The symbol; empty resets the global set only.
 * @property {string} requestId Chosen by the caller; the same again is answered again and done once.
 * @property {Timestamp} [asOf] For a simulated user: its clock.
 * @property {boolean} validateOnly Compute and answer, but write nothing.
 */
/** @type {MessageType<ResetThresholdsRequest>} */
export const ResetThresholdsRequest = messageType([
  ["userId", 1, "string", "plain"],
  ["symbol", 2, "string", "plain"],
  ["requestId", 3, "string", "plain"],
  ["asOf", 4, () => Timestamp, "optional"],
  ["validateOnly", 5, "bool", "plain"],
]);

/**
 * The set after the reset.
 *
 * @typedef {object} ResetThresholdsResponse
 * @property {ThresholdSet} [thresholdSet] The effective thresholds.
 * @property {string} resumeToken A token that includes this write.
 */
/** @type {MessageType<ResetThresholdsResponse>} */
export const ResetThresholdsResponse = messageType([
  ["thresholdSet", 1, () => ThresholdSet, "optional"],
  ["resumeToken", 2, "string", "plain"],
]);

/**
 * Asks for a policy.
 *
 * @typedef {object} GetPolicyRequest
 * @property {string} userId The user.
 * @property {string} symbol The symbol; empty for the user's global policy.
 */
/** @type {MessageType<GetPolicyRequest>} */
export const GetPolicyRequest = messageType([
  ["userId", 1, "string", "plain"],
  ["symbol", 2, "string", "plain"],
]);

/**
 * A policy.
 *
 * @typedef {object} GetPolicyResponse
 * @property {Policy} [own] What the scope itself says.
 * @property {Policy} [effective] What holds, with everything inherited filled in.
 */
/** @type {MessageType<GetPolicyResponse>} */
export const GetPolicyResponse = messageType([
  ["own", 1, () => Policy, "optional"],
  ["effective", 2, () => Policy, "optional"],
]);

/**
 * A policy to write.
 *
 * @typedef {object} SetPolicyRequest
 * @property {string} userId The user.
 * @property {string} symbol The symbol; empty for the user's global policy.
 * @property {Policy} [policy] Replaces the scope's own policy.
 * @property {string} requestId Chosen by the caller; the same again is answered again and done once.
 * @property {Timestamp} [asOf] For a simulated user: its clock.
 * @property {boolean} validateOnly Compute and answer, but write nothing.
 */
/** @type {MessageType<SetPolicyRequest>} */
export const SetPolicyRequest = messageType([
  ["userId", 1, "string", "plain"],
  ["symbol", 2, "string", "plain"],
  ["policy", 3, () => Policy, "optional"],
  ["requestId", 4, "string", "plain"],
  ["asOf", 5, () => Timestamp, "optional"],
  ["validateOnly", 6, "bool", "plain"],
]);

/**
 * The policy after the write.
 *
 * @typedef {object} SetPolicyResponse
 * @property {Policy} [own] What the scope itself says.
 * @property {Policy} [effective] What holds, with everything inherited filled in.
 * @property {string} resumeToken A token that includes this write.
 */
/** @type {MessageType<SetPolicyResponse>} */
export const SetPolicyResponse = messageType([
  ["own", 1, () => Policy, "optional"],
  ["effective", 2, () => Policy, "optional"],
  ["resumeToken", 3, "string", "plain"],
]);

/**
 * A scope to watch.
 *
 * @typedef {object} Scope
 * @property {string} userId The user.
 * @property {string} symbol The symbol; empty for the global set.
 */
/** @type {MessageType<Scope>} */
export const Scope = messageType([
  ["userId", 1, "string", "plain"],
  ["symbol", 2, "string", "plain"],
]);

/**
 * Asks for a watch.
 *
 * @typedef {object} WatchThresholdsRequest
 * @property {Scope[]} scopes 1 to 1,000.
 * @property {string} resumeToken Token of the last message seen; empty for a snapshot first.
 * @property {boolean} [conflate] Whether a slow reader gets the latest of each scope instead of an error; absent: true.
 * @property {boolean} autoResnapshot Whether a token that is too old gets a new snapshot instead of an error.
 * @property {Duration} [bookmarkInterval] Clamped to 5 to 60 s; absent: 15 s.
 * @property {string} [atLeastToken] A resume_token that this replica must have reached before the snapshot is read.
 */
/** @type {MessageType<WatchThresholdsRequest>} */
export const WatchThresholdsRequest = messageType([
  ["scopes", 1, () => Scope, "repeated"],
  ["resumeToken", 2, "string", "plain"],
  ["conflate", 3, "bool", "optional"],
  ["autoResnapshot", 4, "bool", "plain"],
  ["bookmarkInterval", 5, () => Duration, "optional"],
  ["atLeastToken", 6, "string", "optional"],
]);

/**
 * One message of a watch.
 *
 * @typedef {object} WatchThresholdsResponse
 * @property {string} resumeToken Give it to a new watch to go on after this message.
 * @property {WatchThresholdsResponseSnapshot} [snapshot] State of scopes.
 * @property {WatchThresholdsResponseSnapshotComplete} [snapshotComplete] The snapshot is complete.
 * @property {WatchThresholdsResponseChange} [change] A change.
 * @property {WatchThresholdsResponseBookmark} [bookmark] A sign of life.
 * @property {WatchThresholdsResponseGoingAway} [goingAway] The end.
 */
/** @type {MessageType<WatchThresholdsResponse>} */
export const WatchThresholdsResponse = messageType([
  ["resumeToken", 1, "string", "plain"],
  ["snapshot", 2, () => WatchThresholdsResponseSnapshot, "optional"],
  ["snapshotComplete", 3, () => WatchThresholdsResponseSnapshotComplete, "optional"],
  ["change", 4, () => WatchThresholdsResponseChange, "optional"],
  ["bookmark", 5, () => WatchThresholdsResponseBookmark, "optional"],
  ["goingAway", 6, () => WatchThresholdsResponseGoingAway, "optional"],
]);

/**
 * State of scopes at the beginning.
 *
 * @typedef {object} WatchThresholdsResponseSnapshot
 * @property {ThresholdSet[]} thresholdSets One or more scopes.
 */
/** @type {MessageType<WatchThresholdsResponseSnapshot>} */
export const WatchThresholdsResponseSnapshot = messageType([
  ["thresholdSets", 1, () => ThresholdSet, "repeated"],
]);

/**
 * The snapshot is complete.
 * @typedef {object} WatchThresholdsResponseSnapshotComplete
 */
/** @type {MessageType<WatchThresholdsResponseSnapshotComplete>} */
export const WatchThresholdsResponseSnapshotComplete = messageType([]);

/**
 * A change of one scope.
 *
 * @typedef {object} WatchThresholdsResponseChange
 * @property {ThresholdSet} [thresholdSet] The whole effective set after the change.
 * @property {Record<string, number>} previous The effective values before it.
 * @property {number} cause What wrote it.
 * @property {string} adaptationId The journal entry.
 * @property {Timestamp} [changedAt] When it was written.
 * @property {number} conflatedCount How many older changes of this scope were left out before it, for a slow reader.
 */
/** @type {MessageType<WatchThresholdsResponseChange>} */
export const WatchThresholdsResponseChange = messageType([
  ["thresholdSet", 1, () => ThresholdSet, "optional"],
  ["previous", 2, "double", "map"],
  ["cause", 3, "enum", "plain"],
  ["adaptationId", 4, "string", "plain"],
  ["changedAt", 5, () => Timestamp, "optional"],
  ["conflatedCount", 6, "int64", "plain"],
]);

/**
 * Everything up to this token has been sent on this stream.
 * @typedef {object} WatchThresholdsResponseBookmark
 */
/** @type {MessageType<WatchThresholdsResponseBookmark>} */
export const WatchThresholdsResponseBookmark = messageType([]);

/**
 * The server is leaving: reconnect elsewhere.
 *
 * @typedef {object} WatchThresholdsResponseGoingAway
 * @property {Duration} [reconnectAfter] How long to wait first.
 */
/** @type {MessageType<WatchThresholdsResponseGoingAway>} */
export const WatchThresholdsResponseGoingAway = messageType([
  ["reconnectAfter", 1, () => Duration, "optional"],
]);

/**
 * Trades to record.
 *
 * @typedef {object} RecordTradesRequest
 * @property {Trade[]} trades 1 to 1,000.
 * @property {Timestamp} [asOf] For a simulated user: its clock.
 */
/** @type {MessageType<RecordTradesRequest>} */
export const RecordTradesRequest = messageType([
  ["trades", 1, () => Trade, "repeated"],
  ["asOf", 2, () => Timestamp, "optional"],
]);

/**
 * The answer for one item.
 *
 * @typedef {object} RecordResult
 * @property {string} id The item's id.
 * @property {number} status What became of it.
 * @property {ItemError} [error] Why it was not recorded.
 * @property {boolean} learned Whether the learner will see it.
 * @property {string} notLearnedReason Why the learner will not, such as DECISION_UNKNOWN.
 */
/** @type {MessageType<RecordResult>} */
export const RecordResult = messageType([
  ["id", 1, "string", "plain"],
  ["status", 2, "enum", "plain"],
  ["error", 3, () => ItemError, "optional"],
  ["learned", 4, "bool", "plain"],
  ["notLearnedReason", 5, "string", "plain"],
]);

/**
 * Answers in the order of the trades.
 *
 * @typedef {object} RecordTradesResponse
 * @property {RecordResult[]} results One for each trade.
 * @property {string} resumeToken A token that includes this write.
 */
/** @type {MessageType<RecordTradesResponse>} */
export const RecordTradesResponse = messageType([
  ["results", 1, () => RecordResult, "repeated"],
  ["resumeToken", 2, "string", "plain"],
]);

/**
 * Outcomes to record.
 *
 * @typedef {object} RecordOutcomesRequest
 * @property {Outcome[]} outcomes 1 to 1,000.
 * @property {Timestamp} [asOf] For a simulated user: its clock.
 */
/** @type {MessageType<RecordOutcomesRequest>} */
export const RecordOutcomesRequest = messageType([
  ["outcomes", 1, () => Outcome, "repeated"],
  ["asOf", 2, () => Timestamp, "optional"],
]);

/**
 * Answers in the order of the outcomes.
 *
 * @typedef {object} RecordOutcomesResponse
 * @property {RecordResult[]} results One for each outcome.
 * @property {string} resumeToken A token that includes this write.
 */
/** @type {MessageType<RecordOutcomesResponse>} */
export const RecordOutcomesResponse = messageType([
  ["results", 1, () => RecordResult, "repeated"],
  ["resumeToken", 2, "string", "plain"],
]);

/**
 * Prices to record.
 *
 * @typedef {object} RecordPricesRequest
 * @property {Price[]} prices 1 to 1,000.
 * @property {Timestamp} [asOf] For a simulated user: its clock.
 * @property {string} userId For a simulated user: who it is. Its prices are its own.
 */
/** @type {MessageType<RecordPricesRequest>} */
export const RecordPricesRequest = messageType([
  ["prices", 1, () => Price, "repeated"],
  ["asOf", 2, () => Timestamp, "optional"],
  ["userId", 3, "string", "plain"],
]);

/**
 * Answers in the order of the prices.
 *
 * @typedef {object} RecordPricesResponse
 * @property {RecordResult[]} results One for each price.
 * @property {string} resumeToken A token that includes this write.
 */
/** @type {MessageType<RecordPricesResponse>} */
export const RecordPricesResponse = messageType([
  ["results", 1, () => RecordResult, "repeated"],
  ["resumeToken", 2, "string", "plain"],
]);

/**
 * Asks for one learning cycle.
 *
 * @typedef {object} AdaptRequest
 * @property {string} userId The user.
 * @property {string} symbol The symbol; empty for the user's global learner.
 * @property {boolean} force Skip what the schedule asks for, and no safeguard.
 * @property {boolean} validateOnly Compute and answer, but write nothing.
 * @property {string} requestId Chosen by the caller; the same again is answered again and done once.
 * @property {Timestamp} [asOf] For a simulated user: its clock.
 */
/** @type {MessageType<AdaptRequest>} */
export const AdaptRequest = messageType([
  ["userId", 1, "string", "plain"],
  ["symbol", 2, "string", "plain"],
  ["force", 3, "bool", "plain"],
  ["validateOnly", 4, "bool", "plain"],
  ["requestId", 5, "string", "plain"],
  ["asOf", 6, () => Timestamp, "optional"],
]);

/**
 * What the cycle did.
 *
 * @typedef {object} AdaptResponse
 * @property {string} adaptationId Its journal entry; empty when nothing was folded and nothing written.
 * @property {ThresholdUpdate[]} updates What moved.
 * @property {SafeguardVerdict[]} verdicts What each safeguard said.
 * @property {Timestamp} [adaptedAt] When, on the user's clock.
 * @property {string} resumeToken A token that includes this write.
 * @property {ThresholdSet} [thresholdSet] The effective thresholds afterwards.
 */
/** @type {MessageType<AdaptResponse>} */
export const AdaptResponse = messageType([
  ["adaptationId", 1, "string", "plain"],
  ["updates", 2, () => ThresholdUpdate, "repeated"],
  ["verdicts", 3, () => SafeguardVerdict, "repeated"],
  ["adaptedAt", 4, () => Timestamp, "optional"],
  ["resumeToken", 5, "string", "plain"],
  ["thresholdSet", 6, () => ThresholdSet, "optional"],
]);

/**
 * Asks for a page of a journal.
 *
 * @typedef {object} ListAdaptationsRequest
 * @property {string} userId The user.
 * @property {string} symbol The symbol; empty for the global set.
 * @property {number} pageSize At most 1,000; 0 for 100.
 * @property {string} pageToken next_page_token of the page before; empty for the first.
 */
/** @type {MessageType<ListAdaptationsRequest>} */
export const ListAdaptationsRequest = messageType([
  ["userId", 1, "string", "plain"],
  ["symbol", 2, "string", "plain"],
  ["pageSize", 3, "int32", "plain"],
  ["pageToken", 4, "string", "plain"],
]);

/**
 * A page of a journal.
 *
 * @typedef {object} ListAdaptationsResponse
 * @property {Adaptation[]} adaptations Newest first.
 * @property {string} nextPageToken Empty when this is the last page.
 */
/** @type {MessageType<ListAdaptationsResponse>} */
export const ListAdaptationsResponse = messageType([
  ["adaptations", 1, () => Adaptation, "repeated"],
  ["nextPageToken", 2, "string", "plain"],
]);

/**
 * Names an adaptation to take back.
 *
 * @typedef {object} RollbackAdaptationRequest
 * @property {string} adaptationId Its id.
 * @property {string} requestId Chosen by the caller; the same again is answered again and done once.
 * @property {Timestamp} [asOf] For a simulated user: its clock.
 * @property {boolean} validateOnly Compute and answer, but write nothing.
 */
/** @type {MessageType<RollbackAdaptationRequest>} */
export const RollbackAdaptationRequest = messageType([
  ["adaptationId", 1, "string", "plain"],
  ["requestId", 2, "string", "plain"],
  ["asOf", 3, () => Timestamp, "optional"],
  ["validateOnly", 4, "bool", "plain"],
]);

/**
 * The set after the rollback.
 *
 * @typedef {object} RollbackAdaptationResponse
 * @property {ThresholdSet} [thresholdSet] The effective thresholds.
 * @property {string} adaptationId The journal entry of the rollback.
 * @property {string} resumeToken A token that includes this write.
 */
/** @type {MessageType<RollbackAdaptationResponse>} */
export const RollbackAdaptationResponse = messageType([
  ["thresholdSet", 1, () => ThresholdSet, "optional"],
  ["adaptationId", 2, "string", "plain"],
  ["resumeToken", 3, "string", "plain"],
]);

/**
 * Asks for performance.
 *
 * @typedef {object} PerformanceRequest
 * @property {string} userId The user.
 * @property {string} symbol The symbol; empty for all.
 * @property {number} [daysBack] 1 to 3,650 days back from now; absent: 30.
 * @property {Timestamp} [asOf] For a simulated user: its clock.
 */
/** @type {MessageType<PerformanceRequest>} */
export const PerformanceRequest = messageType([
  ["userId", 1, "string", "plain"],
  ["symbol", 2, "string", "plain"],
  ["daysBack", 3, "int32", "optional"],
  ["asOf", 4, () => Timestamp, "optional"],
]);

/**
 * How the figures are meant.
 *
 * @typedef {object} Convention
 * @property {string} basis realised_pnl or pnl_percent: what the daily equity is built from.
 * @property {number} periodsPerYear Days a year that figures are annualised with.
 * @property {number} ddof Delta degrees of freedom of the standard deviation.
 * @property {number} riskFree Risk-free return a period.
 * @property {number} startingBalance Account size at the beginning.
 */
/** @type {MessageType<Convention>} */
export const Convention = messageType([
  ["basis", 1, "string", "plain"],
  ["periodsPerYear", 2, "double", "plain"],
  ["ddof", 3, "int32", "plain"],
  ["riskFree", 4, "double", "plain"],
  ["startingBalance", 5, "double", "plain"],
]);

/**
 * One figure.
 *
 * @typedef {object} Metric
 * @property {number} [value] Absent when it is undefined.
 * @property {number} [standardError] Its standard error, where there is one.
 */
/** @type {MessageType<Metric>} */
export const Metric = messageType([
  ["value", 1, "double", "optional"],
  ["standardError", 2, "double", "optional"],
]);

/**
 * The figures.
 *
 * @typedef {object} PerformanceResponse
 * @property {Record<string, Metric>} metrics Figures by name, such as sharpe_ratio; an undefined one has no value.
 * @property {number} [performanceScore] The reference's weighted score, 0 to 1; absent without trades.
 * @property {Convention} [convention] How they are meant.
 * @property {string} userId The user.
 * @property {string} symbol The symbol; empty for all.
 * @property {number} periodDays Days looked back.
 * @property {number} tradeCount How many trades were looked at.
 * @property {Timestamp} [calculatedAt] When.
 */
/** @type {MessageType<PerformanceResponse>} */
export const PerformanceResponse = messageType([
  ["metrics", 1, () => Metric, "map"],
  ["performanceScore", 2, "double", "optional"],
  ["convention", 3, () => Convention, "optional"],
  ["userId", 4, "string", "plain"],
  ["symbol", 5, "string", "plain"],
  ["periodDays", 6, "int32", "plain"],
  ["tradeCount", 7, "int64", "plain"],
  ["calculatedAt", 8, () => Timestamp, "optional"],
]);

/**
 * Answers whether to trade a signal, learns from outcomes, and streams every change of a threshold.
 *
 * Every error carries google.rpc.ErrorInfo with domain "adaptive-threshold"; INVALID_ARGUMENT carries
 * google.rpc.BadRequest that names every bad field.
 */
export const AdaptiveThresholdService = {
  /**
   * Answers whether to trade one signal.
   * @type {Method<EvaluateRequest, EvaluateResponse>}
   */
  evaluate: { path: "/adaptive_threshold.v1.AdaptiveThresholdService/Evaluate", request: EvaluateRequest, response: EvaluateResponse },
  /**
   * Answers 1 to 1,000 requests in one call, in their order, with a decision or an error for each.
   * @type {Method<BatchEvaluateRequest, BatchEvaluateResponse>}
   */
  batchEvaluate: { path: "/adaptive_threshold.v1.AdaptiveThresholdService/BatchEvaluate", request: BatchEvaluateRequest, response: BatchEvaluateResponse },
  /**
   * Answers a pipelined stream of requests; an answer carries its request's sequence.
   * @type {Method<EvaluateStreamRequest, EvaluateStreamResponse>}
   */
  evaluateStream: { path: "/adaptive_threshold.v1.AdaptiveThresholdService/EvaluateStream", request: EvaluateStreamRequest, response: EvaluateStreamResponse },
  /**
   * Returns the effective thresholds of one scope.
   * @type {Method<GetThresholdsRequest, GetThresholdsResponse>}
   */
  getThresholds: { path: "/adaptive_threshold.v1.AdaptiveThresholdService/GetThresholds", request: GetThresholdsRequest, response: GetThresholdsResponse },
  /**
   * Lists a user's scopes that have a set of their own, by symbol.
   * @type {Method<ListThresholdsRequest, ListThresholdsResponse>}
   */
  listThresholds: { path: "/adaptive_threshold.v1.AdaptiveThresholdService/ListThresholds", request: ListThresholdsRequest, response: ListThresholdsResponse },
  /**
   * Writes parameters of a scope's own set; they become its baseline, and the learner starts from it again.
   * @type {Method<SetThresholdsRequest, SetThresholdsResponse>}
   */
  setThresholds: { path: "/adaptive_threshold.v1.AdaptiveThresholdService/SetThresholds", request: SetThresholdsRequest, response: SetThresholdsResponse },
  /**
   * Empties a scope's own set, so that it inherits again.
   * @type {Method<ResetThresholdsRequest, ResetThresholdsResponse>}
   */
  resetThresholds: { path: "/adaptive_threshold.v1.AdaptiveThresholdService/ResetThresholds", request: ResetThresholdsRequest, response: ResetThresholdsResponse },
  /**
   * Returns the policy of a scope, own and effective.
   * @type {Method<GetPolicyRequest, GetPolicyResponse>}
   */
  getPolicy: { path: "/adaptive_threshold.v1.AdaptiveThresholdService/GetPolicy", request: GetPolicyRequest, response: GetPolicyResponse },
  /**
   * Replaces the policy of a scope.
   * @type {Method<SetPolicyRequest, SetPolicyResponse>}
   */
  setPolicy: { path: "/adaptive_threshold.v1.AdaptiveThresholdService/SetPolicy", request: SetPolicyRequest, response: SetPolicyResponse },
  /**
   * Streams the state of scopes and then every change of it.
   * @type {Method<WatchThresholdsRequest, WatchThresholdsResponse>}
   */
  watchThresholds: { path: "/adaptive_threshold.v1.AdaptiveThresholdService/WatchThresholds", request: WatchThresholdsRequest, response: WatchThresholdsResponse },
  /**
   * Records closed trades; durable when answered, and harmless to repeat.
   * @type {Method<RecordTradesRequest, RecordTradesResponse>}
   */
  recordTrades: { path: "/adaptive_threshold.v1.AdaptiveThresholdService/RecordTrades", request: RecordTradesRequest, response: RecordTradesResponse },
  /**
   * Records what decisions made or would have made; feeds the learner only.
   * @type {Method<RecordOutcomesRequest, RecordOutcomesResponse>}
   */
  recordOutcomes: { path: "/adaptive_threshold.v1.AdaptiveThresholdService/RecordOutcomes", request: RecordOutcomesRequest, response: RecordOutcomesResponse },
  /**
   * Writes the shared price book (right `prices`).
   * @type {Method<RecordPricesRequest, RecordPricesResponse>}
   */
  recordPrices: { path: "/adaptive_threshold.v1.AdaptiveThresholdService/RecordPrices", request: RecordPricesRequest, response: RecordPricesResponse },
  /**
   * Runs one learning cycle of a scope.
   * @type {Method<AdaptRequest, AdaptResponse>}
   */
  adapt: { path: "/adaptive_threshold.v1.AdaptiveThresholdService/Adapt", request: AdaptRequest, response: AdaptResponse },
  /**
   * Lists a scope's journal, newest first: every step, also refused ones.
   * @type {Method<ListAdaptationsRequest, ListAdaptationsResponse>}
   */
  listAdaptations: { path: "/adaptive_threshold.v1.AdaptiveThresholdService/ListAdaptations", request: ListAdaptationsRequest, response: ListAdaptationsResponse },
  /**
   * Writes the values before an adaptation as a new version.
   * @type {Method<RollbackAdaptationRequest, RollbackAdaptationResponse>}
   */
  rollbackAdaptation: { path: "/adaptive_threshold.v1.AdaptiveThresholdService/RollbackAdaptation", request: RollbackAdaptationRequest, response: RollbackAdaptationResponse },
  /**
   * Returns performance metrics of recorded trades with their convention.
   * @type {Method<PerformanceRequest, PerformanceResponse>}
   */
  performance: { path: "/adaptive_threshold.v1.AdaptiveThresholdService/Performance", request: PerformanceRequest, response: PerformanceResponse },
};
