"""Keeps every address that was ever published (`python -m tools.published` records new ones).

tests/docs/published.yml lists the pages and their ids, which both languages share; `make update`
adds to it and takes nothing away. What has moved stands in theme/redirects.yml, old place to new:

    practice/cost.md: practice/price.md
    practice/errors.md#who-hears: practice/errors.md#who-is-told

theme/hooks/redirects.py makes the site lead from the one to the other.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from tools import fast_yaml
from tools.faults import Fault
from tools.pages import Page, load
from tools.repository import LANGUAGES, ROOT, relative

PATH = ROOT / "tests" / "docs" / "published.yml"
REDIRECTS = ROOT / "theme" / "redirects.yml"
HEAD = """\
# Every page and id that was published, for both languages. `make update` adds new ones; none is
# ever taken away: people have linked them.
"""

Record = dict[str, list[str]]
Pages = Mapping[str, Page]


def read(path: Path | None = None) -> Record:
    """The recorded pages and their ids."""
    path = path or PATH
    return (fast_yaml.load(path.read_text("utf-8")) or {}) if path.exists() else {}


def redirects(path: Path | None = None) -> dict[str, str]:
    """Old place to new place, `PAGE.md` or `PAGE.md#id`."""
    path = path or REDIRECTS
    return (fast_yaml.load(path.read_text("utf-8")) or {}) if path.exists() else {}


def refresh(recorded: Record, pages: Pages) -> Record:
    """The record with whatever pages have now, and nothing less than before."""
    names = sorted(recorded.keys() | pages.keys())
    return {
        name: sorted({*recorded.get(name, ()), *(pages[name].ids if name in pages else ())})
        for name in names
    }


def write(record: Record, path: Path | None = None) -> None:
    """Write the record, sorted."""
    body = yaml.safe_dump(record, sort_keys=False, allow_unicode=True, width=100)
    (path or PATH).write_text(HEAD + body, "utf-8", newline="\n")


def _exists(place: str, pages: Pages) -> bool:
    name, _, anchor = place.partition("#")
    return name in pages and (not anchor or anchor in pages[name].ids)


def faults(pages: Pages) -> Iterator[Fault]:
    """Redirects that cannot work. Of published places that are gone tools/missing.py tells."""
    moved = redirects()
    for old, new in moved.items():
        if not _exists(new, pages):
            yield Fault(
                relative(REDIRECTS),
                f"{old} leads to {new}, which does not exist",
                "Who follows an old link would meet an error page.",
                "Name a page and an id that are there.",
            )
        if _exists(old, pages):
            yield Fault(
                relative(REDIRECTS),
                f"{old} is there, so nobody is led to {new}",
                "A page and a redirect cannot have one address.",
                "Take the line away, or the old page.",
            )


def unrecorded(pages: Pages) -> Iterator[Fault]:
    """Pages with places that the record lacks.

    The tests tell it, not `make check`: who is still writing may change an id.
    """
    recorded = read()
    for name, page in sorted(pages.items()):
        lacking = sorted(set(page.ids) - set(recorded.get(name, ())))
        if lacking or name not in recorded:
            shown = ", ".join(f"#{anchor}" for anchor in lacking) or "the page"
            yield Fault(
                relative(page.path),
                f"not recorded as published: {shown}",
                "People will link it; if it vanished, nobody would be told.",
                "When it is as it shall stay, run `make update`.",
            )


def main() -> int:
    """Record what is new."""
    write(refresh(read(), load()[LANGUAGES[0]]))
    print(f"recorded {relative(PATH)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
