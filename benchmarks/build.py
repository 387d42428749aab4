"""Times the build of the site and a rebuild after one edit (`python -m benchmarks.build`).

Prints plain seconds, medians of several runs, and their ratios to a build of the same sources by
mkdocs-material alone in the same run, since seconds differ between machines and ratios hardly do.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from tools.build import build_language, build_site, pool
from tools.repository import DOCS, LANGUAGES, ROOT

PLAIN = """site_name: Plain
docs_dir: {docs}
site_dir: {site}
theme: {{name: material, font: false}}
plugins: [search]
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - md_in_html
  - tables
  - toc: {{permalink: true}}
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.superfences
  - pymdownx.snippets: {{base_path: [{root}], check_paths: true}}
"""


def median_seconds(action: Callable[[], object], runs: int) -> float:
    """The median wall-clock time of an action, in seconds."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def build_plain(folder: Path) -> None:
    """Both languages as one plain mkdocs-material site, in a process of its own."""
    config = folder / "mkdocs.yml"
    config.write_text(PLAIN.format(docs=DOCS, site=folder / "site", root=ROOT), "utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config)],
        check=True,
        capture_output=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )


def build_ours() -> None:
    """`python -m tools.build`'s work, processes included."""
    with pool() as workers:
        build_site(ROOT / ".cache" / "benchmark", workers)


def edit_to_page(runs: int, port: int) -> float:
    """From saving a page under `make serve` until the server sends it anew, in seconds."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "project"
        shutil.copytree(
            ROOT,
            copy,
            ignore=shutil.ignore_patterns(".venv", ".nox", ".git", ".cache", "site", "__pycache__"),
        )
        server = subprocess.Popen(
            [sys.executable, "-m", "tools.serve", "--port", str(port)],
            cwd=copy,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        address = f"http://127.0.0.1:{port}/"
        page = copy / "docs/en/index.md"
        text = page.read_text("utf-8")

        def shows(words: str) -> bool:
            try:
                return words in urllib.request.urlopen(address, timeout=30).read().decode("utf-8")
            except OSError:
                return False

        def wait(words: str) -> None:
            while not shows(words):
                time.sleep(0.02)

        wait("</html>")
        counter = iter(range(1000))

        def edit() -> None:
            words = f"edit number {next(counter)}"
            page.write_text(f"{text}\n\n{words}\n", "utf-8")
            wait(words)

        try:
            return median_seconds(edit, runs)
        finally:
            server.terminate()
            server.wait()


def main(arguments: list[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.build", description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--port", type=int, default=8017)
    options = parser.parse_args(arguments)
    pages = sum(1 for language in LANGUAGES for _ in (DOCS / language).rglob("*.md"))
    print(f"{pages} pages, {os.cpu_count()} cores, medians of {options.runs}")
    with tempfile.TemporaryDirectory() as folder:
        plain = median_seconds(lambda: build_plain(Path(folder)), options.runs)
    print(f"plain mkdocs-material, both languages  {plain:6.2f} s  1.00")
    ours = median_seconds(build_ours, options.runs)
    print(f"ours, both languages at once           {ours:6.2f} s  {ours / plain:.2f}")
    for language in LANGUAGES:
        one = median_seconds(
            lambda name=language: build_language(name, ROOT / ".cache" / "benchmark.stage"),
            options.runs,
        )
        print(f"ours, {language} alone, warm process           {one:6.2f} s  {one / plain:.2f}")
    edit = edit_to_page(options.runs, options.port)
    print(f"from saving a page to seeing it        {edit:6.2f} s  {edit / plain:.2f}")


if __name__ == "__main__":
    main()
