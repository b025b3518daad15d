// How the scope's newest decisions came out, and which gates stood in the way.

import { byId, empty, failure, h, s, show } from "/dashboard/dom.js";
import { count, parameters, time } from "/dashboard/format.js";

export function showDecisions(tally) {
  const total = tally.accepted + tally.rejected;
  if (total === 0) {
    return show(byId("decisions-body"), empty("No entry was decided yet. POST a signal to /api/v1/evaluate/{user}."));
  }
  const row = (className, title, value, alone) => h("li", { class: className, "data-gate": title },
    h("span", {}, title), h("span", { class: "number" }, count(value), h("span", { class: "muted" }, ` · ${Math.round((100 * value) / total)} %`)),
    bar(value / total, alone / total));
  show(byId("decisions-body"),
    h("ul", { class: "bars" },
      row("accepted", "Accepted", tally.accepted, 0),
      parameters.map((parameter) => row("failed", `Failed ${parameter.title}`, tally.failed[parameter.name], tally.failed_alone[parameter.name])),
      tally.unexplained > 0 && row("failed", "No gate recorded", tally.unexplained, 0)),
    h("p", { class: "hint" }, h("span", { class: "bad", "aria-hidden": "true" }, "■ "), "failed this gate alone. ",
      `The newest ${count(tally.sampled)} stored entry decisions, ${time(tally.from)} to ${time(tally.through)}; a decision can fail several gates`
      + (total > tally.sampled ? "; counts are estimates, since rejections were sampled." : ".")));
}

function bar(share, alone) {
  return s("svg", { viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    s("rect", { class: "track", width: 100, height: 8, rx: 1 }),
    s("rect", { class: "share", width: 100 * share, height: 8, rx: 1 }),
    alone > 0 && s("rect", { class: "alone", width: 100 * alone, height: 8, rx: 1 }));
}

export function failDecisions(error, retry) {
  show(byId("decisions-body"), failure(error, retry));
}
