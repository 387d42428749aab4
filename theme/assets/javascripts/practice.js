// The practice: questions fetched from the reading pages, one at a time, answered by keys or touch.
import { FORMAT, Progress, ProgressError, answered, isDue, pick, shuffled } from "./practice-progress.js";

const { words, levels, boxes, topics } = JSON.parse(document.getElementById("practice-data").textContent);
const root = document.querySelector("[data-practice]");
const progress = new Progress(() => window.localStorage);
const questions = topics.flatMap((topic) => topic.questions.map((question) => ({ ...question, kind: topic.kind, topic })));
const byId = new Map(questions.map((question) => [question.id, question]));
const kinds = ["question", "puzzle", "open"].filter((kind) => questions.some((question) => question.kind === kind));

// What the keys do on the view shown now: { choose(number), enter() }.
let keys = {};
let round = null;

function h(tag, properties = {}, ...children) {
  const { dataset, ...rest } = properties;
  const element = Object.assign(document.createElement(tag), rest);
  Object.assign(element.dataset, dataset);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function say(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function button(text, onclick, className = "md-button") {
  return h("button", { type: "button", className, onclick }, text);
}

// Code that is wider than the screen can be scrolled by keyboard.
const scrollable = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
new MutationObserver(() => {
  for (const code of root.querySelectorAll("pre > code")) scrollable.observe(code);
}).observe(root, { childList: true, subtree: true });

// Replace the view. Where the reader has done something, the new view takes the focus.
function show(nodes, focused) {
  root.replaceChildren(...nodes.filter(Boolean));
  focused?.focus();
}

function plainHash() {
  history.replaceState(null, "", location.pathname + location.search);
}

// Questions as the reading pages have them ------------------------------------------------------

const pages = new Map();

function topicUrl(topic) {
  return new URL(`../${topic.name}/`, location.href);
}

function topicPage(topic) {
  if (!pages.has(topic.name)) {
    const loading = fetch(topicUrl(topic)).then(async (response) => {
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
      return new DOMParser().parseFromString(await response.text(), "text/html");
    });
    loading.catch(() => pages.delete(topic.name));
    pages.set(topic.name, loading);
  }
  return pages.get(topic.name);
}

// Nodes of a fetched page, with links that hold here.
function adopted(element, topic) {
  const copy = document.importNode(element, true);
  const base = topicUrl(topic);
  for (const link of copy.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), base).href;
  const holder = document.createDocumentFragment();
  holder.append(...copy.childNodes);
  return holder;
}

async function load(question) {
  const source = await topicPage(question.topic);
  const block = source.querySelector(`[data-question="${question.id}"]`);
  const heading = source.getElementById(question.id);
  if (!block || !heading) throw new Error(question.id);
  heading.querySelector(".headerlink")?.remove();
  const take = (element) => (element ? adopted(element, question.topic) : null);
  const answer = block.querySelector(":scope > .answer");
  const parts = [...block.querySelectorAll(":scope > .options > li")].map((option, place) => {
    const reason = block.querySelectorAll(".reasons > li")[place].cloneNode(true);
    reason.querySelector(".reasons__option")?.remove();
    return { right: String(place) === block.dataset.right, option: () => take(option), reason: () => take(reason) };
  });
  const teaching = answer.querySelector(".teaching");
  const reread = teaching?.querySelector("a");
  return {
    title: () => take(heading),
    text: () => take(block.querySelector(":scope > .question__text")),
    options: parts,
    answer: () => {
      const copy = answer.cloneNode(true);
      copy.querySelector("summary")?.remove();
      copy.querySelector(".teaching")?.remove();
      return take(copy);
    },
    teaching: () => take(teaching),
    reread: reread && { href: new URL(reread.getAttribute("href"), topicUrl(question.topic)).href, text: reread.textContent },
  };
}

// Choosing ----------------------------------------------------------------------------------------

const chosen = { kinds: new Set(kinds), levels: new Set(levels), topics: new Set(topics.map((topic) => topic.name)), count: 10 };

function fitting() {
  return questions.filter(({ kind, level, topic }) => chosen.kinds.has(kind) && chosen.levels.has(level) && chosen.topics.has(topic.name));
}

function checks(legend, set, items, onchange) {
  const boxes = items.map(([value, text]) => {
    const input = h("input", { type: "checkbox", checked: set.has(value), value });
    input.addEventListener("change", () => {
      if (input.checked) set.add(value);
      else set.delete(value);
      onchange();
    });
    return h("label", {}, input, h("span", {}, text));
  });
  return h("fieldset", {}, h("legend", {}, legend), h("div", { className: "checks" }, ...boxes));
}

function setup(message = null) {
  round = null;
  const found = h("output", {});
  found.setAttribute("aria-live", "polite");
  const update = () => { found.textContent = say("chosen", { count: fitting().length }); };
  const count = h("select", {}, ...[5, 10, 20, 40].map((number) => new Option(number, number)), new Option(words.all, "all"));
  count.value = chosen.count;
  count.addEventListener("change", () => { chosen.count = count.value; });
  const form = h("form", { className: "practice-setup" },
    checks(words.levels, chosen.levels, levels.map((level) => [level, words[`level_${level}`] ?? level]), update),
    checks(words.kinds, chosen.kinds, kinds.map((kind) => [kind, words[`kind_${kind}`]]), update),
    topicChecks(update),
    h("p", { className: "practice-start" },
      h("label", {}, `${words.number} `, count), h("button", { type: "submit", className: "md-button md-button--primary" }, words.start), found));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const fit = fitting();
    if (!fit.length) found.textContent = words.none_chosen;
    else begin(pick(fit, progress.answers, Date.now(), boxes, chosen.count === "all" ? fit.length : Number(chosen.count)));
  });
  keys = {};
  update();
  const status = h("p", { className: "practice-status", tabIndex: -1 }, message ?? summary());
  show([storageNotice(), status, form, progressTools()], message === null ? null : status);
}

