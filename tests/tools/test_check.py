"""Each rule finds what it is for, and its message says place, fact, reason and remedy."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

import tools.check
from tests.small_repository import change, look_at, write
from tools import published, runs
from tools.check import Site, faults
from tools.faults import Fault, report
from tools.navigation import Place
from tools.repository import DJANGO_VERSIONS, LANGUAGES

GOOD_PAGE = """---
title: {title}
description: A page.
---

# {title} {{ #title }}

It runs [{proof}](/snippets/signals/one.py "post_save created=True").

## {section} {{ #section }}

See [{title}](#title) and [{section}](other.md#section) [{proof}](/snippets/signals/one.py "done").

```python
--8<-- "snippets/signals/one.py:receiver"
```
"""
ENGLISH = GOOD_PAGE.format(title="Title", section="Section", proof="proof")
RUSSIAN = GOOD_PAGE.format(title="Заголовок", section="Раздел", proof="проверка")
SNIPPET = '''"""One idea."""

# --8<-- [start:receiver]
print("post_save created=True")
# --8<-- [end:receiver]
print("done")
'''


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small repository without faults, in place of this one."""
    docs, snippets = tmp_path / "docs", tmp_path / "snippets"
    look_at(tmp_path, monkeypatch)
    for name in ("page.md", "other.md"):
        write(docs / "en" / "signals" / name, ENGLISH)
        write(docs / "ru" / "signals" / name, RUSSIAN)
    write(snippets / "signals" / "one.py", SNIPPET)
    write(snippets / "signals" / "one.out", "post_save created=True\ndone\n")
    return tmp_path


def run_everywhere(*djangos: str) -> None:
    """Record that the snippet was run as it is now on these releases."""
    on = tuple(runs.Environment(django, "3.13", runs.DATABASE) for django in djangos)
    record = runs.as_text({"signals/one": runs.Run(runs.seal("signals/one", SNIPPET, on), on)})
    write(runs.PATH, record)


def found() -> list[Fault]:
    return faults(Site.read())


def the_only(part: str) -> Fault:
    """The one fault whose fact holds the given words."""
    matching = [fault for fault in found() if part in fault.fact]
    assert len(matching) == 1, report(found())
    fault = matching[0]
    assert fault.place
    assert fault.reason
    assert fault.remedy
    return fault


EN = "docs/en/signals/page.md"
RU = "docs/ru/signals/page.md"


def test_a_good_repository_has_no_faults(root: Path) -> None:
    assert report(found()) == "no faults"


def test_page_in_one_language_only(root: Path) -> None:
    (root / RU).unlink()
    fault = the_only("has no page docs/ru/signals/page.md")
    assert fault.place == EN


def test_pages_stand_in_nav_and_nav_names_pages(root: Path) -> None:
    write(
        root / "mkdocs.yml",
        "nav:\n  - Signals:\n      - One: signals/page.md\n      - signals/gone.md\n",
    )
    assert the_only("stands in no line of nav").place == "docs/en/signals/other.md:1"
    fault = the_only("nav names signals/gone.md, but docs/en/signals/gone.md does not exist")
    assert fault.place == "mkdocs.yml:4"


def test_an_include_shown_to_readers_is_none(root: Path) -> None:
    for page in (EN, RU):
        change(
            root / page, "```python", '```markdown\n;--8<-- "snippets/gone.py"\n```\n\n```python'
        )
    assert found() == []


def test_snippet_changed_since_it_was_run(root: Path) -> None:
    run_everywhere(*DJANGO_VERSIONS)
    assert found() == []
    change(root / "snippets/signals/one.py", "One idea", "Another idea")
    fault = the_only("snippets/signals/one.py is not what was run: it was changed since")
    assert fault.place == "captures/runs.json:11"
    assert "make update" in fault.remedy


def test_record_of_runs_edited_by_hand(root: Path) -> None:
    run_everywhere(*DJANGO_VERSIONS)
    change(root / "captures/runs.json", "Django 6.0, Python 3.13", "Django 6.0, Python 3.14")
    assert the_only("is not what was run").place == "captures/runs.json:11"


def test_snippet_not_run_on_a_release(root: Path) -> None:
    run_everywhere("5.2", "6.1")
    assert the_only("snippets/signals/one.py was not run on Django 6.0")


def test_snippet_run_where_it_is_not_for(root: Path) -> None:
    run_everywhere("4.2", *DJANGO_VERSIONS)
    assert the_only("was run on Django 4.2, which it is not for")


def test_snippet_not_run_at_all(root: Path) -> None:
    write(root / "captures/runs.json", runs.as_text({}))
    assert the_only("was not run yet").place == "snippets/signals/one.py"


def test_run_of_a_snippet_that_is_gone(root: Path) -> None:
    run_everywhere(*DJANGO_VERSIONS)
    change(root / "captures/runs.json", '"signals/one"', '"signals/two"')
    assert the_only("is gone, but not captures/runs.json:11").place == "snippets/signals/two.py"


def test_heading_without_id_names_the_id_of_its_pair(root: Path) -> None:
    change(root / EN, "## Section { #section }", "## Section")
    fault = the_only("heading has no id")
    assert fault.place == f"{EN}:10"
    assert "#section" in fault.reason
    assert "{ #section }" in fault.remedy


@pytest.mark.parametrize("page", [EN, RU])
def test_a_heading_without_id_is_one_fault_however_many_lead_to_it(root: Path, page: str) -> None:
    published.write(published.refresh({}, Site.read().pages["en"]))
    for language in LANGUAGES:
        change(root / "docs" / language / "signals/other.md", "(#title)", "(page.md#section)")
    assert found() == []
    change(root / page, " { #section }", "")
    assert report(found()).endswith("\n\n1 fault"), report(found())
    assert the_only("heading has no id").place == f"{page}:10"


def test_heading_without_id_is_not_called_as_another(root: Path) -> None:
    change(root / EN, "## Section", "## New\n\n<!-- no proof: new -->\n\n## Section")
    assert "#section" not in str(the_only("heading has no id"))
    change(root / EN, "<!-- no proof: new -->", "")
    assert the_only("section 'New' without a proof")


def test_heading_with_another_id(root: Path) -> None:
    change(root / RU, "{ #section }", "{ #part }")
    fault = the_only(f"heading id is #section, but in {RU}:10 it is #part")
    assert fault.place == f"{EN}:10"


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("{ #section }", "{ #title }", "stands at line 6 too"),
        ("{ #section }", "{ #Раздел }", "not lower-case ASCII"),
        ("## Section", "#### Section", "follows one of level 1"),
        ("## Section", "# Section", "second heading of level 1"),
        ("title: Title\n", "", "front matter has no title"),
        ("A page.", "One: two", "front matter cannot be read"),
        ("A page.", "x" * 161, "description has 161 characters"),
        ("A page.", "A <b>page</b>.", "description holds <"),
        ("title: Title", "title: 'The \"Title\"'", 'title holds "'),
    ],
)
def test_headings_and_front_matter(root: Path, old: str, new: str, part: str) -> None:
    change(root / EN, old, new)
    the_only(part)


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "a &lt;b", "x > y"])
def test_interface_words_are_plain_text(
    root: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr("tools.check.read_words", lambda: {"close": {"en": "Close", "ru": text}})
    assert "close holds" in the_only("in ru").fact


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("snippets/signals/one.py:receiver", "snippets/signals/won.py", "won.py, which does not"),
        ("one.py:receiver", "one.py:sender", "section 'sender'"),
        ("one.py:receiver", "one.py:1:3", "or a line range"),
        ("```python\n", "~~~python\n", "never closed"),
        ("```python\n", "```python\nprint(1)\n", "holds something else"),
        ("```python\n", "``` python\n", "fence written as"),
        ("```python\n", "```pycon\n", "fence of language pycon"),
        ("```python\n", "```\n", "fence without a language"),
    ],
)
def test_samples(root: Path, old: str, new: str, part: str) -> None:
    change(root / EN, old, new)
    the_only(part)


