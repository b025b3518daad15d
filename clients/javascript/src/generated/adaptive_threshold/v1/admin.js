// Made by clients/javascript/generate from proto/adaptive_threshold/v1/admin.proto. Do not edit.

import { messageType } from "../../../protobuf.js";
import { AdaptResponse, Scope } from "./adaptive_threshold.js";
import { ItemError, Lock } from "./types.js";
import { Duration } from "../../google/protobuf/duration.js";
import { Timestamp } from "../../google/protobuf/timestamp.js";

/** @template T @typedef {import("../../../protobuf.js").MessageType<T>} MessageType */
/** @template Q, A @typedef {import("../../../protobuf.js").Method<Q, A>} Method */

/**
 * How soon somebody should look.
 * @readonly
 */
export const AlertSeverity = Object.freeze({
  /** Any, in a request; never in an answer. */
  UNSPECIFIED: 0,
  /** Worth knowing; the service is well. */
  INFO: 1,
  /** Something is wrong and calls are still answered. */
  WARNING: 2,
  /** Calls fail, or will soon. */
  CRITICAL: 3,
});

/**
 * Asks for a cycle of every key.
 *
 * @typedef {object} AdaptAllRequest
 * @property {boolean} force Skip what the schedule asks for, and no safeguard.
 * @property {Scope} [after] Begin behind this scope: the last that a call which broke off had told of. Scopes come in the order of their keys.
 * @property {boolean} validateOnly Compute and answer, but write nothing.
 */
/** @type {MessageType<AdaptAllRequest>} */
export const AdaptAllRequest = messageType([
  ["force", 1, "bool", "plain"],
  ["after", 2, () => Scope, "optional"],
  ["validateOnly", 3, "bool", "plain"],
]);

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
export const AdaptAllResponse = messageType([
  ["scope", 1, () => Scope, "optional"],
  ["response", 2, () => AdaptResponse, "optional"],
  ["error", 3, () => ItemError, "optional"],
  ["summary", 4, () => AdaptAllResponseSummary, "optional"],
]);

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
export const AdaptAllResponseSummary = messageType([
  ["keys", 1, "int64", "plain"],
  ["adapted", 2, "int64", "plain"],
  ["refused", 3, "int64", "plain"],
  ["failed", 4, "int64", "plain"],
]);

/**
 * Asks for counts.
 * @typedef {object} GetStatsRequest
 */
/** @type {MessageType<GetStatsRequest>} */
export const GetStatsRequest = messageType([]);

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
export const GetStatsResponse = messageType([
  ["version", 1, "string", "plain"],
  ["startedAt", 2, () => Timestamp, "optional"],
  ["uptime", 3, () => Duration, "optional"],
  ["storage", 4, "string", "plain"],
  ["storeId", 5, "string", "plain"],
  ["revision", 6, "int64", "plain"],
  ["users", 7, "int64", "plain"],
  ["scopes", 8, "int64", "plain"],
  ["trades", 9, "int64", "plain"],
  ["outcomes", 10, "int64", "plain"],
  ["cachedKeys", 11, "int64", "plain"],
  ["watches", 12, "int64", "plain"],
  ["decisions", 13, "int64", "plain"],
  ["accepted", 14, "int64", "plain"],
  ["decisionsLost", 15, "int64", "plain"],
  ["adaptations", 16, "int64", "plain"],
]);

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
export const ListAlertsRequest = messageType([
  ["hoursBack", 1, "int32", "plain"],
  ["severity", 2, "enum", "plain"],
  ["pageSize", 3, "int32", "plain"],
  ["pageToken", 4, "string", "plain"],
]);

/**
 * A page of alerts.
 *
 * @typedef {object} ListAlertsResponse
 * @property {Alert[]} alerts Newest first.
 * @property {string} nextPageToken Token of the next page; empty after the last.
 */
