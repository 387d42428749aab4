"""Builds the pages of the site with mkdocs-material alone, to compare with.

The pages are taken as they are after the hooks: all that is drawn for them is in their Markdown.
What the hooks do later (marks and boxes of proofs, terms explained, the deck) is ours alone.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from pathlib import Path

import yaml

from tools.build import configured, prepare
from tools.repository import LANGUAGES, ROOT

CONFIG = """site_name: Plain
site_url: https://plain.example/
docs_dir: docs/{language}
site_dir: site/{language}
theme: {{name: material, language: {language}}}
plugins: [search]
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - md_in_html
  - tables
  - toc: {{permalink: true}}
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.superfences
  - pymdownx.snippets: {{base_path: ["{root}"], check_paths: true, dedent_subsections: true}}
"""


def export(folder: Path, names: Collection[str] | None = None) -> None:
    """Write the pages of both languages and a configuration for each into a folder.

    names: the pages to write, `basics/connecting.md`; of the others only the title is there, so
    that the navigation is as long. All of them, where none are named.
    """
    from mkdocs.structure.pages import Page

    for language in LANGUAGES:
        docs = folder / "docs" / language

        def work(config, language=language, docs=docs) -> None:
            config, files, _, _ = prepare(config)
            for file in files.documentation_pages():
                page = file.page or Page(None, file, config)
                page.read_source(config)
                name = file.src_uri.removeprefix(f"{language}/")
                text = f"# {page.meta['title']}\n"
                if names is None or name in names:
                    config._current_page = page
                    text = config.plugins.on_page_markdown(
                        page.markdown, page=page, config=config, files=files
                    )
                    config._current_page = None
                told = {key: page.meta[key] for key in ("title", "description")}
                path = docs / name
                path.parent.mkdir(parents=True, exist_ok=True)
                meta = yaml.safe_dump(told, allow_unicode=True)
                path.write_text(f"---\n{meta}---\n{text}", "utf-8")

        said = configured(language, folder / "unused", None, work).warnings
        if said:
            raise RuntimeError("\n".join(said))
        config = CONFIG.format(language=language, root=ROOT.as_posix())
        (folder / f"{language}.yml").write_text(config, "utf-8")


def build(folder: Path, language: str, **changes: object) -> Path:
    """Build one language of what was exported; returns the folder of its site.

    changes: options of MkDocs that differ from CONFIG.
    """
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    logger = logging.getLogger("mkdocs")
    before, logger.disabled = logger.disabled, True
    try:
        config = load_config(str(folder / f"{language}.yml"), **changes)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    finally:
        logger.disabled = before
    return folder / "site" / language
