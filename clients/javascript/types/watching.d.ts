// Made by clients/javascript/generate from src/. Do not edit.
/**
 * @param {SetMessage | undefined} message
 * @returns {ThresholdSet}
 */
export function thresholdSet(message: SetMessage | undefined): ThresholdSet;
/** The position of a watch. */
export class Watching {
    /**
     * @param {string} user
     * @param {string[]} symbols
     * @param {object} options
     * @param {string} options.token
     * @param {number} options.bookmarkInterval
     * @param {boolean} options.conflate
     */
    constructor(user: string, symbols: string[], { token, bookmarkInterval, conflate }: {
        token: string;
        bookmarkInterval: number;
        conflate: boolean;
    });
    /** Of the last event that was handed out, or of a bookmark after it. */
    token: string;
    /** How long nothing may come before the connection counts as dead. */
    silenceMax: number;
    /** What to ask for on a new connection. */
    request(): {
        scopes: {
            userId: string;
            symbol: string;
        }[];
        resumeToken: string;
        conflate: boolean;
        autoResnapshot: boolean;
        bookmarkInterval: import("./time.js").Span;
    };
    /**
     * What to hand out; moves `token`, so call it when that is about to happen.
     *
     * @param {Message} message
     * @returns {WatchEvent | undefined}
     */
    received(message: Message): WatchEvent | undefined;
    /** Whether the server has said that it leaves: nothing more will come. */
    get isLeaving(): boolean;
    /**
     * How long to wait before the next connection, after this error, or after the stream's end or silence; throws the error
     * if another connection would not help.
     *
     * @param {ThresholdError} [error]
     */
    pause(error?: import("./errors.js").ThresholdError | undefined): number;
    #private;
}
export type ThresholdError = import("./errors.js").ThresholdError;
export type Message = import("./generated/adaptive_threshold/v1/adaptive_threshold.js").WatchThresholdsResponse;
export type SetMessage = import("./generated/adaptive_threshold/v1/types.js").ThresholdSet;
/**
 * The thresholds in force for one symbol.
 */
export type ThresholdSet = {
    user: string;
    /**
     * Empty for the user's global set.
     */
    symbol: string;
    /**
     * By parameter, such as rsi_threshold.
     */
    values: Record<string, number>;
    /**
     * Of the newest change that contributed; 0 if none did.
     */
    revision: number;
};
/**
 * The state of some of the watched symbols, at the beginning.
 */
export type Snapshot = {
    type: "snapshot";
    sets: ThresholdSet[];
    token: string;
};
/**
 * The state of all symbols has been handed out; changes follow.
 */
export type SnapshotComplete = {
    type: "snapshot_complete";
    token: string;
};
/**
 * The thresholds of one symbol have changed.
 */
export type Change = {
    type: "change";
    /**
     * The whole set after the change.
     */
    set: ThresholdSet;
    /**
     * The values before it.
     */
    previous: Record<string, number>;
    /**
     * adaptation, set, reset, rollback or policy.
     */
    cause: string;
    changedAt: Date;
    /**
     * How many older changes were left out before it.
     */
    conflatedCount: number;
    /**
     * A watch that begins with it goes on after this event.
     */
    token: string;
};
export type WatchEvent = Snapshot | SnapshotComplete | Change;
