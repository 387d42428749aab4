// Runs samples in Web Workers, each with a Python of its own. Knows nothing of the page around it.
//
//   const engine = await connect({ root: "/base/" });      // throws RunnerError
//   await engine.load((done, total) => …);                 // bytes on the way; several may wait
//   const result = await engine.run({ code, name, receivers, published, trace, language },
//                                   { output(text, stream) {…}, pack(name, bytes, done) {…} });
//   engine.stop();                                         // what runs or waits ends: stopped: true
//
// A published sample runs in a worker that has run others, tidied up in between. Code that a reader
// changed may do anything, so it gets a worker that has run nothing, and that worker is given up
// afterwards. One such worker is kept warm.

export const CODES = ["file", "missing", "network", "blocked", "old", "memory", "timeout", "crashed"];
const TIME_LIMIT = 10_000; // milliseconds a run may take
const START_LIMIT = 60_000; // milliseconds a worker that starts may say nothing: no byte, no word
const SPARE_DELAY = 1000; // milliseconds between a result and the start of the next worker

export class RunnerError extends Error {
  constructor(code, message = code) {
    super(message);
    this.name = "RunnerError";
    this.code = code;
  }
}

/** info: what the manifest says, where the caller has read it already. */
export async function connect({ root = "/", info = null } = {}) {
  if (location.protocol === "file:") throw new RunnerError("file");
  if (typeof WebAssembly !== "object" || typeof Worker !== "function" || typeof DecompressionStream !== "function") {
    throw new RunnerError("old");
  }
  const base = new URL("run/", new URL(root, location.href));
  return new Engine(base, info ?? await readManifest(base));
}

async function readManifest(base) {
  let response;
  try {
    response = await fetch(new URL("manifest.json", base), { cache: "no-cache" });
  } catch (error) {
    throw new RunnerError("network", error.message);
  }
  if (response.status === 404) throw new RunnerError("missing");
  if (!response.ok) throw new RunnerError("network", String(response.status));
  try {
    return await response.json();
  } catch {
    throw new RunnerError("missing"); // a host that answers with a page of its own
  }
}

// Which Python this browser has loaded before, and so has in its cache. Storage may be forbidden.
const KEY = "runner-wasm";
function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
function remember(url) {
  try {
    localStorage.setItem(KEY, url);
  } catch {
    // then the next visit counts the bytes once more
  }
}

class PythonWorker {
  // state: loading, ready, running, tidying, dead; used: whether it has run anything
  constructor(base, info, progress, spare) {
    this.state = "loading";
    this.used = false;
    this.progress = progress;
    this.jobs = new Map();
    this.tidied = Promise.resolve();
    this.wasm = info.runtime["pyodide.asm.wasm"].url;
    this.next = 0;
    const url = (path) => new URL(path, base).href;
    this.ready = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.ready.catch(() => {});
    this.expect();
    try {
      this.worker = new Worker(url(info.worker), { type: "module", name: "python" });
    } catch (error) {
      this.fail(new RunnerError("blocked", error.message));
      return;
    }
    this.worker.onmessage = ({ data }) => this.take(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      // Before anything ran: the script was not there, or was not allowed.
      this.fail(new RunnerError(this.state === "loading" ? "blocked" : "crashed", event.message));
    };
    this.worker.postMessage({
      type: "start",
      lock: info.lock,
      spare, // nobody waits for it: it may do at once what is done after a first output
      seen: remembered() === this.wasm,
      urls: {
        index: url(info.runtime["pyodide.mjs"].url.replace(/[^/]*$/, "")),
        main: url(info.runtime["pyodide.mjs"].url),
        asm: url(info.runtime["pyodide.asm.mjs"].url),
        wasm: url(info.runtime["pyodide.asm.wasm"].url),
        packs: Object.fromEntries(Object.entries(info.packs).map(([name, pack]) => [name, url(pack.url)])),
      },
    });
  }

