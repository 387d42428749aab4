"""The commands of contributing.md lay out, in this very repository, what passes once filled in.

Run as they stand on the page, by make, in a copy. tests/tools/test_new.py looks at the details.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import runs
from tools.repository import DOCS, LANGUAGES, ROOT
from tools.snippets import Snippet

# What `make new` and `make check` read, but for what is copied whole.
READ = (
    *("Makefile", "mkdocs.yml", "tools/*.py", "theme/*.yml", "tests/docs/*.yml"),
    *(
        "captures/*.json",
        "benchmarks/signals.json",
        "sample_project/**/*.py",
        "tests/sample_project/*.py",
    ),
)
COMMANDS = {
    language: re.findall(
        r"^\$ (make new (\w+) NAME=(\S+).*)$",
        (DOCS / language / "contributing.md").read_text("utf-8"),
        re.MULTILINE,
    )
    for language in LANGUAGES
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """This repository's pages, snippets and tools, to be written into."""
    for name in ("docs", "snippets"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for pattern in READ:
        for path in ROOT.glob(pattern):
            target = tmp_path / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    return tmp_path


def make(copy: Path, *words: str) -> subprocess.Popen[str]:
    """Start make with the packages that are installed here."""
    # The environment counts as made, and is the one of this test.
    own = ["-o", ".venv/site-packages-installed", f"bin={Path(sys.executable).parent}"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    return subprocess.Popen(["make", *own, *words], cwd=copy, text=True, encoding="utf-8", **pipes)


def fill_in(path: Path, snippet: str, line: str, section: str) -> None:
    """Write what a contributor would wherever the form asks for it."""
    text = path.read_text("utf-8")
    text = text.replace("/snippets/CHAPTER/FILL_IN.py", f"/snippets/{snippet}.py")
    text = text.replace("FILL IN: a line of its output", line)
    text = text.replace("../../CHAPTER/FILL_IN.md#SECTION", f"../../{section}")
    path.write_text(text.replace("FILL IN: ", ""), "utf-8", newline="\n")


def record(copy: Path, name: str) -> str:
    """What `make update` does, on this Django alone; the first line of the output."""
    snippet = Snippet.read(copy / f"snippets/{name}.py")
    printed = snippet.run()
    (copy / f"snippets/{name}.out").write_text(printed, "utf-8", newline="\n")
    recorded = dict(runs.read(copy / "captures/runs.json"))
    # Where the others of its chapter were run.
    on = next(run for known, run in recorded.items() if known.startswith(name[: name.index("/")]))
    seal = runs.seal(name, snippet.text, on.environments)
    runs.write({**recorded, name: runs.Run(seal, on.environments)}, copy / "captures/runs.json")
    return printed.splitlines()[0]


@pytest.mark.skipif(shutil.which("make") is None, reason="this machine has no make")
def test_what_the_page_lays_out_passes_once_filled(copy: Path, db: None) -> None:
    assert COMMANDS["en"] == COMMANDS["ru"]
    names = {kind: name for _, kind, name in COMMANDS["en"]}
    assert set(names) == {"page", "snippet", "question"}
    laid_out = [make(copy, *shlex.split(command)[1:]) for command, *_ in COMMANDS["en"]]
    written = set()
    for process in laid_out:
        said = process.communicate()[0]
        assert process.returncode == 0, said
        written |= set(re.findall(r"^(?:docs|snippets)/\S+\.(?:md|py)$", said, re.MULTILINE))
    # The snippet and its page, the question, the page; the pages in both languages.
    assert len(written) == 1 + 3 * len(LANGUAGES)
    snippet = f"snippets/{names['snippet']}.py"
    fill_in(copy / snippet, "", "", "")
    line = record(copy, names["snippet"])
    for name in written - {snippet}:
        fill_in(copy / name, names["snippet"], line, f"{names['page']}.md#first-section")
    subprocess.run([sys.executable, "-m", "tools.answers"], cwd=copy, check=True)
    checked = make(copy, "check")
    said = checked.communicate()[0]
    assert re.search(r"^no faults$", said, re.MULTILINE), said
