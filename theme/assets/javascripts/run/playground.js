// The playground: an editor that is open at once, a menu of snippets, links that hold code.
import { panelOf } from "./main.js";
import { sentence } from "./panel.js";
import { LIMIT, decode, encode } from "./share.js";
import { index, published } from "./sources.js";
import { copy, element, freshId, say, words } from "./tools.js";

const DRAFT = "playground-draft";
const SHOWN = 12; // snippets in the menu at a time
const place = document.querySelector(".playground__code");
const button = place.querySelector("[data-run]");
let quiet = false;
const note = element("p", { class: "runner-shared", role: "status", "aria-live": "polite" });

const draft = {
  read() { try { return sessionStorage.getItem(DRAFT); } catch { return null; } },
  write(text) { try { sessionStorage.setItem(DRAFT, text); } catch { /* kept in the page only */ } },
};

/** What the address asks for: {code, path}, and a sentence about it. */
async function asked() {
  const fragment = location.hash.slice(1);
  if (fragment.startsWith("snippet=")) {
    const name = fragment.slice("snippet=".length);
    const path = `snippets/${name}.py`;
    try {
      if (!/^[\w/-]+$/.test(name)) throw new Error(name);
      return { path, code: (await published(path)).code };
    } catch {
      return { told: say("play_snippet_missing", { file: name.slice(0, 80) }) };
    }
  }
  try {
    const code = await decode(fragment);
    if (code === null) return {};
    return { code, told: code === draft.read() ? "" : words.play_shared };
  } catch (error) {
    return { told: words[`play_link_${error.code}`] };
  }
}

const forget = () => history.replaceState(history.state, "", location.pathname + location.search);

const panel = await panelOf(button);
panel.playground = true;
panel.element.hidden = true; // until the editor stands above it: it would move
panel.link.remove();
panel.actions.append(
  element("button", { type: "button", onclick: shareLink }, words.play_share),
  element("button", { type: "button", onclick: startAnew }, words.play_new),
);
place.prepend(menu(), note);

const beginning = button.dataset.run;
const shownName = place.querySelector(".filename .path");

/** Show a published snippet (path) or code of somebody's own (no path). */
async function show({ path = null, code }, focus) {
  panel.path = path;
  panel.published = path ? await published(path) : null;
  panel.name = path ?? words.play_file;
  panel.start = code;
  shownName.textContent = panel.name;
  panel.result.replaceChildren();
  panel.tell();
  quiet = true; // what is shown here was not typed by the reader
  if (panel.editor) panel.editor.text = code;
  else await panel.edit({ text: code, focus: false });
  quiet = false;
  panel.refresh();
  if (focus) panel.editor.focus();
}

panel.changedByReader = (text) => {
  if (quiet) return;
  draft.write(text);
  if (location.hash) forget();
};

async function begin() {
  try {
    const found = await asked();
    note.textContent = found.told ?? "";
    const own = found.code === undefined && !found.told ? draft.read() : null;
    if (found.code !== undefined) await show(found);
    else if (own !== null) await show({ code: own });
    else await show({ path: beginning, code: (await published(beginning)).code });
  } catch (error) {
    note.textContent = sentence(error);
  }
  panel.element.hidden = false;
}

async function startAnew() {
  note.textContent = "";
  if (location.hash) forget();
  await show({ path: beginning, code: (await published(beginning)).code }, true);
}

async function shareLink() {
  try {
    const fragment = await encode(panel.editor.text);
    draft.write(panel.editor.text);
    history.replaceState(history.state, "", `#${fragment}`);
    panel.tell(await copy(location.href) ? words.play_share_copied : words.play_share_here);
  } catch {
    panel.tell(say("play_share_too_long", { limit: LIMIT }));
  }
}

/** Those that run in the browser, whose Django is the newest of all. */
function runnable(entries) {
  const django = entries.flatMap((entry) => entry.versions).sort().at(-1);
  return entries.filter((entry) => !entry.browser && entry.versions.includes(django));
}

/** Search by typing; a result is a button, so that Tab and Enter are all one needs. */
function menu() {
  const id = freshId("find");
  const found = element("p", { class: "runner-found", role: "status", "aria-live": "polite" });
  const results = element("ul", { class: "runner-menu" });
  let all = null;
  const input = element("input", { type: "search", id, autocomplete: "off", spellcheck: "false" });
  const choose = async (entry) => {
    note.textContent = "";
    try {
      const path = `snippets/${entry.name}.py`;
      const { code } = await published(path);
      history.replaceState(history.state, "", `#snippet=${entry.name}`);
      await show({ path, code }, true);
      input.value = "";
      results.replaceChildren();
      found.textContent = "";
    } catch {
      found.textContent = words.play_list_failed;
    }
  };
  const search = async () => {
    const parts = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    try {
      all ??= runnable(await index());
    } catch {
      found.textContent = words.play_list_failed;
      return;
    }
    const fits = parts.length ? all.filter((entry) => {
      const text = `${entry.name} ${entry.title}`.toLowerCase().replaceAll("_", " ");
      return parts.every((part) => text.includes(part.replaceAll("_", " ")));
    }) : [];
    results.replaceChildren(...fits.slice(0, SHOWN).map((entry) => element("li", {},
      element("button", { type: "button", onclick: () => choose(entry) },
        element("code", {}, entry.name), " ", element("span", { lang: "en" }, entry.title)))));
    found.textContent = !parts.length ? "" : say("play_found", { count: fits.length })
      + (fits.length > SHOWN ? `. ${say("play_more", { count: SHOWN })}` : "");
  };
  input.addEventListener("input", search);
  return element("div", { class: "runner-find" }, element("label", { for: id }, words.play_find), input, found, results);
}

addEventListener("hashchange", begin);
await begin();
