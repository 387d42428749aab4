"""Lists everything in pages and snippets that would mislead a reader (`python -m tools.check`).

Each rule is a function from the site to its faults, with the reason a reader would care. Nothing is
run here: outputs are compared with runs by tests/snippets, fences by tests/docs.
"""

from __future__ import annotations

import argparse
import ast
import codecs
import difflib
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product
from pathlib import Path
from posixpath import dirname, join, normpath

from tools import (
    answers,
    behind,
    captured,
    changelog,
    cheat_sheet,
    fast_yaml,
    lists,
    missing,
    parity,
    plot,
    published,
    questions,
    runs,
    safe_html,
)
from tools.faults import Fault, by_place, listed, report
from tools.navigation import places
from tools.pages import DRAWN, PROOF_WORDS, Directive, Fence, Link, Page, load, page_paths
from tools.repository import (
    DATABASES,
    DOCS,
    LANGUAGES,
    ROOT,
    SAMPLE_PROJECT,
    SNIPPETS,
    relative,
)
from tools.snippets import END, START, Snippet, SnippetError, snippet_paths
from tools.words import PATH as WORDS
from tools.words import read as read_words

PAGE_NAME = re.compile(r"[a-z0-9/_-]+\.md")
SNIPPET_NAME = re.compile(r"[a-z0-9/_]+\.py")
# In these chapters every section and table row is proved or says why not.
PROVED_CHAPTERS = ("signals", "practice", "corrections")
NAV_PAGE = re.compile(r"^ +- (?:[^:#]+: )?(?P<name>[\w/.-]+\.md)$")
TEXT = {".md", ".py", ".out", ".yml", ".yaml", ".toml", ".html", ".css", ".js", ".json", ".sh"}
TEXT_FOLDERS = ("docs", "snippets", "sample_project", "theme", "tools", "tests", "captures")
NOT_OURS = {"node_modules", "__pycache__", "staticfiles", "media"}
IMPORT = re.compile(r"^\s*(?:from|import) +(\w+)", re.MULTILINE)
AUTOLINK = re.compile(r"<https://[^\s<>]+>")
VAGUE_LINKS = {"here", "click here", "this", "link", "здесь", "тут", "ссылка", "эта страница"}


@dataclass
class Site:
    """What the rules look at."""

    pages: dict[str, dict[str, Page]]
    snippets: dict[str, Snippet] = field(default_factory=dict)
    broken: list[Fault] = field(default_factory=list)
    # Files that are there and cannot be read: what leads to them is not told as well.
    unread: set[str] = field(default_factory=set)
    # The pages that nav of mkdocs.yml names, and the line.
    nav: dict[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls) -> Site:
        """Read pages and snippets; what cannot be read becomes a fault of its own."""
        site = cls(load())
        site.broken += lists.faults(ROOT)
        site.unread |= {fault.place.rpartition(":")[0] for fault in site.broken}
        site.unread |= {relative(path) for path in lists.files(ROOT) if not lists.is_utf8(path)}
        config = ROOT / "mkdocs.yml"
        text = config.read_text("utf-8", errors="replace") if config.exists() else ""
        for number, line in enumerate(text.splitlines(), 1):
            if match := NAV_PAGE.match(line):
                site.nav[match["name"]] = number
        for language in LANGUAGES:
            for page in list(site.pages[language].values()):
                if fault := _whole_page_fault(page):
                    site.broken.append(fault)
                    del site.pages[language][page.name]
            names = {path.relative_to(DOCS / language).as_posix() for path in page_paths(language)}
            names -= site.pages[language].keys()
            site.unread |= {f"docs/{language}/{name}" for name in names}
        for page, other in [*site.pairs(), *((b, a) for a, b in site.pairs())]:
            if any(heading.id is None for heading in page.headings):
                # One cause, one fault: what leads to an id that is only forgotten is not told.
                page.owed = [anchor for anchor in other.ids if anchor not in page.ids]
        for path in snippet_paths():
            if not SNIPPET_NAME.fullmatch(relative(path)):
                site.broken.append(_misnamed(relative(path), "_"))
                site.unread.add(relative(path))
                continue
            try:
                site.snippets[relative(path)] = Snippet.read(path)
            except SnippetError as error:
                site.broken.extend(error.faults)
                site.unread.add(relative(path))
            except UnicodeDecodeError:
                site.unread.add(relative(path))  # encoding() tells
        return site

    @cached_property
    def wanted(self) -> missing.Wanted:
        """What links lead to and do not find."""
        return missing.Wanted(self)

    def all_pages(self) -> Iterator[Page]:
        """Every page of every language."""
        for language in LANGUAGES:
            yield from self.pages[language].values()

    def pairs(self) -> Iterator[tuple[Page, Page]]:
        """Each page with the same page in the other language."""
        first, second = LANGUAGES
        for name, page in self.pages[first].items():
            if other := self.pages[second].get(name):
                yield page, other


Rule = Callable[[Site], Iterator[Fault]]
RULES: list[Rule] = []


def rule(function: Rule) -> Rule:
    """Register a rule."""
    RULES.append(function)
    return function


@rule
def unreadable(site: Site) -> Iterator[Fault]:
    """Snippets, pages and lists of which nothing else can be said before they are mended."""
    yield from site.broken


