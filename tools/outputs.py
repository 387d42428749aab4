"""The outputs of a snippet as readers see them: one block for all places that print the same."""

from __future__ import annotations

from tools.repository import DATABASE_NAMES, DATABASES
from tools.snippets import Snippet


def group_outputs(outputs: dict[str, str]) -> list[tuple[list[str], str]]:
    """Releases that print the same stand together, the newest group first."""
    groups: dict[str, list[str]] = {}
    for version, output in outputs.items():
        groups.setdefault(output, []).append(version)
    return sorted(((v, o) for o, v in groups.items()), key=lambda g: g[0], reverse=True)


def titled_outputs(found: Snippet, words: dict[str, str]) -> list[tuple[str, str]]:
    """Each different output with the words above it: where it was printed, if that matters."""
    titled = []
    alike = found.different_outputs
    for databases, outputs in alike:
        groups = group_outputs(outputs)
        for versions, output in groups:
            where = []
            if len(alike) > 1 or found.databases[0] != DATABASES[0]:
                where += [DATABASE_NAMES[database] for database in databases]
            if len(groups) > 1:
                where.append(f"Django {', '.join(versions)}")
            title = words["output_of"].format(where=", ".join(where)) if where else words["output"]
            titled.append((title, output))
    return titled
