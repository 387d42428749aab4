"""Every snippet runs in the shipped worker and prints exactly what is recorded beside it."""

from __future__ import annotations

import json
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from tools.repository import DATABASES, DJANGO_VERSIONS, relative
from tools.snippets import Snippet, snippet_paths

# One after the other in one page and one worker, as a reader of a long page would.
RUN_ALL = """async (requests) => {
  const manifest = await (await fetch("/run/manifest.json")).json();
  const { connect } = await import(`/run/${manifest.engine}`);
  const engine = await connect({ root: "/" });
  const results = [];
  for (const request of requests) {
    const result = await engine.run({ ...request, trace: true, limit: 120000 });
    const { ok, output, error, picture, trace } = result;
    results.push({ ok, output, error, drawn: Boolean(picture), events: trace.length });
  }
  engine.dispose();
  return results;
}"""
# What Python says in a browser when code asks for what is not there.
NOT_THERE = {"threads": "can't start new thread", "subprocess": "does not support processes"}
# How often the shipped worker ran here what CPython runs in another thread.
STAND_INS = {
    "code": "from in_browser import loop\nprint(loop.stand_ins)",
    "name": "stand_ins.py",
    "published": True,
}
PARTS = 2  # one for each core


def _asked(snippet: Snippet) -> dict[str, Any]:
    return {
        "code": snippet.text,
        "name": relative(snippet.path),
        "receivers": list(snippet.receivers),
        "published": True,
    }


def _fault(snippet: Snippet, version: str, result: dict[str, Any]) -> str | None:
    """The first line in which the browser's output differs from the record, or None."""
    recorded = snippet.outputs()[version]
    if result["ok"] and result["output"] == recorded:
        return None
    name = relative(snippet.path)
    if not result["ok"]:
        return f"{name}: {result['error']['text'] or result['error']}"
    pairs = zip_longest(recorded.splitlines(), result["output"].splitlines())
    number, pair = next((n, p) for n, p in enumerate(pairs, 1) if p[0] != p[1])
    return f"{name}: line {number} is recorded {pair[0]!r}, the browser prints {pair[1]!r}"


def _excuse_fault(
    snippet: Snippet, version: str, result: dict[str, Any], stand_ins: int
) -> str | None:
    """Why the reason that readers are told is not what keeps it out of the browser, or None."""
    name, reason = relative(snippet.path), snippet.browser_excuse
    differs = _fault(snippet, version, result)
    if not differs:
        # An excuse that is no longer true keeps a sample from readers for nothing.
        return f"{name}: runs in the browser, so take its `Browser:` line away"
    if reason in DATABASES:
        return None  # its docstring asks for that server, and the browser has none
    seen = f"{result['output']}{(result['error'] or {}).get('text')}"
    if NOT_THERE[reason] in seen or (reason == "threads" and result["ok"] and stand_ins):
        return None
    return f"{name}: is excused for {reason}, but fails for another reason: {differs}"


@pytest.mark.browser
@pytest.mark.parametrize("part", range(PARTS))
def test_prints_what_is_recorded(part: int, reader: BrowserContext, runnable: Path) -> None:
    django = json.loads((runnable / "run" / "manifest.json").read_text("utf-8"))["django"]
    version = django.rpartition(".")[0]
    assert version in DJANGO_VERSIONS
    every = [Snippet.read(path) for path in snippet_paths()[part::PARTS]]
    every = [snippet for snippet in every if version in snippet.versions]
    able = [snippet for snippet in every if not snippet.browser_excuse]
    excused = [snippet for snippet in every if snippet.browser_excuse]
    order = [*able, able[0]]  # the first once more, after all that the others did
    page = reader.new_page()
    page.goto("run/manifest.json")  # an empty page of the same host
    asked = [_asked(snippet) for snippet in order]
    asked += [STAND_INS, *(one for snippet in excused for one in (_asked(snippet), STAND_INS))]
    results = page.evaluate(RUN_ALL, asked)
    page.close()
    pairs = list(zip(order, results[: len(order)], strict=True))
    faults = [fault for pair in pairs if (fault := _fault(pair[0], version, pair[1]))]
    counts = [int(result["output"]) for result in results[len(order) :: 2]]
    for number, snippet in enumerate(excused):
        result = results[len(order) + 1 + 2 * number]
        if fault := _excuse_fault(snippet, version, result, counts[number + 1] - counts[number]):
            faults.append(fault)
    assert not faults, "\n".join(faults)
    assert len(able) > len(excused), "more snippets are excused than run"
    assert any(result["drawn"] and result["events"] for result in results)
