"""Turns the samples and proofs of a page into what readers see.

In the source a sample is a fence with one include, a proof an ordinary link (see
docs/en/contributing.md). Here the fence gets its file name and, for outputs that differ, one block
for each group of Django releases; the link becomes a mark that opens snippet and output in place.
The work is done by plain functions, tested in tests/theme/.
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

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
FILENAME = re.compile(
    r'<span class="filename">(?P<path>(?:snippets|sample_project|tests)/[^<]+\.py)</span>'
)
PROOF = re.compile(
    r'(?P<space>\s*)<a href="/(?P<path>snippets/[^"?]+\.py)'
    r'(?:\?(?:django=(?P<django>[\d.]+))?[^"]*)?"'
    r'(?: title="(?P<title>[^"]*)")?>[^<]*</a>'
)
# A full stop must not begin a line because a mark ends the one above.
MARK_AND_STOP = re.compile(r'<button type="button" class="proof"[^>]*>✓</button>[.,;:!?)»”…]+')
NO_PROOF = re.compile(r"[ \t]*<!-- no proof:.*?-->")
CALLOUT = re.compile(r'<span class="c1"># \((?P<number>\d+)\)!</span>')


@cache
def _read(path: str, changed: float) -> Snippet:
    try:
        return Snippet.read(ROOT / path)
    except SnippetError:  # tools/check.py explains; the rest of the site is still worth seeing
        return Snippet(ROOT / path, (ROOT / path).read_text("utf-8"), {})


def snippet(path: str) -> Snippet:
    """The snippet at a repository path, read again when it changes."""
    return _read(path, (ROOT / path).stat().st_mtime)


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
        return "\n\n".join(
            f'``` {{.text .output title="{title}"}}\n{text.rstrip()}\n```'
            for title, text in titled_outputs(snippet(path), words)
        )

    return OUTPUT.sub(output, SAMPLE.sub(sample, markdown))


def protect_proofs(markdown: str) -> str:
    """Write each proof as an HTML link, with every character that Markdown could read encoded."""

    def render(link: Link) -> str:
        title = "".join(
            char if char.isalnum() or char in " .,:;=+" else f"&#{ord(char)};"
            for char in link.title or ""
        )
        return f'<a href="{html.escape(link.target)}" title="{title}">{link.text}</a>'

    return replace_proofs(markdown, render)


def element_id(path: str) -> str:
    """The id of the box that shows a snippet."""
    return "proof-" + re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-").removesuffix("-py")


def render_box(path: str, lines: Iterable[str], words: dict[str, str], repository: str) -> str:
    """The box that opens in place: the whole snippet, its output, the releases it was run on.

    path: repository path of a Python file. lines: lines of the output on which sentences rest.
    """
    quoted = set(lines)
    name = html.escape(path)
    box = element_id(path)
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
    code = colored(clean_source(text))
    outputs = []
    for title, output in titled:
        marked = "\n".join(
            f"<mark>{html.escape(line)}</mark>" if line in quoted else html.escape(line)
            for line in output.rstrip("\n").split("\n")
        )
        outputs.append(
            f'<p class="proof-box__title">{html.escape(title)}</p>'
            f'<div class="highlight"><pre tabindex="0"><code>{marked}</code></pre></div>'
        )
    note = f"<p>{html.escape(words['rests_on'])}</p>" if quoted else ""
    return (
        f'<div class="proof-box" popover id="{box}" role="dialog" aria-labelledby="{box}-name">'
        f'<div class="proof-box__bar"><p class="proof-box__name" id="{box}-name">'
        f"<code>{name}</code>{wrong}</p>{run}"
        f'<button type="button" class="proof-box__close" popovertarget="{box}" '
        f'popovertargetaction="hide" aria-label="{html.escape(words["close"])}">×</button></div>'
        f'<div class="highlight"><pre tabindex="0"><code>{code}</code></pre></div>'
        f'{"".join(outputs)}<div class="proof-box__meta">{note}'
        f"{''.join(f'<p>{html.escape(line)}</p>' for line in meta)}{excuse}"
        f'<p><a href="{html.escape(repository)}/blob/main/{name}">'
        f"{html.escape(words['source'])}</a></p></div></div>"
    )


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


def mark_title(path: str, django: str | None, words: dict[str, str]) -> str:
    """What a mark tells before it is opened: the releases on which its statement was run."""
    found = snippet(path)
    recorded = runs.PATH.exists()
    ran = runs.releases(runs.environments_of(found)) if recorded else list(found.versions)
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


def place_marks(content: str, words: dict[str, str], repository: str) -> tuple[str, str]:
    """Make marks of the proofs and bars of the file names; return also the boxes they open."""
    boxes: dict[str, list[str]] = {}

    def button(path: str, css: str, label: str, shown: str, line: str = "", title: str = "") -> str:
        data = f' data-line="{html.escape(line)}"' if line else ""
        data += f' title="{html.escape(title)}"' if title else ""
        return (
            f'<button type="button" class="{css}" popovertarget="{element_id(path)}"{data} '
            f'aria-label="{html.escape(label.format(file=path))}" data-search-exclude>'
            f"{shown}</button>"
        )

    def proof(match: re.Match[str]) -> str:
        line = html.unescape(match["title"] or "")
        boxes.setdefault(match["path"], []).append(line)
        title = mark_title(match["path"], match["django"], words)
        mark = button(match["path"], "proof", words["proof_label"], "✓", line, title)
        # The mark stays on the line of the word it belongs to.
        return ("&nbsp;" if match["space"] else "") + mark

    def bar(match: re.Match[str]) -> str:
        path = match["path"]
        boxes.setdefault(path, [])
        wrong, run = "", ""
        if path.startswith("snippets/"):
            found = snippet(path)
            wrong = _wrong_label(found, words)
            reason = browser_excuse(found, words)
            run = run_button(path, words)
            if reason:
                run = f'<span class="run-excuse">{html.escape(reason)}</span>'
        whole = button(
            path, "sample-whole", words["sample_label"], html.escape(words["whole_file"])
        )
        return f'<span class="filename"><span class="path">{path}</span>{wrong}{run}{whole}</span>'

    # The number is drawn by the style sheet, so that copied code does not hold it.
    content = CALLOUT.sub(r'<span class="callout" data-number="\g<number>"></span>', content)
    content = content.replace("<th></th>", "<td></td>")  # an empty heading names no column
    content = PROOF.sub(proof, FILENAME.sub(bar, content))
    content = MARK_AND_STOP.sub(r'<span class="kept">\g<0></span>', content)
    if not boxes:
        return content, ""
    rendered = "".join(
        render_box(path, [line for line in lines if line], words, repository)
        for path, lines in boxes.items()
    )
    return content, f'<section class="proof-boxes" data-search-exclude>{rendered}</section>'


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Before Markdown: samples, outputs, proofs; reasons for having none are for editors only."""
    markdown = NO_PROOF.sub("", markdown)
    return protect_proofs(expand_samples(markdown, config.extra["words"]))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """After Markdown: marks and bars; theme/hooks/search.py adds the boxes when it has read."""
    content, boxes = place_marks(html, config.extra["words"], config.extra["repository"])
    page.meta["proof_boxes"] = boxes
    return content
