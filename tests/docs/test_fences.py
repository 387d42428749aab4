"""Every Python fence written straight into a page runs and prints what its `#>` lines say.

pytest-examples finds, runs and compares them. Fences that only quote a file are left to
tests/snippets, which runs the whole file.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tools.pages import page_paths, parse
from tools.repository import LANGUAGES, relative

pytest_examples = pytest.importorskip("pytest_examples")

# On 3.11 pytest-examples ends the whole run with INTERNALERROR at the first failing example.
BREAKS = sys.version_info < (3, 12)
REASON = "pytest-examples 0.0.18 breaks the test run on Python 3.11"

PAGES = [path for language in LANGUAGES for path in page_paths(language)]
EXAMPLES = [
    example
    for example in pytest_examples.find_examples(*map(str, PAGES))
    if "--8<--" not in example.source
]


@pytest.mark.skipif(BREAKS, reason=REASON)
@pytest.mark.django_db(transaction=True, reset_sequences=True, databases="__all__")
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{relative(e.path)}:{e.start_line}")
def test_fence_prints_what_it_says(
    example: pytest_examples.CodeExample, eval_example: pytest_examples.EvalExample
) -> None:
    eval_example.set_config(
        line_length=80, target_version="py311", ruff_select=["E", "F", "I"], quotes="double"
    )
    if eval_example.update_examples:
        eval_example.format_ruff(example)
        eval_example.run_print_update(example)
    else:
        eval_example.lint_ruff(example)
        eval_example.run_print_check(example)


@pytest.mark.parametrize("path", PAGES, ids=relative)
def test_no_fence_is_overlooked(path: Path) -> None:
    """A Markdown parser that knows nothing of pytest-examples counts the same Python fences."""
    text = path.read_text("utf-8")
    tokens = MarkdownIt().parse(text)
    parser_count = sum(
        token.type == "fence"
        and token.info.strip(" {.").lower().startswith("py")
        and "--8<--" not in token.content
        for token in tokens
    )
    # Boxes (`!!! note`) indent their content, which plain Markdown takes for text.
    indented = sum(
        bool(fence.indent) and fence.language.startswith("py") and not fence.include
        for fence in parse(path).fences
    )
    found = sum(Path(example.path) == path for example in EXAMPLES)
    assert found == parser_count + indented, (
        f"{relative(path)}: {parser_count + indented} Python fences, but the tests run {found}.\n"
        "  A fence that is not run proves nothing.\n"
        "  Write ```python, three backticks, no space before it."
    )


def test_python_3_11_skips_for_the_reason_given() -> None:
    """The skip above stands only as long as the version named in it is the one installed."""
    from importlib.metadata import version

    assert REASON.startswith(f"pytest-examples {version('pytest-examples')} "), (
        "pytest-examples changed: try tests/docs on Python 3.11, and remove or renew the skip."
    )


def test_some_fences_are_run() -> None:
    for language in LANGUAGES:
        assert any(f"docs/{language}/" in relative(Path(e.path)) for e in EXAMPLES), (
            f"docs/{language} has no Python fence of its own: is the search for fences broken?"
        )
