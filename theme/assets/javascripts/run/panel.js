// The panel below a sample: what can be done with it, and what came of the run.
import { differenceList } from "./compare.js";
import { edit } from "./editor.js";
import { engine, inTurn, remember } from "./engine.js";
import { LIMIT, encode } from "./share.js";
import { published, receivers } from "./sources.js";
import { copy, element, language, megabytes, root, say, words } from "./tools.js";
import { section } from "./trace.js";

const SHOWN = 200000; // characters of output kept in the page; the engine has a limit of its own
let working = 0;

/** The sentence for an error: what happened and what to do. */
export function sentence(error) {
  const key = `run_error_${error?.code}`;
  return key in words ? words[key] : say("run_error_unknown", { message: error?.message ?? String(error) });
}

export const playgroundAddress = `${root}${language === "en" ? "" : `${language}/`}playground/`;

export class Panel {
  /**
   * host: the element in whose frame the sample stands; after: the panel follows this element;
   * hides: what the editor takes the place of; path: of the published snippet, or null;
   * button: the one that was pressed; it tells the size of the first load.
   */
  constructor({ button: trigger, host, after, hides, path }) {
    Object.assign(this, { trigger, host, hides, path, name: path });
    this.busy = false;
    this.editor = null;
    const button = (key, action, css = "") => element("button", { type: "button", class: css, onclick: action }, words[key]);
    this.again = button("run_now", () => this.run(), "runner-main");
    this.stopper = button("run_stop", () => this.stop());
    this.editing = button("run_edit", () => this.edit());
    this.resetter = button("run_reset", () => this.reset());
    this.copier = button("run_copy", () => this.copy());
    this.link = element("a", { href: playgroundAddress }, words.run_playground);
    this.link.addEventListener("click", (event) => this.follow(event));
    this.status = element("p", { class: "runner-status", role: "status", "aria-live": "polite" });
    this.bar = element("progress", { max: "1", value: "0", "aria-label": words.run_loading });
    this.bytes = element("span", { class: "runner-bytes", "aria-hidden": "true" });
    this.loading = element("p", { class: "runner-loading" }, this.bar, this.bytes);
    this.place = element("div", { class: "runner-editor" });
    this.result = element("div", { class: "runner-result" });
    this.actions = element("div", { class: "runner-actions", role: "group", "aria-label": say("run_panel", { file: path }) },
      this.again, this.stopper, this.editing, this.resetter, this.copier, this.link);
    const size = trigger.querySelector(".run-size");
    if (size) this.again.append(size.cloneNode(true));
    this.element = element("div", { class: "runner" }, this.place, this.actions, this.status, this.loading, this.result);
    this.loading.hidden = true;
    after ? after.after(this.element) : host.append(this.element);
    this.refresh();
  }

  /** The published files, read once; none for code of the reader's own. */
  async files() {
    if (!this.path) return null;
    this.published ??= await published(this.path);
    if (!this.editor) this.link.href = `${playgroundAddress}#snippet=${this.path.replace(/^snippets\/|\.py$/g, "")}`;
    return this.published;
  }

  get changed() {
    return Boolean(this.editor) && this.editor.text !== (this.published?.code ?? this.start);
  }

  refresh() {
    this.stopper.hidden = !this.busy;
    this.again.hidden = !this.editor; // until then the button above the sample is near
    this.editing.hidden = Boolean(this.editor);
    this.resetter.hidden = !this.changed;
    this.element.classList.toggle("runner--busy", this.busy);
    for (const run of [this.again, this.trigger]) run.setAttribute("aria-disabled", String(this.busy));
  }

  tell(...parts) {
    const spans = parts.filter(Boolean).flatMap((part) => [typeof part === "string" ? element("span", {}, part) : part, " "]);
    this.status.replaceChildren(...spans);
  }

  async run() {
    if (this.busy) return;
    this.busy = true;
    this.cancelled = false;
    this.engine = null;
    const cancel = new Promise((resolve) => { this.cancel = resolve; });
    this.refresh();
    this.result.replaceChildren();
    this.editor?.markLine(null);
    this.tell(working ? words.run_waiting : "");
    this.status.scrollIntoView({ block: "nearest" });
    working += 1;
    try {
      const files = await this.files();
      await inTurn(async () => {
        if (this.cancelled) return;
        const found = await this.load(cancel);
        if (this.cancelled) return;
        await this.runOn(found, files);
      });
      if (this.cancelled && !this.result.childNodes.length) this.tell(words.run_stopped);
    } catch (error) {
      console.warn(error);
      this.tell(element("span", { class: "runner-problem" }, sentence(error)));
    } finally {
      working -= 1;
      const held = this.stopper === document.activeElement;
      this.busy = false;
      this.loading.hidden = true;
      this.refresh();
      if (held) (this.editor ? this.again : this.trigger).focus();
    }
  }

  async load(cancel) {
    const found = await engine();
    if (found.loaded) return found;
    this.bar.value = 0;
    this.tell(words.run_loading);
    await Promise.race([found.load((done, total) => this.progress(found, done, total)), cancel]);
    return found;
  }

  /** How much of a download has arrived. */
  progress(found, done, total) {
    this.loading.hidden = false;
    if (done < total) {
      // The engine counts the large files; the small ones before them are in the size, too.
      const all = found.info.bytes, arrived = all - total + done;
      this.bar.value = arrived / all;
      this.bytes.textContent = say("run_loaded", { done: megabytes(arrived), total: megabytes(all) });
    } else if (this.bar.hasAttribute("value")) {
      this.bar.removeAttribute("value");
      this.bytes.textContent = "";
      this.tell(words.run_starting);
    }
  }

