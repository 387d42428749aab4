"""Refreshes what a machine can know, and says what it changed (`python -m tools.update`).

Outputs of snippets and fences, captures, line ends, missing heading ids that the other language
has, formatting, the records of new interview questions, of published addresses and of sections that
changed in both languages. Never a sentence and never a proof: where the line of a proof changed,
somebody reads the sentence again.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

from tools import behind, packs, published
from tools.pages import HEADING, load
from tools.repository import DOCS, LANGUAGES, ROOT, SNIPPETS, relative

UPDATED = (
    *(DOCS, SNIPPETS, ROOT / "captures", ROOT / "sample_project", ROOT / "tests"),
    packs.SIZE.parent,
)


def _state() -> dict[Path, str]:
    return {
        path: hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in UPDATED
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".sqlite3"
    }


def fix_line_ends() -> None:
    """Write LF where a page or snippet has CRLF."""
    for path in [*DOCS.rglob("*.md"), *SNIPPETS.rglob("*.py"), *SNIPPETS.rglob("*.out")]:
        data = path.read_bytes()
        if b"\r" in data:
            path.write_bytes(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))


def add_heading_ids() -> None:
    """Give a heading without id the id that its pair in the other language has.

    Only where both pages have the same headings by level, so that the pair is certain.
    """
    pages = load()
    first, second = LANGUAGES
    for name in pages[first].keys() & pages[second].keys():
        for mine, other in (
            (pages[first][name], pages[second][name]),
            (pages[second][name], pages[first][name]),
        ):
            if [h.level for h in mine.headings] != [h.level for h in other.headings]:
                continue
            lines = mine.text.split("\n")
            for heading, twin in zip(mine.headings, other.headings, strict=True):
                if heading.id is None and twin.id:
                    text = HEADING.match(lines[heading.line - 1])
                    assert text
                    lines[heading.line - 1] = f"{text[1]} {text[2]} {{ #{twin.id} }}"
            fresh = "\n".join(lines)
            if fresh != mine.text:
                mine.path.write_text(fresh, "utf-8", newline="\n")


def run(*call: str) -> bool:
    """Run a command of this environment; show what it prints only when it fails."""
    environment = dict(os.environ)
    if call[0] != "nox":  # its sessions have what a server needs; here everything is on SQLite
        environment.pop("DATABASE_URL", None)
    ran = subprocess.run(
        [sys.executable, "-m", *call], cwd=ROOT, capture_output=True, text=True, env=environment
    )
    if ran.returncode:
        print(re.sub(r"\n{3,}", "\n\n", ran.stdout + ran.stderr))
    return ran.returncode == 0


def main(arguments: list[str] | None = None) -> int:
    """Refresh everything; print each file that changed."""
    parser = argparse.ArgumentParser(prog="python -m tools.update", description=__doc__)
    parser.add_argument(
        "--here",
        action="store_true",
        help="record only on the Django installed here, not on every supported one",
    )
    parser.add_argument(
        "--recorded",
        action="store_true",
        help="refresh only what rests on outputs, as they are recorded now (`make adopt`)",
    )
    options = parser.parse_args(arguments)
    before = _state()
    fix_line_ends()
    add_heading_ids()
    good = run("ruff", "check", "--fix", "--quiet", "snippets")
    good &= run("ruff", "format", "--quiet", "snippets")
    plain = ("-q", "-p", "no:randomly", "--record")
    if options.here:
        good &= run("pytest", *plain, "tests/snippets", "tests/captures")
    elif not options.recorded:
        good &= run("nox", "-s", "record")
        # Afterwards: what a server prints is recorded where it differs. Skipped without one.
        for server in ("postgresql", "mariadb"):
            good &= run("nox", "-s", server, "--", "-p", "no:randomly", "--record")
    good &= run("pytest", *plain, "--update-examples", "tests/docs/test_fences.py")
    good &= run("tools.answers")
    published.write(published.refresh(published.read(), load()[LANGUAGES[0]]))
    behind.write(behind.refresh(behind.read(), []))
    try:
        packs.write_size(packs.build())
    except (OSError, packs.PackError) as error:
        print(error)
        good = False
    after = _state()
    for path in sorted(before.keys() | after.keys()):
        if before.get(path) != after.get(path):
            how = "added" if path not in before else "removed" if path not in after else "changed"
            print(f"{how} {relative(path)}")
    if before == after:
        print("Nothing to change.")
    else:
        print("Read the changes like code (git diff), and the sentences that rest on them.")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
