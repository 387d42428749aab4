"""Terms are explained once, in running text only, and are those of the glossary pages."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
import yaml
from hooks import load_hook

from tools.repository import DOCS, LANGUAGES, ROOT

ENTRIES = yaml.safe_load((ROOT / "theme/glossary.yml").read_text("utf-8"))
ROW = re.compile(r"^\| \*\*(?P<term>.+?)\*\*\{ #(?P<id>[\w-]+) \}", re.M)
# On the glossary pages only: verbs, code and words that every reader knows.
PAGE_ONLY = {
    *("connect", "dispatch-uid", "event", "exception"),
    *("field", "override", "proof", "send"),
}
ABBR = re.compile(r'<abbr class="term"[^>]*>(.*?)</abbr>', re.S)


GLOSSARY = load_hook("glossary")
TERMS = {language: GLOSSARY.index(ENTRIES, language) for language in LANGUAGES}


def explained(content: str, language: str = "en") -> list[str]:
    """The words that were wrapped; everything else must be as it was."""
    fresh = GLOSSARY.explain(content, TERMS[language])
    assert ABBR.sub(r"\1", fresh) == content
    return ABBR.findall(fresh)


def test_first_use_is_explained_and_no_other() -> None:
    content = "<p>Two receivers, <em>one</em> receiver.</p><p>Receiver.</p>"
    assert GLOSSARY.explain(content, TERMS["en"]) == (
        '<p>Two <abbr class="term" data-term="receiver" tabindex="0" '
        f'title="{ENTRIES["receiver"]["en"]["meaning"]}">receivers</abbr>, '
        "<em>one</em> receiver.</p><p>Receiver.</p>"
    )


def test_nothing_of_an_entry_becomes_markup() -> None:
    """Neither its key nor its meaning nor the words on the page that it is found by."""
    hostile = """'"><script>x</script><img src=x onerror="alert(1)"> a "b" & <c>"""
    entries = {hostile: {"en": {"forms": ["x<b>"], "meaning": hostile}}}
    content = "<p>Of x&lt;b&gt; and x</p>"
    assert GLOSSARY.explain(content, GLOSSARY.index(entries, "en")) == content
    entries[hostile]["en"]["forms"] = ["x"]
    tags = Tags(GLOSSARY.explain(content, GLOSSARY.index(entries, "en"))).found
    assert tags == [
        ("p", {}),
        ("abbr", {"class": "term", "data-term": hostile, "tabindex": "0", "title": hostile}),
    ]


class Tags(HTMLParser):
    """The elements of an HTML text with their attributes, as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    "content",
    [
        "<h2>Receiver</h2>",
        "receiver",
        "<div>receiver</div>",
        "<table><tr><td>receiver</td></tr></table>",
        "<p><a href='#'>the <em>receiver</em></a></p>",
        "<p><code>receiver</code> <abbr title='x'>receiver</abbr></p>",
        '<p><button aria-label="a > b">receiver</button></p>',
        "<li><svg><text>receiver</text></svg><figure><p>receiver</p></figure></li>",
        '<p class="admonition-title">Receiver</p>',
        "<details><summary>Receiver</summary></details>",
        "<ul><li><pre><span></span><code>receiver</code></pre></li></ul>",
        '<div class="doors"><ul><li>receiver</li></ul></div>',
        '<section class="proof-boxes" data-search-exclude><p>receiver</p></section>',
        "<p title='receiver'>a <!-- receiver --></p>",
        "<p></p>receiver",
        "<p>receivership, non-receiver, receiver-like, receiver_a</p>",
    ],
)
def test_elsewhere_nothing_is_touched(content: str) -> None:
    assert explained(content) == []


def test_text_after_what_is_skipped_is_explained() -> None:
    assert explained(
        "<li>A <a href='x'>sender</a><ul><li><strong>sender</strong></li></ul></li>"
    ) == ["sender"]
    assert explained('<p>1 &lt; 2 <img alt="a > b"> &amp; receiver</p>') == ["receiver"]


def test_longest_form_wins_and_hides_the_shorter_ones_inside() -> None:
    assert explained("<p>Model\nsignals, model signal, signal</p>") == ["Model\nsignals", "signal"]
    assert explained("<p>An event loop, async receivers.</p>") == ["event loop", "async receivers"]


def test_words_that_only_look_like_a_term_are_passed_over() -> None:
    assert explained("<p>For instance, an instance.</p>") == ["instance"]


@pytest.mark.parametrize(
    "form",
    [
        "сигналами",
        "Получателю",
        "слабых ссылок",
        "точек\nсохранения",
        "прокси-моделями",
        "в исторической модели",
        "состояния гонки",
        "связью «многие ко многим»",
        "outbox",
    ],
)
def test_inflected_russian_forms_are_found(form: str) -> None:
    assert explained(f"<p>Вот {form}.</p>", "ru") == [form.removeprefix("в ")]


def test_russian_words_are_whole() -> None:
    assert explained("<p>Сигнальный, потоковый, откатился, получательница.</p>", "ru") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_page_has_the_same_terms(language: str) -> None:
    text = (DOCS / language / "glossary.md").read_text("utf-8")
    rows = {row["id"]: row["term"] for row in ROW.finditer(text)}
    assert set(rows) == set(ENTRIES) | PAGE_ONLY
    for key in ENTRIES:
        fresh = GLOSSARY.explain(f"<p>{rows[key]}</p>", TERMS[language])
        first = re.search(r'data-term="([\w-]+)"', fresh)
        assert first, f"docs/{language}/glossary.md#{key}: no form of theme/glossary.yml is in it"
        assert first[1] == key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ENTRIES)
def test_a_meaning_is_one_short_sentence(key: str, language: str) -> None:
    meaning = ENTRIES[key][language]["meaning"]
    assert len(meaning) <= 90
    assert re.fullmatch(r"[A-ZА-ЯЁ][^.!?]*(?:\.\w[^.!?]*)*\.", meaning)


def test_one_form_belongs_to_one_term() -> None:
    for language in LANGUAGES:
        owners: dict[str, str] = {}
        for key, entry in ENTRIES.items():
            for written in entry[language]["forms"]:
                for form in GLOSSARY.expand(written):
                    assert owners.setdefault(form.lower(), key) == key, form


def test_the_glossary_page_itself_stays_plain() -> None:
    config = SimpleNamespace(extra={"language": "ru"})
    for name, count in (("ru/glossary.md", 0), ("ru/basics/connecting.md", 1)):
        page = SimpleNamespace(file=SimpleNamespace(src_uri=name))
        fresh = GLOSSARY.on_page_content("<p>Сигнал</p>", page, config, None)
        assert fresh.count("<abbr") == count


def test_the_list_itself_is_not_published() -> None:
    files = [SimpleNamespace(src_uri=name) for name in ("glossary.yml", "words.yml", "index.md")]
    assert [file.src_uri for file in load_hook("site").on_files(files, None)] == ["index.md"]
