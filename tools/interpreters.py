"""Finds the Pythons of this machine, those of pyenv included even when none is selected there."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tools.repository import PYTHONS


def _candidates(version: str) -> Iterator[str]:
    if found := shutil.which(f"python{version}"):
        yield found
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from map(str, sorted(root.glob(f"versions/{version}.*/bin/python"), reverse=True))


def find(version: str) -> Path | None:
    """The interpreter of a version, `3.12`, that really starts; None where there is none.

    A shim of pyenv is on the PATH for every version and fails for those not selected.
    """
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    for candidate in _candidates(version):
        try:
            ran = subprocess.run([candidate, "-c", code], capture_output=True, text=True)
        except OSError:
            continue
        if ran.returncode == 0 and ran.stdout.strip() == version:
            return Path(candidate)
    return None


def present() -> dict[str, Path]:
    """Version to interpreter, for every Python of PYTHONS that is on this machine."""
    return {version: path for version in PYTHONS if (path := find(version))}
