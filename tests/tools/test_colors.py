"""Samples are colored once and kept; those who share the work keep what each of them did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools import colors

ONE, TWO = "print(1)\n", "del two\n"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what is kept, for a repository of three snippets of which one is broken."""
    paths = []
    for name, text in (
        ("one", f'"""One."""\n\n# --8<-- [start:part]\n{ONE}# --8<-- [end:part]\n'),
        ("two", f'"""Two."""\n\n# --8<-- [start:part]\n{TWO}# --8<-- [end:part]\n'),
        ("broken", "# --8<-- [start:no-end]\n"),
    ):
        paths.append(tmp_path / f"{name}.py")
        paths[-1].write_text(text, "utf-8")
    monkeypatch.setattr(colors, "snippet_paths", lambda: paths)
    monkeypatch.setattr(colors, "KEPT", tmp_path / "colored")
    forget()
    yield tmp_path / "colored"
    forget()


def forget() -> None:
    colors._kept.cache_clear()
    colors.colored.cache_clear()


def change(path: Path, key: str, text: str) -> None:
    """Write something else into a file, so that it can be seen whether it is read."""
    told = json.loads(path.read_text("utf-8"))
    if key in told:
        told[key] = text
    else:
        assert key in told["colored"]
        told["colored"][key] = text
    path.write_text(json.dumps(told), "utf-8")


def test_wholes_and_sections_are_kept_by_share(kept: Path) -> None:
    colors.color_share(0, 2)
    colors.color_share(1, 2)
    shares = [json.loads(path.read_text("utf-8"))["colored"] for path in sorted(kept.iterdir())]
    assert [list(share) for share in shares] == [
        [f'"""One."""\n\n{ONE}', ONE],
        [f'"""Two."""\n\n{TWO}', TWO],
    ]
    assert colors.colored(TWO) == '<span class="k">del</span> two\n'


def test_what_is_kept_is_not_colored_again(kept: Path) -> None:
    colors.color_share(0, 1)
    change(kept / "0.json", TWO, "as it was kept")
    assert colors.colored(TWO) == "as it was kept"
    colors.color_share(0, 1)
    assert "as it was kept" in (kept / "0.json").read_text("utf-8")


def test_what_was_colored_otherwise_is_colored_again(kept: Path) -> None:
    colors.color_share(0, 1)
    change(kept / "0.json", TWO, "as it was kept")
    change(kept / "0.json", "colored_by", "another Pygments")
    assert "kept" not in colors.colored(TWO)
    colors.color_share(0, 1)
    assert "as it was kept" not in (kept / "0.json").read_text("utf-8")
