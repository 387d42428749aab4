"""What the tests of the runner do again and again, in the words of the page's language."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tools.words import words

WORDS = {language: words(language) for language in ("en", "ru")}


def language_of(page: Page) -> str:
    """`en` or `ru`."""
    return page.locator("html").get_attribute("lang") or ""


def told(page: Page, key: str, **values: object) -> str:
    """A sentence of the interface in the language of the page."""
    return WORDS[language_of(page)][key].format(**values)


def first_sample(page: Page) -> Locator:
    """The first runnable sample of a page."""
    return page.locator(".sample:has([data-run])").first


def press(sample: Locator) -> None:
    """Press Run in the bar of a sample or of a proof box."""
    sample.locator("[data-run]").click()


def action(sample: Locator, key: str) -> Locator:
    """A button of the panel, by its word."""
    return sample.locator(".runner-actions").get_by_text(told(sample.page, key), exact=False)


def status(sample: Locator) -> Locator:
    """The line that tells what is going on."""
    return sample.locator(".runner-status")


def ends(sample: Locator) -> None:
    """Wait until a run has come to its end, whatever it is: the versions stand last."""
    expect(sample.locator(".runner-status .runner-versions")).to_be_visible()


def says(sample: Locator, key: str, **values: object) -> None:
    """Wait until the status tells this sentence."""
    text = told(sample.page, key, **values)
    expect(status(sample)).to_contain_text(re.sub(r"\s+", " ", text))


def edit(sample: Locator) -> Locator:
    """Open the editor; answers the place where one types."""
    action(sample, "run_edit").click()
    content = sample.locator(".cm-content")
    expect(content).to_be_focused()
    return content


def write(sample: Locator, code: str) -> None:
    """Replace what stands in the editor."""
    content = sample.locator(".cm-content")
    content.focus()
    sample.page.keyboard.press("ControlOrMeta+a")
    sample.page.keyboard.insert_text(code)


def output(sample: Locator) -> Locator:
    """What the run printed."""
    return sample.locator(".runner-output")
