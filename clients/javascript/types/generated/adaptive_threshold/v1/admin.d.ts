// Made by clients/javascript/generate from src/. Do not edit.
/** @template T @typedef {import("../../../protobuf.js").MessageType<T>} MessageType */
/** @template Q, A @typedef {import("../../../protobuf.js").Method<Q, A>} Method */
/**
 * How soon somebody should look.
 * @readonly
 */
export const AlertSeverity: Readonly<{
    /** Any, in a request; never in an answer. */
    UNSPECIFIED: 0;
    /** Worth knowing; the service is well. */
    INFO: 1;
    /** Something is wrong and calls are still answered. */
    WARNING: 2;
    /** Calls fail, or will soon. */
    CRITICAL: 3;
}>;
/**
 * Asks for a cycle of every key.
 */
export type AdaptAllRequest = {
    /**
     * Skip what the schedule asks for, and no safeguard.
     */
    force: boolean;
    /**
     * Begin behind this scope: the last that a call which broke off had told of. Scopes come in the order of their keys.
     */
    after?: Scope | undefined;
    /**
     * Compute and answer, but write nothing.
     */
    validateOnly: boolean;
};
/**
 * Asks for a cycle of every key.
 *
 * @typedef {object} AdaptAllRequest
 * @property {boolean} force Skip what the schedule asks for, and no safeguard.
 * @property {Scope} [after] Begin behind this scope: the last that a call which broke off had told of. Scopes come in the order of their keys.
 * @property {boolean} validateOnly Compute and answer, but write nothing.
 */
/** @type {MessageType<AdaptAllRequest>} */
export const AdaptAllRequest: MessageType<AdaptAllRequest>;
/**
 * What one key's cycle did, or the end.
 */
export type AdaptAllResponse = {
    /**
     * The scope.
     */
    scope?: Scope | undefined;
    /**
     * What its cycle did.
     */
    response?: AdaptResponse | undefined;
    /**
     * Why there was none.
     */
    error?: ItemError | undefined;
    /**
     * The last message.
     */
    summary?: AdaptAllResponseSummary | undefined;
};
/**
 * What one key's cycle did, or the end.
 *
 * @typedef {object} AdaptAllResponse
 * @property {Scope} [scope] The scope.
 * @property {AdaptResponse} [response] What its cycle did.
 * @property {ItemError} [error] Why there was none.
 * @property {AdaptAllResponseSummary} [summary] The last message.
 */
/** @type {MessageType<AdaptAllResponse>} */
export const AdaptAllResponse: MessageType<AdaptAllResponse>;
/**
 * How it went.
 */
export type AdaptAllResponseSummary = {
    /**
     * Keys looked at.
     */
    keys: number;
    /**
     * Keys whose thresholds moved.
     */
    adapted: number;
    /**
     * Keys that a safeguard held.
     */
    refused: number;
    /**
     * Keys that failed.
     */
    failed: number;
};
/**
 * How it went.
 *
 * @typedef {object} AdaptAllResponseSummary
 * @property {number} keys Keys looked at.
 * @property {number} adapted Keys whose thresholds moved.
 * @property {number} refused Keys that a safeguard held.
 * @property {number} failed Keys that failed.
 */
/** @type {MessageType<AdaptAllResponseSummary>} */
export const AdaptAllResponseSummary: MessageType<AdaptAllResponseSummary>;
/**
 * Asks for counts.
 */
export type GetStatsRequest = object;
/**
 * Asks for counts.
 * @typedef {object} GetStatsRequest
 */
/** @type {MessageType<GetStatsRequest>} */
export const GetStatsRequest: MessageType<GetStatsRequest>;
/**
 * Counts of this replica.
 */
