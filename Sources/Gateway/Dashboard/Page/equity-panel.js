// What the scope's signals earned, and what the same signals would have earned under the static defaults.

import { byId, empty, failure, h, s, show, table } from "/dashboard/dom.js";
import { count, milliseconds, percent } from "/dashboard/format.js";
import { lineChart } from "/dashboard/chart.js";

export function showEquity(equity) {
  const { points, adaptive, static: fixed } = equity;
  if (points.length === 0) {
    return show(byId("equity-body"), empty("No outcome is known yet. Record closed trades (POST /api/v1/trades/{user}), outcomes of "
      + "rejected signals, or prices that mark them; then run a cycle."));
  }
  const at = points.map((point) => milliseconds(point.known_at));
  const start = at[0] - Math.max((at.at(-1) - at[0]) * 0.01, 1000);
  const line = (name) => [[start, 0], ...points.map((point, index) => [at[index], point[name]])];
  const difference = adaptive.percent - fixed.percent;
  show(byId("equity-body"),
    h("ul", { class: "legend", "aria-label": "Lines" }, h("li", {}, sample(""), "adaptive"), h("li", {}, sample("static"), "static defaults")),
    lineChart({
      title: h("span", { class: "note" }, "sum in percent of one stake, net of fee"),
      note: ["difference ", percent(difference)],
      label: `Equity: adaptive ${percent(adaptive.percent)}, static ${percent(fixed.percent)}.`,
      height: 220, from: start, to: at.at(-1), low: 0, high: 0, format: percent,
      series: [{ name: "static", className: "static", stepped: true, points: line("static") },
        { name: "adaptive", stepped: true, points: line("adaptive") }],
    }),
    table("", [{ title: "Thresholds" }, { title: "Result", number: true }, { title: "Taken", number: true }, { title: "Won", number: true }], [
      row("Adaptive", adaptive), row("Static defaults", fixed)]),
    h("p", { class: "hint" }, equity.convention));
}

const row = (name, side) => ({
  key: name,
  cells: [name, percent(side.percent), count(side.taken), side.taken > 0 ? `${Math.round((100 * side.won) / side.taken)} %` : "–"],
});

const sample = (className) => s("svg", { viewBox: "0 0 24 10", "aria-hidden": "true" },
  s("path", { class: `series ${className}`, d: "M0,5H24" }));

export function failEquity(error, retry) {
  show(byId("equity-body"), failure(error, retry));
}
