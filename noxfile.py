"""The matrix: snippets, captures and the sample project on every supported Django and Python.

Each session installs its own hash-pinned requirements. `make test-matrix` runs all of them and
prints a table (tools/matrix.py); `nox -s record` records the outputs of every Django, the newest
first, and on which Pythons each snippet was run (`make update`); `nox -s coming` tries what
Django is working on. `-t ci` leaves out the pair that `make test` runs, and older Djangos on
servers.
"""

import os
import re
import sys
from pathlib import Path

import nox
from nox.command import CommandFailed

sys.path.insert(0, str(Path(__file__).parent))  # the command `nox` does not look here

from tools.interpreters import present
from tools.matrix import result_path
from tools.repository import (
    DJANGO_VERSIONS,
    NPM_LOCKS,
    PAST_VERSIONS,
    PYTHONS,
    SUPPORTED,
    file_name,
    relative,
)

nox.options.sessions = ["tests", "postgresql", "mariadb"]
nox.options.default_venv_backend = "uv"
nox.options.reuse_venv = "yes"

PRESENT = present()
# Nox looks for pythonX.Y on the PATH, where pyenv puts shims that may not start.
os.environ["PATH"] = os.pathsep.join(
    [*(str(path.parent) for path in PRESENT.values()), os.environ.get("PATH", "")]
)
# What runs on every Django; the pages and tools have their tests in `make test`.
TESTS = ("tests/snippets", "tests/captures", "tests/tracer", "tests/sample_project")
# What does not depend on the Python, so that one for each Django is enough: reports for Django,
# each in a process of its own.
DJANGO_TESTS = ("tests/corrections",)
# What runs on a release that is no longer supported: the snippets that name it.
PAST_TESTS = ("tests/snippets",)
# What runs on a database server: the snippets that are for it,
SERVER_TESTS = ("tests/snippets/test_snippets.py", "tests/snippets/test_excuses.py")
# and the shop, without what makes SQLite files of its own in other processes.
SHOP_TESTS = (
    "tests/sample_project",
    *(
        f"--deselect=tests/sample_project/{name}"
        for name in (
            "test_custom_user.py",
            "test_production_settings.py",
            "test_project_rules.py",
            "test_shop_fixture.py::test_reader_starts_the_shop_and_sees_a_receiver_answer",
        )
    ),
)
# All else runs on SQLite, whatever address the shell holds.
ON_SQLITE = {"DATABASE_URL": ""}


def _tags(python: str, django: str) -> list[str]:
    """`ci` for all but the newest Django on the newest Python: that is what `make test` runs."""
    by_make_test = (python, django) == (next(reversed(PRESENT)), DJANGO_VERSIONS[-1])
    return [f"django{django}", *([] if by_make_test else ["ci"])]


MATRIX = [
    nox.param(python, django, id=f"django{django}-python{python}", tags=_tags(python, django))
    for django, supported in SUPPORTED.items()
    for python in supported
    if python in PRESENT
]


def _newest_python(django: str) -> str | None:
    """The newest Python here on which a Django runs; None where there is none."""
    return next((python for python in reversed(SUPPORTED[django]) if python in PRESENT), None)


def _install(session: nox.Session, django: str) -> None:
    name = f"requirements/{file_name(django)}.txt"
    if not Path(name).exists():
        session.error(f"{name} is missing; `make lock` writes it")
    session.install("--quiet", "--require-hashes", "-r", name)


def _pytest(session: nox.Session, *arguments: str, database_url: str = "") -> None:
    """Run pytest, on SQLite unless a server is named; leave the counts for the table."""
    call = ("python", "-m", "pytest", "-q", f"--junitxml={result_path(session.name)}", *arguments)
    # Sessions run side by side. pytest-django appends this to the names of test databases.
    own = re.sub(r"\W", "_", session.name)
    session.run(*call, env={"DATABASE_URL": database_url, "TOX_PARALLEL_ENV": own})