def _whole_page_fault(page: Page) -> Fault | None:
    """What makes all else that could be said of a page a consequence."""
    if page.unclosed:
        return Fault(
            f"{page.place}:{page.unclosed}",
            "a fence is opened and never closed",
            "The rest of the page would be code.",
            f"Close it with {page.text.splitlines()[page.unclosed - 1].strip()[:3]} "
            "on a line of its own.",
        )
    if not page.prose.strip() and not page.fences:
        return Fault(
            f"{page.place}:1",
            "the page is empty",
            "Links and the language switch lead to it.",
            "Write it, or delete the file.",
        )
    if not page.headings or page.headings[0].level != 1:
        return Fault(
            f"{page.place}:1",
            "the page has no title",
            "The first heading is the title readers and search engines see.",
            "Begin with `# Title { #title }`.",
        )
    return None


def _text_files() -> Iterator[Path]:
    """Everything people write here, by its ending."""
    yield from (path for path in ROOT.iterdir() if path.suffix in TEXT and path.is_file())
    for folder in TEXT_FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in TEXT and not NOT_OURS & set(path.parts):
                yield path


@rule
def encoding(site: Site) -> Iterator[Fault]:
    """Bad: a file saved as Windows-1251 or with CRLF. Good: UTF-8 with LF."""
    for path in _text_files():
        data = path.read_bytes()
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            yield Fault(
                f"{relative(path)}:{line}",
                f"not UTF-8: byte 0x{data[error.start]:02x}",
                "Readers would see broken letters.",
                "Save the file as UTF-8 (in most editors: Save with encoding).",
            )
        if data.startswith(codecs.BOM_UTF8):
            yield Fault(
                f"{relative(path)}:1",
                "begins with a byte order mark",
                "It is an invisible letter: what has to stand first in the file does not any more.",
                "Save the file as UTF-8 without BOM (in most editors: Save with encoding).",
            )
        if relative(path) not in site.unread and (conflict := lists.conflict(path, data)):
            yield conflict
        if b"\r" in data:
            line = data.count(b"\n", 0, data.index(b"\r")) + 1
            yield Fault(
                f"{relative(path)}:{line}",
                "has Windows line ends",
                "Outputs are compared line by line, and every line would show as changed in git.",
                "Save with LF line ends, or run `make update`.",
            )


@rule
def other_language(site: Site) -> Iterator[Fault]:
    """Bad: docs/en/a.md without docs/ru/a.md."""
    differing = _renamed_in_one(site)
    told = {*differing, *differing.values()}
    for name, twin in differing.items():
        yield _renamed_fault(site, name, twin)
    for language in LANGUAGES:
        for other in LANGUAGES:
            for name in sorted(site.pages[language].keys() - site.pages[other].keys()):
                if f"docs/{other}/{name}" in site.unread or not PAGE_NAME.fullmatch(name):
                    continue  # told already
                if name in told:
                    continue
                yield Fault(
                    f"docs/{language}/{name}",
                    f"has no page docs/{other}/{name}",
                    "The language switch would lead nowhere.",
                    f"Write docs/{other}/{name} with the same headings, samples and proofs.",
                )


def _renamed_in_one(site: Site) -> dict[str, str]:
    """Pages of the first language by what the second calls the same page: name to name."""
    first, second = (site.pages[language] for language in LANGUAGES)
    found: dict[str, str] = {}
    for name in sorted(first.keys() - second.keys()):
        for twin in sorted(second.keys() - first.keys() - {*found.values()}):
            if missing.alike(first[name].ids, second[twin].ids):
                found[name] = twin
                break
    return found


def _renamed_fault(site: Site, name: str, twin: str) -> Fault:
    """The fault of a page that has this name in the first language and that in the second."""
    known = published.read() if relative(published.PATH) not in site.unread else {}
    first, second = LANGUAGES
    (kept, old), (fresh, new) = (second, twin), (first, name)
    if name in known and twin not in known:
        (kept, old), (fresh, new) = (first, name), (second, twin)
    return Fault(
        f"docs/{fresh}/{new}",
        f"is called docs/{kept}/{old} in the other language",
        "The language switch would lead nowhere.",
        f"Call it {old} again; or rename both, and write `{old}: {new}` into "
        f"{relative(published.REDIRECTS)}."
        if old in known
        else "Give both files one name.",
    )


