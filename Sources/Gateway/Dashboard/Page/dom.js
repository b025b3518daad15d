// Elements by hand. Strings become text nodes, never markup: ids and reasons are other people's data.

const svgNamespace = "http://www.w3.org/2000/svg";

/** The element with that id; the page always has it. */
export const byId = (id) => document.getElementById(id);

/** An HTML element. Attributes that are null, undefined or false are left out, `on...` are listeners. */
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** An SVG element, as `h`. */
export function s(tag, attributes, ...children) {
  return fill(document.createElementNS(svgNamespace, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Replaces all that `parent` holds. */
export function show(parent, ...children) {
  parent.replaceChildren(...children.flat(Infinity).filter((child) => child));
}

/** A table: `columns` are `{title, number, optional}`, `rows` hold one cell (text or nodes) for each. */
export function table(caption, columns, rows) {
  const className = (column) => [column.number && "number", column.optional && "optional"].filter(Boolean).join(" ") || null;
  return h("table", {},
    caption && h("caption", {}, caption),
    h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col", class: className(column) }, column.title)))),
    h("tbody", {}, rows.map((cells) => h("tr", { "data-row": cells.key },
      (cells.cells ?? cells).map((cell, index) => h(index === 0 ? "th" : "td",
        { scope: index === 0 && "row", class: className(columns[index]) }, cell))))));
}

/** Says that there is nothing, and what to do about it. */
export const empty = (...text) => h("p", { class: "empty" }, ...text);

/** Says what failed, and what to do about it. */
export const failure = (error, retry) => h("div", { class: "failure" },
  h("p", {}, error.message), error.advice && h("p", { class: "note" }, error.advice),
  retry && h("button", { type: "button", class: "quiet", onclick: retry }, "Try again"));

/** Shows a line for some seconds, read out by screen readers. */
export function toast(text) {
  const element = byId("toast");
  element.textContent = text;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { element.textContent = ""; }, 6000);
}
