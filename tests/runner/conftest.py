"""A reader who has Python already: later pages take it from the browser's cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.built_site import PATIENCE


@pytest.fixture(scope="session")
def reader(browser: Browser, address: str, runnable: Path) -> Iterator[BrowserContext]:
    """One browser profile for most tests. Without the service worker, which has its own tests."""
    context = browser.new_context(
        base_url=address,
        locale="en-US",
        viewport={"width": 1280, "height": 900},
        service_workers="block",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def sheet(reader: BrowserContext) -> Iterator[Page]:
    """A fresh page of that reader; whatever the page complains about fails the test."""
    page = reader.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


@pytest.fixture
def visitor(browser: Browser, address: str, runnable: Path) -> Iterator[Callable[..., Page]]:
    """Makes a page of somebody who was never here, with the given options of the context."""
    contexts = []

    def open_page(**options: object) -> Page:
        options = {"base_url": address, "locale": "en-US", "service_workers": "block"} | options
        context = browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
