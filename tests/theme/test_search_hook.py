"""What the search reads of a page, and what readers see of it."""

from __future__ import annotations

from material.plugins.search.plugin import Parser

from tests.theme.hooks import load_hook

hook = load_hook("search")
PAGE = (
    '<h1 id="one">Title</h1><p>Words <button class="proof" data-search-exclude>mark</button> on</p>'
    '<figure class="trace-figure" data-search-exclude><svg><text>BEGIN</text></svg></figure>'
    '<div class="highlight"><pre><span></span><code><span class="k">def</span> '
    '<span class="nf">one</span>():\n    <span class="k">pass</span>\n</code></pre></div>'
    '<p class="bar" data-search-exclude="data-search-exclude">left out</p>'
)


def read(content: str) -> list[tuple[str, str]]:
    """Title and text of each section, as Material's search reads them."""
    parser = Parser()
    parser.feed(content)
    parser.close()
    return [("".join(one.title), "".join(one.text)) for one in parser.data]


def test_the_search_reads_the_same_from_less() -> None:
    assert read(hook.for_search(PAGE)) == read(PAGE)
    assert "<span" not in hook.for_search(PAGE)
    assert "BEGIN" not in hook.for_search(PAGE)


def test_readers_get_all_but_the_marks_of_the_search() -> None:
    shown = hook.for_readers(PAGE)
    assert "data-search" not in shown
    assert "BEGIN" in shown
    assert '<span class="k">def</span>' in shown
    assert '<p class="bar">left out</p>' in shown


def test_words_about_the_search_stay() -> None:
    told = '<code>&lt;p data-search-exclude&gt;</code> <p title="a > b" data-search-exclude>x</p>'
    assert "&lt;p data-search-exclude&gt;" in hook.for_readers(told)
