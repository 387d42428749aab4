"""Build events that concern the whole site: addresses, words, search, languages."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tools.repository import DJANGO_VERSIONS, LANGUAGES
from tools.words import words


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
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keep the lists of words and terms, which only the build reads, out of the site."""
    for file in list(files):
        if file.src_uri in ("words.yml", "glossary.yml"):
            files.remove(file)
    return files
