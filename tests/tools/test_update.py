"""What `make update` repairs by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

import tools.pages
import tools.repository
import tools.update

ENGLISH = "# Title { #title }\n\n## Section { #section }\n"
RUSSIAN = "# Заголовок { #title }\n\n## Раздел\n"


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two pages, the Russian one with a heading that has no id."""
    folder = tmp_path / "docs"
    for module in (tools.repository, tools.pages, tools.update):
        monkeypatch.setattr(module, "DOCS", folder)
    monkeypatch.setattr(tools.update, "SNIPPETS", tmp_path / "snippets")
    for language, text in (("en", ENGLISH), ("ru", RUSSIAN)):
        (folder / language).mkdir(parents=True)
        (folder / language / "page.md").write_text(text, "utf-8")
    return folder


def test_heading_gets_the_id_of_its_pair(docs: Path) -> None:
    tools.update.add_heading_ids()
    assert (docs / "ru/page.md").read_text("utf-8") == RUSSIAN.replace(
        "## Раздел", "## Раздел { #section }"
    )
    assert (docs / "en/page.md").read_text("utf-8") == ENGLISH


def test_heading_keeps_no_id_where_the_pair_is_uncertain(docs: Path) -> None:
    page = docs / "ru/page.md"
    page.write_text(RUSSIAN + "\n## Ещё\n", "utf-8")
    tools.update.add_heading_ids()
    assert "{ #section }" not in page.read_text("utf-8")


def test_windows_line_ends_become_plain(docs: Path) -> None:
    page = docs / "en/page.md"
    page.write_bytes(ENGLISH.replace("\n", "\r\n").encode())
    tools.update.fix_line_ends()
    assert page.read_bytes() == ENGLISH.encode()
