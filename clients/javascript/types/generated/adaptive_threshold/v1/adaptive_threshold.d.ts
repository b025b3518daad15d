// Made by clients/javascript/generate from src/. Do not edit.
/** @template T @typedef {import("../../../protobuf.js").MessageType<T>} MessageType */
/** @template Q, A @typedef {import("../../../protobuf.js").Method<Q, A>} Method */
/**
 * What became of an item.
 * @readonly
 */
export const RecordStatus: Readonly<{
    /** Not said: see the error. */
    UNSPECIFIED: 0;
    /** Recorded by this call. */
    RECORDED: 1;
    /** The same had been recorded before. */
    ALREADY_RECORDED: 2;
}>;
/**
 * A signal to decide on.
 */
export type EvaluateRequest = {
    /**
     * The user.
     */
    userId: string;
    /**
     * The signal.
     */
    signal?: Signal | undefined;
    /**
     * Whether the reason has a clause for each gate instead of only what decided.
     */
    explain: boolean;
    /**
     * A resume_token that this replica must have reached before it answers.
     */
    atLeastToken?: string | undefined;
    /**
     * For a simulated user: its clock.
     */
    asOf?: Timestamp | undefined;
};
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
export const EvaluateRequest: MessageType<EvaluateRequest>;
/**
 * The decision and everything it rests on.
 */
export type EvaluateResponse = {
    /**
     * Whether to trade.
     */
    shouldTrade: boolean;
    /**
     * The decision's id, for RecordTrades and RecordOutcomes.
     */
    decisionId: string;
    /**
     * The thresholds in force.
     */
    thresholds?: ThresholdSet | undefined;
    /**
     * Every gate.
     */
    checks: GateCheck[];
    /**
     * The locks that stood in the way.
     */
    locks: Lock[];
    /**
     * The decision in one sentence.
     */
    reason: string;
    /**
     * Whether the storage was out of reach and memory answered.
     */
    stale: boolean;
    /**
     * How long ago memory was last known to be current; absent unless stale.
     */
    age?: Duration | undefined;
    /**
     * When it was decided, on the user's clock.
     */
    evaluatedAt?: Timestamp | undefined;
};
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
export const EvaluateResponse: MessageType<EvaluateResponse>;
/**
 * Requests to decide together.
 */
export type BatchEvaluateRequest = {
    /**
     * 1 to 1,000.
     */
    requests: EvaluateRequest[];
};
/**
 * Requests to decide together.
 *
 * @typedef {object} BatchEvaluateRequest
 * @property {EvaluateRequest[]} requests 1 to 1,000.
 */
/** @type {MessageType<BatchEvaluateRequest>} */
export const BatchEvaluateRequest: MessageType<BatchEvaluateRequest>;
/**
 * Answers in the order of the requests.
 */
export type BatchEvaluateResponse = {
    /**
     * One for each request.
     */
    results: BatchEvaluateResponseResult[];
};
/**
 * Answers in the order of the requests.
 *
 * @typedef {object} BatchEvaluateResponse
 * @property {BatchEvaluateResponseResult[]} results One for each request.
 */
/** @type {MessageType<BatchEvaluateResponse>} */
export const BatchEvaluateResponse: MessageType<BatchEvaluateResponse>;
/**
 * A decision or an error for each request.
 */
export type BatchEvaluateResponseResult = {
    /**
     * The decision.
     */
    response?: EvaluateResponse | undefined;
    /**
     * Why there is none.
     */
    error?: ItemError | undefined;
};
/**
 * A decision or an error for each request.
 *
 * @typedef {object} BatchEvaluateResponseResult
 * @property {EvaluateResponse} [response] The decision.
 * @property {ItemError} [error] Why there is none.
 */
/** @type {MessageType<BatchEvaluateResponseResult>} */
export const BatchEvaluateResponseResult: MessageType<BatchEvaluateResponseResult>;
/**
 * One request of a stream.
 */
export type EvaluateStreamRequest = {
    /**
     * Chosen by the caller; comes back with the answer.
     */
    sequence: number;
    /**
     * The request.
     */
    request?: EvaluateRequest | undefined;
};
/**
 * One request of a stream.
 *
 * @typedef {object} EvaluateStreamRequest
 * @property {number} sequence Chosen by the caller; comes back with the answer.
 * @property {EvaluateRequest} [request] The request.
 */
