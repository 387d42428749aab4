"""The list of pages that a pull request changes."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import tools.changed_pages
import tools.pages
from tools.changed_pages import as_html, as_markdown, changed, files_between, main
from tools.pages import parse

PAGES = {
    "index.md": '# Home { #home }\n\nIt runs [proof](/snippets/a/one.py "x").\n',
    "signals/index.md": "# Signals { #signals }\n\n<!-- operations: saving -->\n",
    "signals/save.md": '# Save { #save }\n\n```text\n--8<-- "snippets/a/two.out"\n```\n',
    "recipes/shop.md": (
        '# Shop { #shop }\n\n```python\n--8<-- "sample_project/orders/models.py:order"\n```\n'
    ),
    "plain.md": "# Plain { #plain }\n",
}


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict:
    """A few pages in both languages."""
    monkeypatch.setattr(tools.pages, "DOCS", tmp_path / "docs")
    monkeypatch.setattr("tools.repository.ROOT", tmp_path)
    return {
        language: {
            name: parse(tmp_path / "docs" / language / name, text) for name, text in PAGES.items()
        }
        for language in ("en", "ru")
    }


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("docs/en/plain.md", ["plain/"]),
        ("docs/ru/signals/index.md", ["ru/signals/"]),
        ("snippets/a/one.py", ["", "ru/"]),
        ("snippets/a/one.out", ["", "ru/"]),
        ("snippets/a/two.py", ["signals/save/", "ru/signals/save/"]),
        ("snippets/a/two.django52.out", ["signals/save/", "ru/signals/save/"]),
        ("snippets/b/one.py", []),
        ("sample_project/orders/models.py", ["recipes/shop/", "ru/recipes/shop/"]),
        ("captures/django61.json", ["signals/", "ru/signals/"]),
        ("tests/tools/test_check.py", []),
    ],
)
def test_pages_a_file_changes(pages: dict, file: str, expected: list[str]) -> None:
    found = changed([file], pages)
    assert list(found.pages) == expected
    assert all(causes == [file] for causes in found.pages.values())
    assert (found.gone, found.everywhere) == ([], [])


def test_a_removed_page_is_named_without_a_link(pages: dict) -> None:
    found = changed(["docs/en/old.md"], pages)
    assert (found.pages, found.gone) == ({}, ["docs/en/old.md"])
    assert "- `docs/en/old.md`: removed" in as_markdown(found, "https://s.example/")


def test_what_shapes_every_page_is_told_once(pages: dict) -> None:
    found = changed(["theme/assets/stylesheets/site.css", "mkdocs.yml"], pages)
    assert found.pages == {}
    assert "Every page may look different" in as_markdown(found, "https://s.example/")


def test_the_list_leads_to_the_published_page_and_the_artifact(pages: dict) -> None:
    found = changed(["docs/ru/plain.md", "docs/en/index.md"], pages)
    text = as_markdown(found, "https://s.example/")
    assert "- [`/ru/plain/`](https://s.example/ru/plain/): `docs/ru/plain.md`" in text
    assert "- [`/`](https://s.example/): `docs/en/index.md`" in text
    page = as_html(found)
    assert re.findall(r'href="([^"]+)"', page) == ["./", "ru/plain/"]


def test_nothing_changed_says_so(pages: dict) -> None:
    assert "None" in as_markdown(changed([], pages), "https://s.example/")
    assert "None" in as_html(changed([], pages))


def test_a_hostile_file_name_stays_text(pages: dict) -> None:
    found = changed(["theme/`](x) <img src=x onerror=a()>", "docs/en/<b>.md"], pages)
    assert "<" not in as_markdown(found, "https://s.example/").split("The links lead")[0]
    assert "<img" not in as_html(found)
    assert "<b>" not in as_html(found)


def test_reads_what_git_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.com")
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init")
    (tmp_path / "старый.md").write_text("text", "utf-8")
    git("add", ".")
    git("commit", "-m", "One")
    (tmp_path / "старый.md").rename(tmp_path / "new.md")
    git("add", "-A")
    git("commit", "-m", "Two")
    monkeypatch.setattr(tools.changed_pages, "ROOT", tmp_path)
    assert files_between("HEAD^1") == ["new.md", "старый.md"]
    with pytest.raises(SystemExit, match="git knows no such commit here"):
        main(["--base", "nowhere"])
