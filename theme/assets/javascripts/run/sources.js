// The snippets as published, and what their docstrings ask for.
import { root } from "./tools.js";

const MARKER = /^\s*# --8<-- \[(start|end):[\w-]+\]\s*$/;
const files = new Map();

async function file(name) {
  if (!files.has(name)) {
    const read = fetch(`${root}snippets/${name}`).then((response) => {
      if (!response.ok) throw Object.assign(new Error(`${name}: ${response.status}`), { code: "missing" });
      return response.text();
    }, () => { throw Object.assign(new Error(name), { code: "network" }); });
    files.set(name, read);
    read.catch(() => files.delete(name)); // the next press tries again
  }
  return files.get(name);
}

/** A snippet as a reader may change it, without section markers and annotation numbers; as in clean_source() of theme/hooks/samples.py. */
export function clean(text) {
  const kept = text.split("\n").filter((line) => !MARKER.test(line)).join("\n");
  return `${kept.replace(/[ \t]*# \(\d+\)!/g, "").replace(/\n{4,}/g, "\n\n\n").trim()}\n`;
}

/** path: snippets/basics/x.py. raw: as run by the tests; code: as shown; recorded: output on the newest Django. */
export async function published(path) {
  const name = path.replace(/^snippets\//, "");
  const [raw, recorded] = await Promise.all([file(name), file(name.replace(/\.py$/, ".out"))]);
  return { raw, code: clean(raw), recorded };
}

/** The apps of the shop whose receivers the docstring of a file asks for. */
export function receivers(code) {
  const docstring = /^(?:\s*#.*\n|\s*\n)*\s*[rR]?("""|''')([\s\S]*?)\1/.exec(code)?.[2] ?? "";
  return /^\s*Receivers: (.+)$/m.exec(docstring)?.[1].match(/\w+/g) ?? [];
}

/** The list of all snippets, see tools/raw_snippets.py. */
export async function index() {
  return JSON.parse(await file("index.json"));
}
