"""Publishes the site as plain text for machines (`python -m tools.machine_text`).

Beside each page stands its text as Markdown, basics/connecting/index.md, as a reader sees it:
samples and outputs are there, the mark of a proof is a link to its file, the line in its title.
llms.txt lists them, one for each language.
"""

from __future__ import annotations

import argparse
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from bs4 import Tag
from markdownify import ATX, MarkdownConverter

from tools.navigation import site_names
from tools.reading import Page, article, code_language, pages
from tools.repository import LANGUAGES, ROOT
from tools.words import words

FENCED = re.compile(r"(^[ ]*(`{3,})\w*\n.*?\n[ ]*\2[ ]*$)", re.MULTILINE | re.DOTALL)


class _Converter(MarkdownConverter):
    """HTML of an article to Markdown."""

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        code = el.get_text().strip("\n")
        ticks = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", code) or [""]))
        return f"\n\n{ticks}{code_language(el)}\n{code}\n{ticks}\n\n"

    def convert_span(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        classes = el.get("class") or []
        if "filename" in classes:  # the bar above a sample
            path = el.select_one(".path")
            wrong = el.select_one(".wrong")
            name = f"`{path.text}`" if path else el.text.strip()
            return f"\n\n{name}{f' ({wrong.text})' if wrong else ''}:\n\n"
        return text

    def convert_summary(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n**{text.strip()}**\n\n"

    def convert_svg(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return ""  # a list or a table beside it says the same

    def convert_dt(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n"

    def convert_dd(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n: {' '.join(text.split())}\n"


def to_markdown(page: Page, root: str) -> str:
    """The page as Markdown; links lead to the site at `root`."""
    soup = article(page)
    own = root + page.address
    for link in soup.select("a[href]"):
        target = str(link["href"])
        link["href"] = urljoin(root, target[1:]) if target.startswith("/") else urljoin(own, target)
    for step in soup.select(".trace-list li"):
        depth = re.search(r"\d+", str(step.get("data-depth") or ""))
        step.insert(0, "→ " * int(depth[0]) if depth else "")
    options: dict[str, Any] = {
        "heading_style": ATX,
        "bullets": "-",
        "escape_underscores": False,
        "escape_asterisks": True,
        "wrap": False,
    }
    text = _Converter(**options).convert_soup(soup)
    # Empty lines between blocks become one; those inside of code stay.
    parts = FENCED.split(text)
    for place in range(0, len(parts), 3):
        lines = re.sub(r"[ \t]+$", "", parts[place], flags=re.MULTILINE)
        parts[place] = re.sub(r"\n{3,}", "\n\n", lines)
    del parts[2::3]  # the ticks, which stand in the block too
    return "".join(parts).strip() + "\n"


def index(site: Path, language: str, root: str) -> str:
    """llms.txt of one language: every page with its description, by chapter."""
    told = words(language)
    found = pages(site, language)
    home = next(page for page in found if not page.inside)
    lines = [f"# {site_names()[language]}", "", f"> {home.meta('description')}", ""]
    lines += [told["llms_about"], ""]
    other = next(name for name in LANGUAGES if name != language)
    place = "" if other == LANGUAGES[0] else f"{other}/"
    lines += [f"- [{words(other)['language']}]({root}{place}llms.txt)"]
    chapter: tuple[str, ...] | None = None
    for page in found:
        if page.place.chapters != chapter:
            chapter = page.place.chapters
            lines += ["", f"## {' · '.join(chapter) or told['llms_pages']}", ""]
        link = f"[{page.title}]({root}{page.address}index.md)"
        lines.append(f"- {link}: {page.meta('description')}")
    return "\n".join(lines) + "\n"


def write_language(site: Path, language: str) -> int:
    """Write the Markdown of every page of a language, and its llms.txt; returns bytes."""
    found = pages(site, language)
    home = next(page for page in found if not page.inside)
    root = home.meta("canonical").removesuffix("" if language == LANGUAGES[0] else f"{language}/")
    size = 0
    for page in found:
        text = to_markdown(page, root)
        (site / page.address / "index.md").write_text(text, "utf-8", newline="\n")
        size += len(text.encode())
    folder = site if language == LANGUAGES[0] else site / language
    (folder / "llms.txt").write_text(index(site, language, root), "utf-8", newline="\n")
    return size


def write(site: Path) -> int:
    """Write both languages at once; returns how many bytes."""
    count = len(LANGUAGES)
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as workers:
        return sum(workers.map(write_language, [site] * count, LANGUAGES))


def main(arguments: list[str] | None = None) -> int:
    """Write the text of a built site beside its pages."""
    parser = argparse.ArgumentParser(prog="python -m tools.machine_text", description=__doc__)
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site")
    options = parser.parse_args(arguments)
    print(f"Markdown of every page: {write(options.site_dir) / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