/** @type {MessageType<EvaluateStreamRequest>} */
export const EvaluateStreamRequest: MessageType<EvaluateStreamRequest>;
/**
 * One answer of a stream.
 */
export type EvaluateStreamResponse = {
    /**
     * The request's sequence.
     */
    sequence: number;
    /**
     * The decision.
     */
    response?: EvaluateResponse | undefined;
    /**
     * Why there is none.
     */
    error?: ItemError | undefined;
};
/**
 * One answer of a stream.
 *
 * @typedef {object} EvaluateStreamResponse
 * @property {number} sequence The request's sequence.
 * @property {EvaluateResponse} [response] The decision.
 * @property {ItemError} [error] Why there is none.
 */
/** @type {MessageType<EvaluateStreamResponse>} */
export const EvaluateStreamResponse: MessageType<EvaluateStreamResponse>;
/**
 * Asks for one scope.
 */
export type GetThresholdsRequest = {
    /**
     * The user.
     */
    userId: string;
    /**
     * The symbol; empty for the global set.
     */
    symbol: string;
    /**
     * A resume_token that this replica must have reached before it answers.
     */
    atLeastToken?: string | undefined;
};
/**
 * Asks for one scope.
 *
 * @typedef {object} GetThresholdsRequest
 * @property {string} userId The user.
 * @property {string} symbol The symbol; empty for the global set.
 * @property {string} [atLeastToken] A resume_token that this replica must have reached before it answers.
 */
/** @type {MessageType<GetThresholdsRequest>} */
export const GetThresholdsRequest: MessageType<GetThresholdsRequest>;
/**
 * One scope.
 */
export type GetThresholdsResponse = {
    /**
     * Its effective thresholds.
     */
    thresholdSet?: ThresholdSet | undefined;
};
/**
 * One scope.
 *
 * @typedef {object} GetThresholdsResponse
 * @property {ThresholdSet} [thresholdSet] Its effective thresholds.
 */
/** @type {MessageType<GetThresholdsResponse>} */
export const GetThresholdsResponse: MessageType<GetThresholdsResponse>;
/**
 * Asks for a page of scopes.
 */
export type ListThresholdsRequest = {
    /**
     * The user.
     */
    userId: string;
    /**
     * At most 1,000; 0 for 100.
     */
    pageSize: number;
    /**
     * next_page_token of the page before; empty for the first.
     */
    pageToken: string;
};
/**
 * Asks for a page of scopes.
 *
 * @typedef {object} ListThresholdsRequest
 * @property {string} userId The user.
 * @property {number} pageSize At most 1,000; 0 for 100.
 * @property {string} pageToken next_page_token of the page before; empty for the first.
 */
/** @type {MessageType<ListThresholdsRequest>} */
export const ListThresholdsRequest: MessageType<ListThresholdsRequest>;
/**
 * A page of scopes.
 */
export type ListThresholdsResponse = {
    /**
     * By symbol; the global set, if there is one, comes first.
     */
    thresholdSets: ThresholdSet[];
    /**
     * Empty when this is the last page.
     */
    nextPageToken: string;
};
/**
 * A page of scopes.
 *
 * @typedef {object} ListThresholdsResponse
 * @property {ThresholdSet[]} thresholdSets By symbol; the global set, if there is one, comes first.
 * @property {string} nextPageToken Empty when this is the last page.
 */
/** @type {MessageType<ListThresholdsResponse>} */
export const ListThresholdsResponse: MessageType<ListThresholdsResponse>;
/**
 * Values for a scope's own set.
 */
export type SetThresholdsRequest = {
    /**
     * The user.
     */
    userId: string;
    /**
     * The symbol; empty for the global set.
     */
    symbol: string;
    /**
     * Values by parameter name. Other parameters return to what the user last said of them: nothing is proved of what the learner had found against a new baseline.
     */
    values: Record<string, number>;
    /**
     * If given, the version that the set must have; else ABORTED.
     */
    expectedVersion?: number | undefined;
    /**
     * Chosen by the caller; the same again is answered again and done once.
     */
    requestId: string;
    /**
     * Check and answer, but write nothing.
     */
    validateOnly: boolean;
    /**
     * For the audit.
     */
    reason: string;
    /**
     * For a simulated user: its clock.
     */
    asOf?: Timestamp | undefined;
};
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
export const SetThresholdsRequest: MessageType<SetThresholdsRequest>;
/**
 * The set after the write.
 */