@rule
def navigation(site: Site) -> Iterator[Fault]:
    """Bad: a page that no line of nav names, or a line that names no page."""
    config = ROOT / "mkdocs.yml"
    if not config.exists() or "mkdocs.yml" in site.unread:
        return
    named = site.nav
    first = LANGUAGES[0]
    for place in places(first) if site.nav else ():
        # A line that YAML takes for a part of the one above.
        if swallowed := [name for name in named if f" {name}" in place.name]:
            yield Fault(
                f"mkdocs.yml:{min(named[name] for name in swallowed) - 1}",
                f"nav reads this line and {len(swallowed)} below it as the name of one page",
                "The build would stop.",
                "A chapter ends in a colon, and its pages stand four spaces further right.",
            )
    there = {name for language in LANGUAGES for name in site.pages[language]}
    there |= {place.split("/", 2)[2] for place in site.unread if place.startswith("docs/")}
    gone = missing.gone(site)
    # A page that was renamed is told by the line that still has its old name, or with its redirect.
    renamed = {name: missing.now(site, name) for name in sorted(named.keys() - there)}
    told = {*renamed.values(), *_renamed_in_one(site)}
    for name in sorted(site.pages[first].keys() - named.keys()):
        if not PAGE_NAME.fullmatch(name):
            continue  # names() tells
        if name in told:
            continue
        yield Fault(
            f"docs/{first}/{name}:1",
            "stands in no line of nav in mkdocs.yml",
            "Nobody could walk to it, and the build would stop.",
            f"Add `- {name}` to its chapter in nav, where a reader would look for it.",
        )
    for name in sorted(renamed.keys() - gone):
        new = renamed[name] if renamed[name] not in named else None
        yield Fault(
            f"mkdocs.yml:{named[name]}",
            f"nav names {name}, but docs/{first}/{name} does not exist",
            "The build would stop.",
            f"Write {new} there." if new else "Mend the name, or take the line away.",
        )


@rule
def names(site: Site) -> Iterator[Fault]:
    """Bad: docs/en/My Page.md. Good: my-page.md. Of snippets Site.read() asks."""
    pages = {page.name: page.place for page in reversed([*site.all_pages()])}
    for name, place in pages.items():
        if not PAGE_NAME.fullmatch(name):
            yield _misnamed(place, "-")


def _misnamed(place: str, sign: str) -> Fault:
    """The fault of a file name; sign: what stands between its words."""
    folder, _, name = place.rpartition("/")
    better = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9.]+", sign, name).lower()
    return Fault(
        place,
        "the file name has capitals, spaces or other signs",
        "It becomes part of an address, which people type and not every host finds.",
        f"Call it {folder}/{better}" + (", in both languages." if sign == "-" else "."),
    )


@rule
def unfilled(site: Site) -> Iterator[Fault]:
    """Bad: FILL IN left of what `make new` laid out."""
    texts = [(page.place, page.text) for page in site.all_pages()]
    texts += [(place, snippet.text) for place, snippet in site.snippets.items()]
    for place, text in texts:
        if "FILL IN" not in text:
            continue
        lines = [
            str(number)
            for number, line in enumerate(text.splitlines(), 1)
            if "FILL IN" in line or "FILL_IN" in line
        ]
        many = len(lines) > 1
        yield Fault(
            f"{place}:{lines[0]}",
            f"{len(lines)} places are still to be filled in"
            if many
            else "a place is still to be filled in",
            "Readers would see the form instead of the text.",
            "Write what FILL IN asks for"
            + (f" in lines {', '.join(lines)}." if many else " in this line."),
        )


@rule
def misplaced(site: Site) -> Iterator[Fault]:
    """Bad: docs/js/a.md. The build takes a two-letter folder for a language and drops it."""
    for path in sorted(DOCS.iterdir()):
        if path.name not in LANGUAGES:
            yield Fault(
                relative(path),
                "stands beside the language folders",
                "Only docs/en and docs/ru reach the site; the rest is dropped without a word.",
                "Move text into both language folders, styles and scripts into theme/.",
            )
    for path in sorted(DOCS.rglob("*")):
        if path.is_file() and path.suffix != ".md":
            yield Fault(
                relative(path),
                "is not Markdown",
                "docs/ holds nothing but text, so that both languages stay the same shape.",
                "Move it into theme/assets/.",
            )


@rule
def front_matter(site: Site) -> Iterator[Fault]:
    """Bad: no description. Good: title and description of at most 160 characters."""
    for page in site.all_pages():
        if page.meta_error:
            line, fact, remedy = page.meta_error
            reason = "The page would have neither title nor description."
            yield Fault(f"{page.place}:{line}", fact, reason, remedy)
            continue
        for key in ("title", "description"):
            value = page.meta.get(key)
            if not isinstance(value, str) or not value.strip():
                yield Fault(
                    f"{page.place}:1",
                    f"front matter has no {key}",
                    "Search engines and shared links show it.",
                    f"Begin the page with ---, `{key}: …`, ---.",
                )
            elif found := re.search(r'[<>"]', value):
                yield Fault(
                    f"{page.place}:1",
                    f"{key} holds {found[0]}",
                    "It is written into the head of the page as it stands.",
                    "Use words, and ' or “ ” for quotes.",
                )
        description = page.meta.get("description")
        if isinstance(description, str) and len(description) > 160:
            yield Fault(
                f"{page.place}:1",
                f"description has {len(description)} characters",
                "Search engines cut it after about 160.",
                "Shorten it to one sentence.",
            )


