"""What theme/hooks/site.py does to the HTML of a page and to the files of the theme."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from hooks import load_hook

from tools.repository import ROOT

BEFORE = '<div class="md-typeset__scrollwrap"><div class="md-typeset__table"><table class="plain">'
AFTER = "</table></div></div>"


def test_a_table_stands_where_material_would_move_it() -> None:
    kept = '<table class="operations"><tr></tr></table>'
    html = f"<p>a</p><table>\n<tr></tr>\n</table><p>b</p>{kept}<table></table>"
    assert load_hook("site").on_page_content(html, page=None) == (
        f"<p>a</p>{BEFORE}\n<tr></tr>\n{AFTER}<p>b</p>{kept}{BEFORE}{AFTER}"
    )


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """The theme's own files, copied as a build does, and the like of Material's."""
    shutil.copytree(ROOT / "theme" / "assets", tmp_path / "assets")
    for pattern, old, _ in load_hook("site").IN_MATERIAL:
        (tmp_path / "assets" / pattern.replace("*", "1")).write_text(old, "utf-8")
    return tmp_path


def test_comments_stay_here(sent: Path) -> None:
    load_hook("site").on_post_build(SimpleNamespace(site_dir=str(sent)))
    style = sent.joinpath("assets/stylesheets/site.css").read_text("utf-8")
    script = sent.joinpath("assets/javascripts/site.js").read_text("utf-8")
    assert "/*" not in style
    assert ".run-size,.no-js .run{display:none;}" in style
    assert not re.search(r"^\s*//", script, re.MULTILINE)
    assert not re.search(r"^[ \t]", script, re.MULTILINE), "indents are sent"
    assert "location.replace(" in script  # the last statement


def test_a_color_of_one_scheme_has_its_like_in_the_other() -> None:
    style = (ROOT / "theme/assets/stylesheets/site.css").read_text("utf-8")
    light, dark = (
        style.partition(f'\n[data-md-color-scheme="{scheme}"] {{\n')[2].partition("}")[0]
        for scheme in ("default", "slate")
    )
    named = re.compile(r"--[\w-]+(?=:)")
    assert "--held" in light
    assert set(named.findall(light)) == set(named.findall(dark))


def test_a_release_of_material_that_is_written_otherwise_is_told(sent: Path) -> None:
    sent.joinpath("assets/stylesheets/main.1.min.css").write_text("table { color: red; }", "utf-8")
    with pytest.raises(RuntimeError) as told:
        load_hook("site").on_post_build(SimpleNamespace(site_dir=str(sent)))
    assert "main.1.min.css" in str(told.value)
    assert "table:not([class])" in str(told.value)
    assert "IN_MATERIAL in theme/hooks/site.py" in str(told.value)


def test_a_file_of_material_that_has_gone_is_told(sent: Path) -> None:
    sent.joinpath("assets/javascripts/bundle.1.min.js").unlink()
    with pytest.raises(RuntimeError, match=r"bundle\.\*\.min\.js of mkdocs-material has no"):
        load_hook("site").on_post_build(SimpleNamespace(site_dir=str(sent)))
