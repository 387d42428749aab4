// The page for unknown addresses: which pages have an address or a title like the mistyped one?
(() => {
  const told = document.getElementById("known-pages");
  const pages = JSON.parse(told.textContent); // [address, English title, Russian title]
  const root = new URL(told.dataset.root);
  const MOST = 3;
  const ENOUGH = 0.3; // below it a suggestion would be a guess

  const tidy = (text) => text.toLowerCase().normalize("NFKC").replace(/(index)?\.(html?|md|php|rst)$/, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const pairs = (text) => {
    const found = new Map();
    for (const word of text.split(" ")) {
      const edged = ` ${word} `;
      for (let place = 0; place < edged.length - 1; place += 1) {
        const pair = edged.slice(place, place + 2);
        found.set(pair, (found.get(pair) ?? 0) + 1);
      }
    }
    return found;
  };
  const total = (counted) => [...counted.values()].reduce((sum, count) => sum + count, 0);
  // How much two texts have in common, 0 to 1: pairs of letters that stand in both.
  const alike = (one, other) => {
    const [a, b] = [pairs(one), pairs(other)];
    let common = 0;
    for (const [pair, count] of a) common += Math.min(count, b.get(pair) ?? 0);
    return (2 * common) / (total(a) + total(b) || 1);
  };

  let path = location.pathname;
  try { path = decodeURIComponent(path); } catch { /* as it is */ }
  if (path.startsWith(root.pathname)) path = path.slice(root.pathname.length);
  path = path.replace(/^\/?(ru|en)(\/|$)/, "");
  const asked = tidy(path);
  if (!asked) return;
  const last = tidy(path.replace(/\/+$/, "").split("/").at(-1));
  const scored = pages
    .map(([address, ...titles]) => {
      const own = tidy(address.replace(/\/$/, "").split("/").at(-1));
      const score = Math.max(alike(asked, tidy(address)), alike(last, own), ...titles.map((title) => alike(asked, tidy(title))));
      return { address, titles, score };
    })
    .filter(({ score }) => score >= ENOUGH)
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST);
  if (!scored.length) return;
  for (const [place, language] of ["en", "ru"].entries()) {
    const box = document.querySelector(`[data-suggestions=${language}]`);
    for (const { address, titles } of scored) {
      const link = document.createElement("a");
      link.href = new URL((language === "en" ? "" : `${language}/`) + address, root).href;
      link.textContent = titles[place];
      const item = document.createElement("li");
      item.append(link);
      box.querySelector("ul").append(item);
    }
    box.hidden = false;
  }
})();
