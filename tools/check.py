"""Lists everything in pages and snippets that would mislead a reader (`python -m tools.check`).

Each rule is a function from the site to its faults, with the reason a reader would care. Nothing is
run here: outputs are compared with runs by tests/snippets, fences by tests/docs.
"""

from __future__ import annotations

import argparse
import codecs
import difflib
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from posixpath import dirname, join, normpath

from tools import behind, captured, changelog, cheat_sheet, plot, published, questions, runs
from tools.faults import Fault, report
from tools.pages import DRAWN, PROOF_WORDS, Directive, Fence, Link, Page, load, page_paths
from tools.repository import DATABASES, DOCS, LANGUAGES, ROOT, SNIPPETS, relative
from tools.snippets import END, START, Snippet, SnippetError, did_you_mean, snippet_paths
from tools.words import PATH as WORDS
from tools.words import read as read_words

# In these chapters every section and table row is proved or says why not.
PROVED_CHAPTERS = ("signals", "practice", "corrections")
NAV_PAGE = re.compile(r"^ +- (?:[^:#]+: )?(?P<name>[\w/.-]+\.md)$")
TEXT = {".md", ".py", ".out", ".yml", ".yaml", ".toml", ".html", ".css", ".js", ".json", ".sh"}
TEXT_FOLDERS = ("docs", "snippets", "sample_project", "theme", "tools", "tests", "captures")
NOT_OURS = {"node_modules", "__pycache__", "staticfiles", "media"}
VAGUE_LINKS = {"here", "click here", "this", "link", "здесь", "тут", "ссылка", "эта страница"}


@dataclass
class Site:
    """What the rules look at."""

    pages: dict[str, dict[str, Page]]
    snippets: dict[str, Snippet] = field(default_factory=dict)
    broken: list[Fault] = field(default_factory=list)
    # Files that are there and cannot be read: what leads to them is not told as well.
    unread: set[str] = field(default_factory=set)

    @classmethod
    def read(cls) -> Site:
        """Read pages and snippets; what cannot be read becomes a fault of its own."""
        site = cls(load())
        for language in LANGUAGES:
            names = {path.relative_to(DOCS / language).as_posix() for path in page_paths(language)}
            names -= site.pages[language].keys()
            site.unread |= {f"docs/{language}/{name}" for name in names}
        for page, other in [*site.pairs(), *((b, a) for a, b in site.pairs())]:
            if any(heading.id is None for heading in page.headings):
                # One cause, one fault: what leads to an id that is only forgotten is not told.
                page.owed = [anchor for anchor in other.ids if anchor not in page.ids]
        for path in snippet_paths():
            try:
                site.snippets[relative(path)] = Snippet.read(path)
            except SnippetError as error:
                site.broken.extend(error.faults)
                site.unread.add(relative(path))
            except UnicodeDecodeError:
                site.unread.add(relative(path))  # encoding() tells
        return site

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
def broken_snippets(site: Site) -> Iterator[Fault]:
    """A snippet that is not valid Python, has no docstring, or a section without end."""
    yield from site.broken


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
    for language in LANGUAGES:
        for other in LANGUAGES:
            for name in sorted(site.pages[language].keys() - site.pages[other].keys()):
                if f"docs/{other}/{name}" in site.unread:
                    continue
                yield Fault(
                    f"docs/{language}/{name}",
                    f"has no page docs/{other}/{name}",
                    "The language switch would lead nowhere.",
                    f"Write docs/{other}/{name} with the same headings, samples and proofs.",
                )


@rule
def navigation(site: Site) -> Iterator[Fault]:
    """Bad: a page that no line of nav names, or a line that names no page."""
    config = ROOT / "mkdocs.yml"
    if not config.exists():
        return
    named = {}
    for number, line in enumerate(config.read_text("utf-8").splitlines(), 1):
        if match := NAV_PAGE.match(line):
            named[match["name"]] = number
    first = LANGUAGES[0]
    for name in sorted(site.pages[first].keys() - named.keys()):
        yield Fault(
            f"docs/{first}/{name}:1",
            "stands in no line of nav in mkdocs.yml",
            "Nobody could walk to it, and the build would stop.",
            f"Add `- {name}` to its chapter in nav, where a reader would look for it.",
        )
    for name in sorted(named.keys() - site.pages[first].keys()):
        yield Fault(
            f"mkdocs.yml:{named[name]}",
            f"nav names {name}, but docs/{first}/{name} does not exist",
            "The build would stop.",
            "Mend the name, or take the line away.",
        )


