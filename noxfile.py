"""The matrix: snippets, captures and the sample project on every supported Django and Python.

Each session installs its own hash-pinned requirements. `make test-matrix` runs all of them;
`nox -s record` records the outputs of every Django, the newest first (`make update`).
"""

import os
import sys
from pathlib import Path

import nox

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
