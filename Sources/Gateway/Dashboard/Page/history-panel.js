// The thresholds over time: one small chart for each parameter on one time axis, each change marked.

import { byId, empty, h, s, show } from "/dashboard/dom.js";
import { milliseconds, number, parameters, time } from "/dashboard/format.js";
import { lineChart, markShape } from "/dashboard/chart.js";

/** What each cause is called. */
export const causes = {
  adaptation: "Adaptation", set: "Set", reset: "Reset", rollback: "Rollback", policy: "Policy",
};

/** A small picture of a cause's mark. */
export function markPicture(cause, hollow) {
  const shape = markShape(cause, 7, 7, hollow ? 3.5 : 5);
  shape.setAttribute("class", `mark${hollow ? " hollow" : ""}`);
  return s("svg", { viewBox: "0 0 14 14", width: 14, height: 14, "aria-hidden": "true" }, shape);
}

/** Whether an entry moved nothing, which is what a refused cycle does. */
export const isRefused = (entry) => entry.cause === "adaptation" && entry.updates.length === 0;

/**
 * Draws the charts.
 * @param entries newest first.
 * @param set what is in force now.
 * @param pick is called with the id of the entry whose mark was chosen.
 */
export function showHistory(entries, set, pick) {
  show(byId("history-legend"), [...Object.keys(causes).filter((cause) => entries.some((entry) => entry.cause === cause && !isRefused(entry)))
    .map((cause) => h("li", {}, markPicture(cause), causes[cause])),
  entries.some(isRefused) && h("li", {}, markPicture("adaptation", true), "Cycle that moved nothing")].filter(Boolean));
  if (set === null || entries.length === 0) {
    return show(byId("history-body"), empty("Nothing has changed yet: the defaults are in force. Adaptations appear here once outcomes "
      + "are recorded (RecordTrades, RecordOutcomes or RecordPrices) and a cycle runs; Adapt… runs one now."));
  }
  const oldestFirst = [...entries].reverse();
  const from = milliseconds(oldestFirst[0].adapted_at);
  const last = milliseconds(entries[0].adapted_at);
  const to = last + Math.max((last - from) * 0.03, 60_000);
  const room = Math.max((to - from) * 0.02, 30_000);
  show(byId("history-body"), parameters.map((parameter) =>
    chart(parameter, oldestFirst, set, { from: from - room, to }, pick)));
}

function chart(parameter, entries, set, range, pick) {
  const { name } = parameter;
  const points = [[range.from, entries[0].before[name]]];
  for (const entry of entries) {
    const t = milliseconds(entry.adapted_at);
    // What an inherited set did in between is known from here on.
    if (entry.before[name] !== points.at(-1)[1]) points.push([t, entry.before[name]]);
    points.push([t, entry.after[name]]);
  }
  points.push([range.to, set.thresholds[name]]);
  const marks = entries.filter((entry) => isRefused(entry) || entry.before[name] !== entry.after[name]
    || entry.updates.some((update) => update.parameter === name)).map((entry) => mark(entry, name, pick));
  const now = set.thresholds[name];
  return lineChart({
    title: [h("b", {}, parameter.title), h("span", { class: "note" }, ` ${parameter.relation}`)],
    note: number(now),
    label: `${parameter.title} over time: ${number(points[0][1])} at first, ${number(now)} now, `
      + `${marks.filter((one) => !one.hollow).length} changes.`,
    height: 92, series: [{ name: parameter.title, stepped: true, points }], marks, ...range,
  });
}

function mark(entry, name, pick) {
  const update = entry.updates.find((one) => one.parameter === name);
  const hollow = isRefused(entry);
  const words = hollow ? `Cycle that moved nothing: ${entry.summary}`
    : `${causes[entry.cause]}: ${number(entry.before[name])} → ${number(entry.after[name])}`;
  return { t: milliseconds(entry.adapted_at), v: entry.after[name], cause: entry.cause, hollow,
    text: update && !hollow ? `${words}\n${update.reason}` : words, onpick: () => pick(entry.adaptation_id) };
}

/** A line for screen readers and tooltips that says when and what. */
export const titleOfEntry = (entry) => `${causes[entry.cause] ?? entry.cause}, ${time(entry.adapted_at)}`;
