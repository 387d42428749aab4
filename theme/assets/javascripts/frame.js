// What Material writes into each page as inline scripts: in a file, so that a host can forbid all
// inline scripts. It stands in the head, so that the page is drawn in the right colors at once.
(() => {
  // Material's own names: what a reader has chosen is kept by the path of the site.
  const { scope: path, other } = document.currentScript.dataset;
  const scope = new URL(path, location);
  window.__md_scope = scope;
  window.__md_hash = (text) => [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);
  window.__md_get = (key, storage, { pathname } = scope) => {
    try { return JSON.parse((storage ?? localStorage).getItem(`${pathname}.${key}`)); } catch { return null; }
  };
  window.__md_set = (key, value, storage, { pathname } = scope) => {
    try { (storage ?? localStorage).setItem(`${pathname}.${key}`, JSON.stringify(value)); } catch { /* storage is blocked */ }
  };

  // What needs a script has its place from the start: shown later, it would push the rest aside.
  const root = document.documentElement;
  root.classList.replace("no-js", "js");

  // Read from its top, a page is laid out as far as it is seen, and the rest later (site.css, site.js);
  // to go to a place in it, all of it is, or what stands around the place would move.
  root.classList.toggle("from-top", !location.hash && performance.getEntriesByType("navigation")[0]?.type === "navigate");
  document.addEventListener("click", ({ target }) => {
    if (target.closest("a")?.hash) root.classList.remove("from-top");
  }, true);

  // So has the offer of the other language, for a reader whose browser prefers it and who has not said no.
  let refused = null;
  try { refused = localStorage.getItem("language-offer-dismissed"); } catch { /* storage is blocked */ }
  const preferred = navigator.languages.map((name) => name.slice(0, 2)).find((name) => [root.lang, other].includes(name));
  root.classList.toggle("offers", preferred === other && refused !== other);

  // Who chose nothing, or the scheme of the system, gets the system's.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const bar = document.createElement("meta"); // the color of a phone's own bar
  bar.name = "theme-color";
  document.head.append(bar);
  let chosen = window.__md_get("__palette")?.color;
  // Not before the page is drawn: it would take the style of the page once more.
  const paintBar = () => { bar.content = getComputedStyle(document.body).getPropertyValue("--md-primary-fg-color"); };
  addEventListener("load", paintBar);
  const paint = () => {
    const ofSystem = !chosen || chosen.media === "(prefers-color-scheme)";
    document.body.dataset.mdColorScheme = !ofSystem ? chosen.scheme : dark.matches ? "slate" : "default";
    if (document.readyState === "complete") paintBar();
  };
  window.chooseScheme = (index, color) => {
    chosen = color;
    window.__md_set("__palette", { index, color });
    paint();
  };
  dark.addEventListener("change", paint);
  // The body is about to come; an observer is called before it is drawn.
  new MutationObserver((changes, observer) => {
    if (!document.body) return;
    observer.disconnect();
    paint();
  }).observe(root, { childList: true });
})();
