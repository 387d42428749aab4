"""What pages lead to and is not there: a page, an id, a snippet. Each is told once.

One change makes them missing, and many links and proofs may lead there: who has renamed a heading
reads one message. What only one language lacks, tools/parity.py and the rule on pages tell.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from typing import TYPE_CHECKING

from tools import published, runs
from tools.faults import Fault, and_at, listed
from tools.pages import Link, Page
from tools.repository import LANGUAGES, ROOT, SNIPPETS, relative
from tools.snippets import did_you_mean

if TYPE_CHECKING:
    from tools.check import Site

Places = dict[str, list[str]]


def inner(page: Page, link: Link) -> tuple[str, str | None] | None:
    """The page of the same language that a link leads to, and the id on it.

    None where it leads elsewhere, or its form is wrong.
    """
    if link.is_proof or "FILL_IN" in link.target or re.match(r"[a-z]+:|/", link.target):
        return None
    name = normpath(join(dirname(page.name), link.path)) if link.path else page.name
    return None if name.startswith("../") else (name, link.fragment)


def leads_nowhere(site: Site, page: Page, link: Link) -> bool:
    """Whether the page or the id of a link, or the snippet of a proof, is not there."""
    if link.is_proof:
        return link.snippet not in site.snippets and link.snippet not in site.unread
    target = inner(page, link)
    if target is None or f"docs/{page.language}/{target[0]}" in site.unread:
        return False
    found = site.pages[page.language].get(target[0])
    return found is None or bool(target[1] and target[1] not in found.ids)


class Wanted:
    """What is led to and not there."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.pages: defaultdict[str, list[tuple[Page, Link]]] = defaultdict(list)
        self.ids: defaultdict[tuple[str, str], list[tuple[Page, Link]]] = defaultdict(list)
        for page in site.all_pages():
            for link in page.links:
                if link.is_proof or not leads_nowhere(site, page, link):
                    continue
                name, anchor = inner(page, link) or ("", None)
                if name not in site.pages[page.language]:
                    self.pages[name].append((page, link))
                elif anchor:
                    self.ids[name, anchor].append((page, link))

    def leading(self) -> Mapping[tuple[str, str], list[str]]:
        """Page and id to the places of the links that lead to it and do not find it."""
        return {target: _places(found) for target, found in self.ids.items()}


def _places(found: Sequence[tuple[Page, Link]]) -> list[str]:
    return list(dict.fromkeys(f"{page.place}:{link.line}" for page, link in found))


def faults(site: Site, wanted: Wanted) -> Iterator[Fault]:
    """Each page, id and snippet that is missing."""
    recorded, moved = {}, {}
    if not {relative(published.PATH), relative(published.REDIRECTS)} & site.unread:
        recorded, moved = published.read(), published.redirects()
    yield from _page_faults(site, wanted, moved)
    yield from _id_faults(site, wanted, recorded, moved)
    yield from _snippet_faults(site)


def gone(site: Site) -> set[str]:
    """The published pages that no language has, and no redirect leads on from."""
    if {relative(published.PATH), relative(published.REDIRECTS)} & site.unread:
        return set()
    there = {name for pages in site.pages.values() for name in pages}
    there |= {place.split("/", 2)[2] for place in site.unread if place.startswith("docs/")}
    return published.read().keys() - there - published.redirects().keys()


def now(site: Site, name: str) -> str | None:
    """What a page that is not there is called, as far as can be told: `practice/price.md`.

    It has a redirect; or a page that was not published has its ids, or a name like it; or nav of
    mkdocs.yml does not name the page that has.
    """
    recorded, moved = {}, {}
    if not {relative(published.PATH), relative(published.REDIRECTS)} & site.unread:
        recorded, moved = published.read(), published.redirects()
    if name in moved:
        return moved[name].partition("#")[0]
    pages = site.pages[LANGUAGES[0]]
    fresh = [each for each in pages if each not in recorded]
    same = [each for each in fresh if alike(recorded.get(name, ()), pages[each].ids)]
    if len(same) == 1:
        return same[0]
    return _nearest_page(name, fresh) or _nearest_page(name, pages.keys() - site.nav.keys())


def alike(old: Collection[str], new: Collection[str]) -> bool:
    """Whether these are the ids of one page, which has another name now."""
    return 2 * len({*old} & {*new}) > len(new)


def _page_faults(site: Site, wanted: Wanted, moved: Mapping[str, str]) -> Iterator[Fault]:
    first = site.pages[LANGUAGES[0]]
    lost = gone(site)
    for name in sorted(lost):
        places = _places(wanted.pages.get(name, ()))
        if line := site.nav.get(name):
            places.insert(0, f"mkdocs.yml:{line}")
        new = now(site, name) or "NEW/PLACE.md"
        yield Fault(
            f"docs/{LANGUAGES[0]}/{name}",
            "was published, but there is no such page",
            "People have linked it; they would meet an error page.",
            f"Put it back, or write `{name}: {new}` into {relative(published.REDIRECTS)}"
            + and_at(places),
        )
    for name, found in wanted.pages.items():
        if name in lost or any(name in pages for pages in site.pages.values()):
            continue  # told above, or as missing in one language
        page, link = found[0]
        _, *others = _places(found)
        what = "image" if link.image else "link"
        new = moved.get(name) or _nearest_page(name, first)
        yield Fault(
            f"{page.place}:{link.line}",
            f"{what} {link.target} leads nowhere: docs/{page.language}/{name} does not exist",
            "The reader would see a broken picture."
            if link.image
            else "The reader would meet an error page.",
            "Pages hold nothing but text: show it by a sample, a table or a drawing, see "
            "docs/en/contributing.md#drawn."
            if link.image
            else _meant(relpath(new, dirname(page.name) or ".") if new else None)
            or "Mend the path; links name the Markdown file, `../basics/connecting.md`.",
        ).also(others)


