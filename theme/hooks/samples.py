"""Turns the samples and proofs of a page into what readers see.

In the source a sample is a fence with one include, a proof an ordinary link (see
docs/en/contributing.md). Here the fence gets its file name and, for outputs that differ, one block
for each group of Django releases; the link becomes a mark that opens snippet and output in place.

What the marks of a page open stands in proofs.html beside it: theme/assets/javascripts/site.js
fetches it when a reader turns to the first of them; without JavaScript a mark leads there. In the
page itself it would be half of the bytes of a first visit.
The work is done by plain functions, tested in tests/theme/.
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from pymdownx.snippets import SnippetPreprocessor

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tools import runs
from tools.colors import clean_source, colored
from tools.in_browser import megabytes
from tools.outputs import titled_outputs
from tools.pages import Link, replace_proofs
from tools.repository import DJANGO_VERSIONS, ROOT
from tools.snippets import Snippet, SnippetError

SAMPLE = re.compile(
    r'^```python\n--8<-- "(?P<path>[^":]+\.py)(?P<section>:[\w-]+)?"\n```$', re.MULTILINE
)
OUTPUT = re.compile(r'^```text\n--8<-- "(?P<path>snippets/[^":]+)\.out"\n```$', re.MULTILINE)
# Lines that do not reach a page as they are: includes, and the marks of sections.
INCLUDE, MARKER = SnippetPreprocessor.RE_ALL_SNIPPETS, SnippetPreprocessor.RE_SNIPPET_SECTION
FILENAME = re.compile(
    r'<span class="filename">(?P<path>(?:snippets|sample_project|tests)/[^<]+\.py)</span>'
)
PROOF = re.compile(
    r'<a href="/(?P<path>snippets/[^"?]+\.py)'
    r'(?:\?(?:django=(?P<django>[\d.]+))?[^"]*)?"'
    r'(?: title="(?P<title>[^"]*)")?>[^<]*</a>'
)
# A full stop must not begin a line because a mark ends the one above.
MARK_AND_STOP = re.compile(r'<a class="proof"[^>]*>✓</a>[.,;:!?)»”…]+')
GAP = '<span class="gap">&nbsp;</span>'
# What a comment tells writers and tests: a reason for no proof, the report of a wrong sentence.
WRITERS_NOTE = re.compile(r"<!-- (?:no )?(?:proof|report):.*?-->")
CALLOUT = re.compile(r'<span class="c1"># \((?P<number>\d+)\)!</span>')
# Of a whole page: what its proofs.html needs to look like it, light or dark, and to be as safe.
FRAME = re.compile(
    r'<link rel="?(?:stylesheet|icon)\b[^>]*>|<meta http-equiv="?Content-Security-Policy\b[^>]*>'
    r"|<script [^>]*assets/javascripts/frame\.js[^>]*></script>",
    re.IGNORECASE,
)
BODY = re.compile(r"<body[^>]*>")
NOT_PLAIN = re.compile(r"[^\w .,:;=+]|_")
PROOFS = "proofs.html"


@cache
def snippet(path: str) -> Snippet:
    """The snippet at a repository path, read once for all pages of a build."""
    try:
        return Snippet.read(ROOT / path, compiled=False)
    except SnippetError:  # tools/check.py explains; the rest of the site is still worth seeing
        return Snippet(ROOT / path, (ROOT / path).read_text("utf-8"), {})


def expand_samples(markdown: str, words: dict[str, str]) -> str:
    """Give each sample its file name, each output its heading, one block for each group."""

    def sample(match: re.Match[str]) -> str:
        if not (ROOT / match["path"]).is_file():
            # tools/check.py explains; one missing file must not end the build of all pages.
            return f"```text\n{match['path']}: ?\n```"
        include = f'--8<-- "{match["path"]}{match["section"] or ""}"'
        return f'``` {{.python .sample title="{match["path"]}"}}\n{include}\n```'

    def output(match: re.Match[str]) -> str:
        path = f"{match['path']}.py"
        if not (ROOT / path).is_file():
            return f"```text\n{path}: ?\n```"
        titled = titled_outputs(snippet(path), words)
        return "\n\n".join(fenced(title, text.rstrip()) for title, text in titled)

    return OUTPUT.sub(output, SAMPLE.sub(sample, markdown))


def fenced(title: str, output: str) -> str:
    """A block that shows an output as it is: no line of it ends the block, or is taken for syntax.

    A semicolon before the scissors makes them text.
    """
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`{3,}", output))])
    lines = [
        re.sub("(?=-+8<-)", ";", line, count=1)
        if INCLUDE.match(line) or MARKER.match(line)
        else line
        for line in output.split("\n")
    ]
    return "\n".join([f'{fence} {{.text .output title="{title}"}}', *lines, fence])


def without_notes(markdown: str) -> str:
    """A page without the notes that tell writers why a row has no proof."""
    *before, last = WRITERS_NOTE.split(markdown)
    return "".join([*(part.rstrip(" \t") for part in before), last])


def protect_proofs(markdown: str) -> str:
    """Write each proof as an HTML link, with every character that Markdown could read encoded."""

    def render(link: Link) -> str:
        title = NOT_PLAIN.sub(lambda match: f"&#{ord(match[0])};", link.title or "")
        return f'<a href="{html.escape(link.target)}" title="{title}">{link.text}</a>'

    return replace_proofs(markdown, render)


@cache
def element_id(path: str) -> str:
    """The id of the box that shows a snippet."""
    return "proof-" + re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-").removesuffix("-py")


class Boxes:
    """What marks open, in one language: the same snippet stands behind marks of many pages."""

    def __init__(self, words: dict[str, str], repository: str) -> None:
        self.words, self.repository = words, repository
        self.parts: dict[str, tuple[str, list[tuple[str, str]], str]] = {}

    def render(self, path: str, lines: Iterable[str]) -> str:
        """The box that opens in place: the whole snippet, its output, the releases it was run on.

        path: repository path of a Python file. lines: lines of the output on which sentences rest.
        """
        if path not in self.parts:
            self.parts[path] = self._parts(path)
        start, titled, end = self.parts[path]
        quoted = {html.escape(line) for line in lines}
        outputs = []
        for title, output in titled:
            marked = "\n".join(
                f"<mark>{line}</mark>" if line in quoted else line for line in output.split("\n")
            )
            outputs.append(
                f'<p class="proof-box__title">{title}</p>'
                f'<div class="highlight"><pre tabindex="0"><code>{marked}</code></pre></div>'
            )
        note = f"<p>{html.escape(self.words['rests_on'])}</p>" if quoted else ""
        return f'{start}{"".join(outputs)}<div class="proof-box__meta">{note}{end}'

    def _parts(self, path: str) -> tuple[str, list[tuple[str, str]], str]:
        """What stands before the outputs, each with its title, and what stands behind them."""
        words = self.words
        name, box, close = html.escape(path), element_id(path), html.escape(words["close"])
        shown = re.sub("[/_]", r"\g<0><wbr>", name)  # a line ends between words
        run = ""
        if path.startswith("snippets/"):
            found = snippet(path)
            text, titled = found.text, titled_outputs(found, words)
            meta = run_on(found, words)
            wrong = _wrong_label(found, words)
            reason = browser_excuse(found, words)
            excuse = f"<p>{html.escape(reason)}</p>" if reason else ""
            run = "" if reason else run_button(path, words)
        else:
            text, titled = (ROOT / path).read_text("utf-8"), []
            meta, wrong, excuse = [], "", ""
        start = (
            f'<div class="proof-box" id="{box}" aria-labelledby="{box}-name">'
            f'<div class="proof-box__bar"><p class="proof-box__name" id="{box}-name">'
            f"<code>{shown}</code>{wrong}</p>{run}"
            f'<button type="button" class="proof-box__close" popovertarget="{box}" hidden '
            f'popovertargetaction="hide" aria-label="{close}">×</button></div>'
            '<div class="highlight"><pre tabindex="0"><code>'
            f"{colored(clean_source(text))}</code></pre></div>"
        )
        end = (
            f"{''.join(f'<p>{html.escape(line)}</p>' for line in meta)}{excuse}"
            f'<p><a href="{html.escape(self.repository)}/blob/main/{name}">'
            f"{html.escape(words['source'])}</a></p></div></div>"
        )
        escaped = [(html.escape(t), html.escape(o.rstrip("\n"))) for t, o in titled]
        return start, escaped, end


def run_on(found: Snippet, words: dict[str, str]) -> list[str]:
    """Where a snippet was run as it is shown, a line for each database (captures/runs.json)."""
    if not runs.PATH.exists():  # nothing is recorded yet: what it is for, as its docstring says
        return [words["mark_run_on"].format(versions=", ".join(found.versions))]
    lines = []
    for database, versions in runs.by_database(runs.environments_of(found)).items():
        told = ", ".join(
            words["run_on_python"].format(django=django, python=", ".join(pythons))
            for django, pythons in versions.items()
        )
        lines.append(words["run_on"].format(versions=told, database=database))
    return lines or [words["not_run"]]


@cache
def releases(path: str) -> list[str]:
    """The releases a snippet was run on, asked once for all its marks."""
    found = snippet(path)
    if not runs.PATH.exists():  # nothing is recorded yet
        return list(found.versions)
    return runs.releases(runs.environments_of(found))


def mark_title(path: str, django: str | None, words: dict[str, str]) -> str:
    """What a mark tells before it is opened: the releases on which its statement was run."""
    ran = releases(path)
    if django:
        ran = [version for version in ran if version == django]
    return words["mark_run_on"].format(versions=", ".join(ran)) if ran else words["not_run"]


def browser_excuse(found: Snippet, words: dict[str, str]) -> str:
    """Why a snippet cannot run in the browser, in a sentence; empty where it can."""
    if found.browser_excuse:
        return words["browser_no"].format(reason=words[f"reason_{found.browser_excuse}"])
    browser = DJANGO_VERSIONS[-1]  # tests/runner/ hold the packs to it
    if browser not in found.versions:
        return words["run_other_django"].format(versions=", ".join(found.versions), django=browser)
    return ""


def run_button(path: str, words: dict[str, str]) -> str:
    """The button that theme/assets/javascripts/site.js answers; it names the first load's size."""
    return (
        f'<button type="button" class="run" data-run="{html.escape(path)}" data-search-exclude>'
        f'{html.escape(words["run_now"])}<span class="run-size"> · {megabytes(words)}</span>'
        f'<span class="run-what"> {html.escape(path)}</span></button>'
    )


