"""What the built HTML holds, seen without a browser."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree

import pytest

from tests.built_site import ROOT_URL, address_of, page_addresses
from tools.pages import page_paths, parse
from tools.repository import (
    DATABASE_NAMES,
    DJANGO_VERSIONS,
    DOCS,
    LANGUAGES,
    ROOT,
    own_addresses,
    relative,
)
from tools.safe_html import unsafe
from tools.snippets import Snippet

# Elements without an end, and those whose text is in no language of people.
EMPTY = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
CODE = {"code", "pre", "kbd", "samp", "var", "script", "style"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
SPOKEN = ("aria-label", "alt", "content", "placeholder", "title")
# What shows that text is in the other language: a letter, or five words that are no names.
OTHER = {
    "en": re.compile("[а-яё]", re.IGNORECASE),
    "ru": re.compile(r"(?:[A-Za-z][A-Za-z'’-]*,?\s+){4,}[A-Za-z]"),
}


class Parsed(HTMLParser):
    """Collects start tags with their attributes, headings, and text of an unmarked language."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.headings: list[int] = []  # the levels in the article, in order
        self.unmarked: list[str] = []
        self._open: list[tuple[str, str]] = []  # elements, each with the language inside
        self._article = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        language = given.get("lang") or (self._open[-1][1] if self._open else "")
        for name in SPOKEN:
            if name in given:
                self._look_at(given[name], language)
        if tag in HEADINGS and self._article:
            self.headings.append(HEADINGS[tag])
        self._article |= tag == "article"
        if tag not in EMPTY:
            self._open.append((tag, "" if tag in CODE else language))

    def handle_endtag(self, tag: str) -> None:
        self._article &= tag != "article"
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                break

    def handle_data(self, data: str) -> None:
        if self._open:
            self._look_at(data, self._open[-1][1])

    def _look_at(self, text: str, language: str) -> None:
        if language and OTHER[language].search(text):
            self.unmarked.append(" ".join(text.split())[:100])


@cache
def parsed(file: Path) -> Parsed:
    """A built page, read once for all tests of a worker."""
    return Parsed(file.read_text("utf-8"))


def elements_of(file: Path) -> list[tuple[str, dict[str, str]]]:
    """The elements of a built page."""
    return parsed(file).tags


@cache
def ids_of(file: Path) -> frozenset[str]:
    """Where a link may lead on a built page."""
    return frozenset(attributes["id"] for _, attributes in elements_of(file) if "id" in attributes)


def page_of(site: Path, address: str) -> Path:
    return site / address / "index.html"


OUTPUT = re.compile(r'^--8<-- "(?P<name>snippets/[^":]+)\.out"$', re.MULTILINE)
BLOCK = re.compile(r'<span class="filename">([^<]*)</span><pre>(.*?)</pre>', re.DOTALL)


def shown_outputs(file: Path) -> set[tuple[str, str]]:
    """The titled blocks of a built page: what stands above, and the text."""
    return {
        (unescape(title), unescape(re.sub(r"<[^>]+>", "", text)).strip())
        for title, text in BLOCK.findall(file.read_text("utf-8"))
    }


