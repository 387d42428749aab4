"""The matrix: snippets, captures and the sample project on every supported Django and Python.

Each session installs its own hash-pinned requirements. `make test-matrix` runs all of them;
`nox -s record` records the outputs of every Django, the newest first (`make update`).
"""

import os
import sys
from pathlib import Path

import nox
from nox.command import CommandFailed

sys.path.insert(0, str(Path(__file__).parent))  # the command `nox` does not look here

from tools.interpreters import PYTHONS, SUPPORTED, present
from tools.repository import PAST_VERSIONS

nox.options.sessions = ["tests"]
nox.options.default_venv_backend = "uv"
nox.options.reuse_venv = "yes"

PRESENT = present()
# Nox looks for pythonX.Y on the PATH, where pyenv puts shims that may not start.
os.environ["PATH"] = os.pathsep.join(
    [*(str(path.parent) for path in PRESENT.values()), os.environ.get("PATH", "")]
)
if missing := [version for version in PYTHONS if version not in PRESENT]:
    print(f"Not on this machine, so not run: Python {', '.join(missing)}")

# What runs on every Django; the pages and tools have their tests in `make test`.
TESTS = ("tests/snippets", "tests/captures", "tests/tracer", "tests/sample_project")
# What runs on a release that is no longer supported: the snippets that name it.
PAST_TESTS = ("tests/snippets",)
MATRIX = [
    nox.param(python, django, id=f"django{django}-python{python}", tags=[f"django{django}"])
    for django, supported in SUPPORTED.items()
    for python in supported
    if python in PRESENT
]


def _install(session: nox.Session, django: str) -> None:
    name = f"requirements/django{django.replace('.', '')}.txt"
    session.install("--quiet", "--require-hashes", "-r", name)


@nox.session
@nox.parametrize("python, django", MATRIX)
def tests(session: nox.Session, django: str) -> None:
    """Run everything that depends on Django."""
    _install(session, django)
    chosen = PAST_TESTS if django in PAST_VERSIONS else TESTS
    session.run("python", "-m", "pytest", "-q", "-n", "auto", *session.posargs, *chosen)


# What no lock can name: the newest release, a candidate included, and what Django is working on.
COMING = {
    "release": ("--prerelease", "allow", "django"),
    "main": ("django @ https://github.com/django/django/archive/refs/heads/main.tar.gz",),
}


@nox.session(python=next(reversed(PRESENT), None))
@nox.parametrize("source", list(COMING), ids=list(COMING))
def coming(session: nox.Session, source: str) -> None:
    """Run everything that depends on Django on one that is not locked; nothing waits for it."""
    _install(session, next(reversed(SUPPORTED)))
    session.install("--quiet", "--upgrade", *COMING[source])
    session.run("python", "-m", "django", "--version")
    session.run("python", "-m", "pytest", "-q", "-n", "auto", *session.posargs, *TESTS)


@nox.session
def audit(session: nox.Session) -> None:
    """Ask whether a locked package, of Python or npm, has a known hole. Needs the network."""
    session.install("--quiet", "--require-hashes", "-r", "requirements/audit.txt")
    call = ("python", "-m", "pip_audit", "--require-hashes", "--disable-pip", "--strict", "-r")
    holes = []
    for path in sorted(Path("requirements").glob("*.txt")):
        # Django 4.2 is kept on purpose: snippets that speak of it run on it, and nothing serves it.
        if path.stem != "django42":
            try:
                session.run(*call, str(path))
            except CommandFailed:
                holes.append(str(path))
    try:
        with session.chdir("theme/runner"):
            session.run("npm", "audit", "--package-lock-only", external=True)
    except CommandFailed:
        holes.append("theme/runner/package-lock.json")
    if holes:
        session.error(
            f"{', '.join(holes)}: see above which package has a hole. "
            "Take a newer version: `make lock` after raising it, or `npm update` in theme/runner."
        )


# One Python for each Django is enough to record.
RECORD = [
    nox.param(python, django, id=f"django{django}")
    for django in sorted(SUPPORTED, reverse=True)
    for python in [next((p for p in reversed(SUPPORTED[django]) if p in PRESENT), None)]
    if python
]


@nox.session
@nox.parametrize("python, django", RECORD)
def record(session: nox.Session, django: str) -> None:
    """Record what snippets print and what captures see on one Django."""
    _install(session, django)
    record_with = ("-p", "no:randomly", "-q", "--record", *session.posargs)
    chosen = PAST_TESTS if django in PAST_VERSIONS else ("tests/snippets", "tests/captures")
    session.run("python", "-m", "pytest", *record_with, *chosen)
