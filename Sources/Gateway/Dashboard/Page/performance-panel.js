// How the user's closed trades did, and by which convention that was computed.

import { byId, empty, failure, h, show, table } from "/dashboard/dom.js";
import { count, fixed, number } from "/dashboard/format.js";

/** Titles and forms of the metrics that are shown; all others are left to the API. */
const shown = [
  ["total_return", "Total return", "share"], ["max_drawdown", "Largest drawdown", "share"], ["volatility", "Volatility a year", "share"],
  ["sharpe_ratio", "Sharpe ratio"], ["sortino_ratio", "Sortino ratio"], ["calmar_ratio", "Calmar ratio"],
  ["win_rate", "Trades won", "share"], ["profit_factor", "Profit factor"], ["expectancy", "Expectancy"],
  ["avg_trade_return", "Mean trade", "percent"], ["best_trade", "Best trade", "percent"], ["worst_trade", "Worst trade", "percent"],
  ["p_value", "P value of the mean"], ["exposure", "Time in the market", "share"],
];

const forms = {
  share: (value) => (value === null || value === undefined ? "–" : `${fixed(100 * value, 2)} %`),
  percent: (value) => (value === null || value === undefined ? "–" : `${fixed(value, 2)} %`),
};

export function showPerformance(report) {
  const trades = report.metrics.trade_count ?? 0;
  if (!trades) {
    return show(byId("performance-body"), empty(`No trade was closed in the last ${report.period_days} days. `
      + "Record trades with POST /api/v1/trades/{user}."));
  }
  const rows = shown.filter(([name]) => name in report.metrics).map(([name, title, form]) => {
    const write = forms[form] ?? number;
    const error = report.standard_errors[name];
    return { key: name, cells: [title, h("span", { class: "value" }, write(report.metrics[name])), error === undefined ? "" : `± ${write(error)}`] };
  });
  show(byId("performance-body"),
    h("p", {}, h("b", {}, count(trades)), ` trades, score `, h("b", {}, report.performance_score === null ? "–" : fixed(report.performance_score, 3)), " of 1"),
    table("", [{ title: "Figure" }, { title: "Value", number: true }, { title: "One standard error", number: true }], rows),
    h("p", { class: "hint" }, convention(report.convention)));
}

const convention = (it) => `Convention: daily equity from ${it.basis === "realised_pnl"
  ? `realised profit on a starting balance of ${number(it.starting_balance)}` : "chained percentages of the trades"}, UTC days, `
  + `${number(it.periods_per_year)} periods a year, standard deviations with ddof ${it.ddof}, risk-free return ${number(it.risk_free)}.`;

export function failPerformance(error, retry) {
  show(byId("performance-body"), failure(error, retry));
}
