"""What the build writes into pages for the browser runner, and keeps out of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from hooks import load_hook

from tools.in_browser import megabytes
from tools.repository import DATABASES, DJANGO_VERSIONS, LANGUAGES, ROOT
from tools.snippets import BROWSER_REASONS, Snippet
from tools.words import words

WORDS = words("en")


@pytest.fixture(scope="module")
def runner() -> ModuleType:
    return load_hook("runner")


@pytest.fixture(scope="module")
def samples() -> ModuleType:
    return load_hook("samples")


def snippet(**fields: str) -> Snippet:
    return Snippet(ROOT / "snippets" / "basics" / "x.py", "", fields)


def test_button_names_the_file_and_the_size(samples: ModuleType) -> None:
    button = samples.run_button("snippets/basics/x.py", WORDS)
    assert 'data-run="snippets/basics/x.py"' in button
    text = re.sub(r"<[^>]+>", "", button)
    assert text == f"Run · {megabytes(WORDS)} snippets/basics/x.py"


def test_excused_snippet_says_why(samples: ModuleType) -> None:
    assert samples.browser_excuse(snippet(), WORDS) == ""
    assert WORDS["reason_threads"] in samples.browser_excuse(snippet(Browser="no (threads)"), WORDS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", [*BROWSER_REASONS, *DATABASES[1:]])
def test_each_excuse_has_its_words(samples: ModuleType, language: str, reason: str) -> None:
    asks = {"Database": reason} if reason in DATABASES else {"Browser": f"no ({reason})"}
    told = words(language)
    assert told[f"reason_{reason}"] in samples.browser_excuse(snippet(**asks), told)


def test_snippet_of_an_older_django_says_so(samples: ModuleType) -> None:
    told = samples.browser_excuse(snippet(Django=DJANGO_VERSIONS[0]), WORDS)
    assert DJANGO_VERSIONS[0] in told
    assert DJANGO_VERSIONS[-1] in told
    assert samples.browser_excuse(snippet(Django=f"{DJANGO_VERSIONS[-1]}+"), WORDS) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_the_scripts_are_written_for_each_language(
    runner: ModuleType, tmp_path: Path, language: str
) -> None:
    """Every word that a script asks for is there."""
    (tmp_path / runner.WORDS).parent.mkdir(parents=True)
    config = SimpleNamespace(
        site_dir=str(tmp_path), extra={"words": words(language), "language": language}
    )
    runner.on_post_build(config)
    text = (tmp_path / runner.WORDS).read_text("utf-8")
    told = json.loads(text.removeprefix("export default ").removesuffix(";\n"))
    asked: set[str] = set()
    for script in (ROOT / "theme/assets/javascripts/run").glob("*.js"):
        code = script.read_text("utf-8")
        for found in re.finditer(r'(?<!/)\bwords\.(\w+)|"((?:run|play|timeline)_\w+)"', code):
            asked.add(found[1] or found[2])
    assert len(asked) > 40
    assert asked <= told.keys()
    # The snippets stand once, where the site begins.
    assert (tmp_path / "snippets" / "index.json").exists() == (language == LANGUAGES[0])


def test_every_failure_of_the_engine_has_a_sentence() -> None:
    engine = (ROOT / "theme/runner/engine.js").read_text("utf-8")
    listed = re.search(r"export const CODES = \[(.*?)\]", engine)
    assert listed
    codes = re.findall(r'"(\w+)"', listed[1])
    assert len(codes) > 5
    assert [code for code in codes if f"run_error_{code}" not in WORDS] == []


def test_sources_of_the_runner_are_no_part_of_the_site(runner: ModuleType) -> None:
    files = [SimpleNamespace(src_uri=uri) for uri in ("runner/worker.js", "index.md")]
    kept = runner.on_files(files, SimpleNamespace())
    assert [file.src_uri for file in kept] == ["index.md"]


def test_models_of_the_page_are_in_a_list(runner: ModuleType) -> None:
    page = runner.on_page_markdown(
        f"a\n\n{runner.MODELS}\n", None, SimpleNamespace(extra={"words": WORDS}), None
    )
    assert "<dt><code>GiftOrder(Order)</code></dt><dd><code>message</code> CharField</dd>" in page
    assert page.count("<dl>") == page.count("</dl>") > 2
