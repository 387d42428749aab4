"""Builds both languages at once into site/ (`python -m tools.build`).

Each language is a build of its own, in its own process: it has its own search index and its own
404 page, and two cores build two languages in the time of one. English stands at the root of the
site, Russian at ru/.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import shutil
import signal
import sys
from collections.abc import Callable, Collection
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import TYPE_CHECKING

from tools import packs
from tools.colors import color_share
from tools.faults import report
from tools.repository import LANGUAGES, ROOT
from tools.told import untold

if TYPE_CHECKING:  # MkDocs takes a while to import, and only the processes that build need it
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

CONFIG = ROOT / "mkdocs.yml"


@dataclass(frozen=True)
class Built:
    """What came of one language: where it stands, and what the build said against it."""

    language: str
    folder: Path
    warnings: tuple[str, ...]


class _Collector(logging.Handler):
    """Keeps warnings and errors, so that all of them can be told at once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def configured(
    language: str, folder: Path, address: str | None, work: Callable[[MkDocsConfig], None]
) -> Built:
    """Do some work with the configuration of one language; a broken page does not raise."""
    os.environ["BUILD_ONLY_LOCALE"] = language
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    os.chdir(ROOT)
    collector = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collector)
    try:
        config = load_config(str(CONFIG), strict=False, site_dir=str(folder))
        root = (address or config.site_url or "").rstrip("/") + "/"
        config.site_url = root if language == LANGUAGES[0] else f"{root}{language}/"
        # Before on_config, in which the plugin takes a copy. Russian pages hold English names.
        config.plugins["material/search"].config.lang = ["en"] if language == "en" else ["en", "ru"]
        config.plugins.on_startup(command="build", dirty=False)
        try:
            work(config)
        finally:
            config.plugins.on_shutdown()
    except (Abort, ConfigurationError, SystemExit) as error:
        collector.messages.append(str(error) or type(error).__name__)
    except Exception as error:  # a page that breaks an extension must not end `make serve`
        # MkDocs has named the page already, if it was one: "Error reading page 'en/a.md': …".
        named = str(error) and any(said.endswith(str(error)) for said in collector.messages)
        if not named:
            collector.messages.append(f"{type(error).__name__}: {error}")
    finally:
        logger.removeHandler(collector)
    return Built(language, folder, tuple(dict.fromkeys(collector.messages)))


def build_language(language: str, stage: Path, address: str | None = None) -> Built:
    """Build one language into a folder of its own below `stage`.

    address: the address of the site, where it is not that of mkdocs.yml.
    """
    from mkdocs.commands.build import build

    return configured(language, stage / language, address, build)


def prepare(config: MkDocsConfig) -> tuple[MkDocsConfig, Files, Navigation, Environment]:
    """The steps of mkdocs.commands.build.build before a page is read."""
    from mkdocs.commands.build import set_exclusions
    from mkdocs.structure.files import get_files
    from mkdocs.structure.nav import get_navigation

    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    return config, files, nav, env


def build_pages(
    language: str, stage: Path, names: Collection[str], address: str | None = None
) -> Built:
    """Build some pages of a language, `basics/connecting.md`, as `build_language` would.

    The same bytes, in a fraction of the time: of the other pages only titles are read, since
    the navigation shows them. The search index and whatever else speaks of all pages is not made.
    """
    from mkdocs.commands.build import _build_page, _populate_page
    from mkdocs.structure.pages import Page

    def work(config: MkDocsConfig) -> None:
        config, files, nav, env = prepare(config)
        documents = files.documentation_pages()
        pages = [file.page or Page(None, file, config) for file in documents]
        chosen = [page for page in pages if page.file.src_uri.removeprefix(f"{language}/") in names]
        for page in pages:
            if page in chosen:
                _populate_page(page, config, files)
            else:
                page.read_source(config)
        env = config.plugins.on_env(env, config=config, files=files)
        for page in chosen:
            _build_page(page, config, documents, nav, env)

    return configured(language, stage / language, address, work)


