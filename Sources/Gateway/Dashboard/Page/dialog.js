// One dialog for every action: fields, what would happen, and then the button that does it.

import { byId, failure, h, show } from "/dashboard/dom.js";

/**
 * Opens the dialog.
 *
 * @param options `title`; `lead`: what the action does; `fields`: from `field` below; `preview()`: returns nodes that say
 *   what would happen, where the API can tell; `confirm`: text of the button; `run()`: does it.
 *   Both may throw an `ApiError`, whose faults are shown at their fields (`fieldOf(fault)` names the field).
 */
export function openDialog({ title, lead, fields, preview, confirm, run, fieldOf = (fault) => fault.field }) {
  const dialog = byId("dialog");
  const outcome = h("div", { class: "preview", "aria-live": "polite" });
  const refusal = h("div", { role: "alert" });

  const attempt = async (button, work) => {
    for (const field of fields) field.setFault("");
    show(refusal);
    const buttons = dialog.querySelectorAll("button");
    buttons.forEach((one) => { one.disabled = true; });
    try {
      await work();
    } catch (error) {
      refuse(error);
    }
    buttons.forEach((one) => { one.disabled = false; });
    if (dialog.open && !refusal.hasChildNodes() && !dialog.querySelector("[aria-invalid=true]")) button.focus();
  };
  const refuse = (error) => {
    const left = [];
    let first = null;
    for (const fault of error.faults ?? []) {
      const field = fields.find((one) => one.name === fieldOf(fault));
      if (field === undefined) left.push(`${fault.field} ${fault.message}`);
      else {
        field.setFault(fault.message);
        first ??= field;
      }
    }
    if (first === null || left.length > 0) {
      show(refusal, failure(left.length > 0 ? { message: left.join("; ") } : error));
    }
    first?.input.focus();
  };

  const cancel = h("button", { type: "button", onclick: () => dialog.close() }, "Cancel");
  const look = preview && h("button", { type: "button", onclick: () => attempt(look, async () => show(outcome, await preview())) }, "Preview");
  const go = h("button", { type: "submit", class: "primary" }, confirm);
  const form = h("form", { novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    attempt(go, async () => {
      await run();
      dialog.close();
    });
  } }, h("h2", { id: "dialog-title" }, title), lead && h("p", { class: "lead" }, lead), fields.map((field) => field.element),
  outcome, refusal, h("div", { class: "buttons" }, cancel, look, go));
  show(dialog, form);
  dialog.showModal();
  (fields[0]?.input ?? cancel).focus();
}

/** A labelled field with room for its fault. `hint` stands at the label's end. */
export function field(name, label, attributes, hint) {
  const id = `field-${name}`;
  const isCheck = attributes.type === "checkbox";
  const fault = h("p", { class: "fault", id: `${id}-fault` });
  const input = h("input", { id, name, "aria-describedby": `${id}-fault`, ...attributes });
  const element = h("div", { class: isCheck ? "field check" : "field" },
    h("label", { for: id }, h("span", {}, label), hint && h("span", { class: "muted" }, hint)), input, fault);
  return {
    name, element, input,
    setFault(text) {
      fault.textContent = text;
      if (text === "") input.removeAttribute("aria-invalid");
      else input.setAttribute("aria-invalid", "true");
    },
  };
}
