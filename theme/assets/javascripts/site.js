// Small helps; the site is complete without them.

// The language switch keeps the section.
for (const link of document.querySelectorAll("a[data-language]")) {
  link.addEventListener("click", () => { link.hash = location.hash; });
}

// Offer the other language to a reader whose browser prefers it; "no" is remembered.
const offer = document.querySelector("[data-offer]");
if (offer) {
  const key = "language-offer-dismissed";
  let dismissed = false;
  try { dismissed = localStorage.getItem(key) === offer.lang; } catch { /* storage is blocked */ }
  const here = document.documentElement.lang;
  const preferred = navigator.languages.map((name) => name.slice(0, 2)).find((name) => name === here || name === offer.lang);
  offer.hidden = dismissed || preferred !== offer.lang;
  offer.querySelector("[data-offer-dismiss]").addEventListener("click", () => {
    offer.hidden = true;
    try { localStorage.setItem(key, offer.lang); } catch { /* asked again next time */ }
  });
}

// A proof box marks the lines that all sentences of the page rest on; opened from one sentence,
// it marks that sentence's line.
for (const mark of document.querySelectorAll(".proof[data-line]")) {
  mark.addEventListener("click", () => {
    const box = document.getElementById(mark.getAttribute("popovertarget"));
    for (const line of box.querySelectorAll("mark")) {
      line.classList.toggle("quoted", line.textContent === mark.dataset.line);
    }
    box.classList.add("from-proof");
  });
}

// Names and roles that Material leaves out, for screen readers.
const search = document.querySelector(".md-search");
if (search) search.setAttribute("aria-label", search.querySelector("input").placeholder);
// A list of pages whose label is only an arrow takes its name from its title.
for (const nested of document.querySelectorAll("nav.md-nav .md-nav[aria-labelledby]")) {
  const label = document.getElementById(nested.getAttribute("aria-labelledby"));
  const title = nested.querySelector(".md-nav__title");
  if (title && label && !label.textContent.trim()) {
    nested.removeAttribute("aria-labelledby");
    nested.setAttribute("aria-label", title.textContent.trim());
  }
}
// A table that scrolls sideways can be scrolled by keyboard.
const scrollable = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

// What Material adds while the page loads: the buttons of a code block are no landmark.
const complete = () => {
  for (const bar of document.querySelectorAll("nav.md-code__nav:not([role])")) bar.setAttribute("role", "none");
  for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap, table.operations")) scrollable.observe(wrap);
};
new MutationObserver(complete).observe(document.body, { childList: true, subtree: true });
complete();