def test_unknown_sample_suggests_the_nearest_name(root: Path) -> None:
    change(root / EN, "snippets/signals/one.py:receiver", "snippets/signals/ones.py")
    fault = the_only("ones.py, which does not exist")
    assert fault.remedy == "Did you mean snippets/signals/one.py?"


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("/snippets/signals/one.py", "/snippets/signals/two.py", "two.py, which does not exist"),
        ('"post_save created=True"', '"post_save created=False"', "created=False' on Django 5.2"),
        (' "post_save created=True"', "", "names no line"),
        ("[proof]", "[see]", "is not a proof"),
        ("one.py ", "one.py?django=4.2 ", "Django 4.2, but"),
        ("one.py ", "one.py?database=postgresql ", "asks for postgresql, but"),
    ],
)
def test_proofs(root: Path, old: str, new: str, part: str) -> None:
    change(root / EN, old, new)
    the_only(part)


def test_changed_output_fails_at_the_sentences_of_both_languages(root: Path) -> None:
    write(root / "snippets/signals/one.out", "post_save created=False\ndone\n")
    fault = the_only("does not print 'post_save created=True'")
    assert fault.place == "docs/en/signals/other.md:8"
    assert f"{EN}:8; docs/ru/signals/other.md:8; {RU}:8" in fault.reason