@rule
def headings(site: Site) -> Iterator[Fault]:
    """Bad: `## Order`. Good: `## Order { #order }`, the same id in both languages."""
    for page in site.all_pages():
        seen: dict[str, int] = {}
        level = 0
        other_name = next(name for name in LANGUAGES if name != page.language)
        other = site.pages[other_name].get(page.name)
        for index, heading in enumerate(page.headings):
            place = f"{page.place}:{heading.line}"
            if heading.id is None:
                twin = page.twin(heading, other) if other else None
                yield Fault(
                    place,
                    "heading has no id",
                    "Links and the language switch depend on it"
                    + (f"; the page in {other_name} calls it #{twin}." if twin else "."),
                    f"Add {{ #{twin} }} to the heading."
                    if twin
                    else "Add { #its-name } to the heading, the same in both languages.",
                )
            elif not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", heading.id):
                yield Fault(
                    place,
                    f"heading id #{heading.id} is not lower-case ASCII",
                    "It becomes part of an address people share.",
                    "Use a-z, 0-9, - and _.",
                )
            elif heading.id in seen:
                yield Fault(
                    place,
                    f"heading id #{heading.id} stands at line {seen[heading.id]} too",
                    "A link can lead to only one of them.",
                    "Give one of them another id, in both languages.",
                )
            else:
                seen[heading.id] = heading.line
            if heading.level > level + 1:
                yield Fault(
                    place,
                    f"heading of level {heading.level} follows one of level {level}",
                    "Screen readers show the headings as an outline.",
                    f"Use {'#' * (level + 1)}.",
                )
            if heading.level == 1 and index:
                yield Fault(
                    place,
                    "a second heading of level 1",
                    "It is the title of the page.",
                    "Use ##.",
                )
            level = heading.level


@rule
def languages_differ(site: Site) -> Iterator[Fault]:
    """Both languages have the same headings, samples, proofs, links, admonitions, tables."""
    listed = relative(published.PATH) not in site.unread
    recorded = published.read() if listed else {}
    leading = site.wanted.leading()

    def is_broken(page: Page, item: parity.Item) -> bool:
        """Whether the rules on links and proofs tell of it already."""
        if item.kind == "sample":
            return bool(list(_include_faults(site, page, item.line)))
        link = item.link
        return link is not None and (
            missing.leads_nowhere(site, page, link)
            or bool(list((_proof_faults if link.is_proof else _link_faults)(site, page, link)))
            or bool(link.is_proof and _not_printed(site, link))
        )

    moved = questions.unlike(site.pages)
    for page, other in site.pairs():
        ids = recorded.get(page.name, [])
        told = questions.misshapen(page) | questions.misshapen(other)
        yield from parity.faults(page, other, ids, leading, is_broken, told, moved)


@rule
def includes(site: Site) -> Iterator[Fault]:
    """Bad: a sample that does not exist. Good: a file, and a section that is in it."""
    # One cause, one fault: a file or a section has another name now, whoever quotes it.
    alike: dict[Fault, list[str]] = {}
    for page in site.all_pages():
        for fault in _include_faults(site, page):
            alike.setdefault(replace(fault, place=""), []).append(fault.place)
    for fault, (first, *others) in alike.items():
        yield replace(fault, place=first).also(others)


def _include_faults(site: Site, page: Page, line: int | None = None) -> Iterator[Fault]:
    """The faults of the samples of a page, or of the one that is included in this line.

    Of snippets that are not there tools/missing.py tells.
    """
    for fence in page.fences:
        if line and line != fence.line + 1:
            continue
        # `;--8<--` shows the line itself to readers, as contributing.md does.
        if not any("--8<--" in text and ";--8<--" not in text for text in fence.body):
            continue
        include = fence.include
        if include is None:
            yield Fault(
                f"{page.place}:{fence.line}",
                "a fence with an include holds something else too, or a line range",
                "What is shown must be what is run.",
                'Write just one line: --8<-- "snippets/FILE.py:SECTION".',
            )
            continue
        place = f"{page.place}:{include.line}"
        path = ROOT / include.path
        if not path.is_file():
            shown = site.snippets.get(missing.source(include.path))
            unrecorded = shown is None or not shown.outputs()  # told as that
            if line or not include.path.startswith("snippets/") or not unrecorded:
                yield Fault(
                    place,
                    f"quotes {include.path}, which does not exist",
                    "The reader would see an empty block.",
                    "Mend the path.",
                )
        elif include.path in site.unread:
            continue
        elif include.section and include.section not in _sections(path):
            names = ", ".join(sorted(_sections(path))) or "none"
            yield Fault(
                place,
                f"quotes section {include.section!r} of {include.path}, which has {names}",
                "The reader would see an empty block.",
                f"Put `# --8<-- [start:{include.section}]` and its end into the file.",
            )


def _sections(path: Path) -> set[str]:
    lines = path.read_text("utf-8").splitlines()
    starts = {match["name"] for line in lines if (match := START.match(line))}
    return starts & {match["name"] for line in lines if (match := END.match(line))}


@rule
def missing_targets(site: Site) -> Iterator[Fault]:
    """What links, proofs and published addresses lead to is there."""
    yield from missing.faults(site, site.wanted)


@rule
def proofs(site: Site) -> Iterator[Fault]:
    """Bad: a proof of a line that is not printed. Good: `[proof](/snippets/a.py "the line")`."""
    # One fault for each output: it changed once, whatever rests on it.
    unprinted: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    for page in site.all_pages():
        for link in page.proofs:
            if told := list(_proof_faults(site, page, link)):
                yield from told
            elif found := _not_printed(site, link):
                lines = unprinted.setdefault((link.snippet, *found), {})
                lines.setdefault(link.title or "", []).append(f"{page.place}:{link.line}")
    for (place, where, output), lines in unprinted.items():
        yield _unprinted_fault(site.snippets[place], where, output, lines)


