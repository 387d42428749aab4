"""The functions that turn samples and proofs into what readers see."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest
from hooks import load_hook

import tools.repository
import tools.runs
import tools.snippets
from tests.theme.test_safe_html import rendered
from tools import runs
from tools.repository import DJANGO_VERSIONS
from tools.safe_html import unsafe
from tools.words import words

WORDS = words("en")


@pytest.fixture
def samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """theme/hooks/samples.py over a repository with one snippet, whose output differs on 5.2."""
    module = load_hook("samples")
    folder = tmp_path / "snippets"
    folder.mkdir()
    source = (
        '"""Idea.\n\nWrong: on purpose\n"""\n\n# --8<-- [start:a]\n'
        'x = "<b>"  # (1)!\n# --8<-- [end:a]\n'
    )
    (folder / "one.py").write_text(source, "utf-8")
    (folder / "one.out").write_text("new <line>\n", "utf-8")
    (folder / "one.django52.out").write_text("old <line>\n", "utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(tools.repository, "ROOT", tmp_path)
    monkeypatch.setattr(tools.snippets, "SNIPPETS", folder)
    monkeypatch.setattr(tools.runs, "PATH", tmp_path / "runs.json")
    write_runs(*(f"Django {django}, Python 3.13, SQLite" for django in DJANGO_VERSIONS))
    return module


def write_runs(*environments: str) -> None:
    """Record that the snippet was run as it is, and where."""
    on = tuple(map(runs.Environment.parse, environments))
    text = (tools.snippets.SNIPPETS / "one.py").read_text("utf-8")
    runs.write({"one": runs.Run(runs.seal("one", text, on), on)})


def test_sample_gets_its_file_name(samples: ModuleType) -> None:
    markdown = samples.expand_samples('```python\n--8<-- "snippets/one.py:a"\n```', WORDS)
    assert markdown == (
        '``` {.python .sample title="snippets/one.py"}\n--8<-- "snippets/one.py:a"\n```'
    )


@pytest.mark.parametrize("note", ["no proof: definition", "no report: known", "report: one.md"])
def test_notes_for_writers_reach_no_reader(samples: ModuleType, note: str) -> None:
    row = f"| a | b <!-- {note} --> |\n<!-- plot: send -->\n"
    assert samples.without_notes(row) == "| a | b |\n<!-- plot: send -->\n"


def test_output_that_differs_is_shown_for_each_group_newest_first(samples: ModuleType) -> None:
    markdown = samples.expand_samples('```text\n--8<-- "snippets/one.out"\n```', WORDS)
    assert markdown.index("Output on Django 6.0, 6.1") < markdown.index("Output on Django 5.2")
    assert "new <line>" in markdown
    assert "old <line>" in markdown


@pytest.mark.parametrize(
    ("fields", "files", "titles"),
    [
        ("sqlite, postgresql", {"": "a"}, ["Output"]),
        ("postgresql", {"": "a"}, ["Output on PostgreSQL"]),
        ("postgresql, mysql", {"": "a"}, ["Output on PostgreSQL, MariaDB"]),
        (
            "sqlite, postgresql, mysql",
            {"": "a", ".postgresql": "b", ".mysql": "b"},
            ["Output on SQLite", "Output on PostgreSQL, MariaDB"],
        ),
        (
            "sqlite, postgresql",
            {"": "a", ".postgresql": "b"},
            ["Output on SQLite", "Output on PostgreSQL"],
        ),
        (
            "sqlite, postgresql",
            {"": "a", ".django52": "c", ".postgresql": "b"},
            [
                "Output on SQLite, Django 6.0, 6.1",
                "Output on SQLite, Django 5.2",
                "Output on PostgreSQL",
            ],
        ),
    ],
)
def test_output_says_on_which_database_it_differs(
    samples: ModuleType, fields: str, files: dict[str, str], titles: list[str]
) -> None:
    path = samples.ROOT / "snippets/two.py"
    path.write_text(f'"""Idea.\n\nDatabase: {fields}\n"""\n', "utf-8")
    for name, text in files.items():
        path.with_suffix(f"{name}.out").write_text(text, "utf-8")
    found = samples.titled_outputs(samples.snippet("snippets/two.py"), WORDS)
    assert [title for title, _ in found] == titles


def test_other_fences_stay_as_they_are(samples: ModuleType) -> None:
    text = "```python\nprint(1)\n```\n\n```text\nplain\n```"
    assert samples.expand_samples(text, WORDS) == text


def test_proof_becomes_a_mark_that_opens_a_box(samples: ModuleType) -> None:
    html, boxes = samples.place_marks(
        '<p>So <a href="/snippets/one.py?django=5.2" title="old &lt;line&gt;">proof</a>.</p>',
        samples.Boxes(WORDS, "https://example.com/repo"),
    )
    assert 'href="proofs.html#proof-snippets-one" data-line="old &lt;line&gt;"' in html
    assert 'aria-label="Proof: snippets/one.py"' in html
    assert '<div class="proof-box" id="proof-snippets-one"' in boxes
    assert "<mark>old &lt;line&gt;</mark>" in boxes
    assert "<mark>new" not in boxes
    assert "wrong on purpose" in boxes
    assert "Run on SQLite: Django 5.2 (Python 3.13), Django 6.0 (Python 3.13), " in boxes
    assert "https://example.com/repo/blob/main/snippets/one.py" in boxes


@pytest.mark.parametrize(
    ("address", "told"),
    [("one.py", "Run on Django 5.2, 6.0, 6.1"), ("one.py?django=5.2", "Run on Django 5.2")],
)
def test_mark_tells_where_its_statement_was_run(
    samples: ModuleType, address: str, told: str
) -> None:
    link = f'<a href="/snippets/{address}" title="new &lt;line&gt;">proof</a>'
    html, _ = samples.place_marks(link, samples.Boxes(WORDS, ""))
    assert f' title="{told}" ' in html


def test_each_database_has_a_line_of_its_own(samples: ModuleType) -> None:
    write_runs("Django 6.1, Python 3.13, SQLite", "Django 6.1, Python 3.12, PostgreSQL 17")
    told = samples.run_on(samples.snippet("snippets/one.py"), WORDS)
    assert told == [
        "Run on SQLite: Django 6.1 (Python 3.13)",
        "Run on PostgreSQL 17: Django 6.1 (Python 3.12)",
    ]


def test_changed_snippet_says_that_it_was_not_run_since(samples: ModuleType) -> None:
    path = tools.snippets.SNIPPETS / "one.py"
    path.write_text(path.read_text("utf-8") + "# more\n", "utf-8")
    samples.snippet.cache_clear()
    link = '<a href="/snippets/one.py" title="new &lt;line&gt;">proof</a>'
    html, boxes = samples.place_marks(link, samples.Boxes(WORDS, ""))
    assert ' title="Changed since its last run" ' in html
    assert "<p>Changed since its last run</p>" in boxes


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</code></pre></div><svg onload=alert(1)>",
        "```\n\n<img src=x onerror=alert(1)>\n\n````text",
        '--8<-- "README.md"',
        "  --8<--\nREADME.md\n  --8<--",
        "# --8<-- [start:one]\n# --8<-- [end:one]",
        "[proof](javascript:alert(1)) {: onclick=alert(1) }",
    ],
)
def test_what_a_snippet_printed_is_text(samples: ModuleType, hostile: str) -> None:
    """On the page, and in the box of a mark whose line it is."""
    (samples.ROOT / "snippets/one.out").write_text(f"new\n{hostile}\n", "utf-8")
    block = samples.expand_samples('```text\n--8<-- "snippets/one.out"\n```', WORDS)
    link = f'[proof](/snippets/one.py "{hostile.splitlines()[0]}")'
    marked, boxes = samples.place_marks(
        rendered(samples.protect_proofs(f"{block}\n\n{link}")), samples.Boxes(WORDS, "")
    )
    for shown in (marked, boxes):
        assert list(unsafe(shown)) == []
        assert f"new\n{hostile}" in Text(shown).read


def test_mark_keeps_the_stop_behind_it(samples: ModuleType) -> None:
    source = '[proof](/snippets/one.py "new <line>")'
    shown, _ = samples.place_marks(
        f"<p>{samples.protect_proofs(f'True {source}. And')}</p>", samples.Boxes(WORDS, "")
    )
    assert "</a>.</span> And" in shown
    assert 'True<span class="gap">&nbsp;</span><span class="kept"><a' in shown


def test_one_snippet_marks_other_lines_on_other_pages(samples: ModuleType) -> None:
    boxes = samples.Boxes(WORDS, "")
    for line in ("old", "new"):
        link = f'<a href="/snippets/one.py" title="{line} &lt;line&gt;">proof</a>'
        _, shown = samples.place_marks(link, boxes)
        assert re.findall("<mark>(.*?)</mark>", shown) == [f"{line} &lt;line&gt;"]


def test_proofs_stand_in_a_file_that_looks_like_its_page(samples: ModuleType) -> None:
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
    scheme = '<script src="../assets/javascripts/frame.js" data-scope=".."></script>'
    page = (
        '<html><head><link rel="stylesheet" href="../x.css"><link rel="prev" href="../y/">'
        f'{policy}{scheme}<script src="../other.js"></script></head>'
        '<body dir="ltr" data-md-color-scheme="default"><p>Text</p></body></html>'
    )
    text = samples.proofs_document(page, "A & B", "<div>box</div>", WORDS, "en")
    assert "<title>Proofs: A &amp; B</title>" in text
    assert '<link rel="stylesheet" href="../x.css">' in text
    assert policy in text
    assert scheme in text
    assert "../y/" not in text
    assert "other.js" not in text
    assert '<body dir="ltr" data-md-color-scheme="default">' in text
    assert '<a href="./">' in text
    assert "<div>box</div>" in text
    assert "<p>Text</p>" not in text


def test_snippet_quoted_twice_has_one_box(samples: ModuleType) -> None:
    link = '<a href="/snippets/one.py" title="new &lt;line&gt;">proof</a>'
    html, boxes = samples.place_marks(f"<p>{link} {link}</p>", samples.Boxes(WORDS, ""))
    assert html.count("data-line=") == 2
    assert boxes.count('class="proof-box"') == 1


def test_box_shows_the_source_without_markers(samples: ModuleType) -> None:
    assert samples.clean_source((samples.ROOT / "snippets/one.py").read_text()).endswith(
        '\n\nx = "<b>"\n'
    )


def test_bar_names_the_file_and_opens_the_whole_of_it(samples: ModuleType) -> None:
    html, _ = samples.place_marks(
        '<span class="filename">snippets/one.py</span>', samples.Boxes(WORDS, "")
    )
    assert 'class="sample-whole" href="proofs.html#proof-snippets-one"' in html
    assert "wrong on purpose" in html


def test_page_without_samples_is_untouched(samples: ModuleType) -> None:
    assert samples.place_marks("<p>Text</p>", samples.Boxes(WORDS, "")) == ("<p>Text</p>", "")


@pytest.mark.parametrize(
    "line", ["save( (", "it's ')", "a | b", "`x` *y* _z_ [1](2)", "a\\b", "<b> & </b>", 'x="1"']
)
def test_any_line_of_output_can_be_a_proof(samples: ModuleType, line: str) -> None:
    import markdown

    quote = "'" if '"' in line else '"'
    source = f"| a |\n|---|\n| So [proof](/snippets/one.py {quote}{line}{quote}) |\n"
    protected = samples.protect_proofs(source)
    content = markdown.markdown(protected, extensions=["tables"])
    marked, _ = samples.place_marks(content, samples.Boxes(WORDS, ""))
    parser = _Lines()
    parser.feed(marked)
    assert parser.lines == [line]


class Text(HTMLParser):
    """The text of an HTML text, as a browser reads it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.read = ""
        self.feed(text)

    def handle_data(self, data: str) -> None:
        self.read += data


class _Lines(HTMLParser):
    """Collects the lines that marks name."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if (line := dict(attrs).get("data-line")) is not None:
            self.lines.append(line)


def test_proof_in_a_fence_or_code_span_stays_text(samples: ModuleType) -> None:
    source = 'See `[proof](/snippets/one.py "x")`.\n\n```text\n[proof](/snippets/one.py "x")\n```\n'
    assert samples.protect_proofs(source) == source
