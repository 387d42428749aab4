"""Makes the site as one EPUB for each language (`python -m tools.book`).

The chapters are the pages in the order of the navigation; a proof is a note with the snippet and
its output, which readers of books show in place or on its own page. What needs a browser
is left out, links to it lead to the site. There is no script, and a
site always gives the same bytes.
"""

from __future__ import annotations

import argparse
import datetime
import html
import io
import re
import sys
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import urlsplit

from bs4 import Tag
from PIL import Image, ImageDraw

from tools import social
from tools.deck import changed_at
from tools.navigation import site_names
from tools.outputs import titled_outputs
from tools.reading import Page, article, pages
from tools.repository import DJANGO_VERSIONS, LANGUAGES, ROOT
from tools.snippets import END, START, Snippet
from tools.words import words

FOLDER = "books"
# Pages that are nothing without a browser.
LIVE = ("playground.md", "interview/practice.md")
STYLES = ROOT / "theme" / "assets" / "stylesheets" / "site.css"
# Attributes that mean something outside of the site.
KEPT = re.compile(
    r"id|class|href|title|lang|dir|start|colspan|rowspan|scope|style|role|aria-(label|labelledby|"
    r"describedby)|epub:type|(?:x|y|cx|cy|r|rx|d|width|height|viewBox|xmlns|font-size|font-weight)"
)
NAMESPACE = uuid.UUID("6f1c1f0e-6a53-4b53-9d0a-0d6a3a1c6f10")  # chosen once by chance
STYLE = """
body { line-height: 1.5; margin: 0 5%; }
h1, h2, h3 { line-height: 1.2; hyphens: none; }
code, pre { font-family: monospace; font-size: .86em; }
pre { background: #f1efe8; padding: .6em; white-space: pre-wrap; overflow-wrap: anywhere; }
.filename { display: block; font-family: monospace; font-size: .75em; margin-top: .8em; }
.wrong { color: #8f1d1d; font-weight: bold; }
.proof { font-size: .75em; vertical-align: super; text-decoration: none; }
table { border-collapse: collapse; font-size: .85em; margin: 1em 0; width: 100%; }
th, td { border: 1px solid #c9cfc9; padding: .3em .4em; text-align: left; vertical-align: top; }
.admonition, .disclosure { border-left: 3px solid #0b5d45; margin: 1em 0; padding-left: .8em; }
ol.options, ol.reasons { list-style: none; padding-left: 0; }
aside { margin: 1.5em 0; }
mark { background: #ffe9a8; color: #3a2d00; font-weight: bold; }
figure { margin: 1em 0; }
svg { max-width: 100%; height: auto; }
"""


@dataclass
class Book:
    """One language: its pages, and the snippets that proofs rest on, with the lines quoted."""

    language: str
    root: str  # the address of the site
    pages: list[Page]
    words: dict[str, str]
    notes: dict[str, set[str]] = field(default_factory=dict)

    @cached_property
    def by_address(self) -> dict[str, Page]:
        """The pages by their addresses below the language."""
        return {page.inside: page for page in self.pages}

    def file_of(self, address: str) -> str | None:
        """The file of a page by its address below the language."""
        if address not in self.by_address:
            return None
        return f"{address.strip('/').replace('/', '-') or 'index'}.xhtml"


def file_name(language: str) -> str:
    """Where the book stands on the site."""
    return f"{FOLDER}/django-signals-tested-{language}.epub"


def note_id(path: str) -> str:
    """The id of the note that shows a snippet."""
    return "note-" + re.sub(r"[^a-z0-9]+", "-", path.lower()).removesuffix("-py")


def document(language: str, title: str, body: str) -> str:
    """A whole XHTML file."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">\n'
        f"<head><title>{html.escape(title)}</title>"
        '<link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
        f"<body>{body}</body>\n</html>\n"
    )


def chapter(book: Book, page: Page) -> str:
    """A page as XHTML, its links inside the book where they can be."""
    soup = article(page)
    for answer in soup.select("details"):
        answer.name = "div"
        answer["class"] = [*(answer.get("class") or []), "disclosure"]
    for summary in soup.select("summary"):
        summary.name = "p"
        bold = soup.new_tag("strong")
        bold.extend(list(summary.contents))
        summary.append(bold)
    for svg in soup.select("svg"):
        svg["xmlns"] = "http://www.w3.org/2000/svg"
        if "viewbox" in svg.attrs:  # HTML does not tell capitals apart
            svg["viewBox"] = svg.attrs.pop("viewbox")
    for link in soup.select("a[href]"):
        _lead(book, page, link)
    for one in soup.find_all(True):
        one.attrs = {
            name: _plain(value) for name, value in one.attrs.items() if KEPT.fullmatch(name)
        }
    return document(page.language, page.title, _drop_controls(soup.decode(formatter="minimal")))


def _plain(value: str | list[str]) -> str:
    text = " ".join(value) if isinstance(value, list) else value
    return _colors(text) if "var(" in text else text


def _drop_controls(text: str) -> str:
    """Without characters that XML forbids."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "�", text)


