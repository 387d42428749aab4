"""One build of the site, one server and one browser for all tests that look at built pages.

A plugin of tests/conftest.py, since tests/site/ and tests/runner/ share them: Playwright cannot be
started twice in one process.
"""

from __future__ import annotations

import functools
import os
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tools import downloads, machine_text
from tools.build import build_site, pool
from tools.repository import DOCS, LANGUAGES

ROOT_URL = "https://signals.example/base/"
# Milliseconds to wait for what is expected; a first load of Python on a slow machine takes long.
PATIENCE = 40_000


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The site, built once for all workers of this run, and what the build said against it.

    BUILT_SITE names the folder for it, where several runs share one build (tools/test.py).
    """
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    shared = Path(os.environ.get("BUILT_SITE") or shared)
    site, log = shared / "site", shared / "build.log"
    with FileLock(shared / "build.lock"):
        if not log.exists():
            with pool() as workers:
                told = build_site(site, workers, ROOT_URL)
            downloads.write(site)
            machine_text.write(site)
            log.write_text("\n".join(told), "utf-8")
    return site, log.read_text("utf-8").splitlines()


@pytest.fixture(scope="session")
def site(built: tuple[Path, list[str]]) -> Path:
    """The folder with the built site, English at its root, Russian in ru/."""
    return built[0]


class _Quiet(SimpleHTTPRequestHandler):
    """A static host: no log, and the site's own 404 page."""

    def log_message(self, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())


class _Server(ThreadingHTTPServer):
    """Says nothing when a page is left before it has everything."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@pytest.fixture(scope="session")
def runnable(site: Path) -> Path:
    """The same folder with the packs of the browser runner in it, built if they are not cached."""
    from tools.packs import build, include

    with FileLock(site.with_name("packs.lock")):
        packs = build()
        manifest = site / "run" / "manifest.json"
        if not manifest.exists() or manifest.read_bytes() != (packs / "manifest.json").read_bytes():
            include(packs, site)
    return site


@pytest.fixture(scope="session")
def address(runnable: Path) -> Iterator[str]:
    """Where the built site is served, with a slash at the end."""
    handler = functools.partial(_Quiet, directory=str(runnable))
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    from tools.browser import find_chromium

    chromium = find_chromium()
    if chromium is None:
        pytest.fail("No Chromium: run `make test`, which says how to get one.", pytrace=False)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=str(chromium),
            args=[
                *("--no-sandbox", "--no-first-run", "--disable-background-networking"),
                *("--disable-component-update", "--disable-sync"),
            ],
        )
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A fresh desktop page whose browser prefers English."""
    context = browser.new_context(
        base_url=address, locale="en-US", viewport={"width": 1280, "height": 900}
    )
    yield context.new_page()
    context.close()


def page_addresses() -> list[str]:
    """The address of every page, relative to the root of the site, `ru/basics/connecting/`."""
    return [
        address_of(path, language)
        for language in LANGUAGES
        for path in sorted((DOCS / language).rglob("*.md"))
    ]


def address_of(page: Path, language: str) -> str:
    """The address of a page by its file."""
    name = page.relative_to(DOCS / language).with_suffix("").as_posix()
    name = "" if name == "index" else name.removesuffix("/index") + "/"
    return ("" if language == LANGUAGES[0] else f"{language}/") + name