def test_proof_may_be_held_to_one_release(root: Path) -> None:
    write(root / "snippets/signals/one.django52.out", "post_save created=None\ndone\n")
    assert the_only("on Django 5.2").reason.count(".md:8") == 3
    for page in (root / "docs").rglob("*.md"):
        change(page, 'one.py "post', 'one.py?django=6.1 "post')
    assert report(found()) == "no faults"


def test_proof_holds_on_every_database_or_names_one(root: Path) -> None:
    snippet = root / "snippets/signals/one.py"
    change(snippet, '"""\n', '\n\nDatabase: sqlite, postgresql\n"""\n')
    write(root / "snippets/signals/one.postgresql.out", "post_save created=None\ndone\n")
    fault = the_only("on Django 5.2 with postgresql")
    assert "snippets/signals/one.postgresql.out" in fault.remedy
    for page in (root / "docs").rglob("*.md"):
        change(page, 'one.py "post', 'one.py?database=sqlite "post')
    assert report(found()) == "no faults"


def test_section_without_proof_and_row_without_proof(root: Path) -> None:
    for path, section in ((EN, "Bare"), (RU, "Голый")):
        text = (root / path).read_text("utf-8")
        write(
            root / path, text + f"\n## {section} {{ #bare }}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
        )
    assert {fault.fact for fault in found()} == {
        "section #bare without a proof",
        "table row without a proof",
    }
    for path in (EN, RU):
        change(root / path, "| 1 | 2 |", "| 1 | 2 <!-- no proof: arithmetic --> |")
    assert report(found()) == "no faults"


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("other.md#section", "another.md", "does not exist"),
        ("other.md#section", "other.md#nowhere", "has no #nowhere"),
        ("other.md#section", "../../ru/signals/other.md", "into the other language"),
        ("other.md#section", "../../../README.md", "leads out of docs/en"),
        ("other.md#section", "/signals/other/", "begins with /"),
        ("other.md#section", "http://example.com/", "is not https"),
        ("[Section]", "[here]", "says nothing"),
        ("See [", "![](../x.svg) See [", "image ../x.svg has no words"),
        ("See [", "<b onclick=x()>b</b> See [", "holds the handler in <b onclick=x()>"),
        ("See [", "`<script>` <iframe src=x> See [", "holds the element <iframe src=x>"),
    ],
)
def test_links(root: Path, old: str, new: str, part: str) -> None:
    change(root / EN, old, new)
    the_only(part)


