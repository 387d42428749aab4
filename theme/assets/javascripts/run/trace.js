// What happened during a run: the picture that the worker drew, and the same events as a list.
import { element, freshId, say, words } from "./tools.js";

const SVG = "http://www.w3.org/2000/svg";
const ELEMENTS = new Set(["svg", "title", "desc", "path", "circle", "rect", "text", "g", "tspan"]);
const ATTRIBUTES = new Set(["class", "d", "cx", "cy", "r", "x", "y", "width", "height", "rx", "viewBox"]);

/**
 * The picture as elements. It was drawn where the reader's code ran, which may have come with a
 * link from anybody: only shapes and text are taken over, nothing that could act.
 */
export function picture(text) {
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (parsed.localName !== "svg" || parsed.querySelector("parsererror")) return null;
  const copy = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || !ELEMENTS.has(node.localName)) return null;
    const made = document.createElementNS(SVG, node.localName);
    for (const { name, value } of node.attributes) if (ATTRIBUTES.has(name)) made.setAttribute(name, value);
    made.append(...[...node.childNodes].map(copy).filter(Boolean));
    return made;
  };
  const made = copy(parsed);
  const title = made.querySelector("title"), told = made.querySelector("desc");
  made.setAttribute("role", "img");
  for (const [node, attribute] of [[title, "aria-labelledby"], [told, "aria-describedby"]]) {
    if (!node) continue;
    node.id = freshId("picture");
    made.setAttribute(attribute, node.id);
  }
  if (!title) made.setAttribute("aria-label", say("run_output"));
  return made;
}

const short = (name) => String(name).split(".").at(-1);
const values = (event) => Object.entries(event.arguments ?? {}).map(([name, value]) => `${name}=${value[1]}`).join(", ");

/** The text of one event, as label() and as_list() of tools/timeline.py write it. */
function texts(event) {
  switch (event.kind) {
    case "signal": {
      const sender = short(event.sender[1]);
      const method = event.method === "send" ? "" : `.${event.method}()`;
      return [`${event.name}${method} ${sender === "None" ? "" : sender}`.trim(), values(event)];
    }
    case "sql": return [event.text];
    case "transaction": return [event.action];
    case "receiver": return [`${event.is_async ? "async def" : "def"} ${short(event.name)}()`];
    case "receiver_end": return [`${short(event.name)}() ${words.timeline_ends}`];
    case "on_commit": return [`on_commit(${short(event.name)})`];
    case "on_commit_run": return [`${short(event.name)}()`];
    case "omitted": return [say("timeline_omitted", { names: event.names.join(", ") })];
    default: return [event.text ?? event.kind];
  }
}

const LIMIT = 500; // events in the list; more would not be read, and would slow the page down

export function list(events) {
  const items = events.slice(0, LIMIT).map((event) => element("li", { "data-depth": Math.min(Number(event.depth) || 0, 9) },
    element("span", {}, words[`timeline_${event.kind}`] ?? event.kind), " ",
    ...texts(event).filter(Boolean).flatMap((text) => [element("code", {}, text), " "]),
    event.raised ? element("strong", {}, short(event.raised)) : null));
  if (events.length > LIMIT) items.push(element("li", {}, "…"));
  return element("ol", { class: "trace-list" }, ...items);
}

/** The whole section below the output: how much happened, the picture, the list. */
export function section(result) {
  const events = Array.isArray(result.trace) ? result.trace : [];
  const count = (kind) => events.filter((event) => event.kind === kind).length;
  if (!events.length) return element("p", { class: "runner-note" }, say("run_trace_none"));
  const summary = say("run_trace", { signals: count("signal"), queries: count("sql") });
  const drawn = result.picture ? picture(result.picture) : null;
  const legend = ["none", "held", "committed"].map((state) => element("li", { class: state }, words[`timeline_${state}`]));
  return element("details", { class: "runner-trace", open: Boolean(drawn) },
    element("summary", {}, summary),
    drawn ? element("div", { class: "runner-picture", tabindex: "0", role: "group", "aria-label": summary }, drawn) : null,
    drawn ? element("ul", { class: "trace-legend" }, ...legend) : null,
    element("details", { class: "runner-list", open: !drawn }, element("summary", {}, words.timeline_as_list), list(events)));
}