@nox.session
@nox.parametrize("python, django", MATRIX)
def tests(session: nox.Session, django: str) -> None:
    """Run everything that depends on Django."""
    _install(session, django)
    chosen = PAST_TESTS if django in PAST_VERSIONS else TESTS
    if django in DJANGO_VERSIONS and session.python == _newest_python(django):
        chosen += DJANGO_TESTS
    _pytest(session, "-n", "auto", "--dist", "worksteal", *session.posargs, *chosen)


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
    try:
        session.install("--quiet", "--upgrade", *COMING[source])
    except CommandFailed:
        session.error(f"Django's {source} cannot be had, see above; nothing was run on it")
    session.run("python", "-m", "django", "--version")
    _pytest(session, "-n", "auto", *session.posargs, *TESTS, *DJANGO_TESTS)


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
    for lock in NPM_LOCKS:
        try:
            with session.chdir(lock.parent):
                session.run("npm", "audit", "--package-lock-only", external=True)
        except CommandFailed:
            holes.append(relative(lock))
    if holes:
        session.error(
            f"{', '.join(holes)}: see above which package has a hole. "
            "Take a newer version: `make lock` after raising it, or `npm update` beside the lock."
        )


# Outputs are recorded on the newest Python of each Django; older ones have to print the same.
RECORD = [
    nox.param(python, django, id=f"django{django}-python{python}")
    for django in sorted(SUPPORTED, reverse=True)
    for python in sorted(SUPPORTED[django], key=PYTHONS.index, reverse=True)
    if python in PRESENT
]


@nox.session
@nox.parametrize("python, django", RECORD)
def record(session: nox.Session, django: str) -> None:
    """Record what snippets print, what captures see, and where snippets were run."""
    _install(session, django)
    call = ("python", "-m", "pytest", "-q", "-p", "no:randomly", "-n", "auto", *session.posargs)
    if session.python != _newest_python(django):
        asked, chosen = "--record-runs", PAST_TESTS
    else:
        asked = "--record"
        chosen = PAST_TESTS if django in PAST_VERSIONS else ("tests/snippets", "tests/captures")
    # 5: there was nothing to run, of what `-k` chose or of what is not recorded already.
    session.run(*call, asked, *chosen, success_codes=[0, 5], env=ON_SQLITE)


# One Python for each Django is enough on a server, and one Django in CI.
ON_SERVER = [
    nox.param(python, django, id=f"django{django}", tags=["ci"] * (django == DJANGO_VERSIONS[-1]))
    for django in reversed(DJANGO_VERSIONS)
    if (python := _newest_python(django))
]


def _on_server(session: nox.Session, django: str, server: str, scheme: str) -> None:
    """Run on a server what can differ there; its address is in DATABASE_URL or DATABASE_URL_2.

    server: the name of its driver's file in requirements.
    """
    urls = [os.environ.get(name, "") for name in ("DATABASE_URL", "DATABASE_URL_2")]
    url = next((each for each in urls if each.startswith(scheme)), None)
    if url is None:
        reason = (
            f"DATABASE_URL is no {scheme}://…, so nothing was run there; one line starts a server, "
            "see docs/en/contributing.md#postgresql"
        )
        if os.environ.get(f"REQUIRE_{server.upper()}"):
            session.error(reason)
        session.skip(reason)
    _install(session, django)
    session.install("--quiet", "--require-hashes", "-r", f"requirements/{server}.txt")
    # On one Django the shop's own tests too: what they add is about the database, not the release.
    chosen = SERVER_TESTS + SHOP_TESTS if django == DJANGO_VERSIONS[-1] else SERVER_TESTS
    _pytest(session, "-n", "auto", *session.posargs, *chosen, database_url=url)


@nox.session
@nox.parametrize("python, django", ON_SERVER)
def postgresql(session: nox.Session, django: str) -> None:
    """Run on a PostgreSQL server what can differ there; `--record` records."""
    _on_server(session, django, "postgresql", "postgres")


@nox.session
@nox.parametrize("python, django", ON_SERVER)
def mariadb(session: nox.Session, django: str) -> None:
    """Run on a MariaDB server what can differ there; `--record` records."""
    _on_server(session, django, "mariadb", "mysql")
