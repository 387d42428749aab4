"""What the weekly workflow does around its checks; needs Python alone.

    python -m tools.weekly run KEY -- COMMAND…   run a check, tell GitHub how it ended
    python -m tools.weekly issues                open, continue or close one issue for each check

`run` writes the end of what was printed to the summary of the workflow, and two outputs of the
step: KEY (success or failure) and KEY-report. `issues` reads them from the variable NEEDS, the JSON
of the finished jobs, and calls GitHub's own command `gh`.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Each check and the title of its issue; .github/workflows/weekly.yml runs them.
CHECKS = {
    "links": "Weekly: addresses that do not answer",
    "django-release": "Weekly: the newest Django release prints something else",
    "django-main": "Weekly: Django's main branch prints something else",
    "audit": "Weekly: a dependency with a known hole",
}
# An output of a job may be 1 MB; the end says what failed.
LONGEST = 20_000


@dataclass(frozen=True)
class Result:
    """How one check ended, and the end of what it printed."""

    key: str
    failed: bool
    report: str


def _append(variable: str, text: str) -> None:
    """Write to one of the files GitHub reads back; outside of GitHub there is none."""
    if path := os.environ.get(variable):
        with Path(path).open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)


def fenced(text: str) -> str:
    """A text as a block of code, whatever it holds."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}text\n{text.rstrip()}\n{fence}\n"


def run(key: str, command: list[str]) -> int:
    """Run a check, showing what it prints; return its code."""
    lines = []
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        errors="replace",
    )  # fmt: skip
    for line in process.stdout or ():
        sys.stdout.write(line)
        lines.append(line)
    code = process.wait()
    text = "".join(lines)[-LONGEST:]
    end = secrets.token_hex(16)  # nothing printed can end the value early
    outcome = "failure" if code else "success"
    _append("GITHUB_OUTPUT", f"{key}={outcome}\n{key}-report<<{end}\n{text}\n{end}\n")
    _append("GITHUB_STEP_SUMMARY", f"## {CHECKS[key]}: {outcome}\n\n{fenced(text[-4000:])}\n")
    return code


def results(needs: dict[str, Any]) -> list[Result]:
    """How each check ended; one that told nothing did not run to its end, so it failed."""
    outputs: dict[str, str] = {}
    for job in needs.values():
        outputs |= job.get("outputs", {})
    return [
        Result(
            key,
            outputs.get(key) != "success",
            outputs.get(f"{key}-report") or "It did not run to its end.",
        )
        for key in CHECKS
    ]


def _gh(*arguments: str) -> str:
    ran = subprocess.run(
        ["gh", *arguments], check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    return ran.stdout


def tell(result: Result, run_address: str) -> str:
    """Open an issue for a check that failed, or write to the one that is open; close it again.

    Returns what was done, in a sentence.
    """
    title = CHECKS[result.key]
    listed = json.loads(
        _gh("issue", "list", "--state", "open", "--app", "github-actions", "--limit", "100",
            "--json", "number,title")
    )  # fmt: skip
    number = next((str(issue["number"]) for issue in listed if issue["title"] == title), None)
    if not result.failed:
        if number is None:
            return f"{result.key}: nothing to tell"
        _gh("issue", "close", number, "--comment", f"It holds again: {run_address}")
        return f"{result.key}: closed #{number}"
    body = f"{run_address}\n\n{fenced(result.report)}"
    if number is None:
        return f"{result.key}: {_gh('issue', 'create', '--title', title, '--body', body).strip()}"
    _gh("issue", "comment", number, "--body", body)
    return f"{result.key}: written to #{number}"


def main(arguments: list[str] | None = None) -> int:
    """Run one check, or tell of all."""
    parser = argparse.ArgumentParser(prog="python -m tools.weekly", description=__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    check = actions.add_parser("run")
    check.add_argument("key", choices=CHECKS)
    check.add_argument("command", nargs="+")
    actions.add_parser("issues")
    options = parser.parse_args(arguments)
    if options.action == "run":
        return run(options.key, options.command)
    for result in results(json.loads(os.environ["NEEDS"])):
        print(tell(result, os.environ["RUN_ADDRESS"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