export type SetThresholdsResponse = {
    /**
     * The effective thresholds.
     */
    thresholdSet?: ThresholdSet | undefined;
    /**
     * A token that includes this write.
     */
    resumeToken: string;
};
/**
 * The set after the write.
 *
 * @typedef {object} SetThresholdsResponse
 * @property {ThresholdSet} [thresholdSet] The effective thresholds.
 * @property {string} resumeToken A token that includes this write.
 */
/** @type {MessageType<SetThresholdsResponse>} */
export const SetThresholdsResponse: MessageType<SetThresholdsResponse>;
/**
 * Asks to empty a scope's own set.
 */
export type ResetThresholdsRequest = {
    /**
     * The user.
     */
    userId: string;
    /**
     * The symbol; empty resets the global set only.
     */
    symbol: string;
    /**
     * Chosen by the caller; the same again is answered again and done once.
     */
    requestId: string;
    /**
     * For a simulated user: its clock.
     */
    asOf?: Timestamp | undefined;
    /**
     * Compute and answer, but write nothing.
     */
    validateOnly: boolean;
};
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
export const ResetThresholdsRequest: MessageType<ResetThresholdsRequest>;
/**
 * The set after the reset.
 */
export type ResetThresholdsResponse = {
    /**
     * The effective thresholds.
     */
    thresholdSet?: ThresholdSet | undefined;
    /**
     * A token that includes this write.
     */
    resumeToken: string;
};
/**
 * The set after the reset.
 *
 * @typedef {object} ResetThresholdsResponse
 * @property {ThresholdSet} [thresholdSet] The effective thresholds.
 * @property {string} resumeToken A token that includes this write.
 */
/** @type {MessageType<ResetThresholdsResponse>} */
export const ResetThresholdsResponse: MessageType<ResetThresholdsResponse>;
/**
 * Asks for a policy.
 */
export type GetPolicyRequest = {
    /**
     * The user.
     */
    userId: string;
    /**
     * The symbol; empty for the user's global policy.
     */
    symbol: string;
};
/**
 * Asks for a policy.
 *
 * @typedef {object} GetPolicyRequest
 * @property {string} userId The user.
 * @property {string} symbol The symbol; empty for the user's global policy.
 */
/** @type {MessageType<GetPolicyRequest>} */
export const GetPolicyRequest: MessageType<GetPolicyRequest>;
/**
 * A policy.
 */
export type GetPolicyResponse = {
    /**
     * What the scope itself says.
     */
    own?: Policy | undefined;
    /**
     * What holds, with everything inherited filled in.
     */
    effective?: Policy | undefined;
};
/**
 * A policy.
 *
 * @typedef {object} GetPolicyResponse
 * @property {Policy} [own] What the scope itself says.
 * @property {Policy} [effective] What holds, with everything inherited filled in.
 */
/** @type {MessageType<GetPolicyResponse>} */
export const GetPolicyResponse: MessageType<GetPolicyResponse>;
/**
 * A policy to write.
 */
export type SetPolicyRequest = {
    /**
     * The user.
     */
    userId: string;
    /**
     * The symbol; empty for the user's global policy.
     */
    symbol: string;
    /**
     * Replaces the scope's own policy.
     */
    policy?: Policy | undefined;
    /**
     * Chosen by the caller; the same again is answered again and done once.
     */
    requestId: string;
    /**
     * For a simulated user: its clock.
     */
    asOf?: Timestamp | undefined;
    /**
     * Compute and answer, but write nothing.
     */
    validateOnly: boolean;
};
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
export const SetPolicyRequest: MessageType<SetPolicyRequest>;
/**
 * The policy after the write.
 */
export type SetPolicyResponse = {
    /**
     * What the scope itself says.
     */
    own?: Policy | undefined;
    /**
     * What holds, with everything inherited filled in.
     */
    effective?: Policy | undefined;
    /**
     * A token that includes this write.
     */
    resumeToken: string;
};
/**
 * The policy after the write.
 *
 * @typedef {object} SetPolicyResponse
 * @property {Policy} [own] What the scope itself says.
 * @property {Policy} [effective] What holds, with everything inherited filled in.
 * @property {string} resumeToken A token that includes this write.
 */
/** @type {MessageType<SetPolicyResponse>} */
export const SetPolicyResponse: MessageType<SetPolicyResponse>;
/**
 * A scope to watch.
 */
