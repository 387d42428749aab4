"""Puts the snippets into the built site as they are, with a list of them (`write`).

The browser runner shows and runs these files, and compares with the outputs beside them; the
playground makes its menu of snippets/index.json, a list of

    {"name": "basics/first", "title": "Its idea.", "wrong": false, "versions": ["6.0", "6.1"],
     "browser": null, "outputs": {"6.0": "basics/first.django60.out", "6.1": "basics/first.out"}}

where `browser` is the reason why it cannot run in the browser (a key of tools.snippets). For use
offline snippets/all.json holds the text of every file by its name, `basics/first.py`.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from tools.repository import SNIPPETS
from tools.snippets import Snippet, SnippetError, snippet_paths


def entry(snippet: Snippet) -> dict[str, Any]:
    """One snippet as the list tells of it."""
    return {
        "name": snippet.name,
        "title": snippet.idea,
        "wrong": snippet.wrong,
        "versions": list(snippet.versions),
        "browser": snippet.browser_excuse,
        "outputs": {
            version: snippet.output_path(version).relative_to(SNIPPETS).as_posix()
            for version in snippet.outputs()
        },
    }


def write(site: Path) -> None:
    """Write snippets/ below the root of the built site. A broken snippet is left out."""
    target = site / "snippets"
    entries = []
    texts = {}
    for path in snippet_paths():
        try:
            snippet = Snippet.read(path, compiled=False)
        except SnippetError:  # tools/check.py explains
            continue
        told = entry(snippet)
        entries.append(json.dumps(told, ensure_ascii=False, separators=(",", ":")))
        folder = (target / snippet.name).parent
        folder.mkdir(parents=True, exist_ok=True)
        for name in sorted({f"{snippet.name}.py", *told["outputs"].values()}):
            shutil.copyfile(SNIPPETS / name, target / name)
            texts[name] = (SNIPPETS / name).read_text("utf-8")
    index = "[\n" + ",\n".join(entries) + "\n]\n"
    (target / "index.json").write_text(index, "utf-8", newline="\n")
    everything = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
    (target / "all.json").write_text(everything, "utf-8", newline="\n")