def test_windows_line_ends_and_other_encodings(root: Path) -> None:
    path = root / EN
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    other = root / "docs/ru/signals/other.md"
    other.write_bytes(other.read_text("utf-8").encode("cp1251"))
    facts = {fault.place: fault.fact for fault in found()}
    assert facts.pop(f"{EN}:1") == "has Windows line ends"
    assert "not UTF-8" in facts.pop("docs/ru/signals/other.md:2")
    assert facts == {}, "what leads to such a page is not told as well"


@pytest.mark.parametrize("name", [EN, "snippets/signals/one.py"])
def test_a_byte_order_mark_is_told_and_nothing_else(root: Path, name: str) -> None:
    path = root / name
    path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())
    assert [fault.fact for fault in found()] == ["begins with a byte order mark"]


def test_a_proof_by_a_broken_snippet_is_not_told_as_well(root: Path) -> None:
    change(root / "snippets/signals/one.py", '"""', '""')
    assert [fault.fact.partition(":")[0] for fault in found()] == ["not valid Python"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("print(1)\n", "no docstring"),
        ('"""Idea."""\nprint(\n', "not valid Python"),
        ('"""Idea."""\nfrom celery import Task\n', "imports celery, which is neither"),
        ('"""Idea."""\nimport nope.deep\n', "imports nope.deep, which is neither"),
        ('"""Idea."""\n# --8<-- [start:x]\n', "section 'x' has no end"),
        ('"""Idea."""\n# --8<-- [end:x]\n', "section 'x' ends but never began"),
        ('"""Idea.\n\nDjango: 3.2+\n"""\n', "names no release under test"),
        ('"""Idea.\n\nBrowser: no (because)\n"""\n', "is not an excuse"),
        ('"""Idea.\n\nNeeds: luck\n"""\n', "unknown field 'Needs'"),
    ],
)
def test_broken_snippets(root: Path, text: str, part: str) -> None:
    write(root / "snippets/signals/two.py", text)
    the_only(part)


def test_snippet_nobody_quotes_and_output_that_is_missing_or_needless(root: Path) -> None:
    write(root / "snippets/signals/two.py", '"""Idea."""\n')
    assert the_only("no page quotes it")
    assert the_only("has no recorded output for Django 5.2, 6.0, 6.1")
    write(root / "snippets/signals/one.django60.out", "post_save created=True\ndone\n")
    the_only("is the same as")
    write(root / "snippets/signals/one.postgresql.out", "left over\n")
    the_only("belongs to no run")


def test_a_snippet_may_import_what_it_writes_itself(root: Path) -> None:
    text = '"""Idea."""\nfolder = "parts"\nimport parts.one\n'
    write(root / "snippets/signals/two.py", text)
    assert not [fault for fault in found() if "imports" in fault.fact]


def test_a_term_without_its_row(root: Path) -> None:
    write(root / "theme/glossary.yml", "signal:\n  en: {}\n")
    for path in (EN, RU):
        page = root / path
        write(page.with_name("glossary.md"), page.read_text("utf-8"))
        page.with_name("glossary.md").rename(page.parents[1] / "glossary.md")
    fault = the_only("term signal of theme/glossary.yml has no row")
    assert fault.place == "docs/en/glossary.md:1"
    assert fault.remedy.endswith("Also at docs/ru/glossary.md:1.")


