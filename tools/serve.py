"""Serves both languages with live reload (`python -m tools.serve`).

What a saved file changes on pages is built and shown at once. Everything is built after that, in
the background, since the navigation, the search and pages that speak of others may follow.

A page that breaks does not end it: the last whole site stays, and the faults stand in the terminal
and at the top of every page until they are mended.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import logging
import shutil
import signal
import socket
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from tools import packs
from tools.build import are_whole, assemble, build_languages, build_pages, pool, warnings
from tools.check import faults
from tools.dependants import Pages, dependants, snapshot
from tools.faults import report
from tools.repository import DOCS, LANGUAGES, ROOT, SAMPLE_PROJECT, SNIPPETS
from tools.told import untold

SITE = ROOT / ".cache" / "serve"
WATCHED = (DOCS, SNIPPETS, SAMPLE_PROJECT, ROOT / "theme", ROOT / "mkdocs.yml")


class FaultServer(LiveReloadServer):
    """MkDocs' own live-reload server, with what is wrong shown on top of each page."""

    faults = ""

    def reload_browsers(self) -> None:
        """Show what was built meanwhile."""
        with self._epoch_cond:
            self._wanted_epoch = self._visible_epoch = round(time.monotonic() * 1000)
            self._epoch_cond.notify_all()

    def error_page(self, code: int) -> bytes | None:
        """The site's own 404 page; before the first whole build, a bare page with the faults."""
        page = SITE / "404.html"
        if code != 404:
            return None
        if page.exists():
            return page.read_bytes()
        return self._inject_js_into_html(b"<!doctype html><body></body>", self._visible_epoch)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        if self.faults:
            banner = (
                '<pre role="alert" style="position:relative;z-index:9;margin:0;padding:1rem;'
                'white-space:pre-wrap;background:#fbe4e1;color:#5c1010;font-size:14px">'
                f"{html.escape(self.faults)}</pre>"
            )
            start = content.find(b"<body")
            start = content.find(b">", start) + 1
            content = content[:start] + banner.encode() + content[start:]
        return super()._inject_js_into_html(content, epoch)


class Packs:
    """The packs of the browser runner: built beside the site, which never waits for them."""

    def __init__(self) -> None:
        self.lock = threading.Lock()  # held while the folder of the site changes
        self.building: threading.Thread | None = None

    def ready(self) -> Path | None:
        """The packs, if they are built; else a thread begins to."""
        try:
            found = packs.cached()
        except OSError:  # a source is missing: the thread tells which
            found = None
        if found is None and not (self.building and self.building.is_alive()):
            self.building = threading.Thread(target=self._build, daemon=True)
            self.building.start()
        return found

    def _build(self) -> None:
        try:
            built = packs.build()
            with self.lock:
                if SITE.is_dir():
                    packs.include(built, SITE)
            print("The browser runner is ready: press Run on a page.", flush=True)
        except (OSError, packs.PackError) as error:
            print(f"The browser runner was not built, so Run says so: {error}", flush=True)


class Site:
    """The site that is served: built whole, page by page when a file is saved, and whole again."""

    def __init__(
        self, address: str, whole: ProcessPoolExecutor, quick: ProcessPoolExecutor
    ) -> None:
        """whole, quick: the processes that build everything, and those that build a few pages."""
        self.address, self.whole, self.quick = address, whole, quick
        self.packs = Packs()
        self.seen = snapshot(WATCHED)
        self.changed = threading.Event()  # since the last build of everything began
        self.faults = ""

    def build_all(self) -> bool:
        """Build everything; false when a file changed meanwhile, so that it was for nothing."""
        started = time.perf_counter()
        self.changed.clear()
        ready = self.packs.ready()
        built = build_languages(SITE.with_name(f".{SITE.name}.stage"), self.whole, self.address)
        found = self.whole.submit(faults).result()
        with self.packs.lock:
            if self.changed.is_set():
                return False
            if are_whole(built):
                assemble(built, SITE, ready)
        told = [f"build: {message}" for message in untold(warnings(built), found)]
        self.faults = "\n\n".join(([report(found)] if found else []) + told)
        if self.faults:
            print(self.faults)
        took = time.perf_counter() - started
        print(f"Built in {took:.1f} s: {self.address}  {self.address}ru/", flush=True)
        return True

    def show_changes(self) -> None:
        """Build the pages that depend on what was saved since the last time."""
        started = time.perf_counter()
        before, self.seen = self.seen, snapshot(WATCHED)
        changed = [path for path, status in self.seen.items() if before.get(path) != status]
        pages = dependants(changed)
        self.changed.set()  # first: a build of everything that is under way comes too late
        if (SITE / "index.html").exists():
            self._build_pages(pages)
        names = sorted({name for chosen in pages.values() for name in chosen})
        if names:
            shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
            print(f"Shown in {time.perf_counter() - started:.1f} s: {shown}", flush=True)

    def _build_pages(self, pages: Pages) -> None:
        stage = SITE.with_name(f".{SITE.name}.pages")
        shutil.rmtree(stage, ignore_errors=True)
        asked = {
            language: self.quick.submit(build_pages, language, stage, names, self.address)
            for language, names in pages.items()
            if names
        }
        for language, building in asked.items():
            built = building.result()
            into = SITE if language == LANGUAGES[0] else SITE / language
            # A page that breaks is not there; the build of everything tells what is wrong.
            if built.folder.is_dir():
                with self.packs.lock:
                    shutil.copytree(built.folder, into, dirs_exist_ok=True)

    def fingerprint(self) -> str:
        """A hash of what readers can see of the pages."""
        found = hashlib.sha256(self.faults.encode())
        for path in sorted(SITE.rglob("*.html")):
            found.update(path.read_bytes())
        return found.hexdigest()


def main(arguments: list[str] | None = None) -> int:
    """Build, serve, and build again whenever a source changes."""
    parser = argparse.ArgumentParser(prog="python -m tools.serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args(arguments)
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    # Whoever ends it, the processes that build end with it.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    address = f"http://{options.host}:{options.port}/"
    with pool(behind=True) as whole, pool() as quick:
        server: FaultServer | None = None
        site = Site(address, whole, quick)
        ended = threading.Event()

        def build_behind() -> None:
            """Build everything whenever something has changed; reload where it can be seen."""
            try:
                while site.changed.wait():
                    before = site.fingerprint()
                    if site.build_all() and server and site.fingerprint() != before:
                        server.faults = site.faults
                        server.reload_browsers()
            except RuntimeError:  # the processes take no more work
                if not ended.is_set():
                    raise

        try:
            with socket.socket() as probe:  # before anything is built for a port that is taken
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((options.host, options.port))
            server = FaultServer(site.show_changes, options.host, options.port, str(SITE))
            server.error_handler = server.error_page
            for path in WATCHED:
                server.watch(str(path))
            if (SITE / "index.html").exists():
                # The site of the last run is served at once, and replaced when the build is done.
                print(f"Serving the last build meanwhile: {address}  {address}ru/", flush=True)
                site.changed.set()
            else:
                print("Building both languages, the first time about half a minute …", flush=True)
                site.build_all()
                server.faults = site.faults
            threading.Thread(target=build_behind, daemon=True).start()
            server.serve()
        except OSError as error:
            print(
                f"{address} cannot be served: {error.strerror}\n"
                "  Another program uses this port.\n"
                f"  End it, or choose another: python -m tools.serve --port {options.port + 1}"
            )
            return 1
        except KeyboardInterrupt:
            print("Stopped.")
        finally:
            ended.set()
            if server:
                server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
