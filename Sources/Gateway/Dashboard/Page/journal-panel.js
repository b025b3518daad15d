// The journal: who or what changed the thresholds, from what to what, why, and what the safeguards said.

import { byId, empty, failure, h, show } from "/dashboard/dom.js";
import { fixed, number, time, titleOf } from "/dashboard/format.js";
import { causes, isRefused, markPicture } from "/dashboard/history-panel.js";

/**
 * Draws the entries.
 * @param entries newest first.
 * @param handlers `older` (absent when there is nothing older) and `rollback(entry)`.
 */
export function showJournal(entries, handlers) {
  if (entries.length === 0) {
    return show(byId("journal-body"), empty("No change is recorded for this scope."));
  }
  show(byId("journal-body"), h("ol", {}, entries.map((entry) => item(entry, handlers))),
    handlers.older && h("button", { type: "button", class: "quiet more", onclick: handlers.older }, "Show older changes"));
}

export function failJournal(error, retry) {
  show(byId("journal-body"), failure(error, retry));
}

/** Moves reader and focus to an entry. */
export function focusEntry(id) {
  const element = byId("journal-body").querySelector(`[data-entry="${CSS.escape(id)}"]`);
  element?.scrollIntoView({ block: "center" });
  element?.focus();
}

function item(entry, handlers) {
  const mayRollBack = entry.updates.length > 0;
  return h("li", { class: "entry", tabindex: -1, "data-entry": entry.adaptation_id },
    h("div", { class: "entry-head" },
      h("span", { class: "cause" }, markPicture(entry.cause, isRefused(entry)), isRefused(entry) ? "Cycle, nothing moved" : causes[entry.cause] ?? entry.cause),
      h("time", { datetime: entry.adapted_at, class: "muted" }, time(entry.adapted_at)),
      h("span", { class: "muted" }, `by ${author(entry)}`),
      h("span", { class: "muted" }, `version ${entry.version}`),
      mayRollBack && h("button", { type: "button", class: "quiet", onclick: () => handlers.rollback(entry),
        "aria-label": `Roll back the change of ${time(entry.adapted_at)}` }, "Roll back…")),
    h("p", {}, entry.summary),
    entry.updates.length > 0 && h("ul", { class: "moves" }, entry.updates.map(move)),
    entry.verdicts.length > 0 && verdicts(entry.verdicts));
}

const author = (entry) => {
  const key = entry.author === "" ? "an unknown key" : `key ${entry.author}`;
  return entry.cause === "adaptation" ? `the learner, called with ${key}` : key;
};

function move(update) {
  return h("li", {}, h("b", {}, titleOf(update.parameter)), ` ${number(update.old_value)} → ${number(update.new_value)}`,
    update.reason !== "" && h("span", { class: "note" }, ` ${update.reason}`),
    update.confidence > 0 && h("span", { class: "note" }, ` (confidence ${fixed(update.confidence, 2)})`));
}

/** What each safeguard said; those that refused come first and say so in their summary. */
export function verdicts(list, open = false) {
  const refused = list.filter((verdict) => verdict.blocked);
  const summary = refused.length === 0 ? `${list.length} safeguards, none refused`
    : `${refused.length} of ${list.length} safeguards refused: ${[...new Set(refused.map((verdict) => verdict.safeguard))].join(", ")}`;
  return h("details", { open }, h("summary", {}, summary), h("ul", { class: "verdicts" },
    [...refused, ...list.filter((verdict) => !verdict.blocked)].map((verdict) => h("li", {},
      h("span", { class: verdict.blocked ? "bad" : "good", role: "img", "aria-label": verdict.blocked ? "refused" : "passed" }, verdict.blocked ? "✕" : "✓"),
      h("span", {}, verdict.safeguard, verdict.parameter && ` (${titleOf(verdict.parameter)})`), h("span", {}, verdict.detail)))));
}
