"""Serves both languages with live reload (`python -m tools.serve`).

A page that breaks does not end it: the last whole site stays, and the faults stand in the terminal
and at the top of every page until they are mended.
"""

from __future__ import annotations

import argparse
import html
import logging
import socket
import sys
import threading
import time
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from tools import packs
from tools.build import build_site, pool
from tools.check import faults
from tools.faults import report
from tools.repository import DOCS, ROOT, SAMPLE_PROJECT, SNIPPETS

SITE = ROOT / ".cache" / "serve"
WATCHED = (DOCS, SNIPPETS, SAMPLE_PROJECT, ROOT / "theme", ROOT / "mkdocs.yml")


class FaultServer(LiveReloadServer):
    """MkDocs' own live-reload server, with what is wrong shown on top of each page."""

    faults = ""

    def build_behind(self) -> None:
        """Build while the site that is there is being served, then reload the browsers."""
        self.builder()
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


def main(arguments: list[str] | None = None) -> int:
    """Build, serve, and build again whenever a source changes."""
    parser = argparse.ArgumentParser(prog="python -m tools.serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args(arguments)
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    address = f"http://{options.host}:{options.port}/"
    runner = Packs()
    with pool() as workers:
        server: FaultServer | None = None

        def rebuild() -> None:
            started = time.perf_counter()
            ready = runner.ready()
            with runner.lock:
                messages = build_site(SITE, workers, address, ready)
            told = [f"build: {message}" for message in messages]
            found = faults()
            text = "\n\n".join(([report(found)] if found else []) + told)
            if server:
                server.faults = text
            if text:
                print(text)
            print(
                f"Built in {time.perf_counter() - started:.1f} s: {address}  {address}ru/",
                flush=True,
            )

        try:
            with socket.socket() as probe:  # before anything is built for a port that is taken
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((options.host, options.port))
            server = FaultServer(rebuild, options.host, options.port, str(SITE))
            server.error_handler = server.error_page
            for path in WATCHED:
                server.watch(str(path))
            if (SITE / "index.html").exists():
                # The site of the last run is served at once, and replaced when the build is done.
                print(f"Serving the last build meanwhile: {address}  {address}ru/", flush=True)
                threading.Thread(target=server.build_behind, daemon=True).start()
            else:
                rebuild()
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
            if server:
                server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
