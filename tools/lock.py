"""Compiles requirements/*.in into pinned, hashed *.txt (`python -m tools.lock`).

The files hold names, versions and hashes, no addresses. `--upgrade` takes newer versions.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from tools.repository import ROOT, SUPPORTED, file_name

# File, lowest Python it serves, file whose pins it follows.
LOCKS = (
    ("test", "3.11", None),
    ("docs", "3.11", "test"),
    ("audit", "3.12", "test"),
    *((file_name(version), pythons[0], "test") for version, pythons in SUPPORTED.items()),
    ("postgresql", "3.11", None),
    ("mariadb", "3.11", None),
    ("runner", "3.14", "test"),  # the Python in the browser, whatever runs the build
)


def command(name: str, python: str, follows: str | None, upgrade: bool) -> list[str]:
    """The uv call that compiles one file."""
    call = [
        *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal"),
        *("--generate-hashes", "--no-header", "--no-annotate", "--python-version", python),
        *(f"requirements/{name}.in", "--output-file", f"requirements/{name}.txt"),
    ]
    if follows and not name.startswith("django"):
        call += ["--constraint", f"requirements/{follows}.txt"]
    return call + (["--upgrade"] if upgrade else [])


def main(arguments: list[str] | None = None) -> int:
    """Compile every file; say which changed."""
    parser = argparse.ArgumentParser(prog="python -m tools.lock", description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    options = parser.parse_args(arguments)
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
    for name, python, follows in LOCKS:
        path = ROOT / "requirements" / f"{name}.txt"
        before = path.read_text("utf-8") if path.exists() else ""
        call = command(name, python, follows, options.upgrade)
        if subprocess.run(call, cwd=ROOT, env=environment).returncode:
            return 1
        changed = path.read_text("utf-8") != before
        print(f"requirements/{name}.txt {'changed' if changed else 'unchanged'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
