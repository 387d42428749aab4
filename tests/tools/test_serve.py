"""`make serve`: both languages, live reload, and a broken page that does not end it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.repository import ROOT

COPIED = (
    *("docs", "snippets", "sample_project", "theme", "tools", "captures", "mkdocs.yml"),
    *("benchmarks", "tests"),  # pages quote from them too
)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as response:
        return response.read().decode("utf-8")


def _wait_for(url: str, part: str, present: bool = True, seconds: float = 240) -> str:
    """The page at the address, once it holds (or no longer holds) the words."""
    end = time.monotonic() + seconds
    text = "nothing was served"
    while time.monotonic() < end:
        try:
            text = _get(url)
        except OSError:
            text = "nothing was served"
        if (part in text) == present and text != "nothing was served":
            return text
        time.sleep(0.2)
    raise AssertionError(f"{url}: {part!r} is {'not ' if present else 'still '}there: {text[:300]}")


def _wait_for_error(url: str, part: str, seconds: float = 240) -> str:
    """The text of an error page at the address, once it holds the words."""
    end = time.monotonic() + seconds
    text = ""
    while time.monotonic() < end:
        try:
            _get(url)
        except urllib.error.HTTPError as error:
            text = error.read().decode("utf-8")
            if part in text:
                return text
        except OSError:
            pass
        time.sleep(0.2)
    raise AssertionError(f"{url}: {part!r} is not there: {text[:300]}")


def _lines_after(log: Path, start: str, seconds: float = 30) -> list[str]:
    """The lines of a log that begin with these words, once there is one, and those below."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        lines = log.read_text("utf-8").splitlines()
        for number, line in enumerate(lines):
            if line.startswith(start):
                return lines[number:]
        time.sleep(0.1)
    raise AssertionError(f"{start!r} is not told: {log.read_text('utf-8')}")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str, subprocess.Popen[str]]]:
    """A copy of the project being served: its folder, its address, the process."""
    yield from _serve(tmp_path)


@pytest.fixture
def served_broken(tmp_path: Path) -> Iterator[tuple[Path, str, subprocess.Popen[str]]]:
    """The same with a configuration that cannot be read."""
    yield from _serve(tmp_path, config="site_name: [\n")


def _serve(
    tmp_path: Path, config: str | None = None
) -> Iterator[tuple[Path, str, subprocess.Popen[str]]]:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, tmp_path / name)
    # Pages name the exact Django. Without runner.txt no packs are built, which would take long.
    (tmp_path / "requirements").mkdir()
    for source in (ROOT / "requirements").glob("django*.txt"):
        shutil.copy(source, tmp_path / "requirements")
    if config:
        (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    port = _free_port()
    log = (tmp_path / "serve.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "tools.serve", "--port", str(port)],
        cwd=tmp_path,
        stdout=log,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        start_new_session=True,
    )
    yield tmp_path, f"http://127.0.0.1:{port}/", process
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=20)
        _wait_for_end_of_group(process.pid)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    finally:
        log.close()


def _wait_for_end_of_group(group: int, seconds: float = 20) -> None:
    """Until no process is left of those that a server has started."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise subprocess.TimeoutExpired("the processes that build", seconds)


def test_serves_reloads_and_survives_a_broken_page(
    served: tuple[Path, str, subprocess.Popen[str]],
) -> None:
    folder, address, process = served
    assert "livereload" in _wait_for(address, "</html>")
    assert 'lang="ru"' in _wait_for(address + "ru/", 'lang="ru"')
    page = folder / "docs/en/index.md"
    good = page.read_text("utf-8")

    page.write_text(good + "\n\nA fresh sentence.\n", "utf-8")
    _wait_for(address, "A fresh sentence.")
    # By itself, long before everything is built anew.
    assert _lines_after(folder / "serve.log", "Shown in ")[0].endswith(" s: index.md")

    page.write_text(
        good + '\n\n```python\n--8<-- "snippets/no/such.py"\n```\n\n[Dead](dead.md)\n', "utf-8"
    )
    broken = _wait_for(address + "ru/", "snippets/no/such.py, which does not exist")
    assert "dead.md leads nowhere" in broken
    assert process.poll() is None, "the server ended"

    page.write_text(good, "utf-8")
    _wait_for(address, "which does not exist", present=False)


def test_first_build_that_fails_shows_the_fault(
    served_broken: tuple[Path, str, subprocess.Popen[str]],
) -> None:
    folder, address, process = served_broken
    config = folder / "mkdocs.yml"
    text = _wait_for_error(address, "mkdocs.yml")
    assert "Traceback" not in text
    shutil.copy(ROOT / "mkdocs.yml", config)
    _wait_for(address, "</html>")


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = subprocess.run(
            [sys.executable, "-m", "tools.serve", "--port", str(port)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert ran.returncode == 1
    assert f"http://127.0.0.1:{port}/ cannot be served" in ran.stdout
    assert "--port" in ran.stdout
    assert "Traceback" not in ran.stdout + ran.stderr