def _id_faults(
    site: Site, wanted: Wanted, recorded: published.Record, moved: Mapping[str, str]
) -> Iterator[Fault]:
    language = LANGUAGES[0]
    lost: dict[tuple[str, str], str] = {}  # as published, to the page on which it would be now
    for name, ids in recorded.items():
        now = moved.get(name, name).partition("#")[0]
        if page := site.pages[language].get(now):
            there = set(page.ids)
            lost |= {(name, a): now for a in ids if a not in there and f"{name}#{a}" not in moved}
    told = set()
    for (name, anchor), now in lost.items():
        told.add((now, anchor))
        page = site.pages[language][now]
        if _other_has(site, now, anchor):
            continue  # tools/parity.py tells
        fresh = [each for each in page.ids if each not in recorded.get(now, ())]
        near = _nearest(anchor, fresh) or (fresh[0] if len(fresh) == 1 else None)
        line = next((h.line for h in page.headings if h.id == near), 1)
        yield Fault(
            f"{page.place}:{line}",
            f"{name}#{anchor} was published, but docs/*/{now} has no #{anchor}",
            "People have linked it; they would land at the top of the page and search.",
            f"Keep the id, or write `{name}#{anchor}: {now}#{near or 'NEW'}` into "
            f"{relative(published.REDIRECTS)}" + and_at(_places(wanted.ids.get((now, anchor), ()))),
        )
    for (name, anchor), found in wanted.ids.items():
        if (name, anchor) in told or _other_has(site, name, anchor):
            continue
        page, link = found[0]
        _, *others = _places(found)
        target = site.pages[page.language][name]
        new = moved.get(f"{name}#{anchor}")
        near = new.partition("#")[2] if new else _nearest(anchor, target.ids)
        yield Fault(
            f"{page.place}:{link.line}",
            f"link {link.target}: {target.place} has no #{anchor}",
            "The reader would land at the top of the page and search.",
            _meant(f"#{near}" if near else None)
            or f"Its headings: {', '.join(f'#{h.id}' for h in target.headings if h.id)}.",
        ).also(others)


def _other_has(site: Site, name: str, anchor: str) -> bool:
    """Whether a heading has this id in one of the languages, so that the pages differ."""
    pages = [pages[name] for pages in site.pages.values() if name in pages]
    return any(heading.id == anchor for page in pages for heading in page.headings)


def _snippet_faults(site: Site) -> Iterator[Fault]:
    """A snippet that is named and not there, or of which only the records are left."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for page in site.all_pages():
        found = [(link.line, link.snippet) for link in page.proofs]
        found += [(i.line, source(i.path)) for i in page.includes]
        for line, place in found:
            if place.startswith("snippets/") and "FILL_IN" not in place:
                named[place].append(f"{page.place}:{line}")
    left: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(SNIPPETS.rglob("*.out")):
        left[source(relative(path))].append(relative(path))
    recorded = runs.lines() if relative(runs.PATH) not in site.unread else {}
    for name, line in recorded.items():
        left[f"snippets/{name}.py"].append(f"{relative(runs.PATH)}:{line}")
    # What was renamed may be among those not run yet.
    fresh = {snippet.path.stem: p for p, snippet in site.snippets.items() if not snippet.outputs()}
    for place in sorted(named.keys() | left.keys()):
        if place in site.snippets or place in site.unread or (ROOT / place).is_file():
            continue
        if place in left:
            rest = listed(left[place])
            near = get_close_matches(Path(place).stem, fresh, 1, 0.65)
            new = fresh[near[0]] if near else None
            yield Fault(
                place,
                "is gone, and pages name it" if named[place] else f"is gone, but not {rest}",
                f"What they say there would be run by nobody: {listed(named[place])}."
                if named[place]
                else "What is recorded of it is compared with nothing.",
                f"Put it back, or name {new} there instead; then `make update`."
                if named[place] and new
                else "Put it back, or take it out of these pages; then `make update` forgets it."
                if named[place]
                else "Put it back, or run `make update`, which forgets it.",
            )
            continue
        first, *others = dict.fromkeys(named[place])
        yield Fault(
            first,
            f"names {place}, which does not exist",
            "The sentence would claim what nobody ran, and a sample would be empty.",
            did_you_mean(place),
        ).also(others)


def source(path: str) -> str:
    """The snippet that an output belongs to, `a/one.py` of `a/one.django52.out`."""
    return re.sub(r"\.[^/]*$", ".py", path) if path.endswith(".out") else path


def _nearest(name: str, known: Sequence[str]) -> str | None:
    close = get_close_matches(name, known, 1, 0.6)
    return close[0] if close else None


def _nearest_page(name: str, known: Iterable[str]) -> str | None:
    """The page whose file has a name like it; of several that whose folders have too."""
    found = [each for each in sorted(known) if _nearest(Path(name).stem, [Path(each).stem])]
    close = get_close_matches(name, found, 1, 0)
    return close[0] if close else None


def _meant(what: str | None) -> str | None:
    return f"Is {what} meant?" if what else None
