"""Names the pages that a pull request changes (`python -m tools.changed_pages --base COMMIT`).

A page changes with its own text and with whatever it quotes: a snippet, its output, a file of the
sample project, captures. The list is printed as Markdown for the summary of a workflow; with
`--site FOLDER` it is also written into the built site as preview.html, whose links open there.
"""

from __future__ import annotations

import argparse
import html
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tools.pages import Page, load
from tools.repository import LANGUAGES, ROOT, own_addresses

# What shapes every page: nobody wants 150 links for a change of a style.
SHAPES_ALL = ("theme/", "mkdocs.yml", "tools/", "requirements/docs.txt")
# Where the drawings of a page come from, by the kind of the comment that asks for them.
DRAWN_FROM = {
    "captures/": {"arguments", "operations", "timeline", "signals", "silent", "order", "cheat"},
    "benchmarks/": {"plot"},
}


@dataclass
class Changed:
    """What a set of changed files does to the pages; addresses are relative to the site's root."""

    pages: dict[str, list[str]] = field(default_factory=dict)  # address: the files it changes with
    gone: list[str] = field(default_factory=list)
    everywhere: list[str] = field(default_factory=list)  # files that shape every page


def address(language: str, name: str) -> str:
    """`ru/basics/connecting/` for docs/ru/basics/connecting.md."""
    path = name.removesuffix(".md")
    path = "" if path == "index" else path.removesuffix("/index") + "/"
    return path if language == LANGUAGES[0] else f"{language}/{path}"


def quoted(page: Page) -> set[str]:
    """Repository paths of the files a page shows: samples, outputs, proofs; `.out` as `.py`."""
    shown = {include.path for include in page.includes} | {p.snippet for p in page.proofs}
    return {_sample(path) for path in shown}


def _sample(path: str) -> str:
    """`snippets/a.py` for its outputs too: snippets/a.out, snippets/a.django52.out."""
    if path.startswith("snippets/") and path.endswith(".out"):
        folder, _, name = path.rpartition("/")
        return f"{folder}/{name.split('.')[0]}.py"
    return path


def _changes_with(page: Page, file: str) -> bool:
    if file == page.place or _sample(file) in quoted(page):
        return True
    return any(
        file.startswith(folder) and any(asked.kind in kinds for asked in page.directives)
        for folder, kinds in DRAWN_FROM.items()
    )


def changed(files: Iterable[str], pages: dict[str, dict[str, Page]]) -> Changed:
    """Sort changed files by what they do to pages. Files that no page shows are left out.

    files: repository paths, those that were deleted included.
    """
    found = Changed()
    given = sorted(set(files))
    for language, by_name in pages.items():
        for name, page in sorted(by_name.items()):
            if causes := [file for file in given if _changes_with(page, file)]:
                found.pages[address(language, name)] = causes
    for file in given:
        folder, _, name = file.removeprefix("docs/").partition("/")
        if file.startswith("docs/") and folder in pages and name not in pages[folder]:
            found.gone.append(file)
        elif file.startswith(SHAPES_ALL):
            found.everywhere.append(file)
    return found


def files_between(base: str) -> list[str]:
    """The files that differ between a commit and the work tree's commit, renames as two files."""
    call = ["git", "diff", "--name-only", "--no-renames", "-z", base, "HEAD"]
    ran = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    if ran.returncode:
        sys.exit(
            f"--base {base}: git knows no such commit here.\n"
            "  Without it nobody can tell what changes.\n"
            f"  Fetch it first: git fetch origin {base}"
        )
    return [name for name in ran.stdout.split("\0") if name]


def _code(name: str) -> str:
    """A file name as Markdown code; it comes from a stranger's branch and may hold anything."""
    return "`" + re.sub(r"[^\w./-]", "?", name) + "`"


def as_markdown(found: Changed, root_url: str) -> str:
    """The list for the summary of a workflow; links lead to the pages as they are published now."""
    lines = ["## Pages this changes · Изменённые страницы", ""]
    lines += [
        f"- [`/{where}`]({root_url}{where}): {', '.join(map(_code, causes))}"
        for where, causes in found.pages.items()
    ]
    lines += [f"- {_code(file)}: removed · удалена" for file in found.gone]
    if found.everywhere:
        names = ", ".join(map(_code, found.everywhere[:5]))
        more = f" (+{len(found.everywhere) - 5})" if len(found.everywhere) > 5 else ""
        lines.append(f"- Every page may look different · Могли измениться все: {names}{more}")
    if len(lines) == 2:
        lines.append("None · Ни одной")
    lines += [
        "",
        "The links lead to the site as it is published. To see the pages as changed, download the "
        "artifact **preview**, run `python -m http.server` in its folder and open "
        "<http://127.0.0.1:8000/preview.html>.",
        "",
        "Ссылки ведут на опубликованный сайт. Чтобы увидеть изменённые страницы, скачайте "
        "артефакт **preview**, запустите в его папке `python -m http.server` и откройте "
        "<http://127.0.0.1:8000/preview.html>.",
    ]
    return "\n".join(lines) + "\n"


def as_html(found: Changed) -> str:
    """The same list as a page of its own, to lie at the root of the built site."""
    items = [
        f'<li><a href="{html.escape(where or "./")}">/{html.escape(where)}</a>: '
        f"{', '.join(f'<code>{html.escape(cause)}</code>' for cause in causes)}</li>"
        for where, causes in found.pages.items()
    ]
    items += [f"<li><code>{html.escape(file)}</code>: removed</li>" for file in found.gone]
    items += [
        f'<li><a href="./">Every page</a>: <code>{html.escape(file)}</code></li>'
        for file in found.everywhere
    ]
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        '<meta name="robots" content="noindex"><title>Pages this changes</title>'
        "<style>body{font:1rem/1.6 system-ui;max-width:50rem;margin:2rem auto;padding:0 1rem}"
        "</style><h1>Pages this changes</h1>"
        f"<ul>{''.join(items) or '<li>None</li>'}</ul></html>\n"
    )


def main(arguments: list[str] | None = None) -> int:
    """Print the list; write preview.html into the site."""
    parser = argparse.ArgumentParser(prog="python -m tools.changed_pages", description=__doc__)
    parser.add_argument("--base", required=True, help="the commit to compare with")
    parser.add_argument("--site", type=Path, help="the built site that gets preview.html")
    options = parser.parse_args(arguments)
    found = changed(files_between(options.base), load())
    sys.stdout.write(as_markdown(found, own_addresses()[0]))
    if options.site:
        (options.site / "preview.html").write_text(as_html(found), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
