// Runs build.py in the very Python that readers get, so that what it compiles fits to the byte.
// Called by tools/packs.py with five folders: Pyodide, stage, out, Python packages, the shop.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, stage, out, packages, shop] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(pyodideFolder, "pyodide.mjs")));
const own = (name) => readFileSync(join(import.meta.dirname, name), "utf-8");
// No random order in sets of strings, which are written into compiled files.
const env = { HOME: "/home", PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" };

function mount(FS, folders) {
  for (const [folder, root] of Object.entries(folders)) {
    FS.mkdirTree(folder);
    FS.mount(FS.filesystems.NODEFS, { root }, folder);
  }
}

const builder = await loadPyodide({ indexURL: pyodideFolder, env });
mount(builder.FS, { "/stage": stage, "/out": out, "/packages": packages, "/shop": shop });
await builder.runPythonAsync(own("build.py"));
await builder.runPythonAsync("prepare()");

// A start from the sources, to see what every start needs; see trial.py.
const files = join(stage, "core", "files");
const trial = await loadPyodide({
  indexURL: pyodideFolder,
  env: {
    ...env,
    PYTHONPATH: "/trial:/runner:/shop:/shop/sample_project",
    DJANGO_SETTINGS_MODULE: "in_browser.settings",
  },
  stdout: () => {},
  stderr: () => {},
  fsInit: (FS) => {
    FS.mkdirTree("/trial");
    FS.writeFile("/trial/sitecustomize.py", own("trial.py"));
    const library = "/lib/python3.14/site-packages";
    mount(FS, { [library]: join(files, library), "/runner": join(files, "runner"), "/shop": join(files, "shop") });
  },
});
const runner = trial.pyimport("in_browser.run").start(() => {});
const request = { code: own("first_run.py"), name: "first_run.py", trace: true, language: "en" };
const { ok, error } = JSON.parse(runner.run(JSON.stringify(request), () => {}));
if (!ok) throw new Error(error.text);
builder.FS.writeFile("/needed", trial.runPython("import sitecustomize; sitecustomize.needed()").toJs());
await builder.runPythonAsync("pack_all()");
