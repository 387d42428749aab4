"""What the browser runner needs: its words, the snippets, the models beside the playground.

Run itself is made of scripts in theme/assets/javascripts/run/, loaded only when a reader asks for
them; so are their words, which therefore stand in a file of their own for each language.
"""

from __future__ import annotations

import html
import json
import sys
from itertools import groupby
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tools import raw_snippets
from tools.in_browser import models
from tools.repository import LANGUAGES

MODELS = "<!-- models -->"
WORDS = "assets/javascripts/run/words.js"
PREFIXES = ("run_", "play_", "timeline_")
RENAMED = {"decimal_mark": "decimal_mark", "timeline_as_list": "as_list"}
# What a page must be able to say when no module can be loaded.
AT_ONCE = ("run_error_file", "run_error_network")


def render_models(words: dict[str, str]) -> str:
    """HTML of all models, by module: what a reader of the playground can import and use."""
    parts = []
    for module, found in groupby(models(), key=lambda model: model.module):
        told = html.escape(words["models_import"]).format(module=f"<code>{module}</code>")
        parts.append(f"<p>{told}</p><dl>")
        for model in found:
            fields = "".join(
                f"<dd><code>{html.escape(name)}</code> {html.escape(kind)}</dd>"
                for name, kind in model.fields
            )
            # A proxy has no field of its own.
            parts.append(f"<dt><code>{model.signature}</code></dt>{fields or '<dd>…</dd>'}")
        parts.append("</dl>")
    return f'<div class="models" data-search-exclude>{"".join(parts)}</div>'


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keep what the builds of packs and of the copy for the disk read out of the site."""
    for file in list(files):
        if file.src_uri.startswith(("runner/", "disk/")):
            files.remove(file)
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Write the words of this language beside the scripts that show them, and the snippets once."""
    told = {k: t for k, t in config.extra["words"].items() if k.startswith(PREFIXES)}
    told |= {new: config.extra["words"][old] for new, old in RENAMED.items()}
    # A module and no JSON file: a browser fetches it together with the scripts that import it.
    content = f"export default {json.dumps(told, ensure_ascii=False, indent=1)};\n"
    (Path(config.site_dir) / WORDS).write_text(content, "utf-8", newline="\n")
    if config.extra["language"] == LANGUAGES[0]:  # its folder becomes the root of the site
        raw_snippets.write(Path(config.site_dir))


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Give every page the few words that must be there when nothing can be loaded."""
    words = config.extra["words"]
    config.extra["script_words"] |= {key: words[key] for key in AT_ONCE}
    return config


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Draw the models where a page asks for them."""
    if MODELS not in markdown:
        return markdown
    return markdown.replace(MODELS, render_models(config.extra["words"]))
