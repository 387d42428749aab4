"""What a stranger can put into a link, a file or the search stays text. The playground, which takes
code from links and shows what it printed, has such tests in tests/runner/test_playground.py."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tools.words import words

pytestmark = pytest.mark.browser

HOSTILE = '"><img src=x onerror="window.harmed = 1"><svg onload="window.harmed = 2">'


def unharmed(page: Page) -> None:
    """Nothing of it became an element, and nothing ran."""
    assert page.locator("img[src=x], svg[onload]").count() == 0
    assert page.evaluate("window.harmed") is None


def test_link_and_file_of_the_practice(page: Page, tmp_path: Path) -> None:
    told = words("en")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"interview/practice/#q={quote(HOSTILE)}")
    expect(page.locator(".practice-title")).to_contain_text("<img src=x onerror=")
    unharmed(page)
    # A broken escape is no reason to show nothing.
    for fragment in ("#q=%", "#topic=%E0%A4%A"):
        page.goto("about:blank")
        page.goto(f"interview/practice/{fragment}")
        expect(page.locator(".practice-title, .practice-setup")).to_be_visible()
    file = tmp_path / "progress.json"
    answer = {"box": 1, "last": "2026-01-01T00:00:00Z"}
    hostile = {"box": 1, "last": HOSTILE}
    for answers in ({HOSTILE: answer}, {"__proto__": answer}, {"pre-save-created": hostile}):
        page.goto("about:blank")
        page.goto("interview/practice/")
        text = {"format": "django-signals-practice", "version": 1, "answers": answers}
        file.write_text(json.dumps(text), "utf-8")
        page.locator("input[type=file]").set_input_files(file)
        status = page.locator(".practice-tools [role=status]")
        expect(status).to_have_text(told["practice_file_damaged"])
        unharmed(page)
    assert errors == []


def test_search_shows_what_was_typed_as_text(page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("basics/connecting/")
    field = page.locator("input[data-md-component=search-query]")
    field.click()
    for typed in (
        f"receiver {HOSTILE}",
        "<img src=x onerror=window.harmed=3>",
        "(*:~^+-[",
        HOSTILE,
    ):
        field.fill(typed)
        page.wait_for_timeout(600)  # the worker answers, or has nothing to say
        unharmed(page)
    # What was typed goes along to the page that is found, which marks it there.
    page.goto(f"basics/connecting/?h={quote(HOSTILE)}")
    page.wait_for_load_state("networkidle")
    unharmed(page)
    assert errors == []