def test_a_line_of_nav_without_its_colon(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """YAML takes the pages below it for a part of its text, and says nothing."""
    write(
        root / "mkdocs.yml",
        "nav:\n  - Signals\n      - signals/page.md\n      - signals/other.md\n",
    )
    swallowed = [Place("Signals - signals/page.md - signals/other.md", ())]
    monkeypatch.setattr(tools.check, "places", lambda language: swallowed)
    assert the_only("nav reads this line and 2 below it").place == "mkdocs.yml:2"


def test_folder_that_the_build_would_drop(root: Path) -> None:
    write(root / "docs/js/notes.md", "# x\n")
    assert the_only("stands beside the language folders").place == "docs/js"


@pytest.mark.parametrize(
    ("addition", "part"),
    [
        ("!!! note\n\n    text\n", "admonition !!! note is missing in docs/ru/signals/page.md:10"),
        ("| a |\n|---|\n| 1 <!-- no proof: x --> |\n", "table of 1 columns, 1 rows is missing"),
        ("```python\nprint(1)\n```\n", "code block python: print(1) is missing"),
        (
            "[Django](https://www.djangoproject.com/)\n",
            "link https://www.djangoproject.com/ is missing",
        ),
        ("<!-- no proof: x -->\n", "written reason <!-- no proof: … --> is missing"),
    ],
)
def test_parity_of_everything_but_words(root: Path, addition: str, part: str) -> None:
    path = root / EN
    write(path, path.read_text("utf-8") + "\n" + addition)
    assert any(part in fault.fact for fault in found()), report(found())


def test_all_faults_come_in_one_run(root: Path) -> None:
    change(root / EN, "## Section { #section }", "## Section")
    change(root / RU, "other.md#section", "nowhere.md")
    write(root / "snippets/signals/two.py", "print(1)\n")
    text = report(found())
    for part in ("heading has no id", "leads nowhere", "no docstring"):
        assert part in text


CAPTURE = """{
 "inventory": {"shop.paid": {"class": "Signal", "documented": true}},
 "arguments": {"paid": {"path": "shop.paid", "senders": [["str"]], "sent_by": ["send"],
                        "arguments": {"order": {"types": ["str"]}}}},
 "operations": {"pay": {"group": "paying", "code": "pay()", "queries": [0, 0], "sends": []}},
 "timelines": {}
}"""
DRAWN = """
## Drawn { #drawn }

<!-- arguments: paid -->

| Argument | Meaning |
|---|---|
| `sender` | x <!-- no proof: test --> |
| `signal` | x <!-- no proof: test --> |
| `order` | x <!-- no proof: test --> |

<!-- operations: paying -->

<!-- signals -->

| Signal | Meaning |
|---|---|
| `paid` | x |

<!-- plot: paying -->
"""
MEASURED = '{"machine": {}, "rows": 1, "ratios": {"paying": {"none": 1.0}}}'


@pytest.fixture
def drawn(root: Path) -> Path:
    """A page that draws everything there is to draw."""
    for version in ("52", "60", "61"):
        write(root / "captures" / f"django{version}.json", CAPTURE)
    write(root / "benchmarks" / "signals.json", MEASURED)
    for path in (EN, RU):
        write(root / path, (root / path).read_text("utf-8") + DRAWN)
    assert report(found()) == "no faults"
    return root


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("<!-- arguments: paid -->", "<!-- arguments: payed -->", "payed was not captured"),
        ("<!-- operations: paying -->", "<!-- operations: selling -->", "selling was not captured"),
        ("<!-- operations: paying -->\n", "<!-- timeline: pay -->\n", "timeline: pay was not"),
        ("<!-- plot: paying -->", "<!-- plot: selling -->", "plot: selling was not measured"),
        ("<!-- plot: paying -->", "<!-- plots: paying -->", "'plots: paying' asks for nothing"),
        ("<!-- plot: paying -->", "<!-- plot paying -->", "'plot paying' asks for nothing"),
        ("| `order` |", "| `item` |", "argument order of paid is not explained"),
        ("| `order` |", "| `item` |", "argument item is explained, but paid never sent it"),
        ("| Argument | Meaning |\n|---|---|", "Text", "no table with two columns follows"),
    ],
)
def test_drawings(drawn: Path, old: str, new: str, part: str) -> None:
    change(drawn / EN, old, new)
    the_only(part)


@pytest.mark.parametrize(
    ("old", "part"),
    [
        ("<!-- operations: paying -->\n", "operations of group paying are shown on no page"),
        ("| `paid` | x |\n", "paid is missing from the list of all signals"),
    ],
)
def test_what_was_captured_has_its_place_on_the_site(drawn: Path, old: str, part: str) -> None:
    change(drawn / EN, old, "")
    assert any(part in fault.fact for fault in found()), report(found())