  take(data) {
    const job = this.jobs.get(data.id ?? this.running);
    if (this.state === "loading") this.expect();
    if (data.type === "progress") this.progress?.(data.file, data.loaded);
    else if (data.type === "ready") {
      this.state = "ready";
      clearTimeout(this.timer);
      remember(this.wasm);
      this.resolve(data.info);
    } else if (data.type === "failed") this.fail(new RunnerError(data.code, data.message));
    else if (data.type === "output") job?.output(data.text, data.stream, data.cut);
    else if (data.type === "begun") job?.begun();
    else if (data.type === "pack") job?.pack(data.name, data.done);
    else if (data.type === "done") {
      this.state = "tidying";
      this.running = undefined;
      job?.resolve(data.result);
    } else if (data.type === "crashed") {
      this.fail(new RunnerError("crashed", data.message));
    } else if (data.type === "restored") {
      this.jobs.delete(data.id);
      this.strange = data.strange;
      this.state = "ready";
      job?.restored();
      job?.tidied();
    }
  }

  // A download that stalls, a worker that hangs: somebody must say so.
  expect() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fail(new RunnerError("timeout")), START_LIMIT);
  }

  fail(error) {
    this.reject(error);
    for (const job of this.jobs.values()) job.reject(error);
    this.end();
  }

  end() {
    this.state = "dead";
    clearTimeout(this.timer);
    this.worker?.terminate();
    for (const job of this.jobs.values()) {
      job.tidied();
      job.reject(new RunnerError("crashed")); // of no effect where it has its answer
    }
    this.jobs.clear();
  }

  ask(message, { begun = () => {}, output = () => {}, pack = () => {}, restored = () => {} } = {}) {
    const id = (this.next += 1);
    return new Promise((resolve, reject) => {
      if (this.state === "dead") reject(new RunnerError("crashed"));
      this.jobs.set(id, { resolve, reject, begun, output, pack, restored });
      this.state = "running";
      this.running = id;
      this.used = true;
      this.tidied = new Promise((done) => {
        this.jobs.get(id).tidied = done;
      });
      this.worker.postMessage({ ...message, id });
    });
  }
}

class Engine {
  constructor(base, info) {
    this.base = base;
    this.info = info;
    this.workers = [];
    this.queue = Promise.resolve();
    this.runs = 0; // waiting or running
    this.stops = 0;
    this.listeners = new Set();
    this.counts = new Map();
  }

  get loaded() {
    return this.workers.some((worker) => worker.state !== "loading" && worker.state !== "dead");
  }

  // Bytes as they travel: what is counted in the worker is unpacked, and scaled.
  get files() {
    const { runtime, packs } = this.info;
    return { wasm: runtime["pyodide.asm.wasm"], stdlib: packs.stdlib, core: packs.core };
  }

  count(file, loaded) {
    this.counts.set(file, loaded);
    let done = 0;
    let total = 0;
    for (const [name, { bytes, raw }] of Object.entries(this.files)) {
      total += bytes;
      done += Math.min(1, (this.counts.get(name) ?? 0) / raw) * bytes;
    }
    for (const listener of this.listeners) listener(Math.round(done), total);
  }

  start(spare = false) {
    const progress = this.loaded ? null : (file, loaded) => this.count(file, loaded);
    const worker = new PythonWorker(this.base, this.info, progress, spare);
    this.workers.push(worker);
    worker.ready.catch(() => this.drop(worker));
    return worker;
  }

  drop(worker) {
    worker.end();
    this.workers = this.workers.filter((other) => other !== worker);
  }

  async load(progress) {
    if (progress) this.listeners.add(progress);
    try {
      const worker = this.workers[0] ?? this.start();
      await worker.ready;
    } finally {
      this.listeners.delete(progress);
    }
  }