@rule
def unfilled(site: Site) -> Iterator[Fault]:
    """Bad: FILL IN left of what `make new` laid out."""
    texts = [(page.place, page.text) for page in site.all_pages()]
    texts += [(place, snippet.text) for place, snippet in site.snippets.items()]
    for place, text in texts:
        if "FILL IN" not in text:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if "FILL IN" in line or "FILL_IN" in line:
                yield Fault(
                    f"{place}:{number}",
                    "a place is still to be filled in",
                    "Readers would see the form instead of the text.",
                    f"Write it: {line.strip()}",
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
            line, problem = page.meta_error
            yield Fault(
                f"{page.place}:{line}",
                f"front matter cannot be read: {problem}",
                "The page would have neither title nor description.",
                'A text with a colon stands in quotes: description: "One: two".',
            )
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
        if not page.headings or page.headings[0].level != 1:
            yield Fault(
                f"{page.place}:1",
                "the page has no title",
                "The first heading is the title readers and search engines see.",
                "Begin with `# Title { #title }`.",
            )


def _shape(page: Page) -> dict[str, list[tuple[int, str]]]:
    """What must be equal in both languages: kind of thing, then (line, written form)."""
    return {
        "heading": [(h.line, f"{'#' * h.level} {{ #{h.id} }}") for h in page.headings if h.id],
        "sample": [
            (i.line, i.path + (f":{i.section}" if i.section else "")) for i in page.includes
        ],
        "proof": [(p.line, f'({p.target} "{p.title}")') for p in page.proofs],
        "link": [(k.line, k.target) for k in page.links if not k.is_proof],
        "admonition": [(line, kind) for line, kind in page.admonitions],
        "table": [(t.line, f"{t.columns} columns, {len(t.rows)} rows") for t in page.tables],
        "code block": [
            (f.line, f"{f.language}: {' / '.join(f.body)}")
            for f in page.fences
            if not f.include and f.language == "python"
        ],
        "drawing": [(d.line, f"{d.kind}: {', '.join(d.names)}") for d in page.directives],
        "written reason": [(line, "no proof") for line, _ in page.unproved],
    }


@rule
def parity(site: Site) -> Iterator[Fault]:
    """Both languages have the same headings, samples, proofs, links, admonitions, tables."""
    for page, other in site.pairs():
        other_shape = _shape(other)
        for kind, items in _shape(page).items():
            theirs = other_shape[kind]
            if kind == "heading" and any(h.id is None for h in page.headings + other.headings):
                continue  # headings() tells
            mine_text, their_text = [t for _, t in items], [t for _, t in theirs]
            if kind == "link":
                # Word order differs between languages; the set of targets does not.
                mine_text, their_text = sorted(mine_text), sorted(their_text)
                items = sorted(items, key=lambda item: item[1])
                theirs = sorted(theirs, key=lambda item: item[1])
            if mine_text == their_text:
                continue
            index = next(
                (n for n, (a, b) in enumerate(zip(mine_text, their_text, strict=False)) if a != b),
                min(len(mine_text), len(their_text)),
            )
            mine = items[index] if index < len(items) else None
            their = theirs[index] if index < len(theirs) else None
            line = mine[0] if mine else page.headings[-1].line if page.headings else 1
            yield Fault(
                f"{page.place}:{line}",
                f"{kind} {index + 1} is {mine[1] if mine else 'missing'}, but in {other.place}"
                f"{':' + str(their[0]) if their else ''} it is {their[1] if their else 'missing'}",
                "Readers who switch the language expect the same page.",
                "Change the page that is behind; only the words may differ.",
            )


@rule
def includes(site: Site) -> Iterator[Fault]:
    """Bad: a sample that does not exist. Good: a file, and a section that is in it."""
    for page in site.all_pages():
        for fence in page.fences:
            # `;--8<--` shows the line itself to readers, as contributing.md does.
            if not any("--8<--" in line and ";--8<--" not in line for line in fence.body):
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
            shown = site.snippets.get(include.path.replace(".out", ".py"))
            if shown and not shown.outputs() and path.suffix == ".out":
                continue  # snippets_used() tells that nothing is recorded
            if not path.is_file():
                yield Fault(
                    place,
                    f"quotes {include.path}, which does not exist",
                    "The reader would see an empty block.",
                    did_you_mean(include.path)
                    if include.path.endswith(".py")
                    else "Run `make update` to record the output, or mend the path.",
                )
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
def proofs(site: Site) -> Iterator[Fault]:
    """Bad: a proof of a line that is not printed. Good: `[proof](/snippets/a.py "the line")`."""
    for page in site.all_pages():
        for link in page.proofs:
            yield from _proof_faults(site, page, link)


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
        yield Fault(
            place,
            f"proof {link.path} does not exist",
            "The sentence would claim what nobody ran.",
            did_you_mean(link.snippet),
        )
        return
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
        return
    for database in snippet.databases:
        for version, output in snippet.outputs(database).items():
            if link.django not in (None, version) or link.database not in (None, database):
                continue
            if link.title not in output.splitlines():
                where = f"Django {version}"
                if database != DATABASES[0]:
                    where += f" with {database}"
                yield Fault(
                    place,
                    f"{link.snippet} does not print {link.title!r} on {where}",
                    "The sentence rests on that line of the output.",
                    "Read the sentence and the output again, then mend one of them: "
                    + relative(snippet.output_path(version, database)),
                )
                return


@rule
def snippets_used(site: Site) -> Iterator[Fault]:
    """Bad: a snippet no page quotes, an output missing, needless or left over."""
    for language in LANGUAGES:
        used = {i.path for p in site.pages[language].values() for i in p.includes}
        used |= {k.snippet for p in site.pages[language].values() for k in p.proofs}
        for place in site.snippets:
            if place not in used:
                yield Fault(
                    place,
                    f"no page in docs/{language} quotes it",
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
        if path not in known and (stem in stems or not stem.with_suffix(".py").exists()):
            yield Fault(
                relative(path),
                "belongs to no run of a snippet",
                "Nobody compares it with anything.",
                "Delete it.",
            )


@rule
def snippets_run(site: Site) -> Iterator[Fault]:
    """Bad: a snippet changed since it was run, or not run on a release it is for."""
    yield from runs.faults(site.snippets, site.unread)


@rule
def links(site: Site) -> Iterator[Fault]:
    """Bad: a dead link, or one into the other language. Good: `../basics/connecting.md#where`."""
    for page in site.all_pages():
        for link in page.links:
            if not link.is_proof:
                yield from _link_faults(site, page, link)


def _link_faults(site: Site, page: Page, link: Link) -> Iterator[Fault]:
    place = f"{page.place}:{link.line}"
    if link.text.strip().strip("*_`").lower() in VAGUE_LINKS:
        yield Fault(
            place,
            f"link text {link.text!r} says nothing",
            "People who hear the links of a page one after the other cannot choose.",
            "Name what stands behind the link.",
        )
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
        return
    found = site.pages[page.language].get(target)
    if f"docs/{page.language}/{target}" in site.unread:
        return
    if found is None:
        yield Fault(
            place,
            f"link {link.target} leads nowhere: docs/{page.language}/{target} does not exist",
            "The reader would meet an error page.",
            "Mend the path; links name the Markdown file, `../basics/connecting.md`.",
        )
        return
    if link.fragment and link.fragment not in found.ids:
        yield Fault(
            place,
            f"link {link.target}: {found.place} has no #{link.fragment}",
            "The reader would land at the top of the page and search.",
            f"Its headings: {', '.join(f'#{h.id}' for h in found.headings if h.id)}.",
        )


@rule
def fences(site: Site) -> Iterator[Fault]:
    """Bad: `~~~`, four backticks, a space before {.python}. Such fences would not be run."""
    for page in site.all_pages():
        if page.unclosed:
            yield Fault(
                f"{page.place}:{page.unclosed}",
                "a fence is opened and never closed",
                "The rest of the page would be code.",
                "Close it with ``` on a line of its own.",
            )
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
    yield from questions.faults(site.pages, site.snippets)


@rule
def history(site: Site) -> Iterator[Fault]:
    """Days of the changelog fall, and each change names its kind and Django; see the module."""
    for language in LANGUAGES:
        if page := site.pages[language].get(changelog.NAME):
            yield from changelog.faults(page)


@rule
def addresses_kept(site: Site) -> Iterator[Fault]:
    """Bad: a published page or id is gone. Good: theme/redirects.yml says where it is now."""
    yield from published.faults(site.pages[LANGUAGES[0]])


@rule
def words_complete(site: Site) -> Iterator[Fault]:
    """Every interface word stands in both languages."""
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
    return sorted({fault for check in rules or RULES for fault in check(site)})


def main(arguments: list[str] | None = None) -> int:
    """Print the faults; the exit code is 1 when there are any."""
    parser = argparse.ArgumentParser(prog="python -m tools.check", description=__doc__)
    parser.add_argument(
        "--unproved",
        action="store_true",
        help="list only sections and table rows without a proof",
    )
    options = parser.parse_args(arguments)
    found = faults(rules=[proof_coverage] if options.unproved else None)
    print(report(found))
    if said := behind.note():
        print(said)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