# What every process that builds imports first, and what takes long of it.
IMPORTED = [
    *("mkdocs.commands.build", "mkdocs.config", "mkdocs.theme", "mkdocs.livereload"),
    *("material.plugins.search.plugin", "mkdocs_static_i18n.plugin", "markdown.extensions.toc"),
    *("markdown.extensions.md_in_html", "pymdownx.superfences", "pygments.lexers.python"),
    *("pymdownx.details", "pymdownx.inlinehilite", "pymdownx.snippets", "tools.code_blocks"),
]


def pool(behind: bool = False) -> ProcessPoolExecutor:
    """A process for each language where there are cores for them, else one for all.

    Kept open by `make serve`, so that imports are paid once.

    behind: they give way to whatever else the machine has to do.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    if "forkserver" in get_all_start_methods():  # not on Windows
        context = get_context("forkserver")
        context.set_forkserver_preload(IMPORTED)
    else:
        context = get_context("spawn")
    return ProcessPoolExecutor(
        min(len(LANGUAGES), cores or 1), mp_context=context, initializer=_begin, initargs=(behind,)
    )


def _begin(behind: bool) -> None:
    """Prepare a process that builds."""
    # Ctrl+C reaches every process of the terminal; one of them is enough to end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a build makes stays until its end; looking for garbage meanwhile takes a tenth of it.
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
    if behind and hasattr(os, "nice"):
        os.nice(10)


def assemble(built: list[Built], target: Path, runner: Path | None = None) -> None:
    """Put the languages together: the first at the root, the others below their names.

    Their folders are moved, not copied.

    runner: the packs of the browser runner, if they are built.
    """
    fresh = target.with_name(target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    for one in built:
        one.folder.rename(fresh if one.language == LANGUAGES[0] else fresh / one.language)
    # At the root, so that it may answer for the whole site.
    shutil.copyfile(ROOT / "theme" / "runner" / "service-worker.js", fresh / "service-worker.js")
    if runner:
        packs.include(runner, fresh)
    # Renamed, not emptied first: `make serve` serves the target meanwhile.
    old = target.with_name(target.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def build_languages(
    stage: Path, workers: ProcessPoolExecutor, address: str | None = None
) -> list[Built]:
    """Build each language below `stage`, all at once."""
    count = len(LANGUAGES)
    list(workers.map(color_share, range(count), [count] * count))
    return list(workers.map(build_language, LANGUAGES, [stage] * count, [address] * count))


def are_whole(built: list[Built]) -> bool:
    """Whether each language came to its end; a broken page keeps it from that."""
    return all((one.folder / "index.html").exists() for one in built)


def warnings(built: list[Built]) -> list[str]:
    """What the builds said against the pages."""
    return [f"{one.language}: {message}" for one in built for message in one.warnings]


def _stage(target: Path) -> Path:
    return target.with_name(f".{target.name}.stage")


def build_site(
    target: Path,
    workers: ProcessPoolExecutor,
    address: str | None = None,
    runner: Path | None = None,
) -> list[str]:
    """Build and assemble both languages. Returns what the builds said against the pages."""
    built = build_languages(_stage(target), workers, address)
    if are_whole(built):
        assemble(built, target, runner)
    return warnings(built)


def main(arguments: list[str] | None = None) -> int:
    """Check the sources, build strictly, say where the site is; 1 when anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tools.build", description=__doc__)
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site")
    options = parser.parse_args(arguments)
    from tools import downloads, machine_text, social
    from tools.check import Site, faults

    site = Site.read()
    # Lists on which every page rests; without a page or a snippet the others can be built.
    if any(not place.startswith(("docs/", "snippets/")) for place in site.unread):
        print(report(faults(site)))
        print("Nothing was built: mend that first.")
        return 1
    with pool() as workers:
        try:
            runner = packs.build()
            told = []
        except (OSError, packs.PackError) as error:
            runner, told = None, [str(error)]
        target = options.site_dir.resolve()
        built = build_languages(_stage(target), workers)
    found = faults(site)
    told += untold(warnings(built), found)
    if whole := are_whole(built):
        assemble(built, target, runner)
    if found:
        print(report(found))
    for message in told:
        print(f"build: {message}")
    if not whole:
        print("Nothing was built: mend that first.")
        return 1
    if found or told:
        print("The site was built, but without its books and pictures: mend those above first.")
        return 1
    social.write(target)
    downloads.write(target)
    machine_text.write(target)
    print(f"Built {', '.join(LANGUAGES)} into {options.site_dir}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
