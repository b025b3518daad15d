// Everything on the page that changes something: adapt, set, pin, reset, roll back, and the key itself.

import { call, hasKey, path, requestId, setKey } from "/dashboard/api.js";
import { field, openDialog } from "/dashboard/dialog.js";
import { h, toast } from "/dashboard/dom.js";
import { number, parameterInField, parameters, time, titleOf } from "/dashboard/format.js";
import { verdicts } from "/dashboard/journal-panel.js";

/** Scope in words. */
const where = ({ user, symbol }) => (symbol === "" ? `${user}, all symbols without values of their own` : `${user}, ${symbol}`);

/** Runs one learning cycle. */
export function adapt(scope, done) {
  const force = field("force", "Also if the last cycle was a short time ago", { type: "checkbox" });
  const id = requestId();
  const request = (validateOnly) => call("POST", path("thresholds", scope.user, {}, "/adapt"), {
    symbol: scope.symbol, force: force.input.checked, validate_only: validateOnly,
    ...(validateOnly ? {} : { request_id: id }) });
  openDialog({
    title: "Adapt now", lead: `Runs one learning cycle of ${where(scope)}. It moves values only as far as evidence and safeguards allow.`,
    fields: [force], confirm: "Adapt",
    preview: async () => adaptation(await request(true), "would move"),
    run: async () => {
      const answer = await request(false);
      toast(answer.updates.length === 0 ? "The cycle moved nothing; Changes says why." : `${answer.updates.length} values moved.`);
      done();
    },
  });
}

const adaptation = (answer, verb) => [
  answer.updates.length === 0 ? h("p", {}, "It ", verb, " nothing.")
    : h("ul", {}, answer.updates.map((update) => h("li", {}, h("b", {}, titleOf(update.parameter)),
      ` ${number(update.old_value)} → ${number(update.new_value)}`, h("span", { class: "note" }, ` ${update.reason}`)))),
  (answer.verdicts ?? []).length > 0 && verdicts(answer.verdicts, true),
];

/** Writes values by hand. */
export function set(scope, current, done) {
  const fields = parameters.map((parameter) => field(parameter.name, `${parameter.title}, ${parameter.relation}`,
    { type: "text", inputmode: "decimal", placeholder: "unchanged" }, `now ${number(current.thresholds[parameter.name])}`));
  const reason = field("reason", "Reason", { type: "text", placeholder: "for whoever reads the journal" });
  const id = requestId();
  const request = (validateOnly) => {
    const entered = fields.filter(({ input }) => input.value.trim() !== "");
    return call("PUT", path("thresholds", scope.user), {
      symbol: scope.symbol, reason: reason.input.value, expected_version: current.version, validate_only: validateOnly,
      // What is no number goes to the server as it is: it says so, at the field.
      values: Object.fromEntries(entered.map(({ name, input }) => {
        const value = Number(input.value.trim().replace(",", "."));
        return [name, Number.isFinite(value) ? value : input.value];
      })),
      ...(validateOnly ? {} : { request_id: id }) });
  };
  openDialog({
    title: "Set thresholds", lead: `Writes values of ${where(scope)} over version ${current.version}. What stays empty is unchanged. The learner `
      + "starts anew from what you set.",
    fields: [...fields, reason], confirm: "Set",
    fieldOf: (fault) => (fault.field === "values" ? parameters[0].name : parameterInField(fault.field) ?? fault.field),
    preview: async () => differences(current.thresholds, (await request(true)).thresholds),
    run: async () => {
      const answer = await request(false);
      toast(`Set: version ${answer.version}.`);
      done();
    },
  });
}

function differences(before, after) {
  const moved = parameters.filter(({ name }) => before[name] !== after[name]);
  return moved.length === 0 ? [h("p", {}, "Nothing would change.")]
    : [h("ul", {}, moved.map(({ name, title }) => h("li", {}, h("b", {}, title), ` ${number(before[name])} → ${number(after[name])}`)))];
}

/** Says which parameters the learner must leave alone. */
export function pin(scope, policy, done) {
  const fields = parameters.map((parameter) => {
    const one = field(parameter.name, parameter.title, { type: "checkbox" });
    one.input.checked = policy.own.pinned.includes(parameter.name);
    return one;
  });
  const id = requestId();
  openDialog({
    title: "Pin parameters", lead: `The learner leaves a pinned parameter of ${where(scope)} alone. Setting it by hand still works.`,
    fields, confirm: "Pin", fieldOf: (fault) => parameterInField(fault.field) ?? fault.field,
    run: async () => {
      const pinned = fields.filter(({ input }) => input.checked).map(({ name }) => name);
      await call("PUT", path("policy", scope.user), { symbol: scope.symbol, policy: { ...policy.own, pinned }, request_id: id });
      toast(pinned.length === 0 ? "Nothing is pinned." : `Pinned: ${pinned.map(titleOf).join(", ")}.`);
      done();
    },
  });
}

/** Empties the scope's own set. */
export function reset(scope, done) {
  const id = requestId();
  openDialog({
    title: "Reset thresholds", fields: [], confirm: "Reset",
    lead: `${where(scope)} gives up all values of its own, learned and set, and takes those it inherits. The journal keeps what was.`,
    run: async () => {
      await call("POST", path("thresholds", scope.user, {}, "/reset"), { symbol: scope.symbol, request_id: id });
      toast("Reset.");
      done();
    },
  });
}

/** Takes one change back, a learned one or one by hand. */
export function rollback(entry, done) {
  const id = requestId();
  openDialog({
    title: "Roll back a change", fields: [], confirm: "Roll back",
    lead: ["Writes the values from before the change of ", time(entry.adapted_at), " as a new version: ",
      entry.updates.map((update) => `${titleOf(update.parameter)} ${number(update.new_value)} → ${number(update.old_value)}`).join(", "),
      ". The learner then holds still for a while."].join(""),
    run: async () => {
      await call("POST", path("adaptations", entry.adaptation_id, {}, "/rollback"), { request_id: id });
      toast("Rolled back.");
      done();
    },
  });
}

/** Takes or forgets the key. */
export function key(done) {
  const secret = field("key", "Key", { type: "password", autocomplete: "off", spellcheck: "false" });
  openDialog({
    title: "Key", fields: [secret], confirm: "Use this key",
    lead: "It stays in this tab until it is closed, and goes to this server as a header with each request. Leave it empty to forget it."
      + (hasKey() ? " A key is in use now." : ""),
    run: async () => {
      setKey(secret.input.value.trim());
      done();
    },
  });
}