export type Scope = {
    /**
     * The user.
     */
    userId: string;
    /**
     * The symbol; empty for the global set.
     */
    symbol: string;
};
/**
 * A scope to watch.
 *
 * @typedef {object} Scope
 * @property {string} userId The user.
 * @property {string} symbol The symbol; empty for the global set.
 */
/** @type {MessageType<Scope>} */
export const Scope: MessageType<Scope>;
/**
 * Asks for a watch.
 */
export type WatchThresholdsRequest = {
    /**
     * 1 to 1,000.
     */
    scopes: Scope[];
    /**
     * Token of the last message seen; empty for a snapshot first.
     */
    resumeToken: string;
    /**
     * Whether a slow reader gets the latest of each scope instead of an error; absent: true.
     */
    conflate?: boolean | undefined;
    /**
     * Whether a token that is too old gets a new snapshot instead of an error.
     */
    autoResnapshot: boolean;
    /**
     * Clamped to 5 to 60 s; absent: 15 s.
     */
    bookmarkInterval?: Duration | undefined;
    /**
     * A resume_token that this replica must have reached before the snapshot is read.
     */
    atLeastToken?: string | undefined;
};
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
export const WatchThresholdsRequest: MessageType<WatchThresholdsRequest>;
/**
 * One message of a watch.
 */
export type WatchThresholdsResponse = {
    /**
     * Give it to a new watch to go on after this message.
     */
    resumeToken: string;
    /**
     * State of scopes.
     */
    snapshot?: WatchThresholdsResponseSnapshot | undefined;
    /**
     * The snapshot is complete.
     */
    snapshotComplete?: object | undefined;
    /**
     * A change.
     */
    change?: WatchThresholdsResponseChange | undefined;
    /**
     * A sign of life.
     */
    bookmark?: object | undefined;
    /**
     * The end.
     */
    goingAway?: WatchThresholdsResponseGoingAway | undefined;
};
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
export const WatchThresholdsResponse: MessageType<WatchThresholdsResponse>;
/**
 * State of scopes at the beginning.
 */
export type WatchThresholdsResponseSnapshot = {
    /**
     * One or more scopes.
     */
    thresholdSets: ThresholdSet[];
};
/**
 * State of scopes at the beginning.
 *
 * @typedef {object} WatchThresholdsResponseSnapshot
 * @property {ThresholdSet[]} thresholdSets One or more scopes.
 */
/** @type {MessageType<WatchThresholdsResponseSnapshot>} */
export const WatchThresholdsResponseSnapshot: MessageType<WatchThresholdsResponseSnapshot>;
/**
 * The snapshot is complete.
 */
export type WatchThresholdsResponseSnapshotComplete = object;
/**
 * The snapshot is complete.
 * @typedef {object} WatchThresholdsResponseSnapshotComplete
 */
/** @type {MessageType<WatchThresholdsResponseSnapshotComplete>} */
export const WatchThresholdsResponseSnapshotComplete: MessageType<WatchThresholdsResponseSnapshotComplete>;
/**
 * A change of one scope.
 */
export type WatchThresholdsResponseChange = {
    /**
     * The whole effective set after the change.
     */
    thresholdSet?: ThresholdSet | undefined;
    /**
     * The effective values before it.
     */
    previous: Record<string, number>;
    /**
     * What wrote it.
     */
    cause: number;
    /**
     * The journal entry.
     */
    adaptationId: string;
    /**
     * When it was written.
     */
    changedAt?: Timestamp | undefined;
    /**
     * How many older changes of this scope were left out before it, for a slow reader.
     */
    conflatedCount: number;
};
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
export const WatchThresholdsResponseChange: MessageType<WatchThresholdsResponseChange>;
/**
 * Everything up to this token has been sent on this stream.
 */
export type WatchThresholdsResponseBookmark = object;
/**
 * Everything up to this token has been sent on this stream.
 * @typedef {object} WatchThresholdsResponseBookmark
 */
/** @type {MessageType<WatchThresholdsResponseBookmark>} */
export const WatchThresholdsResponseBookmark: MessageType<WatchThresholdsResponseBookmark>;
/**
 * The server is leaving: reconnect elsewhere.
 */