def _wrong_label(found: Snippet, words: dict[str, str]) -> str:
    return f' <span class="wrong">{html.escape(words["wrong"])}</span>' if found.wrong else ""


def place_marks(content: str, boxes: Boxes) -> tuple[str, str]:
    """Make marks of the proofs and bars of the file names; return also the boxes they open."""
    words = boxes.words
    opened: dict[str, list[str]] = {}

    def opener(path: str, css: str, label: str, shown: str, line: str = "", title: str = "") -> str:
        data = f' data-line="{html.escape(line)}"' if line else ""
        data += f' title="{html.escape(title)}"' if title else ""
        return (
            f'<a class="{css}" href="{PROOFS}#{element_id(path)}"{data} aria-haspopup="dialog" '
            f'aria-label="{html.escape(label.format(file=path))}" data-search-exclude>{shown}</a>'
        )

    def proof(match: re.Match[str]) -> str:
        line = html.unescape(match["title"] or "")
        opened.setdefault(match["path"], []).append(line)
        title = mark_title(match["path"], match["django"], words)
        return opener(match["path"], "proof", words["proof_label"], "✓", line, title)

    def proofs(content: str) -> Iterator[str]:
        end = 0
        for match in PROOF.finditer(content):
            before = content[end : match.start()]
            kept = before.rstrip()
            yield kept
            # The mark stays on the line of the word it belongs to; on paper the space goes with it.
            yield (GAP if kept != before else "") + proof(match)
            end = match.end()
        yield content[end:]

    def bar(match: re.Match[str]) -> str:
        path = match["path"]
        opened.setdefault(path, [])
        wrong, run = "", ""
        if path.startswith("snippets/"):
            found = snippet(path)
            wrong = _wrong_label(found, words)
            reason = browser_excuse(found, words)
            run = run_button(path, words)
            if reason:
                run = f'<span class="run-excuse">{html.escape(reason)}</span>'
        whole = opener(
            path, "sample-whole", words["sample_label"], html.escape(words["whole_file"])
        )
        return f'<span class="filename"><span class="path">{path}</span>{wrong}{run}{whole}</span>'

    # The number is drawn by the style sheet, so that copied code does not hold it.
    content = CALLOUT.sub(r'<span class="callout" data-number="\g<number>"></span>', content)
    content = content.replace("<th></th>", "<td></td>")  # an empty heading names no column
    content = "".join(proofs(FILENAME.sub(bar, content)))
    content = MARK_AND_STOP.sub(r'<span class="kept">\g<0></span>', content)
    rendered = [boxes.render(path, filter(None, lines)) for path, lines in opened.items()]
    return content, "\n".join(rendered)


