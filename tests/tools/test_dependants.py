"""What `make serve` builds when a file is saved: the right pages, byte for byte as in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built_site import ROOT_URL
from tools.build import build_pages
from tools.dependants import dependants, snapshot
from tools.pages import page_paths, parse
from tools.repository import DOCS, LANGUAGES, ROOT, SNIPPETS

# One of each kind: prose with proofs, captured tables, questions, a map of questions, home.
PAGES = (
    "index.md",
    "practice/errors.md",
    "signals/what-sends-what.md",
    "interview/questions/basics.md",
    "interview/index.md",
)


@pytest.fixture(autouse=True)
def language_restored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds name their language to mkdocs.yml by the environment, here that of all tests."""
    monkeypatch.setenv("BUILD_ONLY_LOCALE", LANGUAGES[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_alone_has_the_bytes_of_the_whole_build(
    site: Path, tmp_path: Path, language: str
) -> None:
    built = build_pages(language, tmp_path, PAGES, ROOT_URL)
    assert built.warnings == ()
    made = {path.relative_to(built.folder) for path in built.folder.rglob("*") if path.is_file()}
    assert len([path for path in made if path.name == "index.html"]) == len(PAGES)
    whole = site if language == LANGUAGES[0] else site / language
    for path in made:
        assert (built.folder / path).read_bytes() == (whole / path).read_bytes(), path


def test_a_broken_page_is_told_and_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import mkdocs.structure.pages

    def broken(self: object, *_: object) -> None:
        raise ValueError("an extension broke")

    monkeypatch.setattr(mkdocs.structure.pages.Page, "render", broken)
    built = build_pages("en", tmp_path, {"index.md"})
    assert any("an extension broke" in message for message in built.warnings)
    assert not (built.folder / "index.html").exists()


def test_a_page_changes_itself_in_its_language() -> None:
    path = DOCS / "ru/practice/errors.md"
    assert dependants([path]) == {"en": set(), "ru": {"practice/errors.md"}}
    assert dependants([DOCS / "ru/no/such.md"]) == {"en": set(), "ru": set()}


def test_a_snippet_changes_the_pages_that_quote_it_or_prove_by_it() -> None:
    page = parse(DOCS / "en/practice/errors.md")
    proof = ROOT / page.proofs[0].snippet
    for changed in (proof, proof.with_suffix(".out"), proof.with_suffix(".django52.out")):
        found = dependants([changed])
        for language in LANGUAGES:
            quoting = {
                path.relative_to(DOCS / language).as_posix()
                for path in page_paths(language)
                if f"{page.proofs[0].snippet.removesuffix('.py')}." in path.read_text("utf-8")
            }
            assert "practice/errors.md" in quoting
            assert found[language] == quoting


def test_a_snippet_is_not_taken_for_one_whose_name_begins_alike() -> None:
    assert dependants([SNIPPETS / "practice" / "an.py"]) == {"en": set(), "ru": set()}


def test_code_of_the_shop_changes_the_recipes_that_quote_it() -> None:
    found = dependants([ROOT / "sample_project/audit/receivers.py"])
    assert "recipes/audit-log.md" in found["en"]
    assert "recipes/audit-log.md" in found["ru"]


def test_a_snapshot_sees_what_is_saved_made_and_removed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("one", "utf-8")
    first = snapshot([tmp_path])
    page.write_text("other", "utf-8")
    (tmp_path / "new.md").write_text("new", "utf-8")
    assert set(first) == {page}
    second = snapshot([tmp_path])
    assert set(second) == {page, tmp_path / "new.md"}
    assert second[page] != first[page]
