// The editor: CodeMirror 6 with what a short Python file needs. Bundled by the pack build, loaded
// when a reader begins to edit; theme/assets/javascripts/run/editor.js falls back to a text area.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { HighlightStyle, LanguageSupport, bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { StyleModule } from "style-mod";

// CodeMirror would write its styles into a <style>, which a strict content security policy forbids.
// In a shadow root it adopts a style sheet instead; this lets it do so in the document.
const adopting = {
  ownerDocument: document,
  get adoptedStyleSheets() { return document.adoptedStyleSheets; },
  set adoptedStyleSheets(sheets) { document.adoptedStyleSheets = sheets; },
};
const mount = StyleModule.mount;
StyleModule.mount = (root, ...rest) => mount(root === document ? adopting : root, ...rest);

// The colors of the samples, in light and dark: the variables change with the scheme of the page.
const color = (name) => `var(--md-code-hl-${name}-color)`;
const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword], color: color("keyword") },
  { tag: [tags.string, tags.special(tags.string)], color: color("string") },
  { tag: [tags.number], color: color("number") },
  { tag: [tags.bool, tags.null, tags.self], color: color("constant") },
  { tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName)), tags.definition(tags.className), tags.className], color: color("function") },
  { tag: [tags.meta, tags.annotation], color: color("special") },
  { tag: [tags.comment], color: color("comment") },
]);

const look = EditorView.theme({
  "&": { backgroundColor: "var(--md-code-bg-color)", color: "var(--md-code-fg-color)", fontSize: ".7rem" },
  "&.cm-focused": { outline: "2px solid var(--md-accent-fg-color)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--md-code-font-family)", lineHeight: "1.55", maxHeight: "32rem", overflow: "auto" },
  ".cm-content": { caretColor: "var(--md-code-fg-color)", padding: ".7em 0" },
  ".cm-cursor": { borderLeftColor: "var(--md-code-fg-color)" },
  ".cm-gutters": { backgroundColor: "transparent", border: "0", color: "var(--md-code-hl-comment-color)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--md-accent-fg-color--transparent)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { backgroundColor: "var(--run-selection)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--mark-bg)", color: "var(--mark-fg)" },
  ".cm-faulty": { backgroundColor: "var(--wrong-bg)" },
});

const setFault = StateEffect.define();
const fault = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let fresh = transaction.docChanged ? Decoration.none : marks;
    for (const effect of transaction.effects) {
      if (!effect.is(setFault)) continue;
      const number = effect.value;
      const { doc } = transaction.state;
      fresh = number && number <= doc.lines
        ? Decoration.set([Decoration.line({ class: "cm-faulty" }).range(doc.line(number).from)])
        : Decoration.none;
    }
    return fresh;
  },
  provide: (field) => EditorView.decorations.from(field),
});

// Tab indents, so there must be a way out: Escape, then Tab moves on, without a time limit, until
// the editor is left or something is typed. A second Escape goes to whatever is around the editor.
const letTabOut = {
  key: "Escape",
  run(view) {
    if (view.dom.dataset.tabLeaves) return false;
    view.dom.dataset.tabLeaves = "yes";
    view.setTabFocusMode(true);
    return true;
  },
};
const holdTab = (view) => {
  if (!view.dom.dataset.tabLeaves) return;
  delete view.dom.dataset.tabLeaves;
  view.setTabFocusMode(false);
};

/**
 * An editor inside `parent`. label: its accessible name; describedBy: id of the element that tells
 * the keys; onChange(text) after each change; onRun() on Ctrl+Enter or Cmd+Enter.
 */
export function createEditor({ parent, text, label, describedBy, onChange, onRun }) {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        indentOnInput(),
        bracketMatching(),
        highlightActiveLine(),
        new LanguageSupport(pythonLanguage), // without completion, which nobody asked for
        syntaxHighlighting(highlighting),
        fault,
        look,
        keymap.of([
          letTabOut,
          { key: "Mod-Enter", run: () => (onRun(), true) },
          indentWithTab,
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        EditorView.contentAttributes.of({
          "aria-label": label,
          "aria-describedby": describedBy,
          autocapitalize: "off",
          autocorrect: "off",
          spellcheck: "false",
          tabindex: "0", // as it is anyway; said for tools that look for it
          translate: "no",
        }),
        EditorView.domEventHandlers({ blur: (event, editor) => holdTab(editor) }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          holdTab(update.view);
          onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    get text() { return view.state.doc.toString(); },
    set text(fresh) { view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: fresh } }); },
    focus: () => view.focus(),
    markLine: (number) => view.dispatch({ effects: setFault.of(number) }),
    destroy: () => view.destroy(),
  };
}