  /** A second download, because the code imports what the first left out. */
  pack(bytes, done) {
    this.tell(done ? words.run_running : say("run_more", { size: megabytes(bytes) }));
  }

  async runOn(found, files) {
    this.loading.hidden = true;
    this.tell(words.run_running);
    const unchanged = Boolean(files) && !this.changed;
    const code = unchanged ? files.raw : this.editor.text;
    const print = this.printer();
    this.engine = found;
    const result = await found.run(
      { code, name: this.path ?? "playground.py", receivers: receivers(code), published: unchanged, trace: true, language },
      { output: print, pack: (name, bytes, done) => this.pack(bytes, done) },
    );
    this.engine = null;
    if (!print.count && result.output) print(result.output);
    this.finish(found, result, { files, unchanged, cut: print.count > SHOWN });
  }

  /** Shows output as it comes, warnings and logs (`err`) among it in another color. */
  printer() {
    const code = element("code", {});
    const shown = element("pre", { class: "runner-output", tabindex: "0", role: "group", "aria-label": words.run_output }, code);
    const print = (text, stream) => {
      if (!print.count) this.result.prepend(element("p", { class: "runner-title" }, words.run_output), shown);
      const room = SHOWN - print.count;
      print.count += text.length;
      if (room <= 0) return;
      if (stream === "err") code.append(element("span", { class: "runner-err" }, text.slice(0, room)));
      else if (code.lastChild?.nodeType === Node.TEXT_NODE) code.lastChild.appendData(text.slice(0, room));
      else code.append(text.slice(0, room));
    };
    print.count = 0;
    return print;
  }

  finish(found, result, { files, unchanged, cut }) {
    const { error, stopped, output } = result;
    const limit = words[`run_limit_${error?.code}`];
    const ended = !stopped && (!limit || Boolean(error.text));
    const more = [];
    if (result.truncated || cut) more.push(element("p", { class: "runner-note" }, words.run_truncated));
    if (ended && !output && !result.stderr) more.push(element("p", { class: "runner-note" }, words.run_no_output));
    if (error?.text) {
      more.push(element("p", { class: "runner-title" }, words.run_traceback),
        element("pre", { class: "runner-traceback", tabindex: "0", role: "group", "aria-label": words.run_traceback },
          element("code", {}, error.text)));
      if (!unchanged) this.editor.markLine(error.line);
    }
    const same = Boolean(files) && result.ok && output === files.recorded;
    if (files && ended && !same) {
      more.push(element("details", { class: "runner-compare", open: unchanged },
        element("summary", {}, words.run_compared), differenceList(files.recorded, output)));
    }
    if (ended) more.push(section(result));
    this.result.append(...more);

    const problem = (text) => element("span", { class: "runner-problem" }, text);
    const told = [];
    if (stopped) told.push(words.run_stopped);
    else if (limit && !error.text) told.push(problem(limit));
    else if (error) told.push(problem(say(error.line ? "run_failed_line" : "run_failed", { error: error.type, line: error.line })), limit ?? "");
    else told.push(say("run_done", { ms: Math.max(1, Math.round(result.milliseconds)) }));
    if (same) told.push(element("span", { class: "runner-same" }, words.run_same));
    else if (files && ended) told.push(unchanged ? problem(words.run_differs) : words.run_differs);
    const { django, python, licenses } = found.info;
    told.push(element("span", { class: "runner-versions" }, say("run_versions", { django, python }), " ",
      element("a", { href: `${root}run/${licenses}` }, words.run_licenses)));
    this.tell(...told);
    this.status.scrollIntoView({ block: "nearest" });
    if (ended) remember(found.info);
  }

  stop() {
    this.cancelled = true;
    this.cancel?.();
    this.engine?.stop();
  }

  /** Put an editor in the place of the sample. */
  async edit({ text = null, focus = true } = {}) {
    if (this.editor || this.opening) return;
    this.opening = true;
    try {
      const files = await this.files();
      this.start = text ?? files.code;
      this.editor = await edit({
        parent: this.place,
        text: this.start,
        label: say("run_editor", { file: this.name }),
        onChange: () => this.onChange(),
        onRun: () => this.run(),
      });
      // The editor stands where the sample stood.
      this.hides[0].before(this.place);
      for (const one of this.hides) one.hidden = true;
      this.refresh();
      if (focus) this.editor.focus();
    } catch (error) {
      this.tell(element("span", { class: "runner-problem" }, sentence(error)));
    } finally {
      this.opening = false;
    }
  }

  onChange() {
    this.refresh();
    this.changedByReader?.(this.editor.text);
  }

  reset() {
    this.editor.text = this.published?.code ?? this.start;
    this.editor.focus();
    this.refresh();
  }

  async copy() {
    try {
      const text = this.editor?.text ?? (await this.files()).code;
      this.tell(await copy(text) ? words.run_copied : words.run_copy_failed);
    } catch (error) {
      this.tell(sentence(error));
    }
  }

  /** To the playground, with the reader's own changes in the address. */
  async follow(event) {
    if (!this.changed || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      location.assign(`${playgroundAddress}#${await encode(this.editor.text)}`);
    } catch (error) {
      this.tell(say("play_share_too_long", { limit: LIMIT }));
    }
  }
}