export type GetStatsResponse = {
    /**
     * Version of the program.
     */
    version: string;
    /**
     * When it started.
     */
    startedAt?: Timestamp | undefined;
    /**
     * How long ago.
     */
    uptime?: Duration | undefined;
    /**
     * Name of the storage: memory, sqlite or postgresql.
     */
    storage: string;
    /**
     * Id of the store.
     */
    storeId: string;
    /**
     * Revision of the newest change.
     */
    revision: number;
    /**
     * Users known to the store.
     */
    users: number;
    /**
     * Scopes known to the store.
     */
    scopes: number;
    /**
     * Trades in the store.
     */
    trades: number;
    /**
     * Outcomes in the store.
     */
    outcomes: number;
    /**
     * Keys in memory.
     */
    cachedKeys: number;
    /**
     * Open watches.
     */
    watches: number;
    /**
     * Decisions since the start.
     */
    decisions: number;
    /**
     * Of these, answered with should_trade.
     */
    accepted: number;
    /**
     * Decisions that were lost before they were durable.
     */
    decisionsLost: number;
    /**
     * Adaptations since the start that moved a threshold.
     */
    adaptations: number;
};
/**
 * Counts of this replica.
 *
 * @typedef {object} GetStatsResponse
 * @property {string} version Version of the program.
 * @property {Timestamp} [startedAt] When it started.
 * @property {Duration} [uptime] How long ago.
 * @property {string} storage Name of the storage: memory, sqlite or postgresql.
 * @property {string} storeId Id of the store.
 * @property {number} revision Revision of the newest change.
 * @property {number} users Users known to the store.
 * @property {number} scopes Scopes known to the store.
 * @property {number} trades Trades in the store.
 * @property {number} outcomes Outcomes in the store.
 * @property {number} cachedKeys Keys in memory.
 * @property {number} watches Open watches.
 * @property {number} decisions Decisions since the start.
 * @property {number} accepted Of these, answered with should_trade.
 * @property {number} decisionsLost Decisions that were lost before they were durable.
 * @property {number} adaptations Adaptations since the start that moved a threshold.
 */
/** @type {MessageType<GetStatsResponse>} */
export const GetStatsResponse: MessageType<GetStatsResponse>;
/**
 * Asks for alerts.
 */
export type ListAlertsRequest = {
    /**
     * Those that were active at any time within so many hours, 1 to 8760; 0 is 24.
     */
    hoursBack: number;
    /**
     * Only those whose severity is, or was at last, this one; unspecified for all.
     */
    severity: number;
    /**
     * Alerts on a page, at most 1000; 0 is 100.
     */
    pageSize: number;
    /**
     * The token that came with the page before; empty for the first.
     */
    pageToken: string;
};
/**
 * Asks for alerts.
 *
 * @typedef {object} ListAlertsRequest
 * @property {number} hoursBack Those that were active at any time within so many hours, 1 to 8760; 0 is 24.
 * @property {number} severity Only those whose severity is, or was at last, this one; unspecified for all.
 * @property {number} pageSize Alerts on a page, at most 1000; 0 is 100.
 * @property {string} pageToken The token that came with the page before; empty for the first.
 */
/** @type {MessageType<ListAlertsRequest>} */
export const ListAlertsRequest: MessageType<ListAlertsRequest>;
/**
 * A page of alerts.
 */
export type ListAlertsResponse = {
    /**
     * Newest first.
     */
    alerts: Alert[];
    /**
     * Token of the next page; empty after the last.
     */
    nextPageToken: string;
};
/**
 * A page of alerts.
 *
 * @typedef {object} ListAlertsResponse
 * @property {Alert[]} alerts Newest first.
 * @property {string} nextPageToken Token of the next page; empty after the last.
 */
/** @type {MessageType<ListAlertsResponse>} */
export const ListAlertsResponse: MessageType<ListAlertsResponse>;
/**
 * One time that something was wrong, from its beginning to its end.
 */
export type Alert = {
    /**
     * Id, also in what webhooks get.
     */
    alertId: string;
    /**
     * What was watched for: adaptation_failures, database_away, performance_score, watch_lag, disk, memory or error_rate.
     */
    rule: string;
    /**
     * The present one; at the end, the last.
     */
    severity: number;
    /**
     * The user it is about; empty for the server as a whole.
     */
    userId: string;
    /**
     * The symbol it is about; empty for the server as a whole.
     */
    symbol: string;
    /**
     * For people, with the values in it.
     */
    message: string;
    /**
     * What was seen last, in the rule's unit: seconds, bytes, a fraction, a score or a count.
     */
    value: number;
    /**
     * What the value was compared with.
     */
    limit: number;
    /**
     * When it began.
     */
    raisedAt?: Timestamp | undefined;
    /**
     * When it ended; absent while it goes on.
     */
    resolvedAt?: Timestamp | undefined;
};
/**
 * One time that something was wrong, from its beginning to its end.
 *
 * @typedef {object} Alert
 * @property {string} alertId Id, also in what webhooks get.
 * @property {string} rule What was watched for: adaptation_failures, database_away, performance_score, watch_lag, disk, memory or error_rate.
 * @property {number} severity The present one; at the end, the last.
 * @property {string} userId The user it is about; empty for the server as a whole.
 * @property {string} symbol The symbol it is about; empty for the server as a whole.
 * @property {string} message For people, with the values in it.
 * @property {number} value What was seen last, in the rule's unit: seconds, bytes, a fraction, a score or a count.
 * @property {number} limit What the value was compared with.
 * @property {Timestamp} [raisedAt] When it began.
 * @property {Timestamp} [resolvedAt] When it ended; absent while it goes on.
 */
