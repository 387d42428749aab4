// Makes Run and the visited pages work offline. Registered after the first successful run only.
//
// Pages and everything without a content hash come from the network and are kept for when there is
// none, so that a new deployment is seen at the next online visit. Files below run/HASH/ never
// change, so the kept copy is taken at once; what a newer manifest does not name goes.

const PAGES = "pages";
const PACKS = "packs";
const ROOT = self.registration.scope;
const MANIFEST = `${ROOT}run/manifest.json`;
const SNIPPETS = `${ROOT}snippets/all.json`; // every snippet and output by its name

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/** An address without its fragment and query: the key under which a file is kept. */
const key = (address) => address.split(/[?#]/)[0];

/** Keep a good answer; a full disk or a private window must not break the page. */
async function keep(name, address, response) {
  if (response.status !== 200 || response.redirected || response.type !== "basic") return;
  try {
    await (await caches.open(name)).put(key(address), response);
  } catch { /* not kept */ }
}

async function fromNetwork(request) {
  let response;
  try {
    // The browser's own cache must not hide a new deployment; a name with a hash cannot be old.
    const hashed = /\.[0-9a-f]{8}\.min\./.test(request.url);
    response = await fetch(request, hashed ? undefined : { cache: "no-cache" });
  } catch (error) {
    const kept = await (await caches.open(PAGES)).match(key(request.url));
    const answer = kept ?? await fromAllSnippets(request);
    if (answer) return answer;
    if (request.mode === "navigate") return notVisited();
    throw error;
  }
  if (key(request.url) === MANIFEST && response.ok) await forgetOlder(await response.clone().text());
  await keep(PAGES, request.url, response.clone());
  return response;
}

/** A snippet that was never asked for: a visited page can run its samples all the same. */
async function fromAllSnippets(request) {
  const all = await (await caches.open(PAGES)).match(SNIPPETS);
  const text = all && (await all.json())[key(request.url).slice(`${ROOT}snippets/`.length)];
  return text === undefined ? null : new Response(text, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}

async function fromPacks(request) {
  const kept = await (await caches.open(PACKS)).match(key(request.url));
  if (kept) return kept;
  const response = await fetch(request);
  await keep(PACKS, request.url, response.clone());
  return response;
}

/** The addresses of all files that a manifest names: hash, slash, name. */
const packsOf = (manifest) => [...manifest.matchAll(/"([0-9a-f]{16}\/[^"\/]+)"/g)].map((found) => `${ROOT}run/${found[1]}`);

async function forgetOlder(manifest) {
  const named = new Set(packsOf(manifest));
  const packs = await caches.open(PACKS);
  for (const request of await packs.keys()) if (!named.has(request.url)) await packs.delete(request);
}

function notVisited() {
  const text = "<!doctype html><meta charset=utf-8><meta name=viewport content='width=device-width'>"
    + "<title>Offline · Нет сети</title><body style='font:1rem/1.5 system-ui;margin:3rem auto;max-width:30rem;padding:0 1rem'>"
    + "<p>You are offline, and this page was not visited before. Pages you have seen still open, and Run works on them."
    + "<p lang=ru>Вы не в сети, а эту страницу ещё не открывали. Открытые раньше страницы доступны, и запуск на них работает.";
  return new Response(text, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(ROOT)) return;
  const path = key(request.url).slice(ROOT.length);
  if (path.startsWith("run/") && path !== "run/manifest.json") event.respondWith(fromPacks(request));
  else if (request.mode === "navigate" || /^(ru\/)?(assets|search|snippets|run)\/|(^|\/)proofs\.html$/.test(path)) event.respondWith(fromNetwork(request));
});

// The page that registers this worker was loaded without it: it tells what it has loaded.
self.addEventListener("message", (event) => {
  if (event.data?.type === "keep") event.waitUntil(keepAll(event.data, event.source));
});

async function keepAll({ pages }, client) {
  const fill = async (name, addresses, cache) => {
    const have = await caches.open(name);
    for (const address of addresses) {
      if (cache !== "no-cache" && await have.match(key(address))) continue;
      try {
        await keep(name, address, await fetch(address, { cache }));
      } catch { /* offline already; the next run keeps it */ }
    }
  };
  const ours = pages.filter((page) => page.startsWith(ROOT) && !page.startsWith(`${ROOT}run/`));
  // The scripts of Run have the other language's words beside them in the other language's folder.
  const scripts = ours.map((page) => page.slice(ROOT.length)).filter((path) => /assets\/(javascripts\/run\/|stylesheets\/run\.css)/.test(path));
  const others = scripts.map((path) => ROOT + (path.startsWith("ru/") ? path.slice(3) : `ru/${path}`));
  await fill(PAGES, [...ours, ...others], "default");
  await fill(PAGES, [MANIFEST, SNIPPETS], "no-cache");
  const manifest = await (await caches.open(PAGES)).match(MANIFEST);
  // They were loaded a moment ago: from the browser's own cache, wherever it kept them.
  if (manifest) await fill(PACKS, packsOf(await manifest.text()), "force-cache");
  client?.postMessage({ type: "kept" });
}