export type WatchThresholdsResponseGoingAway = {
    /**
     * How long to wait first.
     */
    reconnectAfter?: Duration | undefined;
};
/**
 * The server is leaving: reconnect elsewhere.
 *
 * @typedef {object} WatchThresholdsResponseGoingAway
 * @property {Duration} [reconnectAfter] How long to wait first.
 */
/** @type {MessageType<WatchThresholdsResponseGoingAway>} */
export const WatchThresholdsResponseGoingAway: MessageType<WatchThresholdsResponseGoingAway>;
/**
 * Trades to record.
 */
export type RecordTradesRequest = {
    /**
     * 1 to 1,000.
     */
    trades: Trade[];
    /**
     * For a simulated user: its clock.
     */
    asOf?: Timestamp | undefined;
};
/**
 * Trades to record.
 *
 * @typedef {object} RecordTradesRequest
 * @property {Trade[]} trades 1 to 1,000.
 * @property {Timestamp} [asOf] For a simulated user: its clock.
 */
/** @type {MessageType<RecordTradesRequest>} */
export const RecordTradesRequest: MessageType<RecordTradesRequest>;
/**
 * The answer for one item.
 */
export type RecordResult = {
    /**
     * The item's id.
     */
    id: string;
    /**
     * What became of it.
     */
    status: number;
    /**
     * Why it was not recorded.
     */
    error?: ItemError | undefined;
    /**
     * Whether the learner will see it.
     */
    learned: boolean;
    /**
     * Why the learner will not, such as DECISION_UNKNOWN.
     */
    notLearnedReason: string;
};
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
export const RecordResult: MessageType<RecordResult>;
/**
 * Answers in the order of the trades.
 */
export type RecordTradesResponse = {
    /**
     * One for each trade.
     */
    results: RecordResult[];
    /**
     * A token that includes this write.
     */
    resumeToken: string;
};
/**
 * Answers in the order of the trades.
 *
 * @typedef {object} RecordTradesResponse
 * @property {RecordResult[]} results One for each trade.
 * @property {string} resumeToken A token that includes this write.
 */
/** @type {MessageType<RecordTradesResponse>} */
export const RecordTradesResponse: MessageType<RecordTradesResponse>;
/**
 * Outcomes to record.
 */
export type RecordOutcomesRequest = {
    /**
     * 1 to 1,000.
     */
    outcomes: Outcome[];
    /**
     * For a simulated user: its clock.
     */
    asOf?: Timestamp | undefined;
};
/**
 * Outcomes to record.
 *
 * @typedef {object} RecordOutcomesRequest
 * @property {Outcome[]} outcomes 1 to 1,000.
 * @property {Timestamp} [asOf] For a simulated user: its clock.
 */
/** @type {MessageType<RecordOutcomesRequest>} */
export const RecordOutcomesRequest: MessageType<RecordOutcomesRequest>;
/**
 * Answers in the order of the outcomes.
 */
export type RecordOutcomesResponse = {
    /**
     * One for each outcome.
     */
    results: RecordResult[];
    /**
     * A token that includes this write.
     */
    resumeToken: string;
};
/**
 * Answers in the order of the outcomes.
 *
 * @typedef {object} RecordOutcomesResponse
 * @property {RecordResult[]} results One for each outcome.
 * @property {string} resumeToken A token that includes this write.
 */
/** @type {MessageType<RecordOutcomesResponse>} */
export const RecordOutcomesResponse: MessageType<RecordOutcomesResponse>;
/**
 * Prices to record.
 */
export type RecordPricesRequest = {
    /**
     * 1 to 1,000.
     */
    prices: Price[];
    /**
     * For a simulated user: its clock.
     */
    asOf?: Timestamp | undefined;
    /**
     * For a simulated user: who it is. Its prices are its own.
     */
    userId: string;
};
/**
 * Prices to record.
 *
 * @typedef {object} RecordPricesRequest
 * @property {Price[]} prices 1 to 1,000.
 * @property {Timestamp} [asOf] For a simulated user: its clock.
 * @property {string} userId For a simulated user: who it is. Its prices are its own.
 */
/** @type {MessageType<RecordPricesRequest>} */
export const RecordPricesRequest: MessageType<RecordPricesRequest>;
/**
 * Answers in the order of the prices.
 */
