// Small tools of the runner's modules: elements, words, numbers.
import words from "./words.js"; // written by theme/hooks/runner.py, for each language its own

export { words };
export const language = document.documentElement.lang;

/** The root of the whole site: this file stands in [ru/]assets/javascripts/run/. */
export const root = new URL(language === "en" ? "../../../" : "../../../../", import.meta.url).href;

/** A sentence of the interface with its places filled. */
export function say(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export const megabytes = (bytes) => (Math.ceil(bytes / 1e5) / 10).toFixed(1).replace(".", words.decimal_mark);

/** An element. Text only ever becomes text: whatever a run or a link holds is not read as HTML. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

/** Copy text. Answers whether the browser allowed it. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { /* not a secure context, or refused: try the older way */ }
  const area = element("textarea", { class: "runner-copied", "aria-hidden": "true" });
  area.value = text;
  const before = document.activeElement;
  (before?.closest("[popover]") ?? document.body).append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  before?.focus();
  return done;
}

let last = 0;
/** An id nobody else has on this page. */
export const freshId = (name) => `run-${name}-${++last}`;
