"""The workflows of GitHub Actions: actions pinned by commit, no more rights than needed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tools.repository import NPM_LOCKS, PYTHONS, ROOT, relative
from tools.weekly import CHECKS

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent
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
def test_steps_call_targets_that_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.M))
    jobs = yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
    runs = "\n".join(step.get("run", "") for job in jobs for step in job["steps"])
    called = set(re.findall(r"\bmake ([a-z-]+)", runs))
    assert called
    assert called <= targets
    modules = set(re.findall(r"-m tools\.(\w+)", runs))
    assert [name for name in modules if not (ROOT / "tools" / f"{name}.py").is_file()] == []


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


def test_the_makefile_calls_sessions_that_exist() -> None:
    called = set(re.findall(r"nox -s \"?([\w()$, -]+?)\"?$", (ROOT / "Makefile").read_text(), re.M))
    listed = subprocess.run(
        [sys.executable, "-m", "nox", "--list"], cwd=ROOT, capture_output=True, text=True
    )
    for name in {"audit", "coming(main)", "coming(release)"}:
        assert f"- {name} ->" in listed.stdout, listed.stderr
    assert called == {"audit", "coming($(or $(on),main))"}