def _unprinted_fault(
    snippet: Snippet, where: str, output: str, lines: dict[str, list[str]]
) -> Fault:
    """Sentences that rest on lines of an output which it has not.

    lines: to the places of the proofs that name them.
    """
    remedy = (
        f"Read {output} and mend the sentence; if that file was edited by hand, "
        f"`{snippet.update}` records it again."
    )
    title, (first, *others) = next(iter(lines.items()))
    if len(lines) == 1:
        return Fault(
            first,
            f"{relative(snippet.path)} does not print {title!r} on {where}",
            "The sentence rests on that line of the output"
            + (f"; so do those at {listed(others)}." if others else "."),
            remedy,
        )
    told = "\n  ".join(f"{line!r}: {listed(places)}" for line, places in lines.items())
    return Fault(
        output,
        f"{relative(snippet.path)} does not print {len(lines)} lines on {where} that proofs name",
        f"Sentences rest on them.\n  {told}",
        remedy,
    )


def _not_printed(site: Site, link: Link) -> tuple[str, str] | None:
    """Where a proof's line is not printed, in words, and the output; None where all is well."""
    snippet = site.snippets.get(link.snippet)
    for database in snippet.databases if snippet else ():
        for version, output in snippet.outputs(database).items():
            if link.django not in (None, version) or link.database not in (None, database):
                continue
            if link.title not in output.splitlines():
                on = f" with {database}" if database != DATABASES[0] else ""
                path = snippet.output_path(version, database)
                return f"Django {version}{on}", relative(path)
    return None


def _proof_faults(site: Site, page: Page, link: Link) -> Iterator[Fault]:
    if "FILL_IN" in link.target:
        return  # unfilled() tells
    place = f"{page.place}:{link.line}"
    word = PROOF_WORDS[page.language]
    form = f'[{word}](/snippets/FILE.py "one line of its output")'
    if link.text != word or not link.path.startswith("/snippets/"):
        yield Fault(
            place,
            f"[{link.text}]({link.target}) is not a proof",
            "The mark opens a snippet and its output beside the sentence.",
            f"Write {form}.",
        )
        return
    snippet = site.snippets.get(link.snippet)
    if link.snippet in site.unread:
        return
    if snippet is None:
        return  # tools/missing.py tells
    if not link.title:
        yield Fault(
            place,
            f"proof {link.path} names no line",
            "When the line changes, the sentence must be read again.",
            f"Write {form}.",
        )
        return
    if link.django and link.django not in snippet.versions:
        yield Fault(
            place,
            f"proof asks for Django {link.django}, but {link.snippet} does not run there",
            "Nobody ran it on that release.",
            f"It runs on {', '.join(snippet.versions)}.",
        )
        return
    if link.database and link.database not in snippet.databases:
        yield Fault(
            place,
            f"proof asks for {link.database}, but {link.snippet} does not run there",
            "Nobody ran it on that database.",
            f"It runs on {', '.join(snippet.databases)}.",
        )


@rule
def snippets_used(site: Site) -> Iterator[Fault]:
    """Bad: a snippet no page quotes, an output missing, needless or left over."""
    # Where one language quotes it and the other does not, the pages differ: told as that.
    used = {i.path for page in site.all_pages() for i in page.includes}
    used |= {link.snippet for page in site.all_pages() for link in page.proofs}
    for place in site.unread:
        if place.startswith("docs/"):
            text = (ROOT / place).read_text("utf-8", errors="replace")
            used |= set(re.findall(r"snippets/[\w/]+\.py", text))
    for place in site.snippets:
        if place not in used:
            yield Fault(
                place,
                "no page quotes it",
                "A sample nobody can find is kept up for nobody.",
                "Show it, or name it as a proof, in both languages; or delete it.",
            )
    known: set[Path] = set()
    for place, snippet in site.snippets.items():
        missing = [v for v in snippet.versions if not snippet.output_path(v).exists()]
        if missing:
            yield Fault(
                place,
                f"has no recorded output for Django {', '.join(missing)}",
                "Readers compare their run with it, and proofs name its lines.",
                f"Run `{snippet.update}` and read what it recorded.",
            )
        for database, version in product(snippet.databases, snippet.versions):
            path = snippet.output_path(version, database)
            known.add(path)
            shared = snippet.path.with_suffix(".out")
            if path != shared and shared.exists() and path.read_bytes() == shared.read_bytes():
                yield Fault(
                    relative(path),
                    f"is the same as {relative(shared)}",
                    "The page would show a difference where there is none.",
                    f"Run `{snippet.update}`, or delete it.",
                )
    stems = {snippet.path.with_suffix("") for snippet in site.snippets.values()}
    for path in sorted(SNIPPETS.rglob("*.out")):
        stem = path.parent / path.name.split(".")[0]
        if path not in known and stem in stems:  # of the others tools/missing.py tells
            yield Fault(
                relative(path),
                "belongs to no run of a snippet",
                "Nobody compares it with anything.",
                "Delete it.",
            )


