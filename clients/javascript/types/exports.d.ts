// Made by clients/javascript/generate from src/. Do not edit.
export { ThresholdError } from "./errors.js";
export type Decision = import("./asking.js").Decision;
export type Signal = import("./asking.js").Signal;
export type CallOptions = import("./client.js").CallOptions;
export type ClientOptions = import("./client.js").ClientOptions;
export type Fault = import("./errors.js").Fault;
export type Recorded = import("./recording.js").Recorded;
export type Trade = import("./recording.js").Trade;
export type Watch = import("./watch.js").Watch;
export type ThresholdSet = import("./watching.js").ThresholdSet;
export type WatchEvent = import("./watching.js").WatchEvent;