def proofs_document(page: str, title: str, boxes: str, words: dict[str, str], language: str) -> str:
    """The file beside a page that holds what its marks open, made to look like the page.

    page: the whole HTML of the page. title: its title.
    """
    frame = "\n".join(FRAME.findall(page))
    body = BODY.search(page)
    told = words["proofs_title"].format(title=html.escape(title))
    back = words["proofs_back"].format(title=html.escape(title))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{told}</title>\n{frame}\n</head>\n{body[0] if body else '<body>'}\n"
        f'<main class="md-typeset proofs"><h1>{told}</h1>\n<p><a href="./">{back}</a></p>\n'
        f"{boxes}\n</main>\n</body>\n</html>\n"
    )


def on_pre_build(config: MkDocsConfig) -> None:
    """Under `make serve` snippets change between builds."""
    snippet.cache_clear()
    releases.cache_clear()
    config.extra["proof_boxes"] = Boxes(config.extra["words"], config.extra["repository"])


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Before Markdown: samples, outputs, proofs; notes for writers go."""
    return protect_proofs(expand_samples(without_notes(markdown), config.extra["words"]))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """After Markdown: marks and bars; theme/hooks/search.py adds the boxes when it has read."""
    content, page.meta["proof_boxes"] = place_marks(html, config.extra["proof_boxes"])
    return content


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Write the boxes of the page beside it."""
    if boxes := page.meta["proof_boxes"]:
        extra = config.extra
        title = str(page.meta["title"])
        text = proofs_document(output, title, boxes, extra["words"], extra["language"])
        path = Path(page.file.abs_dest_path).with_name(PROOFS)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return output
