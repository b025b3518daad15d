// Line charts in SVG: hover or arrow keys read values, and a caption says the newest one in text.

import { h, s } from "/dashboard/dom.js";
import { number, tick, time } from "/dashboard/format.js";

const margin = { top: 8, right: 10, bottom: 18, left: 54 };

/** The shape that stands for each cause, so that no colour is needed to tell them apart. */
export function markShape(cause, x, y, size = 4.5) {
  const at = (points) => points.map(([dx, dy]) => `${x + dx * size},${y + dy * size}`).join(" ");
  switch (cause) {
    case "adaptation": return s("circle", { cx: x, cy: y, r: size });
    case "set": return s("rect", { x: x - size, y: y - size, width: 2 * size, height: 2 * size });
    case "reset": return s("polygon", { points: at([[0, -1.2], [1.15, 0.9], [-1.15, 0.9]]) });
    case "rollback": return s("polygon", { points: at([[0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]]) });
    default: return s("polygon", { points: at([[-1, -0.6], [1, -0.6], [1, 0.6], [-1, 0.6]]) });
  }
}

/**
 * A chart in a figure; redraws itself when its width changes.
 *
 * @param options `title` and `note` (nodes or text) of the caption; `label` for screen readers; `height`;
 *   `series`: `{name, className, stepped, points: [[milliseconds, value]]}`; `marks`: `{t, v, cause, hollow, text, onpick}`;
 *   `from` and `to` of the time axis; `read(t)`: what a reader at that time is told, in lines.
 */
export function lineChart(options) {
  const canvas = h("div");
  const tip = h("div", { class: "tip", hidden: true });
  const live = h("p", { class: "visually-hidden", "aria-live": "polite" });
  const figure = h("figure", { class: "chart" },
    h("figcaption", {}, h("span", {}, options.title), h("span", { class: "value" }, options.note)), canvas, tip, live);
  const state = { cursor: null, width: 0 };
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry.contentRect.width);
    if (width === state.width || width < 80) return;
    state.width = width;
    canvas.replaceChildren(draw(options, width, tip, live, canvas));
  }).observe(canvas);
  return figure;
}

function draw(options, width, tip, live, canvas) {
  const height = options.height ?? 120;
  const scale = scales(options, width, height);
  const svg = s("svg", { width, height, viewBox: `0 0 ${width} ${height}`, tabindex: 0, role: "group",
    "aria-roledescription": "chart", "aria-label": `${options.label} Arrow keys read the values.` });
  svg.append(...axes(scale, width, height));
  for (const series of options.series) {
    svg.append(s("path", { class: `series ${series.className ?? ""}`, d: line(series, scale) }));
  }
  for (const mark of options.marks ?? []) {
    const shape = markShape(mark.cause, scale.x(mark.t), scale.y(mark.v), mark.hollow ? 3 : 4);
    shape.setAttribute("class", `mark${mark.hollow ? " hollow" : ""}${mark.onpick ? " clickable" : ""}`);
    if (mark.onpick) shape.addEventListener("click", mark.onpick);
    svg.append(shape);
  }
  const cursor = s("line", { class: "cursor", y1: margin.top, y2: height - margin.bottom, visibility: "hidden" });
  svg.append(cursor);
  follow(options, svg, scale, cursor, tip, live, canvas);
  return svg;
}

function scales(options, width, height) {
  const values = options.series.flatMap((series) => series.points.map(([, v]) => v))
    .concat((options.marks ?? []).map((mark) => mark.v)).filter(Number.isFinite);
  let [low, high] = [Math.min(...values, options.low ?? Infinity), Math.max(...values, options.high ?? -Infinity)];
  const room = high > low ? (high - low) * 0.12 : Math.abs(high) * 0.05 || 1;
  [low, high] = [low - room, high + room];
  const from = options.from;
  const to = options.to > from ? options.to : from + 60_000;
  return {
    low, high, from, to,
    x: (t) => margin.left + ((t - from) / (to - from)) * (width - margin.left - margin.right),
    y: (v) => height - margin.bottom - ((v - low) / (high - low)) * (height - margin.top - margin.bottom),
    t: (x) => from + ((x - margin.left) / (width - margin.left - margin.right)) * (to - from),
  };
}

