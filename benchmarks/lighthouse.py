"""Judges pages beside mkdocs-material's by Lighthouse (`python -m benchmarks.lighthouse`).

Each page is served compressed from this machine and judged as on a phone (Lighthouse's default: a
mid-range phone on slow 4G, simulated), by turns, five times; what is printed are medians. The pages
of mkdocs-material have no fonts here, which would come from another host: that is to their
advantage. The speed of the machine counts, since Lighthouse slows it down by a factor: compare the
two sides rather than two machines, and let nothing else run meanwhile.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from benchmarks import plain
from benchmarks.weight import address
from tools.browser import find_chromium
from tools.build import build_site, pool
from tools.packs import node, node_modules
from tools.repository import LANGUAGES, ROOT

PROJECT = ROOT / "benchmarks" / "lighthouse"  # its package.json and lock
PAGES = ("index.md", "signals/pre-save-post-save.md", "interview/questions/saving.md")
BARS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
# Audits whose figures are printed, and by what they are divided.
FIGURES = {
    "largest-contentful-paint": 1000,
    "total-blocking-time": 1,
    "cumulative-layout-shift": 1,
    "total-byte-weight": 1000,
}
HEADINGS = ("perf.", "acc.", "best", "SEO", "LCP s", "TBT ms", "CLS", "kB")


@dataclass(frozen=True)
class Run:
    """What Lighthouse said of a page once."""

    scores: dict[str, int]  # of a category, 0 to 100
    figures: dict[str, float]  # of FIGURES, where performance is judged
    lost: frozenset[str]  # audits that cost points, `seo: meta-description`
    speed: float  # of the machine, Lighthouse's own benchmark


class _Host(SimpleHTTPRequestHandler):
    """A static host that compresses, as good ones do."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        body = _compressed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(body)


@functools.cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


@contextmanager
def host(folder: Path) -> Iterator[str]:
    """Serve a folder, which may be filled later, at the root of an address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def judge(url: str, categories: Collection[str] = tuple(BARS)) -> Run:
    """Run Lighthouse once. Raises RuntimeError when it cannot judge the page."""
    ran = subprocess.run(
        [
            *(node(), node_modules(PROJECT) / "lighthouse" / "cli" / "index.js", url),
            *("--quiet", "--output=json", f"--only-categories={','.join(categories)}"),
            *("--chrome-flags=--headless=new --no-sandbox", "--no-enable-error-reporting"),
        ],
        env={**os.environ, "CHROME_PATH": str(find_chromium())},
        capture_output=True,
        encoding="utf-8",
    )
    report = json.loads(ran.stdout) if ran.returncode == 0 else {}
    if ran.returncode or report.get("runtimeError"):
        raise RuntimeError(f"{url}\n{ran.stderr}{report.get('runtimeError', '')}")
    audits = report["audits"]
    return Run(
        {name: round(100 * report["categories"][name]["score"]) for name in categories},
        {name: audits[name]["numericValue"] / by for name, by in FIGURES.items() if name in audits},
        frozenset(
            f"{name}: {one['id']}"
            for name in categories
            for one in report["categories"][name]["auditRefs"]
            if one["weight"] and (audits[one["id"]]["score"] or 0) < 1
            if audits[one["id"]]["scoreDisplayMode"] not in ("notApplicable", "manual")
        ),
        report["environment"]["benchmarkIndex"],
    )


def show(what: str, runs: list[Run]) -> list[str]:
    """Print a row of medians; returns the bars that were missed."""
    scores = {name: median(run.scores[name] for run in runs) for name in BARS}
    lcp, tbt, cls, size = (median(run.figures[name] for run in runs) for name in FIGURES)
    cells = [f"{score:6.0f}" for score in scores.values()]
    print(f"{what:44}", *cells, f"{lcp:6.2f} {tbt:6.0f} {cls:6.3f} {size:6.0f}", flush=True)
    return [name for name, bar in BARS.items() if scores[name] < bar]


def main(arguments: list[str] | None = None) -> int:
    """Print what was judged beside the bars; 1 when one of them is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lighthouse", description=__doc__)
    parser.add_argument("--pages", nargs="+", default=PAGES, help="as in docs, index.md")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--languages", nargs="+", default=LANGUAGES, choices=LANGUAGES)
    options = parser.parse_args(arguments)
    missed: list[str] = []
    speeds: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        site, other = Path(name) / "site", Path(name) / "plain"
        plain.export(other, options.pages)
        with host(site) as ours, pool() as workers:
            build_site(site, workers, ours)
            print(f"{'':44}", *(f"{heading:>6}" for heading in HEADINGS))
            for language in options.languages:
                with host(other / "site" / language) as alone:
                    plain.build(
                        *(other, language),
                        theme={"name": "material", "language": language, "font": False},
                        site_url=alone,
                    )
                    for page in options.pages:
                        where = address(page)
                        here = where if language == LANGUAGES[0] else f"{language}/{where}"
                        runs: dict[str, list[Run]] = {ours + here: [], alone + where: []}
                        for _ in range(options.runs):
                            for url, found in runs.items():
                                found.append(judge(url))
                        mine, plain_runs = runs.values()
                        speeds += [run.speed for run in (*mine, *plain_runs)]
                        bars = show(f"/{here}", mine)
                        show("  plain", plain_runs)
                        missed += [f"/{here} {bar}" for bar in bars]
                        for lost in sorted(frozenset.union(*(run.lost for run in mine))):
                            print(f"  costs points: {lost}")
    print(f"speed of the machine: {median(speeds):.0f}, by Lighthouse's own measure")
    print("bars:", ", ".join(f"{name} {bar}" for name, bar in BARS.items()))
    print(f"MISSED: {', '.join(missed)}" if missed else "held on all of these pages")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
