"""Measures the browser runner beside a bare Pyodide (`python -m benchmarks.runner`).

What is printed are ratios: both are measured by turns in one headless Chromium on one machine, so
the machine drops out. Bare means `loadPyodide()` of the same version, as its package ships it, in a
worker, until it has printed "hi". Ours means all that happens from the click on Run to the first
line of a sample: the engine's own download included, real Django, a database. Medians of nine.

There is no memory snapshot for return visits. Pyodide 314.0.7 refuses to make one of an interpreter
that has run a sample ("Can't serialize object at index 7"): Python holds functions of JavaScript
then. Making it earlier, before in_browser.run.start(), was not tried.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import BrowserContext, sync_playwright

from tools.browser import find_chromium
from tools.packs import build, include, node_modules
from tools.repository import SNIPPETS
from tools.snippets import Snippet

SAMPLE = SNIPPETS / "basics" / "a_new_user_gets_a_profile.py"
BARS = {"cold": 0.65, "warm": 0.65, "changed": 1.0, "second": 60, "megabytes": 9.5}

BARE_WORKER = """
import { loadPyodide } from "./pyodide.mjs";
const pyodide = await loadPyodide({ stdout: (text) => postMessage(text) });
pyodide.runPython("print('hi')");
"""
BARE = """async () => {
  const started = performance.now();
  const worker = new Worker("/bare/worker.js", { type: "module" });
  await new Promise((resolve, reject) => { worker.onmessage = resolve; worker.onerror = reject; });
  return performance.now() - started;
}"""
OURS = """async (request) => {
  const started = performance.now();
  const manifest = await (await fetch("/run/manifest.json", { cache: "no-cache" })).json();
  const { connect } = await import(`/run/${manifest.engine}`);
  window.engine = await connect({ root: "/", info: manifest });
  let first;
  const output = () => { first ??= performance.now() };
  const result = await window.engine.run(request, { output });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return first - started;
}"""
# A run and the tidying up after it, which the next run would wait for.
SECOND = """async (request) => {
  const started = performance.now();
  await window.engine.run(request);
  await window.engine.idle();
  return performance.now() - started;
}"""
# Code that was changed, once the worker for it is warm.
CHANGED = """async (request) => {
  await window.engine.warm();
  const started = performance.now();
  await window.engine.run({ ...request, published: false });
  return performance.now() - started;
}"""


class _Host(SimpleHTTPRequestHandler):
    """A static host that lets everything but the manifest be cached."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        kept = "no-cache" if self.path.endswith("manifest.json") else "max-age=31536000, immutable"
        self.send_header("Cache-Control", kept)
        super().end_headers()


@contextmanager
def host() -> Iterator[str]:
    """Serve the packs and, beside them, Pyodide as it ships."""
    with TemporaryDirectory() as folder:
        site = Path(folder)
        include(build(), site)
        (site / "bare").mkdir()
        for path in (node_modules() / "pyodide").iterdir():
            (site / "bare" / path.name).symlink_to(path)
        (site / "bare" / "worker.js").write_text(BARE_WORKER, "utf-8")
        (site / "index.html").write_text("<!doctype html><title>Benchmark</title>", "utf-8")
        server = ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(_Host, directory=str(site))
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def once(context: BrowserContext, address: str, script: str, argument: Any = None) -> float:
    """Milliseconds that a script measures in a new page."""
    page = context.new_page()
    page.goto(address)
    taken = page.evaluate(script, argument)
    page.close()
    return taken


def measure(turns: int) -> dict[str, list[float]]:
    """Milliseconds of each turn, by what was measured."""
    request = {
        "code": SAMPLE.read_text("utf-8"),
        "name": SAMPLE.name,
        "published": True,
        "receivers": list(Snippet.read(SAMPLE).receivers),
        "trace": True,
    }
    names = ("bare cold", "bare warm", "ours cold", "ours warm", "second", "changed")
    taken: dict[str, list[float]] = {name: [] for name in names}
    with host() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(find_chromium()), args=["--no-sandbox"]
        )
        for _ in range(turns):
            for name, script, argument in (("bare", BARE, None), ("ours", OURS, request)):
                context = browser.new_context()  # an empty cache of its own
                taken[f"{name} cold"].append(once(context, address, script, argument))
                once(context, address, script, argument)  # compiled code is kept from here on
                taken[f"{name} warm"].append(once(context, address, script, argument))
                if name == "ours":
                    page = context.new_page()
                    page.goto(address)
                    page.evaluate(OURS, request)
                    page.evaluate("() => window.engine.idle()")
                    taken["second"].append(page.evaluate(SECOND, request))
                    taken["changed"].append(page.evaluate(CHANGED, request))
                context.close()
        browser.close()
    return taken


def main(arguments: list[str] | None = None) -> int:
    """Print what was measured beside its bar; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.runner", description=__doc__)
    parser.add_argument("--turns", type=int, default=9)
    options = parser.parse_args(arguments)
    manifest = json.loads((build() / "manifest.json").read_text("utf-8"))
    taken = measure(options.turns)
    middle = {name: median(values) for name, values in taken.items()}
    for name, values in taken.items():
        print(f"{name:10} {middle[name]:6.0f} ms   ({min(values):.0f} to {max(values):.0f})")
    figures = {
        "cold": middle["ours cold"] / middle["bare cold"],
        "warm": middle["ours warm"] / middle["bare warm"],
        "changed": middle["changed"] / middle["ours warm"],
        "second": middle["second"],
        "megabytes": manifest["bytes"] / 1e6,
    }
    if hasattr(os, "getloadavg"):
        print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for name, figure in figures.items():
        held = "held" if figure <= BARS[name] else "MISSED"
        print(f"{name:10} {figure:6.2f}   bar {BARS[name]}   {held}")
    return 0 if all(figure <= BARS[name] for name, figure in figures.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
