"""The hooks of git reject what CI would, in this environment, without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.small_repository import write
from tools.repository import ROOT

CONFIG = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
IN_STEP = "tests/docs/in_step.yml"
PAGE = """---
title: Title
description: A page.
---

# Title { #title }
"""


def test_hooks_are_of_this_repository_and_make_knows_them() -> None:
    (repository,) = CONFIG["repos"]
    assert repository["repo"] == "local"
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for hook in repository["hooks"]:
        assert hook["language"] == "system"  # no environment of its own, so nothing to download
        assert f"\n{hook['entry'].split()[-1]}: " in makefile


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A git repository with the hooks, the tools and one page, and no way to install anything."""
    for name in (".pre-commit-config.yaml", "Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "tools", tmp_path / "tools", ignore=ignored)
    write(tmp_path / "theme/words.yml", "{}\n")
    write(tmp_path / IN_STEP, f"index.md:\n  title: {'0' * 8} {'0' * 8}\n")
    for name in ("docs", "test"):
        write(tmp_path / f"requirements/{name}.txt", "")
    for language in ("en", "ru"):
        write(tmp_path / "docs" / language / "index.md", PAGE)
    write(tmp_path / ".gitignore", "/.venv/\n__pycache__/\n.ruff_cache/\n")
    write(tmp_path / ".venv/bin/python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (tmp_path / ".venv/bin/python").chmod(0o755)
    for name in ("created", "site-packages-installed", "test-packages-installed"):
        write(tmp_path / ".venv" / name, "")
    (tmp_path / "snippets").mkdir()
    for call in (["init", "--quiet"], ["add", "--all"]):
        subprocess.run(["git", *call], cwd=tmp_path, check=True)
    return tmp_path


def run_hooks(clone: Path) -> tuple[int, str]:
    subprocess.run(["git", "add", "--all"], cwd=clone, check=True)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "PRE_COMMIT_HOME": str(clone / ".venv" / "pre-commit"),
        # A download would be refused at once.
        **dict.fromkeys(("http_proxy", "https_proxy", "ALL_PROXY"), "http://127.0.0.1:9"),
    }
    call = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never"]
    ran = subprocess.run(call, cwd=clone, env=environment, capture_output=True, text=True)
    return ran.returncode, ran.stdout + ran.stderr


def test_hooks_pass_and_reject(clone: Path) -> None:
    code, said = run_hooks(clone)
    assert code == 0, said
    # The record of what changed in both languages is a part of the commit.
    recorded = (clone / IN_STEP).read_text("utf-8")
    assert "0" * 8 not in recorded
    call = ["git", "diff", "--name-only"]
    assert subprocess.run(call, cwd=clone, capture_output=True, check=True).stdout == b""
    write(clone / "docs/ru/index.md", PAGE.replace(" { #title }", ""))
    (clone / "docs/en/index.md").write_bytes(PAGE.replace("\n", "\r\n").encode())
    write(clone / "tools/extra.py", "import os\n")
    code, said = run_hooks(clone)
    assert code == 1
    for fault in ("heading has no id", "has Windows line ends", "F401"):
        assert fault in said
    # There was no commit, and whoever mends the Russian page alone is not said to be ahead.
    assert (clone / IN_STEP).read_text("utf-8") == recorded
