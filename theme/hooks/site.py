"""Build events that concern the whole site: addresses, words, search, languages."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tools.code_blocks import instead
from tools.repository import DJANGO_VERSIONS, LANGUAGES, ROOT, file_name
from tools.words import words

COMPILED = ROOT / ".cache" / "templates"
TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
# What Material does to each table and each block of code takes the layout of the page many times
# while it is loaded; assets/javascripts/site.js and on_page_content() do it at once instead.
# File of Material, what stands in it, what we put there.
IN_MATERIAL = (
    ("stylesheets/main.*.min.css", "table:not([class])", "table.plain"),
    ("javascripts/bundle.*.min.js", "pre:not(.mermaid) > code", "pre.material > code"),
)
# In a style sheet; in a script, where it has a line of its own.
COMMENT = re.compile(r"[ \t]*/\*.*?\*/\n?|^[ \t]*// [^\n]*\n", re.DOTALL | re.MULTILINE)
# In a style sheet, whose strings hold none of this.
SPACE = re.compile(r"\s*([{};,])\s*|(?<=:)\s+")
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)  # in a script: no text there goes over lines


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Derive from the two addresses and the language whatever else the templates need."""
    language = config.plugins["i18n"].config.build_only_locale
    site_url = config.site_url or ""
    # tools/build.py gives the Russian build its own address, .../ru/.
    root = site_url.removesuffix("ru/") if language == "ru" else site_url
    config.extra["root_url"] = root
    # Material keeps the reader's choices by path: one scope, so that both languages share them.
    config.extra["scope"] = urlsplit(root).path or "/"
    config.extra["language"] = language
    config.extra["words"] = words(language)
    config.extra["script_words"] = {
        key: text for key, text in words(language).items() if key.startswith("filter_")
    }
    config.extra["other_language"] = next(name for name in LANGUAGES if name != language)
    config.extra["other_words"] = words(config.extra["other_language"])
    config.extra["django_versions"] = ", ".join(DJANGO_VERSIONS)
    # True, not a list: the header includes partials/alternate.html, and Material puts no
    # <link rel="alternate"> into the page (it would fetch a sitemap for each; ours names both).
    config.extra["alternate"] = True
    config.edit_uri_template = f"{config.extra['repository']}/edit/main/docs/{{path}}"
    for option in config.theme["palette"]:
        name = option["toggle"]["name"]
        option["toggle"]["name"] = config.extra["words"].get(name, name)
    config.markdown_extensions = instead(config.markdown_extensions, config.mdx_configs)
    return config


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keep what Jinja compiles of the theme between builds."""
    COMPILED.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(COMPILED))
    return env


@cache  # of one build: each begins with fresh hooks
def tested_releases() -> str:
    """The releases the pages were run on, to the last number: `5.2.19, 6.0.8, 6.1.3`."""
    found = []
    for version in DJANGO_VERSIONS:
        lock = ROOT / "requirements" / f"{file_name(version)}.txt"
        match = re.search(r"^django==([\d.]+)", lock.read_text("utf-8"), re.MULTILINE)
        found.append(match[1] if match else version)
    return ", ".join(found)


def report_address(repository: str, language: str, page: str) -> str:
    """The form for errors in the reader's language, filled in as far as we know.

    The names are ids of fields in .github/ISSUE_TEMPLATE/error-*.yml.
    """
    known = {"page": page, "language": language, "django": tested_releases()}
    query = urlencode({"template": f"error-{language}.yml", **known}, quote_via=quote)
    return f"{repository}/issues/new?{query}"


def on_page_content(html: str, **_: object) -> str:
    """Put each table without a class into the boxes that Material would move it into.

    It would do so while the page is loaded, and a browser would lay out every moved table again;
    what has a class it leaves alone.
    """
    return TABLE.sub(
        r'<div class="md-typeset__scrollwrap"><div class="md-typeset__table">'
        r'<table class="plain">\g<1></table></div></div>',
        html,
    )


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Where the reader of this page reports an error."""
    extra = config.extra
    context["report_address"] = report_address(
        extra["repository"], extra["language"], page.canonical_url or ""
    )
    return context


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keep the lists of words and terms, which only the build reads, out of the site."""
    for file in list(files):
        if file.src_uri in ("words.yml", "glossary.yml", "redirects.yml"):
            files.remove(file)
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Send our files without their comments, and Material's files with IN_MATERIAL.

    Raises RuntimeError when Material's files no longer have what is replaced there.
    """
    assets = Path(config.site_dir, "assets")
    # Comments are for whoever changes a file, not for every first visit.
    for path in (ROOT / "theme" / "assets").glob("*/*.[cj]s*"):
        sent = assets / path.parent.name / path.name
        text = COMMENT.sub("", sent.read_text("utf-8"))
        css = path.suffix == ".css"
        text = SPACE.sub(r"\1", text) if css else INDENT.sub("", text)
        sent.write_text(text, "utf-8", newline="\n")
    for pattern, old, new in IN_MATERIAL:
        for path in list(assets.glob(pattern)) or [assets / pattern]:
            text = path.read_text("utf-8") if path.exists() else ""
            if old not in text:
                raise RuntimeError(
                    f"{path.name} of mkdocs-material has no {old!r}, which becomes {new!r} here. "
                    "Look how it is written in this release of mkdocs-material, and change "
                    "IN_MATERIAL in theme/hooks/site.py."
                )
            path.write_text(text.replace(old, new), "utf-8", newline="\n")
