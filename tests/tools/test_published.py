"""A published page or id is there, or leads to where its text is now."""

from __future__ import annotations

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import tools.published
from tests.small_repository import change, look_at, write
from tests.theme.hooks import load_hook
from tools.check import Site, faults
from tools.faults import Fault, report
from tools.pages import load
from tools.repository import ROOT
from tools.words import words

TEXT = """---
title: Title
description: A page.
---

# Title { #title }

A **term**{ #term }, and <span id="mark">a mark</span>.

## Order { #order }
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two published pages."""
    look_at(tmp_path, monkeypatch)
    for language in ("en", "ru"):
        for name in ("recipes/one.md", "recipes/two.md"):
            write(tmp_path / "docs" / language / name, TEXT)
    tools.published.main()
    assert found() == []
    return tmp_path


def found() -> list[Fault]:
    return faults(Site.read())


def test_what_is_not_recorded_is_told(root: Path) -> None:
    assert list(tools.published.unrecorded(load()["en"])) == []
    for language in ("en", "ru"):
        write(root / "docs" / language / "recipes/three.md", TEXT)
        change(root / "docs" / language / "recipes/two.md", "#order }", "#fresh }")
    facts = {fault.place: fault.fact for fault in tools.published.unrecorded(load()["en"])}
    assert facts == {
        "docs/en/recipes/three.md": "not recorded as published: #mark, #order, #term, #title",
        "docs/en/recipes/two.md": "not recorded as published: #fresh",
    }


def move(root: Path, old: str, new: str) -> None:
    for language in ("en", "ru"):
        target = root / "docs" / language / new
        target.parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / language / old).rename(target)


def rename_id(root: Path, page: str, old: str, new: str) -> None:
    for language in ("en", "ru"):
        change(root / "docs" / language / page, f"#{old} }}", f"#{new} }}")


def test_every_id_is_recorded(root: Path) -> None:
    assert tools.published.read()["recipes/one.md"] == ["mark", "order", "term", "title"]


def test_a_page_that_vanished_is_told(root: Path) -> None:
    move(root, "recipes/one.md", "recipes/first.md")
    (fault,) = found()
    assert str(fault).startswith("docs/en/recipes/one.md: was published, but there is no such page")
    assert "`recipes/one.md: recipes/first.md`" in fault.remedy  # the only page that is new
    write(root / "redirects.yml", "recipes/one.md: recipes/first.md\n")
    assert report(found()) == "no faults"


@pytest.mark.parametrize("name", ["order", "term", "title"])
def test_an_id_that_vanished_is_told(root: Path, name: str) -> None:
    rename_id(root, "recipes/one.md", name, "fresh")
    (fault,) = found()
    assert fault.fact.startswith(f"recipes/one.md#{name} was published")
    assert "Keep the id, or write" in fault.remedy
    write(root / "redirects.yml", f"recipes/one.md#{name}: recipes/one.md#fresh\n")
    assert report(found()) == "no faults"


def test_an_id_that_vanished_from_a_moved_page_is_told(root: Path) -> None:
    move(root, "recipes/one.md", "recipes/first.md")
    rename_id(root, "recipes/first.md", "order", "fresh")
    write(root / "redirects.yml", "recipes/one.md: recipes/first.md\n")
    (fault,) = found()
    assert "docs/*/recipes/first.md has no #order" in fault.fact


def test_update_adds_and_never_takes_away(root: Path) -> None:
    rename_id(root, "recipes/one.md", "order", "fresh")
    tools.published.main()
    assert {"order", "fresh"} <= set(tools.published.read()["recipes/one.md"])
    assert len(found()) == 1


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("recipes/old.md: recipes/gone.md", "leads to recipes/gone.md, which does not exist"),
        ("recipes/old.md: recipes/one.md#no", "leads to recipes/one.md#no, which does not exist"),
        ("recipes/one.md: recipes/two.md", "recipes/one.md is there, so nobody is led"),
    ],
)
def test_a_redirect_that_cannot_work_is_told(root: Path, line: str, fact: str) -> None:
    write(root / "redirects.yml", line + "\n")
    (fault,) = found()
    assert fact in fault.fact


@pytest.fixture(scope="module")
def moved_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site, really built, in which a page, two ids and an id of the page have moved."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    folder = tmp_path_factory.mktemp("moved")
    write(folder / "docs/index.md", "# Home { #home }\n")
    write(folder / "docs/recipes/first.md", "# First { #first }\n\n## Now { #now }\n\nText.\n")
    write(folder / "docs/recipes/two.md", "# Two { #two }\n")
    write(
        folder / "redirects.yml",
        "recipes/one.md: recipes/first.md\n"
        "recipes/one.md#then: recipes/first.md#now\n"
        "recipes/first.md#before: recipes/first.md#now\n"
        "recipes/two.md#before: recipes/first.md#now\n",
    )
    hook = ROOT / "theme" / "hooks" / "redirects.py"
    script = (ROOT / "theme/assets/javascripts/site.js").read_text("utf-8")
    write(folder / "docs/moved.js", script[script.index("// An id that has moved") :])
    own = Path("assets/javascripts/moved.js")  # what the theme brings along
    write(folder / "docs" / own, (ROOT / "theme" / own).read_text("utf-8"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tools.published, "REDIRECTS", folder / "redirects.yml")
        write(folder / "mkdocs.yml", "site_name: Small\n")
        build(
            load_config(
                str(folder / "mkdocs.yml"),
                site_url="https://signals.example/base/",
                hooks=[str(hook)],
                strict=True,
                markdown_extensions=["attr_list"],
                extra_javascript=["moved.js"],
                extra={"language": "en", "words": words("en")},
            )
        )
    return folder / "site"


def test_a_moved_page_leads_on_without_a_script(moved_site: Path) -> None:
    html = (moved_site / "recipes/one/index.html").read_text("utf-8")
    assert '<noscript><meta http-equiv="refresh" content="0; url=../first/"></noscript>' in html
    assert '<link rel="canonical" href="https://signals.example/base/recipes/first/">' in html
    assert '<a href="../first/">' in html


def test_moved_ids_are_kept(moved_site: Path) -> None:
    first = (moved_site / "recipes/first/index.html").read_text("utf-8")
    assert first.index('id="before"') < first.index('id="now"')
    two = (moved_site / "recipes/two/index.html").read_text("utf-8")
    assert '<p class="moved" id="before">' in two
    assert 'href="../first/#now"' in two


@pytest.mark.browser
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("recipes/one/", "recipes/first/"),
        ("recipes/one/#now", "recipes/first/#now"),
        ("recipes/one/#then", "recipes/first/#now"),
        ("recipes/two/#before", "recipes/first/#now"),
    ],
)
def test_a_browser_is_led_to_the_new_place(
    moved_site: Path, browser: object, old: str, new: str
) -> None:
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(moved_site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    try:
        start = f"http://127.0.0.1:{server.server_port}/"
        page.goto(start + old)
        page.wait_for_url(start + new)
    finally:
        page.close()
        server.shutdown()


def test_way_is_relative_and_knows_index_pages() -> None:
    way = load_hook("redirects").way
    assert way("a/one.md", "a/two.md#x") == "../two/#x"
    assert way("a/one.md", "index.md") == "../../"
    assert way("one.md", "a/index.md#x") == "../a/#x"
