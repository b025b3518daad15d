// How numbers, times and parameters are written everywhere on the page.

/** The parameters in the order of the service, with the side of the gate that passes. */
export const parameters = [
  { name: "rsi_threshold", title: "RSI", relation: "at most" },
  { name: "confidence_threshold", title: "Confidence", relation: "at least" },
  { name: "macd_threshold", title: "MACD", relation: "at least" },
  { name: "volume_threshold", title: "Volume", relation: "at least" },
  { name: "momentum_threshold", title: "Momentum", relation: "at least" },
];

/** The title of a parameter by its name on the wire. */
export const titleOf = (name) => parameters.find((parameter) => parameter.name === name)?.title ?? name;

const plain = new Intl.NumberFormat("en", { maximumSignificantDigits: 6, useGrouping: false });
const large = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 4 });
const counted = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** A number with at most six significant digits; large ones as 1.2B. A dash for none. */
export function number(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  return minus(Math.abs(value) >= 1e6 ? large.format(value) : plain.format(value));
}

export const count = (value) => counted.format(value);

/** A fixed number of digits, for columns that are compared. */
export const fixed = (value, digits) =>
  value === null || value === undefined ? "–" : minus(value.toFixed(digits));

/** With its sign, in percent. */
export const percent = (value, digits = 2) =>
  value === null || value === undefined ? "–" : `${value > 0 ? "+" : ""}${minus(value.toFixed(digits))} %`;

const minus = (text) => text.replace("-", "−");

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const dayAndTime = new Intl.DateTimeFormat(undefined,
  { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric" });
const monthOfYear = new Intl.DateTimeFormat(undefined, { year: "numeric", month: "short" });
const minutes = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** Milliseconds since 1970 of an ISO 8601 time. */
export const milliseconds = (text) => Date.parse(text);

/** Date and time in the reader's zone. */
export const time = (text) => (text ? dayAndTime.format(milliseconds(text)) : "never");

export const timeOfDay = (text) => clock.format(milliseconds(text));

/** A tick of a time axis that spans `span` milliseconds. */
export const tick = (at, span) =>
  (span > 400 * 86400e3 ? monthOfYear : span > 2 * 86400e3 ? day : minutes).format(at);

/** Which set a value comes from, in a word. */
export function describeSource(source) {
  return { symbol: "symbol", user: "user", configuration: "default" }[source] ?? source;
}

/** Words of an error's field, such as `values[rsi_threshold]`, reduced to the parameter's name if there is one. */
export const parameterInField = (field) => /\[(\w+)\]/.exec(field)?.[1] ?? null;
