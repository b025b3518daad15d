// Puts the page together: which scope is shown, what is loaded when, and what arrives live.

import * as actions from "/dashboard/actions.js";
import { call, hasKey, health, path } from "/dashboard/api.js";
import { failCurrent, showCurrent } from "/dashboard/current-panel.js";
import { failDecisions, showDecisions } from "/dashboard/decisions-panel.js";
import { byId, h, show, toast } from "/dashboard/dom.js";
import { failEquity, showEquity } from "/dashboard/equity-panel.js";
import { parameters, titleOf } from "/dashboard/format.js";
import { failHealth, showHealth } from "/dashboard/health-panel.js";
import { showHistory } from "/dashboard/history-panel.js";
import { failJournal, focusEntry, showJournal } from "/dashboard/journal-panel.js";
import { failPerformance, showPerformance } from "/dashboard/performance-panel.js";
import { Follower } from "/dashboard/stream.js";
import { offerTheme } from "/dashboard/theme.js";

const refreshEvery = 15_000;
/** Entries read at once for the charts, and shown at once in the journal. */
const pageSize = 100;
const shownAtOnce = 8;

/** What is on the page. `generation` tells answers to an earlier question from those to the present one. */
const state = { scope: null, set: null, policy: null, entries: [], older: "", shown: 0, follower: null, generation: 0 };

// MARK: Loading

/** Loads one panel; a failure stays within it, and an answer about a scope that is not shown any more is dropped. */
async function load(panel, request, draw, fail, isOfScope = true) {
  const generation = state.generation;
  const isWanted = () => !isOfScope || generation === state.generation;
  byId(panel).setAttribute("aria-busy", "true");
  try {
    const data = await request();
    if (isWanted()) draw(data);
  } catch (error) {
    if (isWanted()) fail(error, () => load(panel, request, draw, fail, isOfScope));
  }
  byId(panel).removeAttribute("aria-busy");
}

const loadHealth = () => load("health", health, showHealth, failHealth, false);

function loadPolicy() {
  const { user, symbol } = state.scope;
  return load("current", () => call("GET", path("policy", user, { symbol })), (policy) => {
    state.policy = policy;
    drawCurrent();
  }, failCurrent);
}

function loadJournal() {
  return load("journal", () => readEntries(""), (page) => {
    // What was loaded further back stays, as long as it joins on.
    const known = new Set(page.adaptations.map((entry) => entry.adaptation_id));
    const joins = state.entries.some((entry) => known.has(entry.adaptation_id));
    const kept = joins ? state.entries.filter((entry) => !known.has(entry.adaptation_id)) : [];
    if (kept.length === 0) state.older = page.next_page_token;
    state.entries = [...page.adaptations, ...kept];
    drawHistory();
  }, failJournal);
}

function showOlder() {
  state.shown += 3 * shownAtOnce;
  if (state.shown < state.entries.length || state.older === "") return drawHistory();
  return load("journal", () => readEntries(state.older), (page) => {
    state.entries = [...state.entries, ...page.adaptations];
    state.older = page.next_page_token;
    drawHistory();
  }, failJournal);
}

const readEntries = (token) => call("GET", path("thresholds", state.scope.user,
  { symbol: state.scope.symbol, page_size: pageSize, page_token: token }, "/adaptations"));

function loadFigures() {
  const { user, symbol } = state.scope;
  load("decisions", () => call("GET", path("decisions", user, { symbol })), showDecisions, failDecisions);
  load("equity", () => call("GET", path("equity", user, { symbol })), showEquity, failEquity);
  loadPerformance();
}

function loadPerformance() {
  const { user, symbol } = state.scope;
  const query = { symbol, days_back: byId("days").value };
  load("performance", () => call("GET", path("performance", user, query)), showPerformance, failPerformance);
}

async function loadSymbols() {
  try {
    const answer = await call("GET", path("thresholds", state.scope.user, { page_size: 1000 }, "/scopes"));
    show(byId("symbols"), answer.scopes.filter((scope) => scope.symbol !== "").map((scope) => h("option", { value: scope.symbol })));
  } catch {
    // The list only helps typing; the panels say what is wrong.
  }
}

// MARK: Drawing

function drawCurrent(moved) {
  showCurrent(state.set, state.policy, moved);
  for (const button of document.querySelectorAll("[data-action]")) {
    button.disabled = state.set === null || (button.dataset.action === "pin" && state.policy === null);
  }
}

function drawHistory() {
  showHistory(state.entries, state.set, revealEntry);
  drawJournal();
}

