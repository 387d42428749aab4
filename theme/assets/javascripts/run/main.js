// Loaded when a reader presses Run: opens the panel of that sample and runs it.
import { Panel } from "./panel.js";
import { element } from "./tools.js";

const styles = new URL("../../stylesheets/run.css", import.meta.url).href;
const styled = new Promise((resolve) => {
  document.head.append(element("link", { rel: "stylesheet", href: styles, onload: resolve, onerror: resolve }));
});
const panels = new Map();

/** The panel of a sample or a proof box, made at the first press of its button. */
export async function panelOf(button) {
  await styled;
  const host = button.closest(".sample, .proof-box");
  if (!panels.has(host)) {
    const inBox = host.matches(".proof-box");
    const first = inBox ? host.querySelector(".highlight") : null;
    // In a sample the name stays; what follows it makes room for the editor.
    const hides = inBox ? [first] : [...host.children].filter((child) => !child.matches(".filename"));
    panels.set(host, new Panel({ button, host, after: first, hides, path: button.dataset.run }));
  }
  return panels.get(host);
}

export async function press(button) {
  await (await panelOf(button)).run();
}