/** @type {MessageType<ListAlertsResponse>} */
export const ListAlertsResponse = messageType([
  ["alerts", 1, () => Alert, "repeated"],
  ["nextPageToken", 2, "string", "plain"],
]);

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
export const Alert = messageType([
  ["alertId", 1, "string", "plain"],
  ["rule", 2, "string", "plain"],
  ["severity", 3, "enum", "plain"],
  ["userId", 4, "string", "plain"],
  ["symbol", 5, "string", "plain"],
  ["message", 6, "string", "plain"],
  ["value", 7, "double", "plain"],
  ["limit", 8, "double", "plain"],
  ["raisedAt", 9, () => Timestamp, "optional"],
  ["resolvedAt", 10, () => Timestamp, "optional"],
]);

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
export const ListLocksRequest = messageType([
  ["userId", 1, "string", "plain"],
  ["symbol", 2, "string", "plain"],
  ["includeEnded", 3, "bool", "plain"],
  ["atLeastToken", 4, "string", "optional"],
  ["asOf", 5, () => Timestamp, "optional"],
  ["pageSize", 6, "int32", "plain"],
  ["pageToken", 7, "string", "plain"],
]);

/**
 * A page of locks.
 *
 * @typedef {object} ListLocksResponse
 * @property {Lock[]} locks Those for all symbols first, then by symbol. Of all users a page may hold fewer than were asked for, even none, though it is not the last.
 * @property {string} nextPageToken Token of the next page; empty after the last.
 */
/** @type {MessageType<ListLocksResponse>} */
export const ListLocksResponse = messageType([
  ["locks", 1, () => Lock, "repeated"],
  ["nextPageToken", 2, "string", "plain"],
]);

/**
 * Names a lock to end. One that was released before is answered again.
 *
 * @typedef {object} ReleaseLockRequest
 * @property {string} userId The user.
 * @property {string} lockId The lock.
 * @property {Timestamp} [asOf] For a simulated user: its clock.
 */
/** @type {MessageType<ReleaseLockRequest>} */
export const ReleaseLockRequest = messageType([
  ["userId", 1, "string", "plain"],
  ["lockId", 2, "string", "plain"],
  ["asOf", 3, () => Timestamp, "optional"],
]);

/**
 * The lock that was ended.
 *
 * @typedef {object} ReleaseLockResponse
 * @property {Lock} [lock] As it is now.
 * @property {string} resumeToken A token that includes this write.
 */
/** @type {MessageType<ReleaseLockResponse>} */
export const ReleaseLockResponse = messageType([
  ["lock", 1, () => Lock, "optional"],
  ["resumeToken", 2, "string", "plain"],
]);

/** Operations over all users. */
export const AdminService = {
  /**
   * Runs a learning cycle of every key with new outcomes and streams what each did.
   * @type {Method<AdaptAllRequest, AdaptAllResponse>}
   */
  adaptAll: { path: "/adaptive_threshold.v1.AdminService/AdaptAll", request: AdaptAllRequest, response: AdaptAllResponse },
  /**
   * Returns counts of this replica.
   * @type {Method<GetStatsRequest, GetStatsResponse>}
   */
  getStats: { path: "/adaptive_threshold.v1.AdminService/GetStats", request: GetStatsRequest, response: GetStatsResponse },
  /**
   * Lists alerts of this replica, newest first.
   * @type {Method<ListAlertsRequest, ListAlertsResponse>}
   */
  listAlerts: { path: "/adaptive_threshold.v1.AdminService/ListAlerts", request: ListAlertsRequest, response: ListAlertsResponse },
  /**
   * Lists the locks of a user's entries, by symbol; or all users', by user and symbol, for a key of every user.
   * @type {Method<ListLocksRequest, ListLocksResponse>}
   */
  listLocks: { path: "/adaptive_threshold.v1.AdminService/ListLocks", request: ListLocksRequest, response: ListLocksResponse },
  /**
   * Ends a lock. Only a trade that closes later makes it again.
   * @type {Method<ReleaseLockRequest, ReleaseLockResponse>}
   */
  releaseLock: { path: "/adaptive_threshold.v1.AdminService/ReleaseLock", request: ReleaseLockRequest, response: ReleaseLockResponse },
};
