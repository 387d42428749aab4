// A place to edit code: CodeMirror when it can be loaded, else a plain text area of the same shape.
import { editorModule } from "./engine.js";
import { element, freshId, say } from "./tools.js";

/** An editor inside `parent`, see createEditor() of theme/runner/editor.js; never throws. */
export async function edit({ parent, text, label, onChange, onRun }) {
  const describedBy = freshId("keys");
  const hint = element("p", { class: "runner-keys", id: describedBy }, say("run_keys"));
  const place = element("div", { class: "runner-code" });
  // Inside a proof box the first Escape belongs to the editor; the second closes the box.
  const module = navigator.connection?.saveData ? null : await editorModule();
  parent.append(place, hint);
  if (module) {
    try {
      return module.createEditor({ parent: place, text, label, describedBy, onChange, onRun });
    } catch (error) {
      console.warn("The editor could not start.", error);
    }
  }
  hint.textContent = say("run_keys_plain");
  return plain({ place, text, label, describedBy, onChange, onRun });
}

function plain({ place, text, label, describedBy, onChange, onRun }) {
  const area = element("textarea", {
    "aria-label": label, "aria-describedby": describedBy, spellcheck: "false", autocapitalize: "off",
    autocomplete: "off", translate: "no", wrap: "off",
    oninput: () => { size(); onChange(area.value); },
    onkeydown: (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); onRun(); }
    },
  });
  const size = () => { area.rows = Math.min(32, area.value.split("\n").length + 1); };
  area.value = text;
  size();
  place.append(area);
  return {
    get text() { return area.value; },
    set text(fresh) { area.value = fresh; size(); onChange(fresh); },
    focus: () => area.focus(),
    markLine: () => {},
    destroy: () => area.remove(),
  };
}