/** @type {MessageType<Alert>} */
export const Alert: MessageType<Alert>;
/**
 * Asks for a user's locks, or for all users'.
 */
export type ListLocksRequest = {
    /**
     * The user; empty for all.
     */
    userId: string;
    /**
     * Only those that hold for this symbol, or for all; empty for every one.
     */
    symbol: string;
    /**
     * Also the last of each kind that has ended or was released.
     */
    includeEnded: boolean;
    /**
     * A resume_token that this replica must have reached before it answers.
     */
    atLeastToken?: string | undefined;
    /**
     * For a simulated user: the time to look at; absent: its clock. Not for all users.
     */
    asOf?: Timestamp | undefined;
    /**
     * Scopes with locks on a page, at most 1000; 0 is 100.
     */
    pageSize: number;
    /**
     * The token that came with the page before; empty for the first.
     */
    pageToken: string;
};
/**
 * Asks for a user's locks, or for all users'.
 *
 * @typedef {object} ListLocksRequest
 * @property {string} userId The user; empty for all.
 * @property {string} symbol Only those that hold for this symbol, or for all; empty for every one.
 * @property {boolean} includeEnded Also the last of each kind that has ended or was released.
 * @property {string} [atLeastToken] A resume_token that this replica must have reached before it answers.
 * @property {Timestamp} [asOf] For a simulated user: the time to look at; absent: its clock. Not for all users.
 * @property {number} pageSize Scopes with locks on a page, at most 1000; 0 is 100.
 * @property {string} pageToken The token that came with the page before; empty for the first.
 */
/** @type {MessageType<ListLocksRequest>} */
export const ListLocksRequest: MessageType<ListLocksRequest>;
/**
 * A page of locks.
 */
export type ListLocksResponse = {
    /**
     * Those for all symbols first, then by symbol. Of all users a page may hold fewer than were asked for, even none, though it is not the last.
     */
    locks: Lock[];
    /**
     * Token of the next page; empty after the last.
     */
    nextPageToken: string;
};
/**
 * A page of locks.
 *
 * @typedef {object} ListLocksResponse
 * @property {Lock[]} locks Those for all symbols first, then by symbol. Of all users a page may hold fewer than were asked for, even none, though it is not the last.
 * @property {string} nextPageToken Token of the next page; empty after the last.
 */
/** @type {MessageType<ListLocksResponse>} */
export const ListLocksResponse: MessageType<ListLocksResponse>;
/**
 * Names a lock to end. One that was released before is answered again.
 */
export type ReleaseLockRequest = {
    /**
     * The user.
     */
    userId: string;
    /**
     * The lock.
     */
    lockId: string;
    /**
     * For a simulated user: its clock.
     */
    asOf?: Timestamp | undefined;
};
/**
 * Names a lock to end. One that was released before is answered again.
 *
 * @typedef {object} ReleaseLockRequest
 * @property {string} userId The user.
 * @property {string} lockId The lock.
 * @property {Timestamp} [asOf] For a simulated user: its clock.
 */
/** @type {MessageType<ReleaseLockRequest>} */
export const ReleaseLockRequest: MessageType<ReleaseLockRequest>;
/**
 * The lock that was ended.
 */
export type ReleaseLockResponse = {
    /**
     * As it is now.
     */
    lock?: Lock | undefined;
    /**
     * A token that includes this write.
     */
    resumeToken: string;
};
/**
 * The lock that was ended.
 *
 * @typedef {object} ReleaseLockResponse
 * @property {Lock} [lock] As it is now.
 * @property {string} resumeToken A token that includes this write.
 */
/** @type {MessageType<ReleaseLockResponse>} */
export const ReleaseLockResponse: MessageType<ReleaseLockResponse>;
export namespace AdminService {
    const adaptAll: Method<AdaptAllRequest, AdaptAllResponse>;
    const getStats: Method<GetStatsRequest, GetStatsResponse>;
    const listAlerts: Method<ListAlertsRequest, ListAlertsResponse>;
    const listLocks: Method<ListLocksRequest, ListLocksResponse>;
    const releaseLock: Method<ReleaseLockRequest, ReleaseLockResponse>;
}
export type MessageType<T> = import("../../../protobuf.js").MessageType<T>;
export type Method<Q, A> = import("../../../protobuf.js").Method<Q, A>;
import { Scope } from "./adaptive_threshold.js";
import { AdaptResponse } from "./adaptive_threshold.js";
import { ItemError } from "./types.js";
import { Timestamp } from "../../google/protobuf/timestamp.js";
import { Duration } from "../../google/protobuf/duration.js";
import { Lock } from "./types.js";
