// Small helps; the site is complete without them.
const isFile = location.protocol === "file:";

// The language switch keeps the section.
for (const link of document.querySelectorAll("a[data-language]")) {
  link.addEventListener("click", () => { link.hash = location.hash; });
}

// The button of the color scheme; frame.js keeps and paints what is chosen.
const colorButtons = [...document.querySelectorAll("[data-palette] input")];
const offerAfter = (chosen) => {
  for (const [index, one] of colorButtons.entries()) {
    one.checked = index === chosen;
    one.nextElementSibling.hidden = index !== chosen; // the label of the next
  }
};
for (const [index, one] of colorButtons.entries()) {
  one.addEventListener("change", () => {
    chooseScheme(index, { ...one.dataset });
    offerAfter(index);
  });
  one.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    const next = colorButtons[(index + 1) % colorButtons.length];
    next.click();
    next.focus();
  });
}
offerAfter(__md_get("__palette")?.index ?? 0);

// A report names the section that is being read.
for (const link of document.querySelectorAll("a[data-report]")) {
  const page = new URL(link.href).searchParams.get("page");
  link.addEventListener("click", () => {
    const form = new URL(link.href);
    form.searchParams.set("page", page + location.hash);
    link.href = form;
  });
}

// Offer the other language (frame.js decides to whom); "no" is remembered.
const offer = document.querySelector("[data-offer]");
offer?.querySelector("[data-offer-dismiss]").addEventListener("click", () => {
  document.documentElement.classList.remove("offers");
  try { localStorage.setItem("language-offer-dismissed", offer.lang); } catch { /* asked again next time */ }
  // What is gone leaves its place to what does the same; so does the button that leads to the top.
  document.querySelector(".language-switch").focus();
});
document.querySelector(".md-top")?.addEventListener("click", () => {
  const title = document.querySelector("article h1");
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
});

// Escape takes away what explains a term, as long as the reader stays there.
document.addEventListener("keydown", ({ key, target }) => {
  if (key !== "Escape" || !target.matches("abbr.term")) return;
  target.classList.remove("term");
  target.addEventListener("blur", () => target.classList.add("term"), { once: true });
});

// A proof opens in place. What it shows stands in proofs.html beside the page, which is fetched when
// a reader turns to the first mark; where nothing can be fetched, the mark leads there.
const MARK = "a[href*='proofs.html#']";
const proofs = new Map();
const proofsAt = (address) => {
  if (!proofs.has(address)) {
    const here = document.getElementById("proofs"); // in the copy for a disk
    const loading = here ? Promise.resolve(here.content) : fetch(address).then(async (response) => {
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      return new DOMParser().parseFromString(await response.text(), "text/html");
    });
    loading.catch(() => proofs.delete(address));
    proofs.set(address, loading);
  }
  return proofs.get(address);
};
const boxOf = async (mark) => {
  const [address, id] = mark.href.split("#");
  const there = document.getElementById(id);
  // The practice has marks of several pages, which may quote other lines of one snippet.
  if (there?.dataset.from === address) return there;
  const box = document.importNode((await proofsAt(address)).getElementById(id), true);
  const close = box.querySelector(".proof-box__close");
  Object.assign(box, { popover: "auto", role: "dialog" });
  Object.assign(close, { autofocus: true, hidden: false });
  box.dataset.from = address;
  there?.remove();
  document.querySelector(".md-content .md-typeset").append(box); // styled like the page
  return box;
};
// On the document, so that marks which the practice puts into the page are heard too.
document.addEventListener("click", async (event) => {
  const mark = event.target.closest(MARK);
  if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    const box = await boxOf(mark);
    // The box marks the lines that all sentences of the page rest on; opened from one sentence, it
    // marks that sentence's line.
    box.classList.toggle("from-proof", mark.matches(".proof"));
    for (const line of box.querySelectorAll("mark")) {
      line.classList.toggle("quoted", line.textContent === mark.dataset.line);
    }
    box.showPopover({ source: mark }); // its stops come after the mark
  } catch (error) {
    console.warn(error);
    location.assign(mark.href);
  }
});

// Whoever leaves a box by Tab, one of an operation too, would go on behind it.
document.addEventListener("focusout", ({ target, relatedTarget: next }) => {
  const box = target.closest(".proof-box[popover]");
  if (next && box && !box.contains(next)) box.hidePopover();
});

// Run: nothing of it is loaded before a reader asks for it; pointing at the button fetches its
// small scripts, never Python. They stand in run/, beside this file.
const scripts = new URL("run/", document.currentScript.src);
const runner = (name) => import(new URL(name, scripts));
const explain = (button, key) => {
  const bar = button.closest(".filename, .proof-box__bar");
  const note = bar.parentElement.querySelector(".run-note") ?? document.createElement("p");
  note.className = "run-note";
  note.setAttribute("role", "alert");
  note.textContent = JSON.parse(document.getElementById("interface-words").textContent)[key];
  bar.after(note);
};
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-run]");
  if (!button) return;
  if (isFile) return explain(button, "run_error_file");
  try {
    const { press } = await runner("main.js");
    button.closest(".sample, .proof-box").querySelector(".run-note")?.remove();
    await press(button);
  } catch (error) {
    console.warn(error);
    explain(button, "run_error_network");
  }
});
if (!isFile) {
  try {
    document.documentElement.classList.toggle("run-loaded", localStorage.getItem("run-loaded") !== null);
  } catch { /* storage is blocked */ }
  const ahead = ({ target }) => {
    const opener = target.closest?.(`[data-run], ${MARK}`);
    if (!opener || navigator.connection?.saveData) return;
    if (opener.matches(MARK)) proofsAt(opener.href.split("#")[0]).catch(() => {});
    else runner("main.js").catch(() => {});
  };
  for (const sign of ["pointerover", "focusin"]) document.addEventListener(sign, ahead);
  if (document.querySelector(".playground")) runner("playground.js").catch((error) => console.warn(error));
}

