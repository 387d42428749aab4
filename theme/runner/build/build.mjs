// Runs build.py in the very Python that readers get, so that what it compiles fits to the byte.
// Called by tools/packs.py with five folders: Pyodide, stage, out, Python packages, the shop.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, stage, out, packages, shop] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(pyodideFolder, "pyodide.mjs")));
const pyodide = await loadPyodide({
  indexURL: pyodideFolder,
  // No random order in sets of strings, which are written into compiled files.
  env: { HOME: "/home", PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" },
});
for (const [folder, real] of Object.entries({ "/stage": stage, "/out": out, "/packages": packages, "/shop": shop })) {
  pyodide.FS.mkdirTree(folder);
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: real }, folder);
}
await pyodide.runPythonAsync(readFileSync(join(import.meta.dirname, "build.py"), "utf-8"));