def _lead(book: Book, page: Page, link: Tag) -> None:
    """Make a link lead to a note, to a file of the book, or to the site."""
    target = str(link["href"])
    if "proof" in (link.get("class") or []):
        path = target.lstrip("/")
        book.notes.setdefault(path, set()).add(str(link.get("title") or ""))
        link["href"] = f"notes.xhtml#{note_id(path)}"
        link["epub:type"] = "noteref"
        return
    parts = urlsplit(target)
    if parts.scheme:
        return
    own = f"/{page.address}"
    path = normpath(join(own, parts.path)) if parts.path else own
    address = path.strip("/") + "/" if path.strip("/") else ""
    start = "" if page.language == LANGUAGES[0] else f"{page.language}/"
    inside = address.removeprefix(start) if address.startswith(start) else None
    file = book.file_of(inside) if inside is not None else None
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    if file is None:
        slash = "" if "." in path.rsplit("/", 1)[-1] else "/"
        link["href"] = f"{book.root}{path.strip('/')}{slash}{fragment}"
    elif fragment and parts.fragment not in book.by_address[inside or ""].ids:
        link["href"] = file
    else:
        link["href"] = file + fragment


def notes(book: Book) -> str:
    """Every snippet a proof rests on, with its output; quoted lines are marked."""
    parts = [f"<h1>{book.words['book_notes']}</h1>"]
    for path in sorted(book.notes):
        snippet = Snippet.read(ROOT / path)
        lines = snippet.text.splitlines()
        code = "\n".join(line for line in lines if not START.match(line) and not END.match(line))
        parts.append(
            f'<aside id="{note_id(path)}" epub:type="footnote"><p><code>{path}</code></p>'
            f"<pre><code>{html.escape(code)}</code></pre>"
        )
        for title, output in titled_outputs(snippet, book.words):
            shown = "\n".join(
                f"<mark>{html.escape(line)}</mark>"
                if line in book.notes[path]
                else html.escape(line)
                for line in output.rstrip("\n").split("\n")
            )
            parts.append(f"<p>{html.escape(title)}</p><pre><code>{shown}</code></pre>")
        parts.append("</aside>")
    return document(book.language, book.words["book_notes"], _drop_controls("\n".join(parts)))


def contents(book: Book) -> str:
    """The table of contents, with the chapters of the navigation."""
    lines = [f'<nav epub:type="toc" id="toc"><h1>{book.words["book_contents"]}</h1><ol>']
    open_now: tuple[str, ...] = ()
    for page in book.pages:
        wanted = page.place.chapters
        same = 0
        while same < min(len(open_now), len(wanted)) and open_now[same] == wanted[same]:
            same += 1
        lines += ["</ol></li>"] * (len(open_now) - same)
        lines += [f"<li><span>{html.escape(title)}</span><ol>" for title in wanted[same:]]
        open_now = wanted
        file = book.file_of(page.inside)
        lines.append(f'<li><a href="{file}">{html.escape(page.title)}</a></li>')
    lines += ["</ol></li>"] * len(open_now)
    lines.append(f'<li><a href="notes.xhtml">{book.words["book_notes"]}</a></li></ol></nav>')
    return document(book.language, book.words["book_contents"], "\n".join(lines))


@cache
def _palette() -> dict[str, str]:
    """The light colors of the site, by the names of the style sheet."""
    text = STYLES.read_text("utf-8")
    light = text.partition('[data-md-color-scheme="default"] {')[2].partition("}")[0]
    return dict(re.findall(r"(--[\w-]+): ([^;]+);", light)) | {"--md-code-font": "monospace"}


def _colors(text: str) -> str:
    """Variables replaced by their values: many readers of books do not know variables."""
    told = _palette()
    return re.sub(r"var\((--[\w-]+)\)", lambda m: told.get(m[1], "inherit"), text)


def style() -> str:
    """The style sheet; drawn traces are colored as on the site."""
    traces = re.findall(r"^svg\.trace .*$", STYLES.read_text("utf-8"), re.MULTILINE)
    # `:is()` is not known to many readers of books.
    return STYLE + _colors("\n".join(line for line in traces if ":is(" not in line)) + "\n"


