// One Python with Django, started once, running one sample after the other. Talks to engine.js.
//
// in:  {type: "start", urls, lock, seen, spare}  ·  {type: "run", id, request}
// out: {type: "progress", file, loaded}  ·  "ready"  ·  "begun"  ·  "output"  ·  "pack"  ·  "done"  ·  "restored"  ·  "failed"

const HEAP_LIMIT = 512 * 1024 * 1024; // bytes; beyond it Python gets a MemoryError

let urls;
let runner;
let send;

class Failure extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

// Memory grows in JavaScript, so a limit can be set here; Python sees an allocation that failed.
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * 65536 > HEAP_LIMIT) throw new RangeError("heap limit");
  return grow.call(this, pages);
};

async function get(name, url) {
  let response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw new Failure("network", `${name}: ${error.message}`);
  }
  if (!response.ok) throw new Failure(response.status === 404 ? "missing" : "network", `${name}: ${response.status}`);
  return response;
}

// The response with its bytes counted as they come.
function counted(name, response) {
  let loaded = 0;
  return response.body.pipeThrough(
    new TransformStream({
      transform(chunk, controller) {
        loaded += chunk.byteLength;
        postMessage({ type: "progress", file: name, loaded });
        controller.enqueue(chunk);
      },
    }),
  );
}

async function unpacked(name, url) {
  const response = await get(name, url);
  const plain = counted(name, response).pipeThrough(new DecompressionStream("gzip"));
  try {
    return new Uint8Array(await new Response(plain).arrayBuffer());
  } catch (error) {
    throw new Failure("network", `${name}: ${error.message}`);
  }
}

// Writes the files of a pack; build/build.py says how it is made. The file system takes the bytes
// over where they lie, without a copy.
function writeFiles(FS, data) {
  const end = data.indexOf(10);
  let place = end + 1;
  const folders = new Set();
  for (const [name, size] of JSON.parse(new TextDecoder().decode(data.subarray(0, end)))) {
    const cut = name.lastIndexOf("/");
    const folder = `/${name.slice(0, cut)}`;
    if (!folders.has(folder)) FS.mkdirTree(folder);
    folders.add(folder);
    FS.createDataFile(folder, name.slice(cut + 1), data.subarray(place, place + size), true, true, true);
    place += size;
  }
}

// Called by Python in the middle of an import: the answer must be there when this returns.
function fetchPack(name) {
  postMessage({ type: "pack", name });
  const request = new Requests();
  request.open("GET", urls.packs[name], false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${name}: ${request.status}`);
  postMessage({ type: "pack", name, done: true });
  return new Uint8Array(request.response);
}

// Code that came with a link from anybody runs here, after a reader pressed Run. It must leave
// nothing behind that a later visit would read (the service worker answers from `caches`).
const Requests = XMLHttpRequest; // fetchPack() still needs it
const SHUT = [
  ...["caches", "indexedDB", "fetch", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource"],
  ...["BroadcastChannel", "Worker", "SharedWorker", "importScripts"],
];
function shut() {
  for (const name of SHUT) {
    for (let holder = self; holder; holder = Object.getPrototypeOf(holder)) delete holder[name];
  }
}

// Where a rule forbids WebAssembly, Pyodide would only write to the console and wait for ever.
function mayCompile() {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)); // the smallest there is
  } catch (error) {
    throw new Failure("blocked", error.message);
  }
}

async function start(message) {
  mayCompile();
  urls = message.urls;
  // Everything is asked for at once; nothing waits for what it does not need.
  const wasm = get("wasm", urls.wasm);
  const stdlib = unpacked("stdlib", urls.packs.stdlib);
  const core = unpacked("core", urls.packs.core);
  const asm = import(urls.asm);
  const main = import(urls.main);
  for (const promise of [wasm, stdlib, core, asm, main]) promise.catch(() => {}); // awaited below

  const { loadPyodide } = await main.catch((error) => { throw new Failure("network", error.message); });
  const { default: createPyodideModule } = await asm.catch((error) => { throw new Failure("network", error.message); });
  wasm.then((response) => {
    // Counted on a copy, and only where it comes over the network: the browser keeps what it has
    // compiled for the response itself, not for one that was copied.
    if (message.seen) postMessage({ type: "progress", file: "wasm", loaded: Infinity });
    else return counted("wasm", response.clone()).pipeTo(new WritableStream());
  }).catch(() => {});
  await Promise.all([wasm, stdlib]);

  // Pyodide fetches two files by itself: it is given those that are under way.
  const own = self.fetch;
  self.fetch = (url, options) => {
    const name = String(url);
    if (name === urls.wasm) return wasm;
    if (name === urls.packs.stdlib) return stdlib.then((bytes) => new Response(bytes));
    return own(url, options);
  };
  const pyodide = await loadPyodide({
    indexURL: urls.index,
    stdLibURL: urls.packs.stdlib,
    lockFileContents: message.lock,
    packageBaseUrl: urls.index,
    createPyodideModule,
    env: {
      HOME: "/home",
      PYTHONHASHSEED: "0",
      PYTHONDONTWRITEBYTECODE: "1",
      PYTHONPATH: "/runner:/shop:/shop/sample_project",
      DJANGO_SETTINGS_MODULE: "in_browser.settings",
    },
    stdin: () => null,
    stdout: () => {},
    stderr: () => {},
    // An error in here would become another one, so it is told below.
    fsInit: (FS) => core.then((data) => writeFiles(FS, data), () => {}),
  }).catch(async (error) => {
    await core; // without these files Python cannot start, and why they are missing is the reason
    throw error;
  });
  await core;
  self.fetch = own;
  send = (text, stream, cut) => postMessage({ type: "output", text, stream, cut });
  const module = pyodide.pyimport("in_browser.run");
  runner = module.start(fetchPack);
  if (message.spare) runner.finish();
  shut();
  postMessage({ type: "ready", info: JSON.parse(runner.info()) });
}

function run({ id, request }) {
  let result;
  postMessage({ type: "begun", id });
  try {
    result = JSON.parse(runner.run(JSON.stringify(request), send));
  } catch (error) {
    postMessage({ type: "crashed", id, message: String(error.message ?? error) });
    return;
  }
  postMessage({ type: "done", id, result });
  // Tidied up while the reader reads.
  try {
    const strange = runner.restore();
    postMessage({ type: "restored", id, strange: strange ?? null });
  } catch (error) {
    postMessage({ type: "restored", id, strange: String(error.message ?? error) });
  }
}

self.onmessage = async ({ data }) => {
  if (data.type === "run") run(data);
  else {
    try {
      await start(data);
    } catch (error) {
      const memory = error instanceof RangeError || /memory/i.test(error.message);
      postMessage({ type: "failed", code: error.code ?? (memory ? "memory" : "blocked"), message: error.message });
    }
  }
};
