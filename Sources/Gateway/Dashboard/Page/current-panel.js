// The thresholds in force, where each comes from, and within which bounds it may move.

import { byId, empty, failure, h, show } from "/dashboard/dom.js";
import { describeSource, number, parameters, time } from "/dashboard/format.js";

/** Draws the set and policy in force; `moved` are the parameters that just changed. */
export function showCurrent(set, policy, moved = []) {
  const note = byId("current-note");
  if (set === null) {
    note.textContent = "";
    return show(byId("current-body"), empty("Waiting for the first values."));
  }
  note.textContent = set.version === 0
    ? "no values of its own"
    : `version ${set.version}${set.last_adaptation ? `, adapted ${time(set.last_adaptation)}` : ""}`;
  const bounds = policy?.effective.bounds ?? {};
  const pinned = policy?.effective.pinned ?? [];
  show(byId("current-body"), h("table", {},
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Gate"), h("th", { scope: "col", class: "number" }, "Threshold"),
      h("th", { scope: "col" }, "From"), h("th", { scope: "col", class: "range" }, "Bounds"))),
    h("tbody", {}, parameters.map((parameter) => h("tr", { "data-parameter": parameter.name, class: moved.includes(parameter.name) && "moved" },
      h("th", { scope: "row" }, parameter.title),
      h("td", { class: "number" }, h("span", { class: "muted", "aria-hidden": "true" }, parameter.relation === "at most" ? "≤ " : "≥ "),
        h("span", { class: "visually-hidden" }, `${parameter.relation} `), h("span", { class: "value" }, number(set.thresholds[parameter.name]))),
      h("td", {}, describeSource(set.sources[parameter.name]), pinned.includes(parameter.name) && h("span", { class: "note" }, "pinned")),
      h("td", { class: "range muted" }, bounds[parameter.name]
        ? `${number(bounds[parameter.name].lowest)} to ${number(bounds[parameter.name].highest)}` : "–"))))));
}

export function failCurrent(error, retry) {
  show(byId("current-body"), failure(error, retry));
}
