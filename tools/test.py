"""Runs every test (`python -m tools.test`); arguments go to pytest.

Without Chromium the tests in a browser are left out, which one line says; where REQUIRE_BROWSER is
set (CI), that is an error instead.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from tools.browser import HOW_TO_GET, BrowserError, find_chromium
from tools.repository import ROOT

NO_TESTS = 5  # pytest's exit code for a run that found none


def main(arguments: list[str] | None = None) -> int:
    """Find Chromium, lint, run pytest on all cores."""
    given = sys.argv[1:] if arguments is None else arguments
    environment = dict(os.environ)
    environment.pop("DATABASE_URL", None)  # SQLite here; a server is for `nox -s postgresql`
    without = ""
    try:
        chromium = find_chromium(install=True)
    except BrowserError as error:
        print(error)
        return 1
    # Two runs: while Playwright is at work in a process, asyncio.run() fails there, and samples
    # use it.
    chosen = ["not browser"]
    if chromium:
        environment["CHROMIUM"] = str(chromium)
        chosen.append("browser")
    else:
        without = f"Not run: the tests in a browser, for want of Chromium. {HOW_TO_GET}"
        if environment.get("REQUIRE_BROWSER"):
            print(without)
            return 1
    calls = [
        [sys.executable, "-m", "ruff", "check", "."],
        [sys.executable, "-m", "ruff", "format", "--check", "."],
    ]
    codes = [subprocess.run(call, cwd=ROOT, env=environment).returncode for call in calls]
    pytest = [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "worksteal"]
    with tempfile.TemporaryDirectory() as folder:
        environment["BUILT_SITE"] = folder  # the second run looks at the site of the first
        runs = [
            subprocess.run([*pytest, *given, "-m", mark], cwd=ROOT, env=environment).returncode
            for mark in chosen
        ]
    if set(runs) != {NO_TESTS}:  # tests named on the command line may all belong to one run
        runs = [code for code in runs if code != NO_TESTS]
    if without:
        print(without)
    return max(*codes, *runs)


if __name__ == "__main__":
    sys.exit(main())
