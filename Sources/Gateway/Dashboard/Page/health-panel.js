// The service's own health: every check with its reason.

import { byId, failure, h, show, table } from "/dashboard/dom.js";
import { time, timeOfDay } from "/dashboard/format.js";

export function showHealth(report) {
  const isHealthy = report.status === "healthy";
  const state = byId("health-state");
  state.textContent = report.draining ? "Health: going away" : isHealthy ? "Health: good" : "Health: degraded";
  state.className = `state ${isHealthy ? "is-good" : "is-bad"}`;
  byId("health-note").textContent = [
    report.can_evaluate ? "decides" : "does not decide", report.can_write ? "records" : "does not record",
    `looked at ${timeOfDay(report.timestamp)}`].join(", ");
  const names = Object.keys(report.checks).sort((a, b) =>
    rank(report.checks[a]) - rank(report.checks[b]) || a.localeCompare(b));
  show(byId("health-body"), table("", [{ title: "Check" }, { title: "State" }, { title: "Reason" }, { title: "Since", optional: true }],
    names.map((name) => {
      const check = report.checks[name];
      const isGood = check.status === "healthy";
      return { key: name, cells: [name, h("span", { class: isGood ? "good" : "bad" }, isGood ? "✓ good" : "▲ failing"), check.reason, time(check.since)] };
    })));
}

const rank = (check) => (check.status === "healthy" ? 1 : 0);

export function failHealth(error, retry) {
  const state = byId("health-state");
  state.textContent = "Health: no answer";
  state.className = "state is-bad";
  byId("health-note").textContent = "";
  show(byId("health-body"), failure(error, retry));
}