export type RecordPricesResponse = {
    /**
     * One for each price.
     */
    results: RecordResult[];
    /**
     * A token that includes this write.
     */
    resumeToken: string;
};
/**
 * Answers in the order of the prices.
 *
 * @typedef {object} RecordPricesResponse
 * @property {RecordResult[]} results One for each price.
 * @property {string} resumeToken A token that includes this write.
 */
/** @type {MessageType<RecordPricesResponse>} */
export const RecordPricesResponse: MessageType<RecordPricesResponse>;
/**
 * Asks for one learning cycle.
 */
export type AdaptRequest = {
    /**
     * The user.
     */
    userId: string;
    /**
     * The symbol; empty for the user's global learner.
     */
    symbol: string;
    /**
     * Skip what the schedule asks for, and no safeguard.
     */
    force: boolean;
    /**
     * Compute and answer, but write nothing.
     */
    validateOnly: boolean;
    /**
     * Chosen by the caller; the same again is answered again and done once.
     */
    requestId: string;
    /**
     * For a simulated user: its clock.
     */
    asOf?: Timestamp | undefined;
};
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
export const AdaptRequest: MessageType<AdaptRequest>;
/**
 * What the cycle did.
 */
export type AdaptResponse = {
    /**
     * Its journal entry; empty when nothing was folded and nothing written.
     */
    adaptationId: string;
    /**
     * What moved.
     */
    updates: ThresholdUpdate[];
    /**
     * What each safeguard said.
     */
    verdicts: SafeguardVerdict[];
    /**
     * When, on the user's clock.
     */
    adaptedAt?: Timestamp | undefined;
    /**
     * A token that includes this write.
     */
    resumeToken: string;
    /**
     * The effective thresholds afterwards.
     */
    thresholdSet?: ThresholdSet | undefined;
};
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
export const AdaptResponse: MessageType<AdaptResponse>;
/**
 * Asks for a page of a journal.
 */
export type ListAdaptationsRequest = {
    /**
     * The user.
     */
    userId: string;
    /**
     * The symbol; empty for the global set.
     */
    symbol: string;
    /**
     * At most 1,000; 0 for 100.
     */
    pageSize: number;
    /**
     * next_page_token of the page before; empty for the first.
     */
    pageToken: string;
};
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
export const ListAdaptationsRequest: MessageType<ListAdaptationsRequest>;
/**
 * A page of a journal.
 */
export type ListAdaptationsResponse = {
    /**
     * Newest first.
     */
    adaptations: Adaptation[];
    /**
     * Empty when this is the last page.
     */
    nextPageToken: string;
};
/**
 * A page of a journal.
 *
 * @typedef {object} ListAdaptationsResponse
 * @property {Adaptation[]} adaptations Newest first.
 * @property {string} nextPageToken Empty when this is the last page.
 */
/** @type {MessageType<ListAdaptationsResponse>} */
export const ListAdaptationsResponse: MessageType<ListAdaptationsResponse>;
/**
 * Names an adaptation to take back.
 */
export type RollbackAdaptationRequest = {
    /**
     * Its id.
     */
    adaptationId: string;
    /**
     * Chosen by the caller; the same again is answered again and done once.
     */
    requestId: string;
    /**
     * For a simulated user: its clock.
     */
    asOf?: Timestamp | undefined;
    /**
     * Compute and answer, but write nothing.
     */
    validateOnly: boolean;
};
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
export const RollbackAdaptationRequest: MessageType<RollbackAdaptationRequest>;
/**
 * The set after the rollback.
 */
export type RollbackAdaptationResponse = {
    /**
     * The effective thresholds.
     */
    thresholdSet?: ThresholdSet | undefined;
    /**
     * The journal entry of the rollback.
     */
    adaptationId: string;
    /**
     * A token that includes this write.
     */
    resumeToken: string;
};
/**
 * The set after the rollback.
 *
 * @typedef {object} RollbackAdaptationResponse
 * @property {ThresholdSet} [thresholdSet] The effective thresholds.
 * @property {string} adaptationId The journal entry of the rollback.
 * @property {string} resumeToken A token that includes this write.
 */
/** @type {MessageType<RollbackAdaptationResponse>} */
export const RollbackAdaptationResponse: MessageType<RollbackAdaptationResponse>;
/**
 * Asks for performance.
 */