  // A worker for published code may be any clean one; for changed code, one that has run nothing.
  choose(published) {
    const fresh = this.workers.find((worker) => !worker.used);
    if (!published) return fresh ?? this.start();
    return this.workers.find((worker) => worker.used && worker.published && worker.state !== "dead") ?? fresh ?? this.start();
  }

  spare() {
    clearTimeout(this.spareTimer);
    this.spareTimer = setTimeout(() => {
      if (!this.runs && !this.workers.some((worker) => !worker.used)) this.start(true);
    }, SPARE_DELAY);
  }

  run(request, listeners = {}) {
    this.runs += 1;
    const stops = this.stops;
    const turn = this.queue.then(async () => {
      try {
        return stops === this.stops ? await this.runNow(request, listeners) : ended({ stopped: true });
      } finally {
        this.runs -= 1;
        this.spare();
      }
    });
    this.queue = turn.catch(() => {});
    return turn;
  }

  async runNow(request, { output = () => {}, pack = () => {} }) {
    // Whether a worker is clean is known once it is tidied up.
    if (request.published) await Promise.all(this.workers.map((other) => other.tidied));
    const worker = this.choose(request.published);
    const told = (name, done) => pack(name, this.info.packs[name].bytes, Boolean(done));
    const printed = { out: "", err: "", cut: false };
    const stop = new Promise((resolve) => { this.interrupt = resolve; });
    let timer;
    let begun;
    const late = new Promise((resolve) => {
      begun = () => { timer = setTimeout(resolve, request.limit ?? TIME_LIMIT, "timeout"); };
    });
    const work = (async () => {
      await worker.ready;
      worker.published = Boolean(request.published);
      return worker.ask({ type: "run", request }, {
        begun,
        output: (text, stream, cut) => {
          printed[stream] += text;
          printed.cut ||= cut;
          output(text, stream);
        },
        pack: (name, done) => {
          clearTimeout(timer); // a download is no fault of the run
          if (done) begun();
          told(name, done);
        },
        restored: () => {
          if (worker.strange) this.drop(worker); // something that cannot be undone
        },
      });
    })();
    work.catch(() => {});
    const started = performance.now();
    const soFar = () => ({ output: printed.out, stderr: printed.err, truncated: printed.cut, milliseconds: performance.now() - started });
    try {
      const outcome = await Promise.race([work, stop, late]);
      const full = outcome.error?.type === "MemoryError"; // memory once taken is not given back
      if (typeof outcome === "string" || full || !request.published) this.drop(worker);
      if (typeof outcome !== "string") return ended(outcome);
      const error = outcome === "timeout" ? failure("timeout") : null;
      return ended({ ...soFar(), error, stopped: outcome === "stop" });
    } catch (error) {
      this.drop(worker);
      if (!worker.used) throw error; // it never started: the caller says why
      return ended({ ...soFar(), error: failure(error.code ?? "crashed", error.message) });
    } finally {
      clearTimeout(timer);
      this.interrupt = undefined;
    }
  }

  // Resolves when nothing runs and nothing is being tidied up.
  async idle() {
    await this.queue;
    await Promise.all(this.workers.map((worker) => worker.tidied));
  }

  // Resolves when a worker that has run nothing is ready.
  async warm() {
    await this.idle();
    const fresh = this.workers.find((worker) => !worker.used) ?? this.start(true);
    await fresh.ready;
  }

  stop() {
    this.stops += 1;
    this.interrupt?.("stop");
  }

  dispose() {
    this.stop();
    clearTimeout(this.spareTimer);
    for (const worker of this.workers) worker.end();
    this.workers = [];
  }
}

function failure(code, message = null) {
  return { type: code, code, message, text: null, line: null };
}

function ended(result) {
  const whole = { ok: false, error: null, output: "", stderr: "", truncated: false, milliseconds: 0, stopped: false, trace: [], picture: null, list: [], more: 0, ...result };
  if (whole.error?.type === "MemoryError") whole.error.code = "memory";
  return whole;
}