// Each block of code gets a button that copies, all at once. Material is kept from code (see
// theme/hooks/site.py): it takes the layout of the page anew for each block. Its script still copies,
// and says so.
const { translations } = JSON.parse(document.getElementById("__config").textContent);
for (const code of document.querySelectorAll(".md-typeset pre > code:not(.no-copy *)")) {
  const bar = document.createElement("div");
  bar.className = "md-code__nav";
  bar.append(Object.assign(document.createElement("button"), {
    className: "md-code__button", title: translations["clipboard.copy"], type: "button",
  }));
  bar.firstChild.dataset.mdType = "copy";
  code.after(bar);
}
document.addEventListener("click", ({ target }) => {
  const button = target.closest(".md-code__button");
  if (button) button.dataset.clipboardText = button.closest("pre").querySelector("code").innerText.trimEnd();
}, true); // before Material's script hears of it

// Names and roles that Material leaves out, for screen readers.
const search = document.querySelector(".md-search");
if (search) search.setAttribute("aria-label", search.querySelector("input").placeholder);
document.querySelector(".md-dialog__inner").setAttribute("role", "status"); // "Copied"
// A list of pages whose label is only an arrow takes its name from its title.
for (const nested of document.querySelectorAll("nav.md-nav .md-nav[aria-labelledby]")) {
  const label = document.getElementById(nested.getAttribute("aria-labelledby"));
  const title = nested.querySelector(".md-nav__title");
  if (title && label && !label.textContent.trim()) {
    nested.removeAttribute("aria-labelledby");
    nested.setAttribute("aria-label", title.textContent.trim());
  }
}
// The menu of a narrow window by keyboard: what opens it is a label, which Tab passes by. Its parts
// are opened by labels too; Material's script presses those on Enter.
const drawer = document.getElementById("__drawer");
const pages = document.querySelector(".md-nav--primary");
const label = document.querySelector(".md-header [for='__drawer']");
if (pages && label) {
  const menu = document.createElement("button");
  menu.className = `${label.className} menu`;
  menu.setAttribute("aria-label", pages.getAttribute("aria-label"));
  menu.setAttribute("aria-expanded", "false");
  menu.append(...label.childNodes);
  menu.addEventListener("click", () => drawer.click());
  label.replaceWith(menu);
  drawer.addEventListener("change", () => {
    menu.setAttribute("aria-expanded", drawer.checked);
    // Only here do these open something: in a wide window they are headings, and no stops.
    for (const one of pages.querySelectorAll(".md-nav__link[for], .md-nav .md-nav__title")) one.tabIndex = 0;
    const open = [...pages.querySelectorAll(".md-nav__toggle:checked ~ .md-nav > .md-nav__title")].at(-1);
    if (drawer.checked) (open ?? pages.querySelector(".md-nav__link")).focus();
  });
  pages.addEventListener("change", ({ target: { checked, parentElement: item } }) => {
    item.querySelector(checked ? ".md-nav > .md-nav__title" : ".md-nav__link[for]").focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) {
      drawer.click();
      menu.focus();
    } else if (event.key === " " && event.target.matches("label")) {
      event.preventDefault();
      event.target.click();
    }
  });
}
// In a table that scrolls sideways a browser thinks a link seen that shows an edge.
document.addEventListener("focusin", ({ target }) => {
  if (target.matches(".md-typeset__scrollwrap :focus-visible")) target.scrollIntoView({ block: "nearest", inline: "nearest" });
});
// A table or code that scrolls sideways can be scrolled by keyboard.
const scrollable = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

// What is there, and what is added later.
const complete = () => {
  for (const one of document.querySelectorAll(".md-typeset__scrollwrap, table.operations, pre > code, .proof-box pre")) scrollable.observe(one);
};
new MutationObserver(complete).observe(document.body, { childList: true, subtree: true });
complete();

// What of a long page was left for later (frame.js) is laid out piece by piece, while nothing else is to do.
const whenIdle = window.requestIdleCallback ?? ((call) => setTimeout(call, 50)); // Safari
const later = [...document.querySelectorAll(".from-top .md-content__inner > :is(.highlight, .md-typeset__scrollwrap)")];
const layOut = () => {
  later.shift()?.classList.add("laid-out");
  if (later.length) whenIdle(layOut, { timeout: 100 });
};
addEventListener("load", () => whenIdle(layOut, { timeout: 1000 }));

// An id that has moved to another page leaves a line with the link.
const moved = location.hash && document.getElementById(location.hash.slice(1));
if (moved && moved.matches(".moved")) location.replace(moved.querySelector("a").href);
