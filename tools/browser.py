"""Finds Chromium for the tests that look at pages as readers do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
HOW_TO_GET = (
    "Install it (Debian: apt install chromium; elsewhere: python -m playwright install chromium), "
    "or name it: CHROMIUM=/path/to/chromium make test"
)


class BrowserError(RuntimeError):
    """CHROMIUM names something that is not there."""


def _playwrights_own() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def find_chromium(install: bool = False) -> Path | None:
    """The Chromium to use: $CHROMIUM, the PATH, Playwright's own; None where there is none.

    install: let Playwright try to fetch its own when nothing else is there.
    Raises BrowserError when $CHROMIUM names no file.
    """
    if named := os.environ.get("CHROMIUM"):
        if found := shutil.which(named):
            return Path(found)
        raise BrowserError(f"CHROMIUM={named}: no such program. {HOW_TO_GET}")
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    if own := _playwrights_own():
        return own
    if install:
        call = [sys.executable, "-m", "playwright", "install", "chromium"]
        try:
            subprocess.run(call, capture_output=True, timeout=300)
        except subprocess.TimeoutExpired:
            return None
        return _playwrights_own()
    return None