// Twenty topics would stand between a reader and the start: they are folded, unless chosen from.
function topicChecks(update) {
  const heading = h("summary", {});
  const count = () => { heading.textContent = `${words.topics}: ${chosen.topics.size} / ${topics.length}`; };
  const box = checks(words.topics, chosen.topics, topics.map(({ name, title }) => [name, title]), () => { count(); update(); });
  const all = (checked) => {
    for (const input of box.querySelectorAll("input")) if (input.checked !== checked) input.click();
  };
  box.prepend(h("p", { className: "practice-links" },
    button(words.select_all, () => all(true), "linklike"), button(words.select_none, () => all(false), "linklike")));
  count();
  return h("details", { className: "by-level practice-topics", open: chosen.topics.size < topics.length }, heading, box);
}

function summary() {
  const now = Date.now();
  const seen = questions.filter(({ id }) => progress.answers[id]);
  const due = seen.filter(({ id }) => isDue(progress.answers[id], now, boxes));
  return say("state", { seen: seen.length, all: questions.length, due: due.length });
}

// Progress: export, import, erase -------------------------------------------------------------------

function save(text, name) {
  const link = h("a", { href: URL.createObjectURL(new Blob([text], { type: "application/json" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function storageNotice() {
  if (progress.blocked) return h("p", { className: "practice-notice" }, words.blocked);
  if (!progress.broken) return null;
  const notice = h("div", { className: "practice-notice" }, h("p", {}, words[`stored_${progress.broken}`]));
  notice.setAttribute("role", "alert");
  notice.append(h("p", {},
    button(words.save_broken, () => save(progress.text, `${FORMAT}-unreadable.txt`)), " ",
    button(words.begin_anew, () => { progress.erase(); setup(words.erased); })));
  return notice;
}

function progressTools() {
  const told = h("p", { className: "practice-told" });
  told.setAttribute("role", "status");
  const file = h("input", { type: "file", accept: ".json,application/json", hidden: true });
  file.addEventListener("change", async () => {
    try {
      const added = progress.add(await file.files[0].text());
      setup(say("imported", { count: added }));
    } catch (error) {
      told.textContent = words[error instanceof ProgressError ? `file_${error.code}` : "file_damaged"];
    }
    file.value = "";
  });
  const erase = button(words.erase, () => {
    const sure = button(words.erase_yes, () => { progress.erase(); setup(words.erased); });
    told.replaceChildren(words.erase_sure, " ", sure, " ", button(words.erase_no, () => { told.replaceChildren(); erase.focus(); }));
    sure.focus();
  });
  return h("div", { className: "practice-tools" },
    h("p", { className: "practice-tools__title" }, words.progress),
    h("p", {}, button(words.export, () => save(progress.text, `${FORMAT}.json`)), " ",
      button(words.import, () => file.click()), " ", erase, file), told);
}

// A round ---------------------------------------------------------------------------------------------

function begin(list, single = false) {
  round = { queue: list.map((question) => ({ question, again: false })), place: 0, count: list.length, results: [], single };
  ask();
}

// The heading of a view, which takes the focus: readers of the screen begin there.
function headline(...children) {
  return h("h2", { className: "practice-title", tabIndex: -1 }, ...children);
}

async function ask() {
  const mine = round;
  const { question, again } = round.queue[round.place];
  keys = {};
  const loading = h("p", { className: "practice-status", tabIndex: -1 }, words.loading);
  show([loading], loading);
  let loaded;
  try {
    loaded = await load(question);
  } catch (error) {
    if (round !== mine) return;
    const title = headline(say("load_failed", { reason: error.message }));
    show([title, h("p", {}, button(words.try_again, ask, "md-button md-button--primary"), " ", button(words.to_setup, leave))], title);
    return;
  }
  if (round !== mine) return;
  const following = round.queue[round.place + 1];
  if (following) topicPage(following.question.topic).catch(() => {});
  const bar = h("p", { className: "practice-bar" },
    round.single ? words.single : say("of", { number: round.place + 1, count: round.queue.length }),
    " · ", h("span", { className: `level ${question.level}` }, words[`level_${question.level}`]),
    " · ", words[`kind_${question.kind}`], again ? ` · ${words.again}` : "",
    " ", h("a", { href: `#q=${question.id}`, className: "practice-permalink" }, words.link),
    " ", button(words.quit, leave, "linklike"));
  const title = headline(loaded.title());
  const body = h("div", { className: "practice-question", dataset: { asked: question.id } });
  if (question.kind === "open") askOpen(body, question, loaded);
  else askChoice(body, question, loaded);
  show([bar, title, body], title);
}

function askChoice(body, question, loaded) {
  const order = shuffled(loaded.options);
  const inputs = [];
  const items = order.map(({ option }, place) => {
    const id = `option-${place + 1}`;
    const input = h("input", { type: "radio", name: "option", value: place, id });
    input.setAttribute("aria-labelledby", `${id}-text`);
    inputs.push(input);
    const item = h("div", { className: "choice" }, input,
      h("span", { className: "choice__number", ariaHidden: "true" }, String(place + 1)),
      h("div", { className: "choice__text", id: `${id}-text` }, option()));
    item.addEventListener("click", () => { input.checked = true; input.focus(); });
    return item;
  });
  const told = h("p", { className: "practice-told" });
  told.setAttribute("role", "status");
  const form = h("form", {}, h("fieldset", { className: "choices" }, h("legend", {}, words.choose), ...items),
    h("p", {}, h("button", { type: "submit", className: "md-button md-button--primary" }, words.check), " ",
      h("span", { className: "practice-hint" }, words.keys)), told);
  const check = () => {
    const place = inputs.findIndex((input) => input.checked);
    if (place < 0) told.textContent = words.choose_first;
    else result(body, question, loaded, order, place);
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); check(); });
  body.append(...[loaded.text(), form].filter(Boolean));
  keys = {
    choose(number) {
      const input = inputs[number - 1];
      if (!input) return;
      input.checked = true;
      input.focus();
    },
    enter: check,
  };
}

function result(body, question, loaded, order, place) {
  const right = order[place].right;
  const number = order.findIndex((option) => option.right) + 1;
  note(question, right, loaded);
  const told = h("p", { className: `practice-verdict ${right ? "right" : "not-right"}`, tabIndex: -1 },
    right ? words.right : say("wrong", { number }));
  const items = order.map((option, other) => {
    const marks = [option.right && words.right_mark, other === place && words.yours].filter(Boolean).join(", ");
    const number = h("span", { className: "verdict" }, marks ? `${other + 1}: ${marks}` : other + 1);
    return h("li", { className: option.right ? "right" : other === place ? "not-right" : "" },
      h("div", { className: "reasons__option" }, number, option.option()), option.reason());
  });
  body.replaceChildren(...[loaded.text(), told, h("ol", { className: "reasons practice-reasons" }, ...items), teaching(loaded), onward()].filter(Boolean));
  keys = { enter: next };
  told.focus();
}

function teaching(loaded) {
  return loaded.reread ? h("p", { className: "teaching" }, loaded.teaching()) : null;
}

function onward() {
  const last = round.place + 1 >= round.queue.length;
  const text = round.single ? words.to_setup : last ? words.finish : words.next;
  return h("p", {}, button(text, next, "md-button md-button--primary"));
}

function askOpen(body, question, loaded) {
  const reveal = () => {
    const told = h("p", { className: "practice-verdict", tabIndex: -1 }, words.judge);
    const judge = (right) => { note(question, right, loaded); next(); };
    body.replaceChildren(...[loaded.text(), told, h("div", { className: "practice-answer" }, loaded.answer()), teaching(loaded),
      h("p", {}, button(`1. ${words.knew}`, () => judge(true), "md-button md-button--primary"), " ", button(`2. ${words.missed}`, () => judge(false)))].filter(Boolean));
    keys = { choose(number) { if (number < 3) judge(number === 1); } };
    told.focus();
  };
  body.append(...[loaded.text(), h("p", {}, words.open_hint), h("p", {}, button(words.show, reveal, "md-button md-button--primary"))].filter(Boolean));
  keys = { enter: reveal };
}

// Remember an answer; only the first of a round counts in its result. Asked again once if wrong.
function note(question, right, loaded) {
  const entry = round.queue[round.place];
  progress.record(question.id, answered(progress.answers[question.id], right, Date.now(), boxes));
  if (entry.again) return;
  round.results.push({ question, right, reread: loaded.reread });
  if (!right && !round.single) round.queue.push({ question, again: true });
}

function next() {
  if (round.single) { leave(); return; }
  if (location.hash.startsWith("#q=")) plainHash();
  round.place += 1;
  if (round.place < round.queue.length) ask();
  else finish();
}

function leave() {
  plainHash();
  if (round && !round.single && round.results.length) finish();
  else setup(summary());
}

function finish() {
  const { results } = round;
  const wrong = results.filter(({ right }) => !right);
  const sections = new Map(wrong.filter(({ reread }) => reread).map(({ reread }) => [reread.href, reread.text]));
  const title = headline(say("result", { right: results.length - wrong.length, count: results.length }));
  const list = (items) => h("ul", {}, ...items.map(([href, text]) => h("li", {}, h("a", { href }, text))));
  const again = wrong.map(({ question }) => question);
  show([title,
    sections.size ? h("p", {}, words.reread) : null, sections.size ? list([...sections]) : null,
    wrong.length ? h("p", {}, words.wrong_list) : h("p", {}, words.nothing_wrong),
    wrong.length ? list(again.map((question) => [new URL(`#${question.id}`, topicUrl(question.topic)).href, question.title])) : null,
    h("p", {}, wrong.length ? button(words.retry, () => begin(shuffled(again)), "md-button md-button--primary") : null, " ",
      button(words.new_round, () => setup(summary()))),
    storageNotice(), progressTools()], title);
  keys = {};
  round = null;
}

// Start: an address may ask for one question or one topic -------------------------------------------

function open(focus) {
  let asked = location.hash.slice(1);
  try { asked = decodeURIComponent(asked); } catch { /* a broken % stays as it is */ }
  const [name, ...rest] = asked.split("=");
  const value = rest.join("=");
  if (name === "q") {
    const question = byId.get(value);
    // The link of the question that is asked now: its address is in the bar, the round goes on.
    if (question && question === round?.queue[round.place]?.question) return;
    if (question) { begin([question], true); return; }
    const title = headline(say("unknown", { id: value }));
    keys = {};
    show([title, h("p", {}, button(words.to_setup, leave, "md-button md-button--primary"))], title);
    return;
  }
  if (name === "topic" && topics.some((topic) => topic.name === value)) {
    chosen.topics = new Set([value]);
    setup();
  } else if (focus || !round) setup();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  // A box on top, a field to type in, a thing that Enter presses: theirs, not ours.
  if (document.querySelector(":popover-open")) return;
  const target = event.target.closest("a, button, summary, select, textarea, input:not([type=radio]), [contenteditable=true]");
  if (/^[1-9]$/.test(event.key) && keys.choose && !target?.matches("input, select, textarea, [contenteditable=true]")) {
    event.preventDefault();
    keys.choose(Number(event.key));
  } else if (event.key === "Enter" && keys.enter && !target && !event.repeat) {
    event.preventDefault();
    keys.enter();
  }
});
addEventListener("hashchange", () => { if (/^#(q|topic)=/.test(location.hash)) open(true); });
open();