@rule
def imports(site: Site) -> Iterator[Fault]:
    """Bad: a snippet that imports a package which readers and the tests do not have."""
    ours = {path.parent.name for path in SAMPLE_PROJECT.glob("*/__init__.py")}
    known = sys.stdlib_module_names | {"django", "asgiref"} | ours
    for place, snippet in site.snippets.items():
        if {match[1] for match in IMPORT.finditer(snippet.text)} <= known:
            continue  # without reading the code: nearly all
        for node in ast.walk(ast.parse(snippet.text)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                top = name.partition(".")[0]
                # Some write a module of their own, and name it in a string.
                if top not in known and not re.search(rf"""["'/]{top}\b""", snippet.text):
                    yield Fault(
                        f"{place}:{node.lineno}",
                        f"imports {name}, which is neither Python's nor Django's nor of the shop",
                        "It runs in the tests and in the reader's browser, which have no more.",
                        "Mend the name, or show it without that package; the apps of the shop are "
                        f"{', '.join(sorted(ours))}.",
                    )


@rule
def snippets_run(site: Site) -> Iterator[Fault]:
    """Bad: a snippet changed since it was run, or not run on a release it is for."""
    if relative(runs.PATH) not in site.unread:
        yield from runs.faults(site.snippets)


@rule
def links(site: Site) -> Iterator[Fault]:
    """Bad: a dead link, or one into the other language. Good: `../basics/connecting.md#where`."""
    for page in site.all_pages():
        for link in page.links:
            if link.is_proof:
                continue
            yield from _link_faults(site, page, link)
            words = link.text.strip().strip("*_`").lower()
            if link.image and not words:
                yield Fault(
                    f"{page.place}:{link.line}",
                    f"image {link.target} has no words",
                    "Who cannot see it hears nothing of what it shows.",
                    "Say in the square brackets what can be seen: ![Three receivers](…).",
                )
            elif words in VAGUE_LINKS:
                yield Fault(
                    f"{page.place}:{link.line}",
                    f"link text {link.text!r} says nothing",
                    "People who hear the links of a page one after the other cannot choose.",
                    "Name what stands behind the link.",
                )


def _link_faults(site: Site, page: Page, link: Link) -> Iterator[Fault]:
    """What is wrong with the form of a link; of what is not there tools/missing.py tells."""
    place = f"{page.place}:{link.line}"
    if "FILL_IN" in link.target:
        return  # unfilled() tells
    if re.match(r"[a-z]+:", link.target):
        if not re.match(r"https://|mailto:", link.target):
            yield Fault(
                place,
                f"link {link.target} is not https",
                "A reader cannot trust what it opens.",
                "Use https://.",
            )
        return
    if link.target.startswith("/"):
        yield Fault(
            place,
            f"link {link.target} begins with /",
            "It breaks where the site does not stand at the root of its host.",
            "Write it relative to this page: ../CHAPTER/PAGE.md.",
        )
        return
    target = normpath(join(dirname(page.name), link.path)) if link.path else page.name
    if target.startswith("../"):
        language, _, name = target[3:].partition("/")
        if language in LANGUAGES and name in site.pages[language]:
            fact = f"link {link.target} leads into the other language"
            remedy = "Link the page of this language; readers switch by themselves."
        else:
            fact = f"link {link.target} leads out of docs/{page.language}"
            remedy = "Link a page, or the file at its full https:// address."
        yield Fault(place, fact, "The reader did not ask for that.", remedy)


@rule
def raw_html(site: Site) -> Iterator[Fault]:
    """Bad: `<script>`, an `onclick`. The build refuses the page, see tools/safe_html.py."""
    for page in site.all_pages():
        if "<" not in page.prose:
            continue
        for number, line in enumerate(page.words.split("\n"), 1):
            for found in safe_html.unsafe(AUTOLINK.sub("", line)) if "<" in line else ():
                yield Fault(
                    f"{page.place}:{number}",
                    f"holds {found}",
                    "Whatever acts on a page would act in every reader's browser.",
                    "Write it in Markdown; show code in a fence or between backticks.",
                )


@rule
def fences(site: Site) -> Iterator[Fault]:
    """Bad: `~~~`, four backticks, a space before {.python}. Such fences would not be run."""
    for page in site.all_pages():
        for fence in page.fences:
            place = f"{page.place}:{fence.line}"
            if fence.marker != "```" or (fence.language and fence.info.startswith(" ")):
                yield Fault(
                    place,
                    f"fence written as {fence.marker}{fence.info}",
                    "The tests find only fences with three backticks and no space, and run those.",
                    "Write ```python.",
                )
            if not fence.language:
                yield Fault(
                    place,
                    "fence without a language",
                    "It would have no highlighting, and nobody knows whether it is run.",
                    "Write ```python, ```text, ```console …",
                )
            if fence.language.startswith("py") and fence.language != "python":
                yield Fault(
                    place,
                    f"fence of language {fence.language}",
                    "The tests would run it as Python.",
                    "Write ```python for code that runs, ```text for anything else.",
                )
            # The outputs to choose from in a puzzle stand below their options.
            if not (questions.is_topic(page) and fence.include and fence.language == "text"):
                yield from _indented_sample(place, fence)


def _indented_sample(place: str, fence: Fence) -> Iterator[Fault]:
    if fence.include and fence.indent:
        yield Fault(
            place,
            "a sample inside a list or a box",
            "Its bar with file name and buttons needs the width of the page.",
            "Move it out, in front of or behind the box.",
        )


@rule
def proof_coverage(site: Site) -> Iterator[Fault]:
    """In signals/, practice/ and corrections/ each section and row is proved or says why not."""
    for page in site.all_pages():
        if page.chapter not in PROVED_CHAPTERS:
            continue
        proved = {link.line for link in page.proofs}
        # What is drawn from captures/ is compared with fresh captures by the tests.
        excused = {line for line, _ in page.unproved} | {d.line for d in page.directives}
        for asked in page.directives:
            # Rows of the list of all signals get their facts from the inventory.
            listed = page.table_after(asked.line) if asked.kind == "signals" else None
            excused |= {line for line, _ in listed.rows} if listed else set()
        word = PROOF_WORDS[page.language]
        remedy = (
            f'Add [{word}](/snippets/FILE.py "line of its output"), '
            "or <!-- no proof: definition --> with the true reason."
        )
        for table in page.tables:
            for number, _ in table.rows:
                if number not in proved | excused:
                    yield Fault(
                        f"{page.place}:{number}",
                        "table row without a proof",
                        "Every statement of this chapter is run.",
                        remedy,
                    )
        for section in page.sections():
            if not any(line in section for line in proved | excused):
                yield Fault(
                    f"{page.place}:{section.heading.line}",
                    f"section {section.heading.name} without a proof",
                    "Every statement of this chapter is run.",
                    remedy,
                )


@rule
def drawings(site: Site) -> Iterator[Fault]:
    """What a page has drawn exists; each argument is explained, each signal has its place."""
    if any(place.startswith(f"{relative(captured.CAPTURES)}/django") for place in site.unread):
        return
    for page in site.all_pages():
        for asked in page.directives:
            yield from _drawing_faults(page, asked)
        for line, comment in page.comments:
            word = re.match(r"\w*", comment)[0]
            if close := difflib.get_close_matches(word, DRAWN, 1, 0.8):
                yield Fault(
                    f"{page.place}:{line}",
                    f"comment {comment!r} asks for nothing that is drawn",
                    "The page would show nothing there.",
                    f"Is {close[0]} meant? The forms are listed in docs/en/contributing.md#drawn.",
                )
    known = captured.names("arguments")
    for language in LANGUAGES if known else ():
        if any(place.startswith(f"docs/{language}/") for place in site.unread):
            continue  # it may stand on a page that cannot be read
        for kind, what in (("arguments", "its arguments"), ("signals", "the list of all signals")):
            told = {
                name
                for page in site.pages[language].values()
                for asked in page.directives
                if asked.kind == kind
                for name in (asked.names or _signals_listed(page, asked))
            }
            for signal in known:
                if signal not in told:
                    yield Fault(
                        f"docs/{language}/signals",
                        f"{signal} is missing from {what}",
                        "Django sends it, so somebody will look it up here.",
                        f"Add it under a comment <!-- {kind}: {signal} -->."
                        if kind == "arguments"
                        else "Add a row with its name below <!-- signals -->.",
                    )
        drawn = {
            name
            for page in site.pages[language].values()
            for asked in page.directives
            if asked.kind == "operations"
            for name in asked.names
        }
        for group in dict.fromkeys(_groups()):
            if group not in drawn:
                yield Fault(
                    f"docs/{language}/signals",
                    f"the operations of group {group} are shown on no page",
                    "They were captured for readers.",
                    f"Add <!-- operations: {group} -->.",
                )


def _groups() -> Iterator[str]:
    for name in captured.names("operations"):
        for _, entry in captured.grouped("operations", name):
            yield entry["group"]


def _signals_listed(page: Page, asked: Directive) -> list[str]:
    table = page.table_after(asked.line)
    return (
        re.findall(r"^\|[^|]*?`(\w+)`", "\n".join(r for _, r in table.rows), re.M) if table else []
    )


def _drawing_faults(page: Page, asked: Directive) -> Iterator[Fault]:
    place = f"{page.place}:{asked.line}"
    names = {
        "arguments": lambda: captured.names("arguments"),
        "operations": lambda: list(dict.fromkeys(_groups())),
        "timeline": lambda: captured.names("timelines"),
        "signals": lambda: [],
        "plot": plot.names,
        "silent": lambda: captured.names("operations"),
        "order": lambda: captured.names("timelines"),
        "cheat": lambda: list(cheat_sheet.DRAWN),
        "interview": lambda: list(questions.DRAWN),
    }[asked.kind]()
    done = {"plot": "measured", "cheat": "made", "interview": "made"}.get(asked.kind, "captured")
    for name in asked.names:
        if name not in names:
            yield Fault(
                place,
                f"{asked.kind}: {name} was not {done}",
                "The page would show nothing there.",
                f"{done.capitalize()} are {', '.join(names)}.",
            )
            return
    if asked.kind == "silent":
        for name in asked.names:
            if signals := cheat_sheet.heard(name):
                yield Fault(
                    place,
                    f"silent: {name} sends {', '.join(signals)}",
                    "The list tells what no receiver hears.",
                    "Take it off the list.",
                )
    if asked.kind != "arguments":
        return
    table = page.table_after(asked.line)
    if table is None or table.columns != 2:
        yield Fault(
            place,
            "no table with two columns follows",
            "The captured types are added to the explanations written there.",
            "Write | Argument | Meaning | below it, one row for each argument.",
        )
        return
    explained = {
        match[1]: line for line, row in table.rows if (match := re.match(r"\|\s*`(\w+)`", row))
    }
    seen = captured.arguments(asked.names)
    for name in seen.keys() - explained.keys():
        yield Fault(
            f"{page.place}:{table.line}",
            f"argument {name} of {', '.join(asked.names)} is not explained",
            "Django sends it.",
            f"Add a row | `{name}` | what it means |.",
        )
    for name in explained.keys() - seen.keys():
        yield Fault(
            f"{page.place}:{explained[name]}",
            f"argument {name} is explained, but {', '.join(asked.names)} never sent it",
            "Nobody saw it on any supported Django.",
            "Remove the row, or capture an operation that sends it (captures/operations/).",
        )


@rule
def interview(site: Site) -> Iterator[Fault]:
    """Questions have one right option of four, reasons, proofs; see tools/questions.py."""
    listed = relative(answers.PATH) not in site.unread
    accepted = answers.read() if listed else {}
    letters = {name: record["right"] for name, record in accepted.items()}
    yield from questions.faults(site.pages, site.snippets, letters)


@rule
def right_answers(site: Site) -> Iterator[Fault]:
    """Bad: an answer swapped since somebody accepted it, or a question not recorded yet."""
    if relative(answers.PATH) in site.unread or not answers.PATH.exists():
        return
    told = answers.faults(answers.read(), site.pages)
    unlike = questions.unlike(site.pages)  # told as that
    for name, pair in answers.questions(site.pages).items():  # those that are gone are told as that
        if name not in unlike and not any(
            "FILL IN" in option.text for one in pair.values() for option in one.options
        ):
            yield from told.get(name, ())


@rule
def history(site: Site) -> Iterator[Fault]:
    """Days of the changelog fall, and each change names its kind and Django; see the module."""
    for language in LANGUAGES:
        if page := site.pages[language].get(changelog.NAME):
            yield from changelog.faults(page)


@rule
def redirects(site: Site) -> Iterator[Fault]:
    """Bad: theme/redirects.yml leads to what is not there, or from what is."""
    if relative(published.REDIRECTS) not in site.unread:
        yield from published.faults(site.pages[LANGUAGES[0]])


@rule
def terms_explained(site: Site) -> Iterator[Fault]:
    """Bad: a term in theme/glossary.yml that docs/*/glossary.md has no row for."""
    path = ROOT / "theme" / "glossary.yml"
    if not path.exists() or relative(path) in site.unread:
        return
    listed = relative(published.PATH) not in site.unread
    kept = published.read().get("glossary.md", ()) if listed else ()
    pages = [
        site.pages[name]["glossary.md"] for name in LANGUAGES if "glossary.md" in site.pages[name]
    ]
    for term in fast_yaml.load(path.read_text("utf-8")):
        lacking = [f"{page.place}:1" for page in pages if term not in page.ids]
        if lacking and not (len(lacking) == len(LANGUAGES) and term in kept):  # gone: told as that
            yield Fault(
                lacking[0],
                f"term {term} of {relative(path)} has no row",
                "Other pages explain it in a word, and lead here for the rest.",
                f"Add a row that begins with | **the term**{{ #{term} }} |.",
            ).also(lacking[1:])


@rule
def words_complete(site: Site) -> Iterator[Fault]:
    """Every interface word stands in both languages."""
    if relative(WORDS) in site.unread:
        return
    for key, texts in read_words().items():
        for language in LANGUAGES:
            if not texts.get(language):
                yield Fault(
                    relative(WORDS),
                    f"{key} has no {language}",
                    "The interface would show nothing there.",
                    f"Add `{language}: …` below it.",
                )
            elif found := re.search(r"<|>|&[#\w]+;", texts[language]):
                yield Fault(
                    relative(WORDS),
                    f"{key} holds {found[0]} in {language}",
                    "Words are put into every page as they stand; HTML in one would act on all.",
                    "Write plain text.",
                )


def faults(site: Site | None = None, rules: Iterable[Rule] | None = None) -> list[Fault]:
    """All faults, sorted by place."""
    site = site or Site.read()
    return sorted({fault for check in rules or RULES for fault in check(site)}, key=by_place)


def main(arguments: list[str] | None = None) -> int:
    """Print the faults; the exit code is 1 when there are any."""
    parser = argparse.ArgumentParser(prog="python -m tools.check", description=__doc__)
    parser.add_argument(
        "--unproved",
        action="store_true",
        help="list only sections and table rows without a proof",
    )
    options = parser.parse_args(arguments)
    site = Site.read()
    found = faults(site, [proof_coverage] if options.unproved else None)
    print(report(found))
    if not site.unread and (said := behind.note()):
        print(said)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