def cover(language: str) -> bytes:
    """The first page, drawn like the images of shared links."""
    told = words(language)
    size = (1200, 1800)
    image = Image.new("RGB", size, social.PAPER)
    brush = ImageDraw.Draw(image)
    for radius, color in zip((980, 720, 470), social.PALE, strict=True):
        brush.circle(size, radius, fill=color)
    brush.circle(size, 220, fill=social.GREEN)
    brush.rectangle((0, 0, 24, size[1]), fill=social.GREEN)
    top = 260
    for line in social.wrapped(site_names()[language], 128, 1000):
        brush.text((110, top), line, social.INK, social.font(128, 700))
        top += 150
    foot = told["social_foot"].format(versions=" · ".join(DJANGO_VERSIONS))
    for line in social.wrapped(foot, 50, 900):
        brush.text((114, top + 60), line, social.GREY, social.font(46, 400))
        top += 64
    written = io.BytesIO()
    image.quantize(social.COLORS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def package(book: Book, files: list[str], drawn: set[str]) -> str:
    """The OPF file: what the book is, and its files in the order of reading.

    drawn: the files that hold drawings, which the package must tell.
    """
    title = html.escape(site_names()[book.language])
    changed = datetime.datetime.fromtimestamp(changed_at(), datetime.UTC)
    identity = uuid.uuid5(NAMESPACE, book.language)
    items, spine = [], []
    for number, name in enumerate(files):
        kind = {"xhtml": "application/xhtml+xml", "css": "text/css", "png": "image/png"}
        extra = {"nav.xhtml": ' properties="nav"', "cover.png": ' properties="cover-image"'}
        told = extra.get(name, "")
        if name in drawn:
            told = ' properties="svg"'
        media = kind[name.rsplit(".", 1)[1]]
        items.append(f'<item id="f{number}" href="{name}" media-type="{media}"{told}/>')
        if name.endswith(".xhtml"):
            spine.append(f'<itemref idref="f{number}"/>')
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f'xml:lang="{book.language}">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:identifier id="id">urn:uuid:{identity}</dc:identifier>\n'
        f"<dc:title>{title}</dc:title>\n<dc:language>{book.language}</dc:language>\n"
        f"<dc:creator>{title}</dc:creator>\n<dc:source>{html.escape(book.root)}</dc:source>\n"
        "<dc:rights>CC BY 4.0, https://creativecommons.org/licenses/by/4.0/</dc:rights>\n"
        f'<meta property="dcterms:modified">{changed:%Y-%m-%dT%H:%M:%SZ}</meta>\n'
        "</metadata>\n<manifest>\n" + "\n".join(items) + "\n</manifest>\n<spine>\n"
        "" + "\n".join(spine) + "\n</spine>\n</package>\n"
    )


CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""


def entries(book: Book) -> Iterator[tuple[str, bytes]]:
    """Every file of the book, `mimetype` first, as the format asks."""
    texts = {
        book.file_of(page.inside) or "": chapter(book, page) for page in book.pages
    }  # fills book.notes
    files = ["nav.xhtml", *texts, "notes.xhtml", "style.css", "cover.png"]
    yield "mimetype", b"application/epub+zip"
    yield "META-INF/container.xml", CONTAINER.encode()
    drawn = {name for name, text in texts.items() if "<svg" in text}
    yield "EPUB/package.opf", package(book, files, drawn).encode()
    yield "EPUB/nav.xhtml", contents(book).encode()
    for name, text in texts.items():
        yield f"EPUB/{name}", text.encode()
    yield "EPUB/notes.xhtml", notes(book).encode()
    yield "EPUB/style.css", style().encode()
    yield "EPUB/cover.png", cover(book.language)


def write_language(site: Path, language: str) -> Path:
    """Write the book of one language from the built site."""
    found = [page for page in pages(site, language) if page.place.name not in LIVE]
    canonical = found[0].meta("canonical")
    root = canonical.removesuffix("" if language == LANGUAGES[0] else f"{language}/")
    book = Book(language, root, found, words(language))
    target = site / file_name(language)
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w") as packed:
        for name, content in entries(book):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 3  # the same on every machine
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(info, content, compresslevel=9)
    return target


def main(arguments: list[str] | None = None) -> int:
    """Write the books of a built site."""
    parser = argparse.ArgumentParser(prog="python -m tools.book", description=__doc__)
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site")
    options = parser.parse_args(arguments)
    if not (options.site_dir / "index.html").is_file():
        print(f"{options.site_dir} holds no site: run `make build` first.")
        return 1
    for language in LANGUAGES:
        made = write_language(options.site_dir, language)
        print(f"{made}: {made.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
