// The one engine of this page: found by the manifest of the packs, shared by all samples.
import { root, words } from "./tools.js";

const failure = (code, cause) => Object.assign(new Error(code, { cause }), { code });
let connecting = null;
let tries = 0;

async function readManifest() {
  if (location.protocol === "file:") throw failure("file");
  let response;
  try {
    response = await fetch(`${root}run/manifest.json`, { cache: "no-store" });
  } catch (error) {
    throw failure("network", error);
  }
  if (!response.ok) throw failure("missing");
  try {
    return await response.json();
  } catch (error) { // a host that answers every address with a page of its own
    throw failure("missing", error);
  }
}

async function connectOnce() {
  const manifest = await readManifest();
  let module;
  try {
    // A browser may remember that a module failed; another address makes it ask again.
    module = await import(`${root}run/${manifest.engine}${tries++ ? `?again=${tries}` : ""}`);
  } catch (error) {
    throw failure("network", error);
  }
  return module.connect({ root, info: manifest });
}

/** The engine; after a failure the next call tries again. Throws an error with a code, see tools.words. */
export async function engine() {
  connecting ??= connectOnce().catch((error) => { connecting = null; throw error; });
  return connecting;
}

let editor = null;
/** The module of the editor, or null where it cannot be loaded (a plain text area does as well). */
export async function editorModule() {
  editor ??= readManifest().then((manifest) => import(`${root}run/${manifest.editor}`));
  try {
    return await editor;
  } catch {
    editor = null;
    return null;
  }
}

let turn = Promise.resolve();
/** Runs come one after the other; `work` begins when those before it have ended. */
export function inTurn(work) {
  const mine = turn.then(work);
  turn = mine.catch(() => {});
  return mine;
}

let kept = false;
/** After the first successful run: later visits know that nothing is left to load, and work offline. */
export async function remember(info) {
  document.documentElement.classList.add("run-loaded");
  try { localStorage.setItem("run-loaded", info.version); } catch { /* storage is blocked */ }
  if (kept || !("serviceWorker" in navigator)) return;
  kept = true;
  try {
    await navigator.serviceWorker.register(`${root}service-worker.js`, { scope: root });
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
    const proofs = [...document.querySelectorAll("a[href*='proofs.html#']")].map((mark) => mark.href.split("#")[0]);
    active.postMessage({ type: "keep", pages: [...new Set([location.href, ...loaded, ...proofs])] });
  } catch { /* not a secure context, or forbidden: everything but offline use works */ }
}
