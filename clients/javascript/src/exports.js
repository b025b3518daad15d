// What both clients share.

export { ThresholdError } from "./errors.js";

/** @typedef {import("./asking.js").Decision} Decision */
/** @typedef {import("./asking.js").Signal} Signal */
/** @typedef {import("./client.js").CallOptions} CallOptions */
/** @typedef {import("./client.js").ClientOptions} ClientOptions */
/** @typedef {import("./errors.js").Fault} Fault */
/** @typedef {import("./recording.js").Recorded} Recorded */
/** @typedef {import("./recording.js").Trade} Trade */
/** @typedef {import("./watch.js").Watch} Watch */
/** @typedef {import("./watching.js").ThresholdSet} ThresholdSet */
/** @typedef {import("./watching.js").WatchEvent} WatchEvent */