export type PerformanceRequest = {
    /**
     * The user.
     */
    userId: string;
    /**
     * The symbol; empty for all.
     */
    symbol: string;
    /**
     * 1 to 3,650 days back from now; absent: 30.
     */
    daysBack?: number | undefined;
    /**
     * For a simulated user: its clock.
     */
    asOf?: Timestamp | undefined;
};
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
export const PerformanceRequest: MessageType<PerformanceRequest>;
/**
 * How the figures are meant.
 */
export type Convention = {
    /**
     * realised_pnl or pnl_percent: what the daily equity is built from.
     */
    basis: string;
    /**
     * Days a year that figures are annualised with.
     */
    periodsPerYear: number;
    /**
     * Delta degrees of freedom of the standard deviation.
     */
    ddof: number;
    /**
     * Risk-free return a period.
     */
    riskFree: number;
    /**
     * Account size at the beginning.
     */
    startingBalance: number;
};
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
export const Convention: MessageType<Convention>;
/**
 * One figure.
 */
export type Metric = {
    /**
     * Absent when it is undefined.
     */
    value?: number | undefined;
    /**
     * Its standard error, where there is one.
     */
    standardError?: number | undefined;
};
/**
 * One figure.
 *
 * @typedef {object} Metric
 * @property {number} [value] Absent when it is undefined.
 * @property {number} [standardError] Its standard error, where there is one.
 */
/** @type {MessageType<Metric>} */
export const Metric: MessageType<Metric>;
/**
 * The figures.
 */
export type PerformanceResponse = {
    /**
     * Figures by name, such as sharpe_ratio; an undefined one has no value.
     */
    metrics: Record<string, Metric>;
    /**
     * The reference's weighted score, 0 to 1; absent without trades.
     */
    performanceScore?: number | undefined;
    /**
     * How they are meant.
     */
    convention?: Convention | undefined;
    /**
     * The user.
     */
    userId: string;
    /**
     * The symbol; empty for all.
     */
    symbol: string;
    /**
     * Days looked back.
     */
    periodDays: number;
    /**
     * How many trades were looked at.
     */
    tradeCount: number;
    /**
     * When.
     */
    calculatedAt?: Timestamp | undefined;
};
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
export const PerformanceResponse: MessageType<PerformanceResponse>;
export namespace AdaptiveThresholdService {
    const evaluate: Method<EvaluateRequest, EvaluateResponse>;
    const batchEvaluate: Method<BatchEvaluateRequest, BatchEvaluateResponse>;
    const evaluateStream: Method<EvaluateStreamRequest, EvaluateStreamResponse>;
    const getThresholds: Method<GetThresholdsRequest, GetThresholdsResponse>;
    const listThresholds: Method<ListThresholdsRequest, ListThresholdsResponse>;
    const setThresholds: Method<SetThresholdsRequest, SetThresholdsResponse>;
    const resetThresholds: Method<ResetThresholdsRequest, ResetThresholdsResponse>;
    const getPolicy: Method<GetPolicyRequest, GetPolicyResponse>;
    const setPolicy: Method<SetPolicyRequest, SetPolicyResponse>;
    const watchThresholds: Method<WatchThresholdsRequest, WatchThresholdsResponse>;
    const recordTrades: Method<RecordTradesRequest, RecordTradesResponse>;
    const recordOutcomes: Method<RecordOutcomesRequest, RecordOutcomesResponse>;
    const recordPrices: Method<RecordPricesRequest, RecordPricesResponse>;
    const adapt: Method<AdaptRequest, AdaptResponse>;
    const listAdaptations: Method<ListAdaptationsRequest, ListAdaptationsResponse>;
    const rollbackAdaptation: Method<RollbackAdaptationRequest, RollbackAdaptationResponse>;
    const performance: Method<PerformanceRequest, PerformanceResponse>;
}
export type MessageType<T> = import("../../../protobuf.js").MessageType<T>;
export type Method<Q, A> = import("../../../protobuf.js").Method<Q, A>;
import { Signal } from "./types.js";
import { Timestamp } from "../../google/protobuf/timestamp.js";
import { ThresholdSet } from "./types.js";
import { GateCheck } from "./types.js";
import { Lock } from "./types.js";
import { Duration } from "../../google/protobuf/duration.js";
import { ItemError } from "./types.js";
import { Policy } from "./types.js";
import { Trade } from "./types.js";
import { Outcome } from "./types.js";
import { Price } from "./types.js";
import { ThresholdUpdate } from "./types.js";
import { SafeguardVerdict } from "./types.js";
import { Adaptation } from "./types.js";