/** Round numbers between `low` and `high`, about `wanted` of them. */
export function ticks(low, high, wanted) {
  const rough = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  const result = [];
  for (let index = Math.ceil(low / step); index * step <= high; index += 1) result.push(Number((index * step).toPrecision(12)));
  return result;
}

function axes(scale, width, height) {
  const parts = [];
  for (const value of ticks(scale.low, scale.high, Math.max(2, Math.round(height / 50)))) {
    const y = scale.y(value);
    parts.push(s("line", { class: "axis", x1: margin.left, x2: width - margin.right, y1: y, y2: y }),
      s("text", { class: "axis-text", x: margin.left - 6, y: y + 4, "text-anchor": "end" }, number(value)));
  }
  const span = scale.to - scale.from;
  const wanted = Math.max(2, Math.min(6, Math.floor(width / 130)));
  for (let index = 0; index < wanted; index += 1) {
    const t = scale.from + (span * index) / (wanted - 1);
    const anchor = index === 0 ? "start" : index === wanted - 1 ? "end" : "middle";
    parts.push(s("text", { class: "axis-text", x: scale.x(t), y: height - 4, "text-anchor": anchor }, tick(t, span)));
  }
  return parts;
}

function line(series, scale) {
  let path = "";
  let previous = null;
  for (const [t, v] of series.points) {
    const [x, y] = [scale.x(t).toFixed(1), scale.y(v).toFixed(1)];
    if (previous === null) path = `M${x},${y}`;
    else path += series.stepped ? `H${x}V${y}` : `L${x},${y}`;
    previous = v;
  }
  return path;
}

/** Value of a series at a time: that of its last point at or before it. */
export function valueAt(points, t) {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle][0] <= t) low = middle + 1;
    else high = middle;
  }
  return points[low - 1]?.[1];
}

/** Moves the cursor by pointer and keys between the times at which something happened. */
function follow(options, svg, scale, cursor, tip, live, canvas) {
  const stops = [...new Set(options.series.flatMap((series) => series.points.map(([t]) => t))
    .concat((options.marks ?? []).map((mark) => mark.t)))].filter((t) => t >= scale.from && t <= scale.to).sort((a, b) => a - b);
  if (stops.length === 0) return;
  let place = stops.length - 1;
  const marksAt = (t) => (options.marks ?? []).filter((mark) => mark.t === t);

  const read = (index, aloud) => {
    place = Math.max(0, Math.min(stops.length - 1, index));
    const t = stops[place];
    const x = scale.x(t);
    const lines = [time(new Date(t).toISOString()),
      ...options.series.filter((series) => series.name).map((series) => `${series.name}: ${(options.format ?? number)(valueAt(series.points, t))}`),
      ...marksAt(t).map((mark) => mark.text)];
    tip.textContent = lines.join("\n");
    tip.hidden = false;
    cursor.setAttribute("x1", x);
    cursor.setAttribute("x2", x);
    cursor.setAttribute("visibility", "visible");
    const room = canvas.clientWidth;
    tip.style.top = `${canvas.offsetTop + margin.top}px`;
    if (x > room / 2) {
      tip.style.left = "auto";
      tip.style.right = `${room - x + 10}px`;
    } else {
      tip.style.right = "auto";
      tip.style.left = `${x + 10}px`;
    }
    if (aloud) live.textContent = lines.join(". ");
  };
  const hide = () => {
    tip.hidden = true;
    cursor.setAttribute("visibility", "hidden");
  };
  const nearest = (clientX) => {
    const t = scale.t(clientX - svg.getBoundingClientRect().left);
    let best = 0;
    stops.forEach((stop, index) => { if (Math.abs(stop - t) < Math.abs(stops[best] - t)) best = index; });
    return best;
  };

  svg.addEventListener("pointermove", (event) => read(nearest(event.clientX), false));
  svg.addEventListener("pointerleave", hide);
  svg.addEventListener("focus", () => { if (svg.matches(":focus-visible")) read(place, true); });
  svg.addEventListener("blur", hide);
  svg.addEventListener("keydown", (event) => {
    const next = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: stops.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      read(next, true);
    } else if (event.key === "Enter") {
      marksAt(stops[place]).find((mark) => mark.onpick)?.onpick();
    } else if (event.key === "Escape") {
      hide();
    }
  });
}
