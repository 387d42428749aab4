"""What a contributor and a finder of holes look for, in both languages."""

from __future__ import annotations

import re

import pytest
import yaml

from tools.repository import ROOT

GITHUB = ROOT / ".github"
FORMS = GITHUB / "ISSUE_TEMPLATE"


@pytest.mark.parametrize("name", ["SECURITY.md", "CODE_OF_CONDUCT.md"])
def test_policy_says_the_same_in_both_languages(name: str) -> None:
    """As many points and remedies; nobody reads only half of a rule."""
    text = (GITHUB / name).read_text("utf-8")
    english, russian = text.split("## По-русски")
    assert "## English" in english
    assert len(re.findall("[а-яё]", russian)) > len(re.findall("[a-z]", russian)) * 2
    for mark in (r"^- ", "Report a vulnerability"):
        assert len(re.findall(mark, english, re.M)) == len(re.findall(mark, russian, re.M))


def test_pull_request_template_speaks_both_languages() -> None:
    text = (GITHUB / "pull_request_template.md").read_text("utf-8")
    asked = [line for line in text.splitlines() if line.startswith(("**", "- [ ]"))]
    assert len(asked) == 4
    assert [line for line in asked if not re.search(r"[a-z].* · .*[а-яё]", line, re.I)] == []


@pytest.mark.parametrize("kind", ["error", "question"])
def test_forms_ask_the_same_in_both_languages(kind: str) -> None:
    forms = [yaml.safe_load((FORMS / f"{kind}-{x}.yml").read_text("utf-8")) for x in ("en", "ru")]
    shape = [
        [(f["type"], f["id"], bool(f.get("validations"))) for f in form["body"]] for form in forms
    ]
    assert shape[0] == shape[1]
    assert forms[0]["labels"] == forms[1]["labels"]
    assert re.search("[а-яё]", forms[1]["name"])
    assert not re.search("[а-яё]", str(forms[0]))


def test_code_and_text_have_a_licence_each() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    for needed in (
        "MIT License",
        "THE SOFTWARE IS PROVIDED",
        "https://opensource.org/license/mit",
        "CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/legalcode",
    ):
        assert needed in text
    copyright_lines = re.findall(r"^Copyright \(c\) \d{4} .+", text, re.M)
    assert len(copyright_lines) == 2  # of the code and of the text
