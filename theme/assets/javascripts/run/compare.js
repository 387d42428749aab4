// Compares what was printed with what was recorded, line by line.
import { element, say } from "./tools.js";

const CELLS = 250000; // of the table of common lines; larger middles are shown as wholly different

/** Lines with where they stand: "both", "recorded" or "printed". A missing line end counts. */
export function difference(recorded, printed) {
  const left = recorded.split("\n"), right = printed.split("\n");
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < left.length - start && end < right.length - start
    && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  const a = left.slice(start, left.length - end), b = right.slice(start, right.length - end);
  const found = left.slice(0, start).map((text) => ({ where: "both", text }));
  found.push(...middle(a, b));
  found.push(...left.slice(left.length - end).map((text) => ({ where: "both", text })));
  if (found.at(-1)?.text === "" && found.at(-1).where === "both") found.pop(); // the end of the last line
  return found;
}

function middle(a, b) {
  const only = (where, lines) => lines.map((text) => ({ where, text }));
  if (a.length * b.length > CELLS) return [...only("recorded", a), ...only("printed", b)];
  // common[i][j]: how many lines a[i:] and b[j:] have in common, in order.
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const found = [];
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { found.push({ where: "both", text: a[i] }); i += 1; j += 1; }
    else if (j >= b.length || (i < a.length && common[i + 1][j] >= common[i][j + 1])) found.push({ where: "recorded", text: a[i++] });
    else found.push({ where: "printed", text: b[j++] });
  }
  return found;
}

/** The difference as a list; signs and words tell it too, not only colors. */
export function differenceList(recorded, printed) {
  const sign = { both: " ", recorded: "−", printed: "+" };
  const told = { recorded: say("run_recorded_only"), printed: say("run_printed_only") };
  const lines = difference(recorded, printed).map(({ where, text }) => element("li", { class: where },
    element("span", { class: "runner-sign", "aria-hidden": "true" }, sign[where]),
    where === "both" ? null : element("span", { class: "run-what" }, `${told[where]}: `),
    element("code", {}, text || " ")));
  const legend = element("p", { class: "runner-legend", "aria-hidden": "true" }, `− ${told.recorded}   + ${told.printed}`);
  return element("div", {}, legend, element("ol", { class: "runner-diff", tabindex: "0", "aria-label": say("run_compared") }, ...lines));
}