def outputs_to_show(snippet: Snippet) -> Iterator[tuple[str, set[str]]]:
    """Each recorded output with what must stand above it: releases and databases if they differ."""
    texts = {name: snippet.outputs(name) for name in snippet.databases}
    several = len({tuple(each.items()) for each in texts.values()}) > 1
    for database, outputs in texts.items():
        for version, text in outputs.items():
            where = {DATABASE_NAMES[database]} if several else set()
            yield text.strip(), where | ({version} if len(set(outputs.values())) > 1 else set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_outputs_that_differ_stand_beside_each_other(site: Path, language: str) -> None:
    """Whoever is on an older release or a server finds the output that is his."""
    missing, found = [], 0
    for source in page_paths(language):
        text = source.read_text("utf-8")
        snippets = [Snippet.read(ROOT / f"{name}.py") for name in OUTPUT.findall(text)]
        differing = [list(outputs_to_show(each)) for each in snippets]
        wanted = [one for outputs in differing for one in outputs if one[1]]
        if not wanted:
            continue
        shown = shown_outputs(page_of(site, address_of(source, language)))
        found += len(wanted)
        missing += [
            f"{relative(source)}: {', '.join(sorted(where))}: {output!r}"
            for output, where in wanted
            if not any(text == output and where <= words_of(title) for title, text in shown)
        ]
    assert found
    assert not missing, "\n".join(missing)


def words_of(title: str) -> set[str]:
    """`Output on SQLite, MariaDB, Django 5.2, 6.0`: each of them."""
    return set(re.findall(r"[\w.]+", title))


def test_the_build_says_nothing_against_the_pages(built: tuple[Path, list[str]]) -> None:
    assert built[1] == []


@pytest.mark.parametrize("address", page_addresses())
def test_every_page_is_built(site: Path, address: str) -> None:
    assert (site / address / "index.html").is_file()


@pytest.mark.parametrize("address", page_addresses())
def test_ids_are_unique(site: Path, address: str) -> None:
    counted = Counter(a["id"] for _, a in elements_of(page_of(site, address)) if "id" in a)
    assert [name for name, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("address", page_addresses())
def test_every_link_and_file_exists(site: Path, address: str) -> None:
    dead = []
    for tag, attributes in elements_of(page_of(site, address)):
        target = attributes.get("href" if tag in ("a", "link") else "src")
        if not target or urlsplit(target).scheme or target.startswith("//"):
            continue
        parts = urlsplit(target)
        path = normpath(join("/" + address, unquote(parts.path))) if parts.path else "/" + address
        file = site / path.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file() or (
            parts.fragment
            and file.suffix == ".html"
            and not parts.fragment.startswith("__")
            and "=" not in parts.fragment  # read by the practice: #q=ID, #topic=PAGE
            and unquote(parts.fragment) not in ids_of(file)
        ):
            dead.append(target)
    assert dead == []


@pytest.mark.parametrize("address", page_addresses())
def test_nothing_is_loaded_from_another_host(site: Path, address: str) -> None:
    loaded = [
        attributes.get("src") or attributes.get("href")
        for tag, attributes in elements_of(page_of(site, address))
        if tag in ("script", "img", "iframe", "source")
        or (tag == "link" and attributes.get("rel") not in ("canonical", "prev", "next"))
    ]
    assert [url for url in loaded if url and urlsplit(url).netloc] == []


@pytest.mark.parametrize("address", page_addresses())
def test_language_title_description_and_addresses(site: Path, address: str) -> None:
    language = "ru" if address.startswith("ru/") else "en"
    inside = address.removeprefix("ru/")
    tags = elements_of(page_of(site, address))
    source = DOCS / language / ((inside.rstrip("/") or "index") + ".md")
    if not source.exists():
        source = DOCS / language / inside / "index.md"
    page = parse(source)
    assert ("html", language) in [(t, a.get("lang")) for t, a in tags]
    descriptions = [a["content"] for t, a in tags if t == "meta" and a.get("name") == "description"]
    assert descriptions == [page.meta["description"]]
    canonical = [a["href"] for t, a in tags if t == "link" and a.get("rel") == "canonical"]
    assert canonical == [ROOT_URL + address]
    edits = [a["href"] for t, a in tags if t == "a" and a.get("rel") == "edit"]
    assert len(edits) == 1
    assert edits[0].endswith(f"/edit/main/{relative(source)}")
    switches = {a["href"] for t, a in tags if t == "a" and "language-switch" in a.get("class", "")}
    other = inside if language == "ru" else f"ru/{inside}"
    assert {normpath(join("/" + address, href)).strip("/") for href in switches} == {
        other.rstrip("/")
    }


@pytest.mark.parametrize("address", page_addresses())
def test_headings_are_an_outline(site: Path, address: str) -> None:
    """One title, and no level left out: a voice reads them as a table of contents."""
    levels = parsed(page_of(site, address)).headings
    assert levels.count(1) == 1
    assert levels[0] == 1
    skipped = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
    assert not skipped, f"a heading of level {skipped[0][1]} follows one of {skipped[0][0]}"


@pytest.mark.parametrize("address", page_addresses())
def test_words_of_the_other_language_are_marked(site: Path, address: str) -> None:
    """With `lang`: else a voice reads Russian as English, and English as Russian."""
    page = parsed(page_of(site, address))
    assert page.unmarked == []
    other = "en" if address.startswith("ru/") else "ru"
    switches = [a for t, a in page.tags if t == "a" and "language-switch" in a.get("class", "")]
    assert [(a["lang"], a["hreflang"]) for a in switches] == [(other, other)] * len(switches)
    if address.endswith("glossary/"):
        assert len([a for t, a in page.tags if t == "td" and a.get("lang") == other]) > 40


def test_what_is_not_marked_is_found() -> None:
    html = '<html lang="{}"><p>{}<code>{}</code><i lang="{}">{}</i></p><img alt="{}"><br>{}</html>'
    english, russian = "what the other page says", "что сказано там"
    for mine, other, words in (("en", "ru", russian), ("ru", "en", english)):
        spoiled = html.format(mine, words, words, other, words, words, words)
        assert Parsed(spoiled).unmarked == [words] * 3
        assert Parsed(html.format(mine, 1, words, other, words, 2, 3)).unmarked == []


@cache
def fields_of_the_form(language: str) -> frozenset[str]:
    """The ids that an address may fill in."""
    import yaml

    path = ROOT / ".github" / "ISSUE_TEMPLATE" / f"error-{language}.yml"
    form = yaml.safe_load(path.read_text("utf-8"))
    return frozenset(str(field["id"]) for field in form["body"])


@pytest.mark.parametrize("address", page_addresses())
def test_an_error_is_reported_from_the_page(site: Path, address: str) -> None:
    """The form in the reader's language, with page, language and Django filled in."""
    language = "ru" if address.startswith("ru/") else "en"
    tags = elements_of(page_of(site, address))
    (link,) = [a["href"] for t, a in tags if t == "a" and "data-report" in a]
    parts = urlsplit(link)
    assert link.startswith(f"{own_addresses()[1]}/issues/new?")
    asked = {key: value for key, (value,) in parse_qs(parts.query).items()}
    assert asked.pop("template") == f"error-{language}.yml"
    assert asked.keys() <= fields_of_the_form(language)
    assert asked["page"] == ROOT_URL + address
    assert asked["language"] == language
    releases = asked["django"].split(", ")
    assert [r.rpartition(".")[0] for r in releases] == list(DJANGO_VERSIONS)


@pytest.mark.parametrize("address", page_addresses())
def test_the_feed_is_announced(site: Path, address: str) -> None:
    """With a second word in rel: else Material fetches a sitemap for it, on each page."""
    tags = elements_of(page_of(site, address))
    feeds = [a for t, a in tags if t == "link" and a.get("type") == "application/atom+xml"]
    assert [feed["rel"] for feed in feeds] == ["alternate feed"]
    own = "ru/feed.xml" if address.startswith("ru/") else "feed.xml"
    assert normpath(join("/" + address, feeds[0]["href"])) == f"/{own}"


@pytest.mark.parametrize("folder", ["", "ru/"])
def test_the_feed_tells_what_the_page_tells(site: Path, folder: str) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.parse(site / folder / "feed.xml").getroot()
    page = f"{ROOT_URL}{folder}changelog/"
    language = folder.rstrip("/") or "en"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{atom}link")}
    assert links == {"self": f"{ROOT_URL}{folder}feed.xml", "alternate": page}
    headings = parse(DOCS / language / "changelog.md").headings[1:]
    days: dict[str, str] = {}
    for heading in headings:
        if heading.level == 2:
            day = heading.id or ""
        else:
            days[f"{page}#{heading.id}"] = f"{day}T00:00:00Z"
    entries = list(feed.iter(f"{atom}entry"))
    assert {e.findtext(f"{atom}id"): e.findtext(f"{atom}updated") for e in entries} == days
    assert feed.findtext(f"{atom}updated") == max(days.values())
    for entry in entries:
        assert entry.findtext(f"{atom}title")
        for _, attributes in Parsed(entry.findtext(f"{atom}content") or "").tags:
            if target := attributes.get("href"):
                assert target.startswith(ROOT_URL)
                inside = urlsplit(target.removeprefix(ROOT_URL))
                file = site / inside.path / "index.html"
                assert not inside.fragment or inside.fragment in ids_of(file), target


def test_sitemaps_name_every_page_in_both_languages(site: Path) -> None:
    names = {
        "loc": "{http://www.sitemaps.org/schemas/sitemap/0.9}loc",
        "link": "{http://www.w3.org/1999/xhtml}link",
    }
    tree = ElementTree.parse(site / "sitemap.xml")
    assert sorted(node.text or "" for node in tree.iter(names["loc"])) == sorted(
        ROOT_URL + address for address in page_addresses()
    )
    for url in tree.getroot():
        by_language = {link.get("hreflang"): link.get("href") for link in url.iter(names["link"])}
        assert set(by_language) == {"en", "ru", "x-default"}
        assert by_language["ru"] == by_language["en"].replace(ROOT_URL, ROOT_URL + "ru/")
        assert url.findtext(names["loc"]) in (by_language["en"], by_language["ru"])
    zipped = gzip.decompress((site / "sitemap.xml.gz").read_bytes())
    assert zipped == (site / "sitemap.xml").read_bytes()


def test_each_language_has_a_search_index_of_its_own(site: Path) -> None:
    import json

    for folder, language in ((site, "en"), (site / "ru", "ru")):
        index = json.loads((folder / "search" / "search_index.json").read_text("utf-8"))
        text = " ".join(entry["text"] + entry["title"] for entry in index["docs"])
        cyrillic = len(re.findall("[а-яё]", text, re.IGNORECASE))
        latin = len(re.findall("[a-z]", text, re.IGNORECASE))
        # Code is Latin on Russian pages too; there is no Russian on English ones.
        assert cyrillic > latin / 4 if language == "ru" else cyrillic < latin / 100
        assert "proofs.html" not in text
        assert set(index["config"]["lang"]) == ({"en", "ru"} if language == "ru" else {"en"})


def test_the_404_page_speaks_both_languages(site: Path) -> None:
    for file in (site / "404.html", site / "ru" / "404.html"):
        html = file.read_text("utf-8")
        assert "There is no page at this address" in html
        assert "По этому адресу нет страницы" in html


def test_proofs_of_the_source_become_marks(site: Path) -> None:
    """As many marks as the source has proofs, each opening a box that is there."""
    for language in LANGUAGES:
        for path in page_paths(language):
            page = parse(path)
            name = page.name.removesuffix(".md")
            name = "" if name == "index" else name.removesuffix("/index") + "/"
            tags = elements_of(page_of(site, ("ru/" if language == "ru" else "") + name))
            marks = [a for t, a in tags if t == "a" and a.get("class") == "proof"]
            assert [mark["data-line"] for mark in marks] == [p.title for p in page.proofs]


@pytest.mark.parametrize("address", page_addresses())
def test_proofs_are_safe_html_with_unique_ids(site: Path, address: str) -> None:
    """That each mark leads to a box is seen with all other links."""
    file = page_of(site, address).with_name("proofs.html")
    if not file.exists():
        assert not [a for _, a in elements_of(page_of(site, address)) if a.get("class") == "proof"]
        return
    html = file.read_text("utf-8")
    assert list(unsafe(html.split("<main")[1].rpartition("</main>")[0])) == []
    tags = elements_of(file)
    counted = Counter(a["id"] for _, a in tags if "id" in a)
    assert [name for name, count in counted.items() if count > 1] == []
    assert ("html", "ru" if address.startswith("ru/") else "en") in [
        (t, a.get("lang")) for t, a in tags
    ]


def test_files_named_in_the_configuration_exist(site: Path) -> None:
    """The build drops an extra file silently when it lies in the wrong place."""
    import yaml

    class Loader(yaml.SafeLoader):
        pass

    Loader.add_constructor("!ENV", lambda loader, node: None)
    config = yaml.load((DOCS.parent / "mkdocs.yml").read_text("utf-8"), Loader)
    extras = [*config["extra_css"], *(script["path"] for script in config["extra_javascript"])]
    for folder in (site, site / "ru"):
        assert [extra for extra in extras if not (folder / extra).is_file()] == []
