"""Reads a page's Markdown source into the parts that checks compare: no rendering, lines kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

import yaml

from tools import fast_yaml
from tools.repository import DOCS, LANGUAGES, relative

HEADING = re.compile(r"^(#{1,6})\s+(.*?)(?:\s*\{\s*(?P<attrs>[^{}]*)\})?\s*$")
FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<ticks>`{3,}|~{3,})(?P<info>.*)$")
INCLUDE = re.compile(r'^\s*--8<-- "(?P<path>[^":]+)(?::(?P<section>[\w-]+))?"\s*$')
ADMONITION = re.compile(r"^\s*(?P<marker>!!!|\?\?\?\+?) (?P<kind>[\w-]+)")
TABLE_RULE = re.compile(r"^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$")
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
LINK = re.compile(
    r"""(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]
        \(\s*(?P<target>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)
        (?:\s+(?P<quote>["'])(?P<title>.*?)(?P=quote))?\s*\)""",
    re.VERBOSE | re.DOTALL,
)
# A proof is an ordinary link with one of these names; see docs/en/contributing.md.
PROOF_WORDS = {"en": "proof", "ru": "проверка"}
# What a page has drawn from captures/, benchmarks/ and questions; see theme/hooks/captures.py,
# plots.py, questions.py and cheat_sheet.py.
DRAWN = (
    *("arguments", "operations", "timeline", "signals", "plot", "silent", "order", "cheat"),
    "interview",
)
DIRECTIVE = re.compile(
    rf"^\s*(?P<kind>{'|'.join(DRAWN)})"
    r"(?::\s*(?P<names>[\w, ]+?))?\s*$"
)
FRONT_MATTER = "Begin the page with four lines: ---, `title: …`, `description: …`, ---."
NO_PROOF = re.compile(r"^\s*no proof:\s*(?P<reason>\S.*?)\s*$")


@dataclass(frozen=True)
class Heading:
    """A heading; `id` is None where none is written."""

    line: int
    level: int
    text: str
    id: str | None

    @property
    def name(self) -> str:
        """How a message calls it: its id, or its text where it has none."""
        return f"#{self.id}" if self.id else repr(self.text)


@dataclass(frozen=True)
class Link:
    """A link or image; `target` and `title` as written."""

    line: int
    text: str
    target: str
    title: str | None
    image: bool

    @property
    def path(self) -> str:
        """The target without query and fragment."""
        return re.split(r"[?#]", self.target)[0]

    @property
    def fragment(self) -> str | None:
        """What follows `#`, or None."""
        return self.target.split("#", 1)[1] if "#" in self.target else None

    @property
    def is_proof(self) -> bool:
        """Whether the link is the mark of a proof."""
        return self.text in PROOF_WORDS.values() or self.path.startswith("/snippets/")

    @property
    def django(self) -> str | None:
        """The release a proof is held to, from `?django=5.2`."""
        return self._held_to("django")

    @property
    def database(self) -> str | None:
        """The database a proof is held to, from `?database=postgresql`."""
        return self._held_to("database")

    def _held_to(self, name: str) -> str | None:
        match = re.search(rf"[?&]{name}=([\w.]+)", self.target)
        return match[1] if match else None

    @property
    def snippet(self) -> str:
        """The repository path a proof points to."""
        return self.path.lstrip("/")


@dataclass(frozen=True)
class Include:
    """One `--8<--` line."""

    line: int
    path: str
    section: str | None


@dataclass(frozen=True)
class Fence:
    """A fenced code block; `line` is that of its opening."""

    line: int
    indent: str
    marker: str
    info: str
    body: tuple[str, ...]

    @property
    def include(self) -> Include | None:
        """The include, when the fence holds that and nothing else."""
        if len(self.body) == 1 and (match := INCLUDE.match(self.body[0])):
            return Include(self.line + 1, match["path"], match["section"])
        return None

    @property
    def language(self) -> str:
        """`python` for ```python title="x" and for ```{.python .x}."""
        match = re.match(r"\s*\{?\s*\.?([\w+-]+)", self.info)
        return match[1].lower() if match else ""


@dataclass(frozen=True)
class Table:
    """A table: line and text of each body row."""

    line: int
    columns: int
    rows: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Section:
    """From one heading to the next of any level; `end` is the first line behind it."""

    heading: Heading
    end: int

    def __contains__(self, line: int) -> bool:
        return self.heading.line <= line < self.end


@dataclass(frozen=True)
class Directive:
    """A comment that asks for something drawn from data, with the names it asks for."""

    line: int
    kind: str
    names: tuple[str, ...]


@dataclass(eq=False)  # one page is one object, so that what was read of it can be kept
class Page:
    """One page in one language."""

    path: Path
    language: str
    name: str
    text: str
    meta: dict[str, object] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    prose: str = ""  # the text, with fences and comments blank
    fences: list[Fence] = field(default_factory=list)
    admonitions: list[tuple[int, str]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    unproved: list[tuple[int, str]] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)  # line, text: all others
    unclosed: int | None = None  # where the fence is opened that swallows the rest of the page
    meta_error: tuple[int, str, str] | None = None  # line, fact, remedy
    # Ids of the other language that a heading without id may be about to get; see tools/check.py.
    owed: list[str] = field(default_factory=list)

    @property
    def place(self) -> str:
        """The path relative to the repository."""
        return relative(self.path)

    @property
    def chapter(self) -> str:
        """`signals` for signals/pre-save-post-save.md; empty for the home page."""
        return self.name.split("/")[0] if "/" in self.name else ""

    @cached_property
    def links(self) -> list[Link]:
        """The links outside of code, sought when they are asked for."""
        return list(_read_links(self.prose))

    @property
    def words(self) -> str:
        """The prose without code spans and without what links lead to, line by line."""

        def text(link: re.Match[str]) -> str:
            rest = link[0][link.end("text") - link.start() :]
            return link["text"] + "\n" * rest.count("\n")

        parts = re.split(r"(\n[ \t]*\n)", self.prose)  # a code span ends with its paragraph
        return LINK.sub(text, "".join(CODE_SPAN.sub(_blank, part) for part in parts))

    @property
    def proofs(self) -> list[Link]:
        """The links that are proofs."""
        return [link for link in self.links if link.is_proof]

    @property
    def includes(self) -> list[Include]:
        """What the page quotes, in order."""
        return [fence.include for fence in self.fences if fence.include]

    @cached_property
    def written_ids(self) -> list[str]:
        """The ids of headings, and whatever else got an id in Markdown or HTML."""
        found = [heading.id for heading in self.headings if heading.id]
        found += re.findall(r"""\bid=["']([^"']+)["']""", self.text)
        found += re.findall(r"\{\s*#([\w-]+)\s*\}", self.text)
        return list(dict.fromkeys(found))

    @property
    def ids(self) -> list[str]:
        """Where a link may lead."""
        return [*self.written_ids, *self.owed]

    def table_after(self, line: int) -> Table | None:
        """The table that stands directly below a line, one empty line between."""
        return next((table for table in self.tables if 0 < table.line - line <= 2), None)

    def twin(self, heading: Heading, other: Page) -> str | None:
        """The id that this heading has in the other language, where there is no doubt.

        Only where both pages have the same headings by level, and no other heading has it.
        """
        if [each.level for each in self.headings] != [each.level for each in other.headings]:
            return None
        twin = other.headings[self.headings.index(heading)].id
        return twin if twin not in [each.id for each in self.headings] else None

    def sections(self) -> Iterator[Section]:
        """The page cut at its headings."""
        ends = [heading.line for heading in self.headings[1:]]
        ends.append(len(self.text.splitlines()) + 1)
        for heading, end in zip(self.headings, ends, strict=True):
            yield Section(heading, end)


def _line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _mask_code(match: re.Match[str]) -> str:
    return re.sub(r"[\[\]()]", "x", match[0])


def parse(path: Path, text: str | None = None) -> Page:
    """Read one page below docs/LANGUAGE/. Raises UnicodeDecodeError when it is not UTF-8."""
    if text is None:
        text = path.read_text("utf-8-sig")  # a byte order mark has a fault of its own
    inside = path.relative_to(DOCS)
    page = Page(path, inside.parts[0], "/".join(inside.parts[1:]), text)
    lines = text.splitlines()
    body_start = _read_meta(page, lines)
    prose = [""] * body_start + _read_fences(page, lines, body_start)
    flat = "\n".join(prose)
    for match in COMMENT.finditer(flat):
        if reason := NO_PROOF.match(match[1]):
            page.unproved.append((_line_of(flat, match.start()), reason["reason"]))
        elif asked := DIRECTIVE.match(match[1]):
            names = tuple(re.split(r"[,\s]+", asked["names"])) if asked["names"] else ()
            page.directives.append(Directive(_line_of(flat, match.start()), asked["kind"], names))
        else:
            page.comments.append((_line_of(flat, match.start()), match[1].strip()))
    flat = COMMENT.sub(_blank, flat)
    prose = flat.split("\n")
    _read_blocks(page, prose)
    page.prose = flat
    return page


@cache
def _parsed(path: Path, changed: int) -> Page:
    return parse(path)


def parse_once(path: Path) -> Page:
    """Like `parse`, for callers that change nothing of it: read again only when it has changed."""
    return _parsed(path, path.stat().st_mtime_ns)


def _read_meta(page: Page, lines: list[str]) -> int:
    """Read the front matter; return how many lines it has."""
    if not lines or lines[0].rstrip() != "---":
        page.meta_error = (1, "has no front matter", FRONT_MATTER)
        return 0
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        page.meta_error = (1, "front matter is opened by --- and never closed", FRONT_MATTER)
        return 0
    try:
        loaded = fast_yaml.load("\n".join(lines[1:end]))
    except yaml.YAMLError as error:
        line, problem = fast_yaml.problem(error)
        remedy = 'A text with a colon stands in quotes: description: "One: two".'
        page.meta_error = (line + 1, f"front matter cannot be read: {problem}", remedy)
        return end + 1
    if isinstance(loaded, dict):
        page.meta = loaded
    elif loaded is not None:
        kind = "list" if isinstance(loaded, list) else "text"
        page.meta_error = (2, f"front matter is a {kind}, not `key: value`", FRONT_MATTER)
    return end + 1


def _read_fences(page: Page, lines: list[str], start: int) -> list[str]:
    """Collect the fences; return the other lines, with those of fences empty."""
    prose: list[str] = []
    opened: re.Match[str] | None = None
    opened_at = 0
    body: list[str] = []
    for number, line in enumerate(lines[start:], start + 1):
        match = FENCE.match(line)
        if opened is None and match and not (match["ticks"][0] == "`" and "`" in match["info"]):
            opened, opened_at, body = match, number, []
            prose.append("")
        elif opened is not None:
            prose.append("")
            closes = (
                match and match["ticks"].startswith(opened["ticks"]) and not match["info"].strip()
            )
            if closes:
                page.fences.append(
                    Fence(opened_at, opened["indent"], opened["ticks"], opened["info"], tuple(body))
                )
                opened = None
            else:
                if match and match["ticks"] == opened["ticks"] and not page.unclosed:
                    page.unclosed = opened_at  # the next one is opened inside of it
                body.append(line)
        else:
            prose.append(line)
    if opened is not None:
        page.unclosed = opened_at
    return prose


def _read_blocks(page: Page, prose: list[str]) -> None:
    for number, line in enumerate(prose, 1):
        if match := HEADING.match(line):
            id_match = re.search(r"(?:^|\s)#([^\s}]+)", match["attrs"] or "")
            page.headings.append(
                Heading(number, len(match[1]), match[2], id_match[1] if id_match else None)
            )
        elif match := ADMONITION.match(line):
            page.admonitions.append((number, match["marker"][:3] + " " + match["kind"]))
        elif TABLE_RULE.match(line) and "|" in line and number > 1 and "|" in prose[number - 2]:
            rows = []
            for row_number, row in enumerate(prose[number:], number + 1):
                if "|" not in row:
                    break
                rows.append((row_number, row))
            page.tables.append(
                Table(number - 1, line.strip().strip("|").count("|") + 1, tuple(rows))
            )


def _link(text: str, match: re.Match[str], line: int) -> Link:
    """The link that was found in the masked form of a text, with its words as written."""
    title = text[match.start("title") : match.end("title")] if match["title"] else None
    words = text[match.start("text") : match.end("text")]
    return Link(line, words, match["target"], title, bool(match["image"]))


def _read_links(flat: str) -> Iterator[Link]:
    # Code spans and links end with their paragraph.
    position = 0
    for paragraph in re.split(r"(\n[ \t]*\n)", flat):
        masked = CODE_SPAN.sub(_mask_code, paragraph)
        for match in LINK.finditer(masked):
            yield _link(paragraph, match, _line_of(flat, position + match.start()))
        position += len(paragraph)


def replace_proofs(markdown: str, render: Callable[[Link], str]) -> str:
    """Replace each proof outside of code by what `render` makes of it.

    Markdown itself reads titles by counting brackets and bars, which lines of output may hold.
    """
    fence = r"(^[ \t]*(`{3,})[^`\n]*\n.*?^[ \t]*\2[ \t]*$)"
    parts = re.split(fence, markdown, flags=re.M | re.S)
    del parts[2::3]  # the ticks alone
    for index in range(0, len(parts), 2):
        for_masking = CODE_SPAN.sub(_mask_code, parts[index])
        fresh, end = [], 0
        for match in LINK.finditer(for_masking):
            link = _link(parts[index], match, 0)
            if link.is_proof and not link.image:
                fresh += [parts[index][end : match.start()], render(link)]
                end = match.end()
        parts[index] = "".join([*fresh, parts[index][end:]])
    return "".join(parts)


def page_paths(language: str) -> list[Path]:
    """Every page of a language, in a stable order."""
    return sorted((DOCS / language).rglob("*.md"))


def load() -> dict[str, dict[str, Page]]:
    """All pages: language, then name, `basics/connecting.md`. Skips what is not UTF-8."""
    found: dict[str, dict[str, Page]] = {language: {} for language in LANGUAGES}
    for language in LANGUAGES:
        for path in page_paths(language):
            try:
                page = parse(path)
            except UnicodeDecodeError:
                continue
            found[language][page.name] = page
    return found