function drawJournal() {
  showJournal(state.entries.slice(0, state.shown), {
    older: state.shown < state.entries.length || state.older !== "" ? showOlder : undefined,
    rollback: (entry) => actions.rollback(entry, loadJournal),
  });
}

/** Moves the reader from a mark to its entry. */
function revealEntry(id) {
  state.shown = Math.max(state.shown, 1 + state.entries.findIndex((entry) => entry.adaptation_id === id));
  drawJournal();
  focusEntry(id);
}

// MARK: Live updates

function onEvent({ event, data }) {
  if (event === "snapshot" || event === "change") {
    const before = state.set;
    state.set = data;
    const moved = event === "change" && before !== null
      ? parameters.map(({ name }) => name).filter((name) => before.thresholds[name] !== data.thresholds[name]) : [];
    drawCurrent(moved);
    if (event === "change") {
      if (moved.length > 0) toast(`Changed: ${moved.map(titleOf).join(", ")}.`);
      loadJournal();
      loadPolicy();
      loadFigures();
    } else {
      drawHistory();
    }
  }
}

let countdown = null;

function onState({ state: phase, seconds, error }) {
  const element = byId("stream-state");
  clearInterval(countdown);
  const say = (text, className) => {
    element.textContent = `Updates: ${text}`;
    element.className = `state ${className}`;
  };
  if (phase === "live") say("live", "is-good");
  else if (phase === "connecting") say("connecting", "is-waiting");
  else if (phase === "refused") {
    say("refused", "is-bad");
    failCurrent(error, () => open(state.scope));
  } else {
    // Read out once, not with each second.
    say(`lost, again in ${seconds} s`, "is-waiting");
    let left = seconds;
    element.setAttribute("aria-live", "off");
    countdown = setInterval(() => {
      left = Math.max(0, left - 1);
      say(`lost, again in ${left} s`, "is-waiting");
    }, 1000);
  }
  if (phase !== "waiting") element.removeAttribute("aria-live");
}

// MARK: Scope

function open(scope) {
  state.generation += 1;
  state.follower?.stop();
  Object.assign(state, { scope, set: null, policy: null, entries: [], older: "", shown: shownAtOnce });
  byId("welcome").hidden = true;
  byId("main").classList.add("has-scope");
  for (const element of document.querySelectorAll("[data-scope]")) element.hidden = false;
  document.title = `${scope.user}${scope.symbol === "" ? "" : ` ${scope.symbol}`} · Adaptive Threshold`;
  drawCurrent();
  state.follower = new Follower(path("events", scope.user, { symbol: scope.symbol }), onEvent, onState).start();
  loadPolicy();
  loadJournal();
  loadFigures();
  loadSymbols();
}

/** The scope that the address names after `#`, so that a view can be kept as a bookmark. Never holds the key. */
function scopeInAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  return given.get("user") ? { user: given.get("user"), symbol: given.get("symbol") ?? "" } : null;
}

function openFromAddress() {
  const scope = scopeInAddress();
  if (scope === null) return;
  byId("user").value = scope.user;
  byId("symbol").value = scope.symbol;
  open(scope);
}

byId("scope-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const scope = { user: byId("user").value.trim(), symbol: byId("symbol").value.trim() };
  byId("scope-fault").textContent = scope.user === "" ? "Enter a user." : "";
  if (scope.user === "") return byId("user").focus();
  const address = `#${new URLSearchParams(scope.symbol === "" ? { user: scope.user } : scope)}`;
  if (location.hash === address) open(scope);
  else location.hash = address;
});

byId("days").addEventListener("change", loadPerformance);
byId("key-button").addEventListener("click", () => actions.key(() => {
  drawKey();
  loadHealth();
  if (state.scope !== null) open(state.scope);
}));

const starts = {
  adapt: () => actions.adapt(state.scope, () => { loadJournal(); loadFigures(); }),
  set: () => actions.set(state.scope, state.set, loadJournal),
  pin: () => actions.pin(state.scope, state.policy, () => { loadPolicy(); loadJournal(); }),
  reset: () => actions.reset(state.scope, loadJournal),
};
for (const button of document.querySelectorAll("[data-action]")) {
  button.addEventListener("click", () => starts[button.dataset.action]());
}

const drawKey = () => { byId("key-button").textContent = hasKey() ? "Key: in use" : "Key: none"; };

window.addEventListener("hashchange", openFromAddress);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") state.follower?.hurry();
});
setInterval(() => {
  if (document.visibilityState !== "visible") return;
  loadHealth();
  if (state.scope !== null && byId("stream-state").classList.contains("is-good")) loadFigures();
}, refreshEvery);

offerTheme(byId("theme-button"));
drawKey();
loadHealth();
openFromAddress();
