"""What is kept in .cache/ is made once for its inputs, and again for others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import cached


def test_made_once_for_each_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cached, "CACHE", tmp_path)
    made = []

    def make() -> bytes:
        made.append(1)
        return b"made"

    assert [cached.kept("kind", "one", make) for _ in range(3)] == [b"made"] * 3
    assert len(made) == 1
    cached.kept("kind", "two", make)
    cached.kept("other", "one", make)
    assert len(made) == 3


def test_every_input_counts_and_so_does_their_division() -> None:
    names = {cached.digest(*parts) for parts in (("ab",), ("a", "b"), ("b", "a"), ("", "ab"))}
    assert len(names) == 4
    assert cached.digest("a", b"b") == cached.digest(b"a", "b")
