"""While captures are being recorded, what compares with them has nothing to say yet."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """With --record, leave the witnesses out: they read the captures when they are imported."""
    if config.getoption("--record") and collection_path.name == "test_witness.py":
        return True
    return None
