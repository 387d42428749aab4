"""The EPUB of each language is whole: readers of books are strict."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from tests.built_site import ROOT_URL
from tools import book
from tools.pages import load
from tools.repository import LANGUAGES

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
TYPE = "{http://www.idpf.org/2007/ops}type"


class Opened:
    """A book with its files parsed."""

    def __init__(self, path: Path) -> None:
        self.zip = zipfile.ZipFile(path)
        self.names = self.zip.namelist()
        self.package = ElementTree.fromstring(self.zip.read("EPUB/package.opf"))
        self.documents = {
            name: ElementTree.fromstring(self.zip.read(name))
            for name in self.names
            if name.endswith(".xhtml")
        }


@pytest.fixture(scope="module", params=LANGUAGES)
def opened(site: Path, request: pytest.FixtureRequest) -> tuple[str, Opened]:
    return request.param, Opened(site / book.file_name(request.param))


def test_container(opened: tuple[str, Opened]) -> None:
    language, found = opened
    first = found.zip.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert found.zip.read("mimetype") == b"application/epub+zip"
    assert not first.extra
    container = ElementTree.fromstring(found.zip.read("META-INF/container.xml"))
    root = next(one for one in container.iter() if one.tag.endswith("}rootfile"))
    assert root.get("full-path") in found.names
    assert len(found.names) == len(set(found.names))


def test_package_names_every_file(opened: tuple[str, Opened]) -> None:
    language, found = opened
    items = {one.get("href"): one for one in found.package.iter(f"{OPF}item")}
    inside = {name.removeprefix("EPUB/") for name in found.names if name.startswith("EPUB/")}
    assert set(items) == inside - {"package.opf"}
    ids = [one.get("id") for one in items.values()]
    assert len(ids) == len(set(ids))
    spine = [one.get("idref") for one in found.package.iter(f"{OPF}itemref")]
    assert spine == [one.get("id") for one in items.values() if "xhtml" in one.get("media-type")]
    assert [h for h, one in items.items() if one.get("properties") == "nav"] == ["nav.xhtml"]
    assert found.package.findtext(f".//{DC}language") == language
    assert found.package.findtext(f".//{DC}title")
    modified = [
        one.text
        for one in found.package.iter(f"{OPF}meta")
        if one.get("property") == "dcterms:modified"
    ]
    assert re.fullmatch(r"\d{4}(-\d\d){2}T(\d\d:){2}\d\dZ", modified[0])
    for name, document in found.documents.items():
        has = any(one.tag.endswith("}svg") for one in document.iter())
        told = items[name.removeprefix("EPUB/")].get("properties")
        assert (told == "svg") == has, name


def test_every_page_that_needs_no_browser_is_there_in_order(opened: tuple[str, Opened]) -> None:
    language, found = opened
    toc = found.documents["EPUB/nav.xhtml"]
    links = [one.get("href") for one in toc.iter(f"{XHTML}a")]
    spine = [name.removeprefix("EPUB/") for name in found.documents]
    assert sorted(links) == sorted(set(spine) - {"nav.xhtml"})
    expected = set(load()[language]) - set(book.LIVE)
    assert len(links) == len(expected) + 1  # the notes


def test_links_resolve_and_nothing_runs(opened: tuple[str, Opened]) -> None:
    language, found = opened
    ids = {
        name: {one.get("id") for one in document.iter() if one.get("id")}
        for name, document in found.documents.items()
    }
    faults = []
    for name, document in found.documents.items():
        assert document.get("lang") == language
        counted = [one.get("id") for one in document.iter() if one.get("id")]
        faults += [f"{name}: id {one} twice" for one in set(counted) if counted.count(one) > 1]
        for one in document.iter():
            tag = one.tag.rsplit("}", 1)[-1]
            if tag in ("script", "button", "input", "form", "iframe", "details", "summary"):
                faults.append(f"{name}: <{tag}>")
            faults += [f"{name}: {key}" for key in one.attrib if re.match(r"on|data-", key)]
            target = one.get("href") or one.get("src")
            if not target or target.startswith(("https://", "http://")):
                continue
            parts = urlsplit(target)
            file = normpath(join("EPUB", parts.path)) if parts.path else name
            if file not in found.names or (parts.fragment and parts.fragment not in ids[file]):
                faults.append(f"{name}: {target}")
    assert faults == []


def test_links_to_the_site_are_whole(opened: tuple[str, Opened], site: Path) -> None:
    """What a book cannot hold is linked where it stands on the site."""
    language, found = opened
    dead = set()
    for document in found.documents.values():
        for link in document.iter(f"{XHTML}a"):
            target = link.get("href") or ""
            if target.startswith(ROOT_URL):
                path = urlsplit(target.removeprefix(ROOT_URL)).path
                if not (site / path).exists() and not path.startswith("books/"):
                    dead.add(target)
    assert dead == set()


def test_proofs_are_notes_with_their_line_marked(opened: tuple[str, Opened]) -> None:
    language, found = opened
    expected = sum(
        len(page.proofs) for name, page in load()[language].items() if name not in book.LIVE
    )
    marks = [
        one
        for document in found.documents.values()
        for one in document.iter(f"{XHTML}a")
        if one.get(TYPE) == "noteref"
    ]
    assert len(marks) == expected
    notes = {
        one.get("id"): {"".join(mark.itertext()) for mark in one.iter(f"{XHTML}mark")}
        for one in found.documents["EPUB/notes.xhtml"].iter(f"{XHTML}aside")
    }
    unmarked = [
        (one.get("href"), one.get("title"))
        for one in marks
        if one.get("title") not in notes[one.get("href").partition("#")[2]]
    ]
    assert unmarked == []


def test_the_same_site_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Two chapters are made again; the clock and the order of sets must not be in them."""
    with zipfile.ZipFile(site / book.file_name("en")) as packed:
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        found = [page for page in book.pages(site, "en") if page.place.name not in book.LIVE]
        again = book.Book("en", ROOT_URL, found, book.words("en"))
        page = next(one for one in found if one.inside == "basics/connecting/")
        name = f"EPUB/{again.file_of(page.inside)}"
        assert book.chapter(again, page).encode() == packed.read(name)
        assert book.cover("en") == packed.read("EPUB/cover.png")
