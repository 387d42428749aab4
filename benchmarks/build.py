"""Times the build of the site, a rebuild after one edit, and growth (`python -m benchmarks.build`).

Prints plain seconds, medians of several runs, and their ratios to a build of the same pages, as
they are after the hooks, by mkdocs-material alone in the same run: seconds differ between machines
and ratios hardly do. Neither the packs of the browser runner nor images are built.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from tools.repository import DOCS, LANGUAGES, ROOT

LEFT_OUT = (".venv", ".nox", ".git", ".cache", "site", "__pycache__")
# Each in a process of its own, in the folder of a project, with a folder for what comes out.
EXPORT = (
    "import sys, pathlib; from benchmarks import plain; plain.export(pathlib.Path(sys.argv[1]))"
)
PLAIN = (
    "import sys, pathlib; from benchmarks import plain\n"
    "for language in ('en', 'ru'): plain.build(pathlib.Path(sys.argv[1]), language)"
)
OURS = (
    "import sys, pathlib; from tools.build import build_site, pool\n"
    "if __name__ == '__main__':\n"
    "    with pool() as workers: build_site(pathlib.Path(sys.argv[1]) / 'ours', workers)"
)


def median_seconds(runs: int, *actions: Callable[[], object]) -> list[float]:
    """The median wall-clock time of each action, in seconds.

    They take turns, so that all meet the machine in the same moods.
    """
    times: list[list[float]] = [[] for _ in actions]
    for _ in range(runs):
        for action, taken in zip(actions, times, strict=True):
            started = time.perf_counter()
            action()
            taken.append(time.perf_counter() - started)
    return [statistics.median(taken) for taken in times]


def run(code: str, project: Path, folder: Path, cores: int | None = None) -> None:
    """Run one of the above; cores: how many it may use, on Linux."""
    script = folder / "run.py"
    script.write_text(code, "utf-8")
    chosen = ["taskset", "-c", f"0-{cores - 1}"] if cores else []
    ran = subprocess.run(
        [*chosen, sys.executable, str(script), str(folder)],
        capture_output=True,
        encoding="utf-8",
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(project)},
    )
    if ran.returncode:
        raise RuntimeError(ran.stderr)


def copy_project(target: Path, times: int = 1) -> Path:
    """A copy of the project, its pages several times over, in its navigation too."""
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(*LEFT_OUT))
    config = target / "mkdocs.yml"
    text = config.read_text("utf-8")
    start = text.index("\nnav:\n") + len("\nnav:\n")
    pages = re.match(r"(?: +.*\n)+", text[start:])[0]
    again = ""
    for number in range(1, times):
        for language in LANGUAGES:
            shutil.copytree(DOCS / language, target / "docs" / language / f"again{number}")
        named = re.sub(r"\S+\.md$", rf"again{number}/\g<0>", pages, flags=re.MULTILINE)
        again += f"  - Again {number}:\n{textwrap.indent(named, ' ' * 4)}"
    config.write_text(text[:start] + pages + again + text[start + len(pages) :], "utf-8")
    return target


def compare(project: Path, runs: int, cores: int | None, keep_cache: bool = True) -> list[float]:
    """Seconds of the plain build and of ours of both languages, in this order."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(EXPORT, project, folder)

        def ours() -> None:
            if not keep_cache:
                shutil.rmtree(project / ".cache", ignore_errors=True)
            run(OURS, project, folder, cores)

        if keep_cache:
            ours()
        return median_seconds(runs, lambda: run(PLAIN, project, folder, cores), ours)


def edit_to_page(project: Path, runs: int, port: int) -> float:
    """From saving a page under `make serve` until the server sends it anew, in seconds."""
    server = subprocess.Popen(
        [sys.executable, "-m", "tools.serve", "--port", str(port)],
        cwd=project,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/practice/errors/"
    page = project / "docs/en/practice/errors.md"
    text = page.read_text("utf-8")

    def wait(words: str) -> None:
        while True:
            try:
                if words in urllib.request.urlopen(address, timeout=30).read().decode("utf-8"):
                    return
            except OSError:
                pass
            time.sleep(0.02)

    wait("</html>")
    counter = iter(range(1000))

    def edit() -> None:
        words = f"edit number {next(counter)}"
        page.write_text(f"{text}\n\n{words}\n", "utf-8")
        wait(words)

    try:
        return median_seconds(runs, edit)[0]
    finally:
        server.terminate()
        server.wait()


def main(arguments: list[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.build", description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--port", type=int, default=8017)
    parser.add_argument("--grow", type=int, nargs="*", default=[2, 4], help="times the pages")
    options = parser.parse_args(arguments)
    pages = sum(1 for language in LANGUAGES for _ in (DOCS / language).rglob("*.md"))
    print(f"{pages} pages, {os.cpu_count()} cores, medians of {options.runs}")

    def show(what: str, seconds: list[float]) -> None:
        plain, ours = seconds
        print(f"{what:38} plain {plain:6.2f} s  ours {ours:6.2f} s  {ours / plain:.2f}", flush=True)

    def show_edit(what: str, copied: Path) -> None:
        seconds = edit_to_page(copied, options.runs, options.port)
        print(f"{what:38} {'':12}  ours {seconds:6.2f} s", flush=True)

    with tempfile.TemporaryDirectory() as name:
        project = copy_project(Path(name) / "project")
        show("one core, nothing cached", compare(project, options.runs, 1, keep_cache=False))
        show("one core", compare(project, options.runs, 1))
        show("two cores, nothing cached", compare(project, options.runs, 2, keep_cache=False))
        show("two cores", compare(project, options.runs, 2))
        show_edit("from saving a page to seeing it", project)
        for times in options.grow:
            grown = copy_project(Path(name) / f"times{times}", times)
            show(f"two cores, {times} times the pages", compare(grown, options.runs, 2))
            show_edit(f"saving a page, {times} times the pages", grown)


if __name__ == "__main__":
    main()
