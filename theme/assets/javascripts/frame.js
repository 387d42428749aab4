// What Material writes into each page as inline scripts: in a file, so that a host can forbid all
// inline scripts. It stands in the head, so that the page is drawn in the right colors at once.
(() => {
  // Material's own names: what a reader has chosen is kept by the path of the site.
  const scope = new URL(document.currentScript.dataset.scope, location);
  window.__md_scope = scope;
  window.__md_hash = (text) => [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);
  window.__md_get = (key, storage, { pathname } = scope) => {
    try { return JSON.parse((storage ?? localStorage).getItem(`${pathname}.${key}`)); } catch { return null; }
  };
  window.__md_set = (key, value, storage, { pathname } = scope) => {
    try { (storage ?? localStorage).setItem(`${pathname}.${key}`, JSON.stringify(value)); } catch { /* storage is blocked */ }
  };

  // What needs a script has its place from the start: shown later, it would push the rest aside.
  document.documentElement.classList.replace("no-js", "js");

  // Who chose nothing, or the scheme of the system, gets the system's.
  const chosen = window.__md_get("__palette")?.color;
  const ofSystem = !chosen || chosen.media === "(prefers-color-scheme)";
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const color = ofSystem ? { scheme: dark ? "slate" : "default", primary: "custom", accent: "custom" } : chosen;
  // The body is about to come; an observer is called before it is drawn.
  new MutationObserver((changes, observer) => {
    if (!document.body) return;
    observer.disconnect();
    for (const [name, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${name}`, value);
  }).observe(document.documentElement, { childList: true });
})();
