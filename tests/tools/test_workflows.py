"""The workflows of GitHub Actions: pinned actions, few rights, and they call what is there."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from tools.repository import NPM_LOCKS, PYTHONS, ROOT, relative
from tools.weekly import CHECKS

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent
# What calls other things of this repository by name.
CALLERS = [*WORKFLOWS, ROOT / ".ci" / "run", ROOT / "Makefile"]
MAKE = re.compile(r"\bmake ([.\w/-]+)")
MODULE = re.compile(r"\bpython3? -m ([\w.]+)")
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit(path: Path) -> None:
    jobs = yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
    used = [step["uses"] for job in jobs for step in job["steps"] if "uses" in step]
    assert [name for name in used if not PINNED.fullmatch(name)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_read_and_a_job_asks_for_more(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert "timeout-minutes" in job, f"{path.name}: {name} could run for hours"
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_one_run_of_a_workflow_does_not_meet_another(path: Path) -> None:
    """Two deployments at once, or two previews of one branch, would overwrite each other."""
    workflow = yaml.safe_load(path.read_text("utf-8"))
    told = workflow.get("concurrency", {})
    assert told.get("group"), f"{path.name} has no `concurrency` with a group"
    deploys = any("actions/deploy-pages@" in str(job["steps"]) for job in _jobs(path))
    writes = deploys or "issues" in workflow["jobs"]
    # Half a deployment, or half a list of issues, is worse than an old one.
    assert told["cancel-in-progress"] is not writes
    if not writes:
        assert "github.ref" in told["group"], "one branch would end the run of another"


def _jobs(path: Path) -> list[dict[str, Any]]:
    return list(yaml.safe_load(path.read_text("utf-8"))["jobs"].values())


def _commands(path: Path) -> str:
    """The shell lines of a workflow, of the Makefile or of a script, comments left out."""
    if path in WORKFLOWS:
        lines = [step.get("run", "") for job in _jobs(path) for step in job["steps"]]
    else:
        lines = path.read_text("utf-8").splitlines()
        if path.name == "Makefile":  # what stands behind the targets is for readers of `make help`
            lines = [line for line in lines if line.startswith("\t")]
    return "\n".join(line for line in lines if not line.lstrip().startswith("#"))


@functools.cache
def _sessions() -> set[str]:
    """Every session of noxfile.py, `coming(main)`, and each without what is in its brackets."""
    call = [sys.executable, "-m", "nox", "--list"]
    ran = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    found = set(re.findall(r"^[-*] (\S+)", ran.stdout, re.MULTILINE))
    assert found, ran.stderr
    return found | {name.partition("(")[0] for name in found}


def missing_in(commands: str) -> list[str]:
    """What shell lines call that this repository does not have."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = {*re.findall(r"^([\w/.-]+):.*##", makefile, re.M)}
    targets |= {*re.findall(r"^\w+ := (\.venv/\S+)$", makefile, re.M)}
    missing = [f"make {name}" for name in MAKE.findall(commands) if name not in targets]
    for name in MODULE.findall(commands):
        ours = ROOT / f"{name.replace('.', '/')}.py"
        if not (ours.is_file() if name.startswith("tools.") else find_spec(name)):
            missing.append(f"python -m {name}")
    for script in re.findall(r"\btools/\w+\.\w+", commands):
        if not os.access(ROOT / script, os.X_OK):
            missing.append(script)
    for told in re.findall(r"nox (?:-s|--session) (\"[^\"]+\"|\S+(?: [a-z]\w*)*)", commands):
        # What make puts between the brackets, `coming($(or $(on),main))`, is in the tests of make.
        names = [told.strip('"').partition("($")[0]] if "$" in told else told.strip('"').split()
        missing += [f"nox -s {name}" for name in names if name not in _sessions()]
    for tag in re.findall(r"MATRIX=\"-t (\w+)\"", commands):
        if not re.search(rf"\b{tag}\b", (ROOT / "noxfile.py").read_text("utf-8")):
            missing.append(f"nox -t {tag}")
    return missing


@pytest.mark.parametrize("path", CALLERS, ids=lambda path: path.name)
def test_what_is_called_exists(path: Path) -> None:
    commands = _commands(path)
    assert MAKE.search(commands) or MODULE.search(commands), "nothing was found: look at _commands"
    assert missing_in(commands) == []


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("make tests", "make tests"),
        ("make .venv/test-packages", "make .venv/test-packages"),
        ("X=1 make test-matrices on=main", "make test-matrices"),
        (".venv/bin/python -m tools.weakly run links -- make links", "python -m tools.weakly"),
        ("python -m noks", "python -m noks"),
        ("A=$(tools/start_mysql.sh) true", "tools/start_mysql.sh"),
        (".venv/bin/python -m nox -s mariabd", "nox -s mariabd"),
        ("python -m nox -s postgresql mariabd", "nox -s mariabd"),
        ('python -m nox -s "come($(or $(on),main))"', "nox -s come"),
        ('make test-matrix MATRIX="-t cj"', "nox -t cj"),
    ],
)
def test_what_does_not_exist_is_noticed(command: str, told: str) -> None:
    assert missing_in(command) == [told]


