"""Refreshes what a machine can know, and says what it changed (`python -m tools.update`).

    python -m tools.update                   whatever is not recorded as it is now
    python -m tools.update practice/retries  these snippets, and no others
    python -m tools.update --all             every snippet, on every Django

Outputs of snippets and fences, captures, line ends, missing heading ids that the other language
has, formatting, the records of new interview questions, of published addresses and of sections that
changed in both languages; what is recorded of snippets that are gone goes. Never a sentence and
never a proof: where the line of a proof changed, somebody reads the sentence again.

Snippets that were run as they are now (tools/runs.py) are not run again, nor are captures taken
again, unless something changed on which all of them rest: the sample project, what runs snippets,
the requirements. Then all are, some minutes long.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

from tools import behind, check, packs, published, runs
from tools.faults import Fault, report
from tools.pages import HEADING, load
from tools.repository import DATABASE_NAMES, DATABASES, DOCS, LANGUAGES, ROOT, SNIPPETS, relative
from tools.snippets import Snippet, did_you_mean, snippet_paths

PLAIN = ("-p", "no:randomly")
# So few snippets are run sooner by one process than by as many as there are cores.
FEW = 20
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
            lines = mine.text.split("\n")
            for heading in mine.headings:
                if heading.id is None and (twin := mine.twin(heading, other)):
                    text = HEADING.match(lines[heading.line - 1])
                    assert text
                    lines[heading.line - 1] = f"{text[1]} {text[2]} {{ #{twin} }}"
            fresh = "\n".join(lines)
            if fresh != mine.text:
                mine.path.write_text(fresh, "utf-8", newline="\n")


def forget_gone() -> None:
    """Take away what is recorded of snippets that are gone: their outputs, and their runs."""
    for path in SNIPPETS.rglob("*.out"):
        if not (path.parent / f"{path.name.partition('.')[0]}.py").exists():
            path.unlink()
    if gone := [name for name in runs.read() if not (SNIPPETS / f"{name}.py").exists()]:
        runs.forget(gone)


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


def servers() -> list[str]:
    """The kinds of the servers of DATABASE_URL and DATABASE_URL_2, as in DATABASES."""
    urls = [os.environ.get(name, "") for name in ("DATABASE_URL", "DATABASE_URL_2")]
    return [name for name in DATABASES[1:] if any(url.startswith(name[:8]) for url in urls)]


def named(given: list[str]) -> list[str]:
    """The names of these snippets, `practice/retries`. Raises ValueError where there is none."""
    names = [name.removeprefix("snippets/").removesuffix(".py") for name in given]
    for name in names:
        if not (SNIPPETS / f"{name}.py").is_file():
            fault = Fault(
                f"snippets/{name}.py",
                "does not exist",
                "Nothing was run.",
                did_you_mean(f"snippets/{name}.py"),
            )
            raise ValueError(str(fault))
    return names


def to_run(given: list[str], everything: bool = False) -> list[str] | None:
    """The names of the snippets to run; None for all, captures too. Says which, and why.

    Raises ValueError where one that is named does not exist.
    """
    snippets = [Snippet.read(path) for path in snippet_paths()]
    if given:
        names = named(given)
    elif everything:
        print("Running every sample.")
        return None
    elif runs.rested_on() != runs.rests_on():
        print(
            "Running every sample, some minutes long: the sample project, the requirements or "
            "what runs samples has changed since all were run."
        )
        return None
    else:
        names = runs.outdated(snippets, servers())
    if names:
        print(f"Running {', '.join(names)}.")
    return names


def only(names: list[str] | None) -> list[str]:
    """What makes pytest run these snippets and nothing else; None for all."""
    if names is None:
        return []
    few = ["-n", "0"] if len(names) <= FEW else []
    return ["-k", " or ".join(f"{name}.py" for name in names), *few]


def record(names: list[str] | None, here: bool = False) -> bool:
    """Run snippets and write down what they print; whether all went well.

    names: those to run; None for all, and then captures are taken too. here: only on the Django of
    this environment.
    """
    if names == []:
        return True
    if here:
        where = ("tests/snippets", "tests/captures")
        return run("pytest", "-q", *PLAIN, "--record", *only(names), *where)
    # What fails on one Django fails on the others more often than not: told once.
    stop = ["--stop-on-first-error"] if names else []
    good = run("nox", *stop, "-s", "record", "--", *only(names))
    # Afterwards: what a server prints is recorded where it differs.
    for on in servers():
        there = names
        if names:
            snippets = [Snippet.read(SNIPPETS / f"{name}.py") for name in names]
            there = [snippet.name for snippet in snippets if on in snippet.databases]
        if there != []:
            session = DATABASE_NAMES[on].lower()
            good &= run("nox", "-s", session, "--", *PLAIN, "--record", *only(there))
    if good and names is None:
        runs.write(runs.read(), all_on=runs.rests_on())
    return good


def main(arguments: list[str] | None = None) -> int:
    """Refresh what is not as recorded; print each file that changed."""
    parser = argparse.ArgumentParser(prog="python -m tools.update", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("snippet", nargs="*", help="run these, recorded or not: practice/retries")
    parser.add_argument("--all", action="store_true", help="run every snippet, recorded or not")
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
    site = check.Site.read()
    if site.unread:  # nothing can be said of what rests on it
        print(report(check.faults(site, [check.unreadable, check.encoding])))
        return 1
    add_heading_ids()
    forget_gone()
    good = run("ruff", "check", "--fix", "--quiet", "snippets")
    good &= run("ruff", "format", "--quiet", "snippets")
    if not options.recorded:
        try:
            names = to_run(options.snippet, options.all)
        except ValueError as error:
            print(error)
            return 1
        good &= record(names, options.here)
    fences = ("--record", "--update-examples", "tests/docs/test_fences.py")
    good &= run("pytest", "-q", *PLAIN, *fences)
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
