"""Lists sections whose other language has not followed (`python -m tools.behind`).

tests/docs/in_step.yml holds, for each section, the fingerprint of its text in both languages as
they were when they said the same. One of the two changed: the other is behind. Both changed: they
were changed together, and `make update` records that, or the hook of git, before the commit. No
clock and no history is asked. Being behind is told to readers and never an error; where a change
needs no counterpart, a spelling fix, `python -m tools.behind --accept PAGE` or `--accept
PAGE#SECTION` records it as in step.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from tools import fast_yaml
from tools.faults import Fault
from tools.pages import HEADING, page_paths
from tools.repository import DOCS, LANGUAGES, ROOT, relative

PATH = ROOT / "tests" / "docs" / "in_step.yml"
HEAD = """\
# Fingerprints of each section's text, English then Russian, as they were when both said the same.
# Written by `make update`; a spelling fix in one language: python -m tools.behind --accept PAGE
"""
FRONT = "title-and-description"

Record = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Behind:
    """A section that changed in the other language only."""

    page: str
    section: str
    language: str  # the one that is behind
    title: str  # of the section, in that language
    line: int

    @property
    def place(self) -> str:
        """Where to write."""
        return f"docs/{self.language}/{self.page}:{self.line}"

    def __str__(self) -> str:
        changed = next(name for name in LANGUAGES if name != self.language)
        return str(
            Fault(
                self.place,
                f"#{self.section} has changed in docs/{changed} only",
                "Readers of this page are told so, in one line; nothing is blocked.",
                "Write it here too, or, where it needs no counterpart: "
                f"python -m tools.behind --accept {self.page}#{self.section}",
            )
        )


def sections(text: str) -> dict[str, tuple[int, str, str]]:
    """Id to (line, title, fingerprint) of each section; front matter is a section too.

    Line breaks and spaces do not count, so that a paragraph may be wrapped anew.
    """
    found: dict[str, tuple[int, str, str]] = {}
    name, title, start, body = FRONT, "", 1, []
    fenced = False

    def close() -> None:
        words = " ".join(" ".join(body).split())
        if words:
            found[name] = (start, title, hashlib.sha256(words.encode()).hexdigest()[:8])

    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        match = HEADING.match(line) if line.startswith("#") and not fenced else None
        anchor = re.search(r"#([\w-]+)", match["attrs"] or "") if match else None
        if match and anchor:
            close()
            name, title, start, body = anchor[1], match[2], number, []
        body.append(line)
    close()
    return found


def fingerprints(page: str) -> dict[str, str]:
    """Section to `english russian`, for the sections that both languages have."""
    texts = [
        sections(path.read_text("utf-8"))
        for language in LANGUAGES
        if (path := DOCS / language / page).exists()
    ]
    if len(texts) < len(LANGUAGES):
        return {}
    first, second = texts
    return {name: f"{first[name][2]} {second[name][2]}" for name in first if name in second}


def read(path: Path | None = None) -> Record:
    """The recorded fingerprints: page, then section."""
    path = path or PATH
    return (fast_yaml.load(path.read_text("utf-8")) or {}) if path.exists() else {}


def behind(page: str, recorded: Record) -> list[Behind]:
    """The sections of a page of which one language only has changed since they were in step."""
    found = []
    now = fingerprints(page)
    for name, pair in now.items():
        before = recorded.get(page, {}).get(name)
        if before is None:
            continue
        same = [a == b for a, b in zip(before.split(), pair.split(), strict=True)]
        if any(same) and not all(same):
            language = LANGUAGES[same.index(True)]
            line, title, _ = sections((DOCS / language / page).read_text("utf-8"))[name]
            found.append(Behind(page, name, language, title, line))
    return found


def pages() -> list[str]:
    """The pages that both languages have."""
    names = [
        {path.relative_to(DOCS / language).as_posix() for path in page_paths(language)}
        for language in LANGUAGES
    ]
    return sorted(set.intersection(*names))


def all_behind() -> list[Behind]:
    """Every section that is behind."""
    recorded = read()
    return [one for page in pages() for one in behind(page, recorded)]


def refresh(recorded: Record, accepted: list[str]) -> Record:
    """The record with new sections, those changed in both languages, and those accepted.

    accepted: pages or `PAGE#SECTION`; what is behind keeps its record until it is written.
    """
    fresh: Record = {}
    for page in pages():
        late = {one.section for one in behind(page, recorded)}
        fresh[page] = {
            name: recorded[page][name]
            if name in late and page not in accepted and f"{page}#{name}" not in accepted
            else pair
            for name, pair in fingerprints(page).items()
        }
    return fresh


def write(record: Record, path: Path | None = None) -> None:
    """Write the record, one line for each section."""
    body = yaml.safe_dump(record, sort_keys=False, allow_unicode=True, width=200)
    (path or PATH).write_text(HEAD + body, "utf-8", newline="\n")


def note() -> str:
    """One line for `make check`, or nothing."""
    count = len(all_behind())
    what = "1 section is" if count == 1 else f"{count} sections are"
    return f"note: {what} behind in one language; `python -m tools.behind` lists them" * bool(count)


def main(arguments: list[str] | None = None) -> int:
    """List what is behind; record what was changed together, or what is accepted."""
    parser = argparse.ArgumentParser(prog="python -m tools.behind", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--update", action="store_true", help="record what changed in both")
    parser.add_argument(
        "--commit", action="store_true", help="the same, and put the record into the commit"
    )
    parser.add_argument(
        "--accept", nargs="+", default=[], metavar="PAGE[#SECTION]", help="record as in step"
    )
    options = parser.parse_args(arguments)
    accepted = [re.sub(r"^docs/\w\w/", "", name) for name in options.accept]
    known = {
        name for page in pages() for name in (page, *(f"{page}#{s}" for s in fingerprints(page)))
    }
    for name in accepted:
        if name not in known:
            print(
                Fault(
                    f"--accept {name}",
                    "no such page or section in both languages",
                    "Nothing was recorded.",
                    "Name it as the list does: CHAPTER/PAGE.md or CHAPTER/PAGE.md#SECTION.",
                )
            )
            return 1
    # `git commit FILE` has an index of its own, which it throws away: recorded by the next commit.
    partly = options.commit and "next-index" in os.environ.get("GIT_INDEX_FILE", "")
    if options.update or accepted or (options.commit and not partly):
        write(refresh(read(), accepted))
        print(f"recorded {relative(PATH)}")
    if options.commit and not partly:
        subprocess.run(["git", "add", "--", relative(PATH)], cwd=ROOT, check=True)
    found = all_behind()
    for one in found:
        print(f"{one}\n")
    print(f"{len(found)} behind" if found else "Both languages are in step.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