def test_the_matrix_installs_every_python_under_test() -> None:
    text = (ROOT / ".github" / "workflows" / "tests.yml").read_text("utf-8")
    assert set(PYTHONS) <= set(re.findall(r"3\.\d\d", text))


def test_the_jobs_of_the_issue_are_there() -> None:
    """Tests, the matrix and a preview for a pull request; publishing; the weekly look around."""
    jobs = {path.stem: set(yaml.safe_load(path.read_text("utf-8"))["jobs"]) for path in WORKFLOWS}
    assert jobs == {
        "publish": {"build", "deploy"},
        "tests": {"test", "matrix", "mariadb", "preview"},
        "weekly": {"links", "django", "audit", "issues"},
    }


def test_the_coming_django_may_fail() -> None:
    weekly = yaml.safe_load((GITHUB / "workflows" / "weekly.yml").read_text("utf-8"))
    runs = [step for step in weekly["jobs"]["django"]["steps"] if "run" in step]
    assert [step["continue-on-error"] for step in runs] == [True, True]


def test_every_weekly_check_is_run_and_told_of() -> None:
    """A check that no job runs, or whose outcome gets lost, would open an issue for ever."""
    weekly = yaml.safe_load((GITHUB / "workflows" / "weekly.yml").read_text("utf-8"))
    told = {}
    for name, job in weekly["jobs"].items():
        for step in job["steps"]:
            if run := re.match(
                r"python -m tools\.weekly run ([\w-]+) -- make", step.get("run", "")
            ):
                told[run[1]] = name
                for output in (run[1], f"{run[1]}-report"):
                    expected = f"${{{{ steps.{step['id']}.outputs.{output} }}}}"
                    assert job["outputs"][output] == expected
    assert set(told) == set(CHECKS)
    assert set(weekly["jobs"]["issues"]["needs"]) == set(told.values())


def test_only_named_jobs_may_write() -> None:
    """The rights of each job that has more than reading; whoever adds one explains it here."""
    rights = {}
    for path in WORKFLOWS:
        for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items():
            if "permissions" in job:
                rights[f"{path.stem}.{name}"] = job["permissions"]
    assert rights == {
        "publish.deploy": {"pages": "write", "id-token": "write"},
        "weekly.issues": {"contents": "read", "issues": "write"},
    }


def _tool(name: str) -> str:
    """A command installed beside this Python."""
    found = shutil.which(name, path=str(BIN))
    assert found, f"{name} is not installed: run `make .venv/test-packages-installed`."
    return found


def test_zizmor_finds_nothing() -> None:
    """Injection through names of branches, rights, caches, credentials."""
    call = [_tool("zizmor"), "--offline", "--no-progress", "--persona", "pedantic", str(GITHUB)]
    ran = subprocess.run(call, capture_output=True, text=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("github-workflows", "workflows/*.yml"),
        ("dependabot", "dependabot.yml"),
        ("github-issue-forms", "ISSUE_TEMPLATE/*-??.yml"),
        ("github-issue-config", "ISSUE_TEMPLATE/config.yml"),
    ],
)
def test_github_can_read_its_files(schema: str, pattern: str) -> None:
    """GitHub drops a file it cannot read without a word. The schemas come with the package."""
    files = [str(path) for path in sorted(GITHUB.glob(pattern))]
    assert files
    call = [_tool("check-jsonschema"), "--builtin-schema", f"vendor.{schema}", *files]
    ran = subprocess.run(call, capture_output=True, text=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_updates_come_grouped_for_everything_that_is_pinned() -> None:
    updates = yaml.safe_load((GITHUB / "dependabot.yml").read_text("utf-8"))["updates"]
    found = {u["package-ecosystem"]: u.get("directories", [u.get("directory")]) for u in updates}
    assert found == {
        "pip": ["/requirements"],
        "npm": [f"/{relative(path.parent)}" for path in NPM_LOCKS],
        "github-actions": ["/"],
    }
    assert all(u["groups"] for u in updates)


def test_the_coming_django_is_asked_for_by_names_that_exist() -> None:
    """What `make test-coming on=…` puts between the brackets."""
    assert {"coming(main)", "coming(release)"} <= _sessions()
    weekly = _commands(GITHUB / "workflows" / "weekly.yml")
    assert {f"coming({on})" for on in re.findall(r"\bon=(\w+)", weekly)} <= _sessions()
